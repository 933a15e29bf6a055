package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LocationsTest {
    static final String LOCATIONS = "/catalog/v1/locations";

    @Inject
    Pool pool;

    @BeforeEach
    void an_empty_world() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("update location set related_ids = '{}' where related_ids <> '{}'")
                .executeAndAwait();
        for (int i = 0; i < 8; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
    }

    @Test
    void a_point_gets_the_deepest_area_and_its_conservation_unit() {
        country();
        String state = id(made("Amazonas", 4, box(-70, -10, -56, 2)));
        String town = id(made("Manaus", 8, box(-61, -4, -59, -2)));
        String park = id(made("Reserva Ducke", 99, box(-60.1, -3.1, -59.9, -2.9)));
        JsonPath point = made("A tree", 999, "POINT(-60 -3)")
                .body("parent_id", equalTo(town))
                .body("full_name", equalTo("Brazil > Amazonas > Manaus > A tree"))
                .body("higher_geography", equalTo("Brazil | Amazonas | Manaus"))
                .body("country", equalTo("Brazil"))
                .body("level_name", equalTo("Point"))
                .body("conservation_unit_id", equalTo(park))
                .body("related[0].origin", equalTo("detected"))
                .body("decimal_latitude", equalTo(-3))
                .extract()
                .jsonPath();
        String later = id(made("Terra", 98, box(-60.5, -3.5, -59.5, -2.5)));
        get(point.getString("id")).body("related.id", containsInAnyOrder(park, later));
        assertThat(version(point.getString("id"))).isEqualTo(2);
        as("full").delete(LOCATIONS + "/" + park).then().statusCode(204);
        get(point.getString("id")).body("related.id", equalTo(List.of(later)));
        given().get(LOCATIONS + "/" + point.getString("id") + "/ancestors")
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of("Brazil", "Amazonas", "Manaus")));
        given().queryParam("root", "Brazil > Amazonas")
                .queryParam("include_root", "false")
                .get(LOCATIONS)
                .then()
                .statusCode(200)
                .body("data.name", hasItems("Manaus", "A tree"))
                .body("data.id", not(hasItem(state)));
        given().get(LOCATIONS + "/" + state + "/counts")
                .then()
                .body("descendants", equalTo(3))
                .body("by_level.8", equalTo(1));
        given().queryParam("root", state)
                .get(LOCATIONS + "/tree")
                .then()
                .statusCode(200)
                .body("children[0].children_count", equalTo(2));
        given().get(LOCATIONS)
                .then()
                .statusCode(200)
                .body("data.name", not(hasItem("World")))
                .body("data[0].geom", equalTo(null));
    }

    @Test
    void a_child_beyond_its_parent_s_border_is_warned_of_or_refused() {
        String country = country();
        String state = id(made("Amazonas", 4, box(-70, -10, -56, 2)));
        made("Near", 8, box(-57, -5, -55.995, -4), Map.of("parent_id", state))
                .body("warnings.code", hasItem("outside_parent"))
                .body("warnings[0].metres", about(555, 5));
        post("Far", 8, box(-57, -3, -55.9, -2), Map.of("parent_id", state))
                .statusCode(422)
                .body("violations[0].code", equalTo("not_in_parent"))
                .body("metres", about(11_100, 60));
        made("Coast", 4, box(-50, -10, -29.9, 2), Map.of("parent_id", country))
                .body("warnings.code", hasItem("outside_parent"));
        post("Sea", 999, "POINT(-20 -3)", Map.of("parent_id", country))
                .statusCode(422)
                .body("violations[0].code", equalTo("not_in_parent"));
        made("Reef", 999, "POINT(-20 -3)", Map.of("parent_id", country, "ismarine", true))
                .body("warnings.code", hasItem("outside_parent_marine"));
        post("Swapped", 999, "POINT(-5 -60)", Map.of("parent_id", state))
                .statusCode(422)
                .body("violations[0].code", equalTo("coordinates_look_swapped"));
        made("Shallow", 999, "POINT(-56.5 -4.5)", Map.of("parent_id", state))
                .body("warnings.code", hasItem("better_parent"));
        post("Deep", 4, box(-57, -3, -56.9, -2), Map.of("parent_id", state))
                .statusCode(422)
                .body("violations[0].code", equalTo("level_order"));
        post("Nowhere", 999, "POINT(100 50)", Map.of())
                .statusCode(422)
                .body("violations[0].code", equalTo("no_parent_found"));
    }

    @Test
    void a_filled_bay_is_as_far_outside_as_its_middle() {
        country();
        String bay = id(made("Bay", 4, "POLYGON((-70 -10,-60 -10,-60 0,-62 0,-62 -8,-68 -8,-68 0,-70 0,-70 -10))"));
        post("Filled", 8, box(-69, -9, -61, -1), Map.of("parent_id", bay))
                .statusCode(422)
                .body("violations[0].code", equalTo("not_in_parent"))
                .body("metres", about(330_000, 60_000));
    }

    @Test
    void a_bow_tie_is_repaired_with_a_warning_or_refused_with_its_place() {
        country();
        String bowTie = "POLYGON((-60 -5,-59 -4,-59 -5,-60 -4,-60 -5))";
        post("Tie", 99, bowTie, Map.of(), Map.of("repair", false))
                .statusCode(422)
                .body("violations[0].code", equalTo("geometry_invalid"))
                .body("violations[0].message", containsString("POINT(-59.5 -4.5)"));
        made("Tie", 99, bowTie).body("warnings.code", hasItem("geometry_repaired"));
        post("Flat", 99, "POLYGON((-60 -5,-59 -4,-60 -5,-60 -5))", Map.of())
                .statusCode(422)
                .body("violations[0].code", equalTo("geometry_invalid"));
        // a square inside a square in one ring: a hole for one method, filled for the other
        post(
                        "Twice",
                        99,
                        "POLYGON((-60 -5,-58 -5,-58 -3,-60 -3,-60 -5,-59.5 -4.5,-58.5 -4.5,-58.5 -3.5,-59.5 -3.5,-59.5 -4.5,-60 -5))",
                        Map.of())
                .statusCode(422);
    }

    @Test
    void what_equals_another_is_told() {
        String country = country();
        made("Amazonas", 4, box(-70, -10, -56, 2));
        post("amazonas", 4, box(-55, -10, -50, 2), Map.of())
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_name"));
        post("Other", 4, "POLYGON((-56 2,-70 2,-70 -10,-56 -10,-56 2))", Map.of())
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_geometry"));
        made("Same park", 99, box(-70, -10, -56, 2)).body("warnings.code", hasItem("same_geometry"));
        String point = id(made("P1", 999, "POINT(-60 -3)"));
        made("P2", 999, "POINT(-60.0005 -3)")
                .body("warnings.find { it.code == 'near_duplicate' }.points[0].id", equalTo(point))
                .body("warnings.find { it.code == 'near_duplicate' }.points[0].metres", about(55.6, 0.2));
        post("Two", 2, box(0, 0, 1, 1), Map.of("country_code", "BR")).statusCode(409);
        post("Three", 2, box(0, 0, 1, 1), Map.of("country_code", "XX")).statusCode(422);
        as("full")
                .delete(LOCATIONS + "/" + country)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("has_children"));
    }

    @Test
    void a_new_area_takes_over_what_it_covers() {
        country();
        String town = id(made("Manaus", 8, box(-61, -4, -59, -2)));
        String state = id(made("Amazonas", 4, box(-70, -10, -56, 2)).body("adopted.id", equalTo(List.of(town))));
        get(town).body("parent_id", equalTo(state)).body("full_name", equalTo("Brazil > Amazonas > Manaus"));
        patch("full", state, Map.of("geom", box(-70, -3, -56, 2)))
                .statusCode(422)
                .body("violations[0].code", equalTo("children_outside"))
                .body("children[0].id", equalTo(town));
        patch("full", town, Map.of("parent_id", town)).statusCode(422);
        patch("full", state, Map.of("notes", "wet")).statusCode(200).body("area", about(2.06e12, 1e11));
        patch("full", state, Map.of("latitude", 1)).statusCode(422).body("violations[0].code", equalTo("one_geometry"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 60})
    void near_finds_what_lies_at_990_metres_and_not_at_1010(double latitude) {
        made("Land", 2, box(0, -5, 20, 65));
        for (int metres : new int[] {990, 1010}) {
            for (int azimuth : new int[] {0, 90, 225}) {
                String place = pool.preparedQuery(
                                "select st_astext(st_project(st_point(10, $1)::geography, $2, radians($3))) as p")
                        .executeAndAwait(
                                io.vertx.mutiny.sqlclient.Tuple.of(latitude, (double) metres, (double) azimuth))
                        .iterator()
                        .next()
                        .getString("p");
                made("at " + metres + " " + azimuth, 999, place);
            }
        }
        given().queryParam("near", latitude + ",10")
                .queryParam("distance", 1000)
                .queryParam("adm_level", 999)
                .get(LOCATIONS)
                .then()
                .statusCode(200)
                .body("data.name", containsInAnyOrder("at 990 0", "at 990 90", "at 990 225"))
                .body("data.distance", everyItem(about(990, 0.01)));
        String path = LOCATIONS + "?sort=distance&adm_level=999&distance=2000&near=" + latitude + ",10";
        String next =
                given().get(path + "&limit=4").then().statusCode(200).extract().path("next");
        given().get(path + "&limit=4&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data.name", hasSize(2))
                .body("data.distance", everyItem(about(1010, 0.01)));
        given().get(LOCATIONS + "?sort=distance").then().statusCode(400);
        given().queryParam("contains", latitude + ",10")
                .queryParam("deepest", true)
                .get(LOCATIONS)
                .then()
                .body("data.name", equalTo(List.of("Land")));
    }

    @Test
    void a_box_may_cross_the_antimeridian() {
        made(
                "Fiji",
                2,
                "MULTIPOLYGON(((177 -19,180 -19,180 -16,177 -16,177 -19)),((-180 -19,-178 -19,-178 -16,-180 -16,-180 -19)))");
        made("West", 999, "POINT(179.9 -17)");
        made("East", 999, "POINT(-179.9 -17)");
        bbox("179,-18,-179,-16").body("data.name", containsInAnyOrder("Fiji", "West", "East"));
        bbox("179,-18,180,-16").body("data.name", containsInAnyOrder("Fiji", "West"));
        bbox("-179,-18,179,-16").body("data.name", equalTo(List.of("Fiji")));
        bbox("1,2,3").statusCode(400);
        bbox("1,2,3,NaN").statusCode(400);
        bbox("-179,-18,179,-16").body("data[0].bbox", hasSize(4));
        as("full")
                .body(Map.of("geometry", "POLYGON((179 -18,180 -18,180 -16,179 -16,179 -18))", "relation", "within"))
                .post(LOCATIONS + "/search")
                .then()
                .statusCode(200)
                .body("data.name", equalTo(List.of("West")));
        given().queryParam("within", "Fiji")
                .get(LOCATIONS)
                .then()
                .body("data.name", containsInAnyOrder("West", "East"));
        given().accept("application/geo+json")
                .queryParam("name", "W*")
                .get(LOCATIONS)
                .then()
                .statusCode(200)
                .body("features[0].geometry.type", equalTo("Point"));
    }

    @Test
    void coordinates_of_another_datum_are_transformed_and_kept() {
        country();
        made("UTM", 999, "SRID=31980;POINT(833000 9668000)")
                .body("decimal_latitude", about(-2.99, 0.02))
                .body("decimal_longitude", about(-60.0, 0.02))
                .body("verbatim_srs", equalTo("EPSG:31980"))
                .body("datum", equalTo("EPSG:31980"));
        made("Old", 999, "POINT(-60 -4)", Map.of("datum", "Córrego Alegre"))
                .body("warnings.code", hasItem("datum_not_transformed"));
        post("Both", 999, "SRID=31980;POINT(1 1)", Map.of("datum", "EPSG:31981"))
                .statusCode(422);
    }

    @Test
    void points_are_found_again_or_made() {
        country();
        JsonPath made = as("full")
                .body(Map.of("latitude", -3.125, "longitude", -60.5, "altitude", 90))
                .post(LOCATIONS + "/points")
                .then()
                .statusCode(201)
                .body("name", equalTo("UnnamedPoint_605_3125"))
                .body("altitude", equalTo(90))
                .extract()
                .jsonPath();
        as("full")
                .body(Map.of("latitude", -3.125, "longitude", -60.5))
                .post(LOCATIONS + "/points")
                .then()
                .statusCode(200)
                .body("id", equalTo(made.getString("id")));
        as("full")
                .body(Map.of("latitude", "x", "longitude", -60.5))
                .post(LOCATIONS + "/points")
                .then()
                .statusCode(422);
        as("full")
                .body(Map.of(
                        "coordinates",
                        List.of(Map.of("latitude", -3, "longitude", -60), Map.of("latitude", -60, "longitude", -3))))
                .post(LOCATIONS + "/validations")
                .then()
                .statusCode(200)
                .body("data[0].ancestors[0].name", equalTo("Brazil"))
                .body("data[0].coordinates_look_swapped", equalTo(false))
                .body("data[1].coordinates_look_swapped", equalTo(true));
        given().queryParam("latitude", -3)
                .queryParam("longitude", -60)
                .queryParam("adm_level", 8)
                .get(LOCATIONS + "/detect-parent")
                .then()
                .statusCode(200)
                .body("parent.name", equalTo("Brazil"));
    }

    @Test
    void core_fields_of_a_used_location_are_for_super_admins() {
        country();
        String id = id(made("Camp", 999, "POINT(-60 -3)"));
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('location', '%s', 'sampling', 'field_record', 1)"
                                .formatted(id))
                .executeAndAwait();
        patch("full", id, Map.of("name", "Base")).statusCode(403).body("violations[0].code", equalTo("in_use"));
        patch("full", id, Map.of("latitude", -3.1, "longitude", -60)).statusCode(403);
        patch("full", id, Map.of("notes", "dry")).statusCode(200);
        patch("admin", id, Map.of("latitude", -3.1, "longitude", -60))
                .statusCode(200)
                .body("decimal_latitude", about(-3.1, 1e-6));
        as("admin").delete(LOCATIONS + "/" + id).then().statusCode(409);
    }

    @Test
    void the_world_stays_as_it_is() {
        patch("admin", Location.WORLD.toString(), Map.of("notes", "round"))
                .statusCode(403)
                .body("violations[0].code", equalTo("protected"));
        as("admin").delete(LOCATIONS + "/" + Location.WORLD).then().statusCode(403);
        given().queryParam("adm_level", "-1").get(LOCATIONS).then().body("data.name", equalTo(List.of("World")));
        post("Two", -1, box(0, 0, 1, 1), Map.of()).statusCode(422).body("violations[0].code", equalTo("unknown_level"));
        given().get("/catalog/v1/adm-levels").then().statusCode(200).body("data.adm_level", hasItems(2, 99, 999));
    }

    @Test
    void levels_are_told_in_the_reader_s_language() {
        String id = country();
        given().header("Accept-Language", "pt-BR,en;q=0.5")
                .get(LOCATIONS + "/" + id)
                .then()
                .header("Content-Language", "pt")
                .header("ETag", "\"1-pt\"")
                .body("level_name", equalTo("País"));
        given().header("Accept-Language", "fr").get(LOCATIONS).then().body("data[0].level_name", equalTo("Pays"));
        given().header("Accept-Language", "de")
                .get(LOCATIONS + "/" + id)
                .then()
                .header("Content-Language", "en")
                .body("level_name", equalTo("Country"));
        given().header("Accept-Language", "pt-BR")
                .get("/catalog/v1/adm-levels")
                .then()
                .header("Content-Language", "pt")
                .header("Vary", containsString("Accept-Language"))
                .body("data.find { it.adm_level == 100 }.name", equalTo("Parcela"))
                .body("data.adm_level", hasItems(100, 101));
        as("full")
                .header("Accept-Language", "pt")
                .header("If-Match", "\"1-pt\"")
                .body(Map.of("notes", "grande"))
                .patch(LOCATIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("level_name", equalTo("País"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[181,0]}",
                "{\"type\":\"Point\",\"coordinates\":[1e400,0]}",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}",
                "\"POINT(1 2); drop table location\"",
                "\"SRID=999999;POINT(1 2)\"",
                "\"SRID=31980;POINT(1e30 2)\"",
                "\"GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2))))))\"",
                "17",
                "true",
                "[]",
                "{}"
            })
    void hostile_geometries_are_refused(String geom) {
        int status = as("full")
                .body("{\"name\":\"x\",\"adm_level\":999,\"geom\":" + geom + "}")
                .post(LOCATIONS)
                .statusCode();
        assertThat(status).isIn(400, 422);
    }

    /** Sent without REST Assured, whose report of a failure would indent it ten thousand times. */
    @Test
    void json_ten_thousand_deep_is_refused() throws IOException, InterruptedException {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + LOCATIONS))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Tokens.of("full"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"x\",\"adm_level\":999,\"geom\":" + deep + "}"))
                .build();
        int status = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isIn(400, 422);
    }

    /** A number within so much of another one, whatever its class. */
    private static Matcher<Number> about(double value, double error) {
        return new TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Number number) {
                return Math.abs(number.doubleValue() - value) <= error;
            }

            @Override
            public void describeTo(Description description) {
                description.appendText(value + " give or take " + error);
            }
        };
    }

    private String country() {
        return id(made("Brazil", 2, box(-74, -34, -30, 6), Map.of("country_code", "BR")));
    }

    private long version(String id) {
        return pool.query("select version from location where id = '" + id + "'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private static ValidatableResponse bbox(String box) {
        return given().queryParam("bbox", box).get(LOCATIONS).then();
    }

    private static String box(double west, double south, double east, double north) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))".formatted(west, south, east, north);
    }

    static String id(ValidatableResponse answer) {
        return answer.extract().path("id");
    }

    private static ValidatableResponse get(String id) {
        return given().get(LOCATIONS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse made(String name, int level, String geom) {
        return made(name, level, geom, Map.of());
    }

    private static ValidatableResponse made(String name, int level, String geom, Map<String, ?> more) {
        return post(name, level, geom, more).statusCode(201);
    }

    private static ValidatableResponse post(String name, int level, String geom, Map<String, ?> more) {
        return post(name, level, geom, more, Map.of());
    }

    private static ValidatableResponse post(
            String name, int level, String geom, Map<String, ?> more, Map<String, ?> query) {
        Map<String, Object> body = new HashMap<>(more);
        body.putAll(Map.of("name", name, "adm_level", level, "geom", geom));
        return as("full").queryParams(query).body(body).post(LOCATIONS).then();
    }

    private static ValidatableResponse patch(String user, String id, Map<String, ?> patch) {
        return as(user).body(patch).patch(LOCATIONS + "/" + id).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
