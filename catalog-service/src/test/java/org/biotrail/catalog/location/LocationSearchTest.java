package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locations that are found by where they are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LocationSearchTest extends LocationGround {
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
        as("full")
                .body(Map.of("geometry", "POINT(200 0)"))
                .post(LOCATIONS + "/search")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("geometry"))
                .body("violations[0].code", equalTo("coordinates_out_of_range"));
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
                .body(Map.of("latitude", 3.125, "longitude", -60.5))
                .post(LOCATIONS + "/points")
                .then()
                .statusCode(201)
                .body("name", equalTo("UnnamedPoint_-60.5_3.125"));
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
}
