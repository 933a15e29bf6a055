package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.catalog.location.SpecifiedSphere.Place;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plots, subplots, transects and points, and positions in them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PlotsTest {
    private static final String LOCATIONS = "/catalog/v1/locations";
    private static final Place CAMP = new Place(-2.95, -59.97);
    /** Degrees within which a place is the one that the formulas give. */
    private static final double CLOSE = 1e-9;

    @Inject
    Pool pool;

    /** The relay takes events from the outbox; these stay. */
    @BeforeEach
    void events_are_kept() {
        pool.query("""
                        create table if not exists told_of (n bigserial, subject_id text, log_name text, vertices int);
                        create or replace function tell() returns trigger language plpgsql as
                        $$ begin
                            insert into told_of (subject_id, log_name, vertices)
                            values (new.subject_id, new.payload ->> 'log_name',
                                    case when new.payload #>> '{data,geom,type}' = 'Polygon'
                                         then jsonb_array_length(new.payload #> '{data,geom,coordinates,0}') end);
                            return null;
                        end $$;
                        create or replace trigger tell after insert on outbox for each row execute function tell();""").executeAndAwait();
    }

    @BeforeEach
    void a_country_and_a_town() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("update location set related_ids = '{}' where related_ids <> '{}'")
                .executeAndAwait();
        for (int i = 0; i < 9; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
        made(Map.of("name", "Brazil", "adm_level", 2, "geom", box(-74, -34, -30, 6)));
        made(Map.of("name", "Manaus", "adm_level", 8, "geom", box(-61, -4, -59, -2)));
    }

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
        made(subplot("rounded", plot, 80.01, 40, 20, 20));
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
    void a_transect_is_as_long_as_its_line_and_follows_it() {
        ValidatableResponse straight = made(fromPoint("T", 101, Map.of("x", 500, "y", 10, "azimuth", 70)))
                .body("geometry_origin", equalTo("generated"))
                .body("length", about(500.0));
        assertPlaces(line(straight), CAMP, SpecifiedSphere.dest(CAMP, 70, 500));
        Place turn = SpecifiedSphere.dest(CAMP, 0, 300);
        Place end = SpecifiedSphere.dest(turn, 90, 200);
        ValidatableResponse bent = made(Map.of(
                        "name",
                        "bent",
                        "adm_level",
                        101,
                        "y",
                        5,
                        "geom",
                        "LINESTRING(%s,%s,%s)".formatted(wkt(CAMP), wkt(turn), wkt(end))))
                .body("geometry_origin", equalTo("submitted"));
        double length = SpecifiedSphere.dist(CAMP, turn) + SpecifiedSphere.dist(turn, end);
        assertThat(number(bent, "x")).isCloseTo(length, within(1e-5));
        assertThat(number(bent, "length")).isCloseTo(length, within(0.01));
        String bentId = id(bent);
        assertPlace(place(position(bentId, "x=0&y=0")), CAMP);
        assertPlace(
                place(position(bentId, "x=100&y=5")),
                SpecifiedSphere.dest(
                        SpecifiedSphere.dest(CAMP, SpecifiedSphere.bearing(CAMP, turn), 100),
                        SpecifiedSphere.bearing(CAMP, turn) + 90,
                        5));
        // at the turn the heading is between the two courses
        assertPlace(place(position(bentId, "x=300&y=-5")), SpecifiedSphere.dest(turn, 45 - 90, 5), 2e-8);
        ValidatableResponse back =
                position(bentId, coordinates(SpecifiedSphere.dest(SpecifiedSphere.dest(turn, 90, 100), 180, 4)));
        assertThat(number(back, "x")).isCloseTo(400, within(0.01));
        assertThat(number(back, "y")).isCloseTo(4, within(0.01));
        outside(bentId, "x=100&y=5.1");
        outside(bentId, "x=-0.1&y=0");
        outside(bentId, "x=501&y=0");
        post(Map.of(
                        "name",
                        "off",
                        "adm_level",
                        999,
                        "parent_id",
                        bentId,
                        "latitude",
                        turn.phi() + 0.0002,
                        "longitude",
                        turn.lambda()))
                .statusCode(422)
                .body("violations[0].code", equalTo("not_in_parent"));
        made(Map.of(
                        "name",
                        "beside",
                        "adm_level",
                        999,
                        "parent_id",
                        bentId,
                        "latitude",
                        turn.phi() + 0.00003,
                        "longitude",
                        turn.lambda()))
                .body("warnings.code", hasItem("outside_parent"));
        made(Map.of("name", "told", "adm_level", 101, "y", 5, "x", 7, "geom", "LINESTRING(-60.1 -3.1,-60.1 -3.2)"))
                .body("warnings.code", hasItem("length_computed"));
    }

    @Test
    void positions_in_a_plot_follow_the_formulas_there_and_back() {
        String plot = id(made(fromPoint("Plot", 100, Map.of("x", 100, "y", 60, "azimuth", 25))));
        Place[] corners = SpecifiedSphere.plot(CAMP, 100, 60, 25);
        assertPlace(place(position(plot, "x=0&y=0")), CAMP);
        assertPlace(place(position(plot, "x=0&y=33.3")), SpecifiedSphere.position(corners, 0, 33.3));
        assertPlace(place(position(plot, "x=47&y=0")), SpecifiedSphere.position(corners, 47, 0));
        assertPlace(place(position(plot, "x=100&y=60")), SpecifiedSphere.position(corners, 100, 60));
        position(plot, "x=1&y=2").body("gx", nullValue());
        ValidatableResponse back = position(plot, coordinates(SpecifiedSphere.position(corners, 12.5, 40)));
        assertThat(number(back, "x")).isCloseTo(12.5, within(0.001));
        assertThat(number(back, "y")).isCloseTo(40, within(0.001));
        outside(plot, "x=100.1&y=1");
        outside(plot, "x=-0.1&y=1");
        outside(plot, "x=1&y=60.5");
        outside(plot, "latitude=0&longitude=0");
        for (String unreadable :
                List.of("y=2", "x=1", "x=1&y=2&angle=3&distance=4", "x=a&y=1", "x=NaN&y=1", "angle=1")) {
            given().get(LOCATIONS + "/" + plot + "/position?" + unreadable)
                    .then()
                    .statusCode(400);
        }
        given().get(LOCATIONS + "/" + plot + "/position?angle=1&distance=2")
                .then()
                .statusCode(422);
        given().get(LOCATIONS + "/nowhere/position?x=1&y=2").then().statusCode(404);
    }

    @Test
    void positions_at_a_point_are_angle_and_distance_or_north_and_east() {
        String point = id(made(fromPoint("Tree", 999, Map.of())));
        ValidatableResponse polar = position(point, "angle=30&distance=12.345");
        assertPlace(place(polar), SpecifiedSphere.dest(CAMP, 30, 12.345));
        assertThat(number(polar, "x")).isCloseTo(12.345 * Math.cos(Math.toRadians(30)), within(1e-9));
        assertThat(number(polar, "y")).isCloseTo(12.345 * Math.sin(Math.toRadians(30)), within(1e-9));
        polar.body("distance", about(12.35));
        ValidatableResponse cartesian = position(point, "x=0&y=-4");
        cartesian.body("angle", about(270.0)).body("distance", about(4.0));
        assertPlace(place(cartesian), SpecifiedSphere.dest(CAMP, 270, 4));
        position(point, coordinates(SpecifiedSphere.dest(CAMP, 200, 15)))
                .body("angle", about(200.0))
                .body("distance", about(15.0));
        outside(point, "angle=1&distance=-2");
        given().get(LOCATIONS + "/Manaus/position?x=1&y=2")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("position_outside"));
    }

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

    private List<String> logNames(String id) {
        List<String> names = new ArrayList<>();
        for (Row row : pool.query("select log_name from told_of where subject_id = '" + id + "' order by n")
                .executeAndAwait()) {
            names.add(row.getString(0));
        }
        return names;
    }

    private static void assertSubplot(
            ValidatableResponse subplot, Place[] outer, double startx, double starty, double x, double y) {
        Place origin = SpecifiedSphere.position(outer, startx, starty);
        Place[] corners = SpecifiedSphere.plot(origin, x, y, SpecifiedSphere.bearing(outer[0], outer[1]));
        assertPlaces(ring(subplot), corners[0], corners[1], corners[2], corners[3], corners[0]);
    }

    private static void assertPlaces(List<Place> found, Place... wanted) {
        assertThat(found).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertPlace(found.get(i), wanted[i]);
        }
    }

    private static void assertPlace(Place found, Place wanted) {
        assertPlace(found, wanted, CLOSE);
    }

    private static void assertPlace(Place found, Place wanted, double degrees) {
        assertThat(found.phi()).isCloseTo(wanted.phi(), within(degrees));
        assertThat(found.lambda()).isCloseTo(wanted.lambda(), within(degrees));
    }

    private static List<Place> ring(ValidatableResponse plot) {
        return places(plot, "geom.coordinates[0]");
    }

    private static List<Place> line(ValidatableResponse transect) {
        return places(transect, "geom.coordinates");
    }

    private static List<Place> places(ValidatableResponse answer, String path) {
        JsonPath json = doubles(given().get(LOCATIONS + "/" + id(answer) + "?fields=id,geom")
                .then()
                .statusCode(200));
        return json.<List<Number>>getList(path).stream()
                .map(place -> new Place(place.get(1).doubleValue(), place.get(0).doubleValue()))
                .toList();
    }

    private static JsonPath doubles(ValidatableResponse answer) {
        return answer.extract()
                .body()
                .jsonPath(io.restassured.path.json.config.JsonPathConfig.jsonPathConfig()
                        .numberReturnType(io.restassured.path.json.config.JsonPathConfig.NumberReturnType.DOUBLE));
    }

    private static double number(ValidatableResponse answer, String field) {
        return ((Number) doubles(answer).get(field)).doubleValue();
    }

    private static Place place(ValidatableResponse position) {
        return new Place(number(position, "latitude"), number(position, "longitude"));
    }

    private static String coordinates(Place place) {
        return "latitude=" + place.phi() + "&longitude=" + place.lambda();
    }

    private static String wkt(Place place) {
        return place.lambda() + " " + place.phi();
    }

    private static ValidatableResponse position(String id, String query) {
        return given().get(LOCATIONS + "/" + id + "/position?" + query).then().statusCode(200);
    }

    private static void outside(String id, String query) {
        given().get(LOCATIONS + "/" + id + "/position?" + query)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("position_outside"));
    }

    private static Map<String, Object> fromPoint(String name, int level, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("name", name, "adm_level", level, "latitude", CAMP.phi(), "longitude", CAMP.lambda()));
        body.putAll(more);
        return body;
    }

    private static Map<String, Object> subplot(
            String name, String plot, double startx, double starty, double x, double y) {
        return Map.of(
                "name", name, "adm_level", 100, "parent_id", plot, "startx", startx, "starty", starty, "x", x, "y", y);
    }

    /** A number that is this one but for the last places. */
    private static org.hamcrest.Matcher<Number> about(double value) {
        return new org.hamcrest.TypeSafeMatcher<>() {
            @Override
            protected boolean matchesSafely(Number number) {
                return Math.abs(number.doubleValue() - value) <= 1e-4;
            }

            @Override
            public void describeTo(org.hamcrest.Description description) {
                description.appendText("about " + value);
            }
        };
    }

    private static String box(double west, double south, double east, double north) {
        return "POLYGON((%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s))".formatted(west, south, east, north);
    }

    private static String id(ValidatableResponse answer) {
        return answer.extract().path("id");
    }

    private static ValidatableResponse get(String id) {
        return given().get(LOCATIONS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse made(Map<String, ?> body) {
        return post(body).statusCode(201);
    }

    private static ValidatableResponse post(Map<String, ?> body) {
        return as("full").body(body).post(LOCATIONS).then();
    }

    private static void refused(Map<String, ?> body, String code, String field) {
        post(body)
                .statusCode(422)
                .body("violations[0].code", equalTo(code))
                .body("violations[0].field", equalTo(field));
    }

    private static ValidatableResponse patch(String id, Map<String, ?> patch) {
        return as("full").body(patch).patch(LOCATIONS + "/" + id).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
