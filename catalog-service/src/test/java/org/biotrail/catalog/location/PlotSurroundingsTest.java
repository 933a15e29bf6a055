package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.location.SpecifiedSphere.Place;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What lies in and around plots: what follows when they change, which of them is found as parent, related layers. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PlotSurroundingsTest extends PlotGround {
    @Test
    void what_is_relative_follows_a_plot_that_moves_and_all_is_one_transaction() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60))));
        String sub = id(made(subplot("sub", plot, 10, 10, 40, 40)));
        String inner = id(made(subplot("inner", sub, 5, 5, 5, 5)));
        Place[] now = SpecifiedSphere.plot(CAMP, 100, 60, 90);
        patch(plot, Map.of("azimuth", 90)).statusCode(200);
        assertThat(logNames(plot)).endsWith("geometry changed");
        assertSubplot(get(sub), now, 10, 10, 40, 40);
        Place subOrigin = SpecifiedSphere.position(now, 10, 10);
        Place[] subCorners = SpecifiedSphere.plot(subOrigin, 40, 40, SpecifiedSphere.bearing(now[0], now[1]));
        assertSubplot(get(inner), subCorners, 5, 5, 5, 5);
        assertThat(logNames(inner)).containsExactly("default", "geometry changed");
        get(inner).body("version", equalTo(2));
        patch(plot, Map.of("x", 40))
                .statusCode(422)
                .body("violations[0].code", equalTo("children_outside"))
                .body("children.name", contains("sub"));
        get(plot).body("x", about(100)).body("version", equalTo(2));
        patch(sub, Map.of("startx", 60)).statusCode(200);
        assertSubplot(get(sub), now, 60, 10, 40, 40);
        made(Map.of(
                        "name",
                        "tree",
                        "adm_level",
                        999,
                        "latitude",
                        CAMP.phi() - 0.0001,
                        "longitude",
                        CAMP.lambda() + 0.0001))
                .body("parent_name", equalTo("Plot"));
        patch(plot, Map.of("latitude", -3.5, "longitude", -60))
                .statusCode(422)
                .body("violations[0].code", equalTo("children_outside"))
                .body("children.name", contains("tree"));
    }

    @Test
    void a_changed_plot_is_held_to_what_it_was_made_from() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60))));
        patch(plot, Map.of("x", 200)).statusCode(200).body("area", about(12000.0));
        assertPlace(ring(get(plot)).get(3), SpecifiedSphere.plot(CAMP, 200, 60, 0)[3]);
        String drawn = id(made(Map.of(
                "name",
                "Drawn",
                "adm_level",
                100,
                "x",
                10,
                "y",
                10,
                "geom",
                "POLYGON((-60.5 -3,-60.5 -2.999,-60.499 -2.999,-60.499 -3,-60.5 -3))")));
        patch(drawn, Map.of("x", 11))
                .statusCode(200)
                .body("area", about(110.0))
                .body("geometry_origin", equalTo("submitted"));
        patch(drawn, Map.of("latitude", -3, "longitude", -60.5))
                .statusCode(200)
                .body("geometry_origin", equalTo("generated"));
        patch(drawn, Map.of("adm_level", 101)).statusCode(422);
        String sub = id(made(subplot("sub", plot, 10, 10, 20, 20)));
        Map<String, Object> erased = new HashMap<>();
        erased.put("geom", null);
        patch(plot, erased).statusCode(422).body("violations[0].code", equalTo("one_geometry"));
        patch(
                        sub,
                        Map.of(
                                "geom",
                                "POINT(%s)"
                                        .formatted(wkt(SpecifiedSphere.position(
                                                SpecifiedSphere.plot(CAMP, 200, 60, 0), 50, 20)))))
                .statusCode(200)
                .body("geometry_origin", equalTo("generated"));
        assertThat(number(get(sub), "startx")).isCloseTo(50, within(0.001));
        patch(sub, erased).statusCode(200).body("geometry_origin", equalTo("relative"));
        patch(sub, Map.of("parent_id", "Brazil > Manaus")).statusCode(422);
        get(sub).body("geometry_origin", equalTo("relative"));
        patch(sub, Map.of("notes", "wet")).statusCode(200);
    }

    @Test
    void plots_are_detected_as_parents_the_innermost_first() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60))));
        String sub = id(made(subplot("sub", plot, 0, 0, 20, 20)));
        Place within = SpecifiedSphere.position(SpecifiedSphere.plot(CAMP, 100, 60, 0), 5, 5);
        Map<String, Object> tree =
                Map.of("name", "tree", "adm_level", 999, "latitude", within.phi(), "longitude", within.lambda());
        String found = id(made(tree).body("parent_id", equalTo(sub)));
        as("full").delete(LOCATIONS + "/" + found).then().statusCode(204);
        Map<String, Object> given = new HashMap<>(tree);
        given.put("parent_id", plot);
        made(given)
                .body("parent_id", equalTo(plot))
                .body("warnings.find { it.code == 'better_parent' }.id", equalTo(sub));
        given().queryParam("latitude", within.phi())
                .queryParam("longitude", within.lambda())
                .queryParam("adm_level", 999)
                .get(LOCATIONS + "/detect-parent")
                .then()
                .body("parent.name", equalTo("sub"));
        post(Map.of(
                        "name",
                        "t",
                        "adm_level",
                        101,
                        "x",
                        5,
                        "y",
                        1,
                        "parent_id",
                        found,
                        "latitude",
                        within.phi(),
                        "longitude",
                        within.lambda()))
                .statusCode(422);
        made(Map.of(
                        "name",
                        "reef",
                        "adm_level",
                        100,
                        "x",
                        5,
                        "y",
                        5,
                        "latitude",
                        -10,
                        "longitude",
                        -20,
                        "ismarine",
                        true,
                        "parent_id",
                        "Brazil"))
                .body("warnings.code", hasItem("outside_parent_marine"));
        made(Map.of(
                        "name",
                        "seamount",
                        "adm_level",
                        100,
                        "x",
                        5,
                        "y",
                        5,
                        "latitude",
                        -11,
                        "longitude",
                        -20,
                        "ismarine",
                        true))
                .body("parent_name", equalTo("World"));
    }

    @Test
    void what_lies_close_by_a_plot_at_sea_belongs_to_it() {
        Map<String, Object> reef = fromPoint("reef", 100, Map.of("x", 40, "y", 20, "ismarine", true));
        reef.putAll(Map.of("latitude", -20, "longitude", -25));
        String plot = id(made(reef).body("parent_name", equalTo("World")));
        made(Map.of("name", "buoy", "adm_level", 999, "latitude", -20.0001, "longitude", -25))
                .body("parent_id", equalTo(plot))
                .body("warnings.code", contains("outside_parent"));
        refused(
                Map.of("name", "far", "adm_level", 999, "latitude", -20.0005, "longitude", -25),
                "no_parent_found",
                "parent_id");
        refused(
                Map.of("name", "p", "adm_level", 100, "x", 2, "y", 2, "latitude", -20.0001, "longitude", -25),
                "no_parent_found",
                "parent_id");
    }

    @Test
    void layers_are_linked_to_plots_and_transects_whichever_comes_first() {
        String park = id(made(Map.of("name", "Park", "adm_level", 99, "geom", box(-60.1, -3.1, -59.9, -2.9))));
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60)))
                .body("related.id", contains(park))
                .body("related.origin", contains("detected"))
                .body("conservation_unit_id", equalTo(park)));
        String line =
                id(made(fromPoint("Line", 101, Map.of("x", 100, "y", 60))).body("conservation_unit_id", equalTo(park)));
        String core = id(made(Map.of("name", "Core", "adm_level", 99, "geom", box(-60, -3, -59.95, -2.94))));
        get(plot).body("conservation_unit_id", equalTo(core)).body("related", hasSize(2));
        get(line).body("conservation_unit_id", equalTo(core));
        assertThat(logNames(plot)).endsWith("related layers changed");
        given().queryParam("related", "Core").get(LOCATIONS).then().body("data", hasSize(2));
        patch(core, Map.of("geom", box(-60.05, -3, -60, -2.94))).statusCode(200);
        get(plot).body("related.id", contains(park));
        String land = id(made(Map.of("name", "Land", "adm_level", 98, "geom", box(-59.97, -2.97, -59.9, -2.9499))));
        get(plot).body("related.id", not(hasItem(land)));
        patch(plot, Map.of("related_ids", List.of(land)))
                .statusCode(200)
                .body("related.find { it.id == '" + land + "' }.origin", equalTo("given"));
        patch(plot, Map.of("related_ids", List.of("Manaus")))
                .statusCode(422)
                .body("violations[0].code", equalTo("not_related"));
        as("full").delete(LOCATIONS + "/" + land).then().statusCode(409).body("violations[0].code", equalTo("in_use"));
        as("full").delete(LOCATIONS + "/" + park).then().statusCode(204);
        get(plot).body("related.id", contains(land)).body("conservation_unit_id", nullValue());
        patch(plot, Map.of("related_ids", List.of())).statusCode(200).body("related", hasSize(0));
    }
}
