package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.location.SpecifiedSphere.Place;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Positions in plots, along transects and around points, there and back. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PositionsTest extends PlotGround {
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
}
