package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The tree of locations: parents found and held to, what is equal or used, the World and its levels. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LocationsTest extends LocationGround {
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
        post("Swapped", 999, "POINT(-5 -60)", Map.of())
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

    @Test
    void core_fields_of_a_used_location_are_for_super_admins() {
        country();
        String id = id(made("Camp", 999, "POINT(-60 -3)"));
        String park = id(made("Park", 99, box(-61, -4, -59, -2)));
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('location', '%s', 'sampling', 'field_record', 1)"
                                .formatted(id))
                .executeAndAwait();
        patch("full", id, Map.of("name", "Base")).statusCode(403).body("violations[0].code", equalTo("in_use"));
        patch("full", id, Map.of("related_ids", List.of(park))).statusCode(200);
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
        post("Inner", 2, box(-60, -3, -59, -2), Map.of("parent_id", country()))
                .statusCode(422)
                .body("violations[0].code", equalTo("level_order"));
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
                .body("data.find { it.adm_level == 97 }.name", equalTo("Camada ambiental"))
                .body("data.find { it.adm_level == 98 }.name", equalTo("Terra indígena"))
                .body("data.find { it.adm_level == 99 }.name", equalTo("Unidade de conservação"))
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
}
