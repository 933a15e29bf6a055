package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.catalog.location.SpecifiedSphere.Place;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How plots and subplots are drawn, and what they measure. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PlotsTest extends PlotGround {
    @ParameterizedTest
    @CsvSource({"100,50,0", "20,20,30", "250,40,271.5", "1,1,-90"})
    void a_plot_from_a_point_has_the_corners_of_the_formulas(double x, double y, double azimuth) {
        ValidatableResponse plot = made(fromPoint("P", 100, Map.of("x", x, "y", y, "azimuth", azimuth)))
                .body("geometry_origin", equalTo("generated"))
                .body("full_name", equalTo("Brazil > Manaus > P"))
                .body("area", about(x * y));
        Place[] corners = SpecifiedSphere.plot(CAMP, x, y, azimuth);
        assertPlaces(ring(plot), corners[0], corners[1], corners[2], corners[3], corners[0]);
        assertPlace(new Place(number(plot, "decimal_latitude"), number(plot, "decimal_longitude")), CAMP);
        plot.body("georeference_remarks", containsString("first vertex"));
    }

    @Test
    void a_plot_drawn_as_a_polygon_comes_back_vertex_for_vertex() {
        // against the right-hand rule, and with a vertex on an edge
        String wkt = "POLYGON((-60.000000001 -3,-60 -2.999,-59.9995 -2.998999999,-59.999 -2.999,-59.999 -3,"
                + "-60.000000001 -3))";
        ValidatableResponse plot = made(Map.of("name", "Drawn", "adm_level", 100, "geom", wkt, "x", 111, "y", 111))
                .body("geometry_origin", equalTo("submitted"))
                .body("vertices", equalTo(6));
        assertThat(ring(plot))
                .startsWith(new Place(-3, -60.000000001), new Place(-2.999, -60), new Place(-2.998999999, -59.9995))
                .hasSize(6);
        assertThat(pool.query("select st_astext(geom, 15) w from location where name = 'Drawn'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString("w"))
                .isEqualTo(wkt);
        post(Map.of("name", "Again", "adm_level", 100, "geom", wkt, "x", 111, "y", 111))
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_geometry"));
    }

    @Test
    void subplots_lie_where_their_position_says_and_nought_is_a_position() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60, "azimuth", 25))));
        Place[] outer = SpecifiedSphere.plot(CAMP, 100, 60, 25);
        ValidatableResponse first = made(subplot("0,0", plot, 0, 0, 20, 20))
                .body("geometry_origin", equalTo("relative"))
                .body("startx", about(0))
                .body("full_name", equalTo("Brazil > Manaus > Plot > 0,0"));
        assertSubplot(first, outer, 0, 0, 20, 20);
        ValidatableResponse second = made(subplot("80,40", plot, 80, 40, 20, 20));
        assertSubplot(second, outer, 80, 40, 20, 20);
        String inner = id(made(subplot("inner", id(second), 10, 5, 5, 5)));
        position(inner, "x=1&y=2").body("gx", about(91.0)).body("gy", about(47.0));
        given().get(LOCATIONS + "/" + plot).then().body("children_count", equalTo(2));
    }

    @Test
    void a_subplot_s_position_is_computed_back_from_its_geometry() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60, "azimuth", 25))));
        Place[] outer = SpecifiedSphere.plot(CAMP, 100, 60, 25);
        Place corner = SpecifiedSphere.position(outer, 30, 10);
        ValidatableResponse back = made(Map.of(
                        "name",
                        "back",
                        "adm_level",
                        100,
                        "x",
                        10,
                        "y",
                        10,
                        "azimuth",
                        25,
                        "latitude",
                        corner.phi(),
                        "longitude",
                        corner.lambda()))
                .body("parent_id", equalTo(plot))
                .body("geometry_origin", equalTo("generated"));
        assertThat(number(back, "startx")).isCloseTo(30, within(0.001));
        assertThat(number(back, "starty")).isCloseTo(10, within(0.001));
        ValidatableResponse atOrigin =
                made(fromPoint("origin", 100, Map.of("x", 5, "y", 5, "azimuth", 25, "parent_id", plot)));
        assertThat(number(atOrigin, "startx")).isZero();
    }

    @Test
    void what_measures_a_plot_has_is_a_rule_of_its_level() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60))));
        refused(fromPoint("a", 100, Map.of("y", 5)), "dimension_required", "x");
        refused(fromPoint("a", 100, Map.of("x", 5)), "dimension_required", "y");
        refused(fromPoint("a", 100, Map.of("x", 0, "y", 5)), "out_of_range", "x");
        refused(fromPoint("a", 999, Map.of("x", 5)), "dimension_not_allowed", "x");
        refused(fromPoint("a", 101, Map.of("x", 5, "y", 1, "startx", 1)), "dimension_not_allowed", "startx");
        refused(fromPoint("a", 101, Map.of("y", 1)), "dimension_required", "x");
        refused(fromPoint("a", 101, Map.of("x", 5)), "dimension_required", "y");
        refused(
                Map.of("name", "a", "adm_level", 100, "x", 5, "y", 5, "parent_id", plot),
                "subplot_position_required",
                "startx");
        refused(Map.of("name", "a", "adm_level", 100, "x", 5, "y", 5), "one_geometry", "geom");
        refused(
                Map.of(
                        "name",
                        "a",
                        "adm_level",
                        100,
                        "x",
                        5,
                        "y",
                        5,
                        "parent_id",
                        "Brazil > Manaus",
                        "startx",
                        1,
                        "starty",
                        1),
                "one_geometry",
                "geom");
        refused(
                Map.of(
                        "name",
                        "a",
                        "adm_level",
                        100,
                        "x",
                        5,
                        "y",
                        5,
                        "startx",
                        1,
                        "starty",
                        1,
                        "latitude",
                        -3.5,
                        "longitude",
                        -60),
                "dimension_not_allowed",
                "startx");
        refused(subplot("a", plot, 81, 0, 20, 20), "outside_parent_plot", "startx");
        refused(subplot("a", plot, 0, 40.02, 20, 20), "outside_parent_plot", "startx");
        refused(subplot("a", plot, -1, 0, 20, 20), "outside_parent_plot", "startx");
        made(subplot("rounded", plot, 80.01, 40, 20, 20));
        made(subplot("rounded too", plot, -0.01, 0, 20, 20));
        refused(
                Map.of(
                        "name",
                        "a",
                        "adm_level",
                        100,
                        "x",
                        1,
                        "y",
                        1,
                        "geom",
                        "POLYGON((-60 -3,-60 -2.999,-59.9999 -2.998,-59.99995 -2.999,-60 -3))"),
                "plot_axes",
                "geom");
        post(Map.of(
                        "name",
                        "tie",
                        "adm_level",
                        100,
                        "x",
                        1,
                        "y",
                        1,
                        "geom",
                        "POLYGON((-60 -3,-59.9 -2.9,-59.9 -3,-60 -2.9,-60 -3))"))
                .statusCode(422)
                .body("violations[0].code", equalTo("geometry_invalid"))
                .body("violations[0].message", containsString("POINT(-59.95 -2.95)"));
        for (String hostile : List.of("1e400", "1e-999999", "-1e5000000", "\"5\"", "true", "[1]")) {
            int status = as("full")
                    .body("{\"name\":\"h\",\"adm_level\":100,\"latitude\":-3,\"longitude\":-60,\"y\":5,\"x\":" + hostile
                            + "}")
                    .post(LOCATIONS)
                    .statusCode();
            assertThat(status).as(hostile).isIn(400, 422);
        }
    }

    @Test
    void two_plots_at_one_corner_are_told_apart_by_their_measures() {
        made(fromPoint("small", 100, Map.of("x", 10, "y", 10)));
        post(fromPoint("twin", 100, Map.of("x", 10, "y", 10, "parent_id", "Manaus")))
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_geometry"));
        made(fromPoint("large", 100, Map.of("x", 20, "y", 10, "parent_id", "Manaus")));
    }

    @Test
    void a_plot_of_many_vertices_is_told_whole_in_its_event() {
        StringBuilder ring = new StringBuilder("POLYGON((-60 -3");
        for (int i = 1; i <= 250; i++) {
            ring.append(String.format(Locale.ROOT, ",%.7f %.7f", -60 + i * 1e-6 * i * 1e-3, -3 + i * 1e-5));
        }
        ring.append(",-59.99 -2.9975,-59.99 -3,-60 -3))");
        String plot = id(made(Map.of("name", "Many", "adm_level", 100, "x", 1000, "y", 250, "geom", ring.toString())));
        assertThat(pool.query("select vertices from told_of where subject_id = '" + plot + "'")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(254);
    }
}
