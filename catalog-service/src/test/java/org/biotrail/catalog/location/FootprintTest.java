package org.biotrail.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FootprintTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void geojson_wkt_and_coordinates_give_the_same_place() {
        assertThat(Footprint.parse(json("{\"type\":\"Point\",\"coordinates\":[-60.5,-2.25]}"))
                        .wkt())
                .isEqualTo(Footprint.parse("POINT(-60.5 -2.25)").wkt())
                .isEqualTo(Footprint.point(-2.25, -60.5).wkt());
    }

    @Test
    void an_ewkt_names_its_reference_system() {
        assertThat(Footprint.parse("SRID=31980;POINT(700000 9700000)").srid()).contains(31980);
    }

    @Test
    void the_third_coordinate_of_a_point_is_its_altitude() {
        Footprint high = Footprint.parse(json("{\"type\":\"Point\",\"coordinates\":[7,46,1500]}"));
        assertThat(high.altitude()).contains(1500.0);
        assertThat(Footprint.parse("POINT Z (7 46 1500)").altitude()).contains(1500.0);
        assertThat(high.wkb()).hasSize(21);
    }

    @Test
    void third_coordinates_of_areas_are_dropped_with_a_warning() {
        Footprint area = Footprint.parse("POLYGON Z ((0 0 5, 1 0 5, 1 1 5, 0 0 5))");
        assertThat(area.altitude()).isEmpty();
        assertThat(area.remarks()).extracting(Violation::code).containsExactly("altitude_dropped");
    }

    @Test
    void an_open_ring_is_closed_with_a_warning() {
        assertThat(Footprint.parse(json("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}"))
                        .remarks())
                .extracting(Violation::code)
                .containsExactly("ring_closed");
        assertThat(Footprint.parse("POLYGON((0 0, 1 0, 1 1))").remarks())
                .extracting(Violation::code)
                .containsExactly("ring_closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"MultiPoint\",\"coordinates\":[[0,0]]}",
                "{\"type\":\"GeometryCollection\",\"geometries\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "\"MULTILINESTRING((0 0, 1 1))\"",
                "\"POINT EMPTY\"",
                "\"GEOMETRYCOLLECTION(POINT(0 0))\""
            })
    void other_geometries_are_no_places(String geom) {
        assertThat(code(geom)).isEqualTo("geometry_type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                "{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1],[2,2]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]}",
                "\"POINT(1)\"",
                "\"'; drop table location; --\"",
                "\"POLYGON((((((0 0))))))\""
            })
    void what_is_no_geometry_is_refused(String geom) {
        assertThat(code(geom)).isEqualTo("geometry_syntax");
    }

    @ParameterizedTest
    @CsvSource({"1e400,0", "0,-1e999"})
    void infinite_coordinates_are_refused(String x, String y) {
        assertThat(code("{\"type\":\"Point\",\"coordinates\":[" + x + "," + y + "]}"))
                .isEqualTo("coordinates_out_of_range");
    }

    @Test
    void brackets_ten_thousand_deep_do_no_harm() {
        assertThat(code("\"" + "GEOMETRYCOLLECTION(".repeat(10_000) + "\"")).isEqualTo("geometry_syntax");
    }

    @Test
    void a_place_is_given_in_exactly_one_way() {
        Optional<JsonNode> geom = Optional.of(json("\"POINT(1 2)\""));
        assertThatThrownBy(() -> Footprint.of(geom, Optional.of(1.0), Optional.of(2.0)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Footprint.of(Optional.empty(), Optional.of(1.0), Optional.empty()))
                .isInstanceOf(Problem.class);
        assertThat(Footprint.of(Optional.empty(), Optional.empty(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void degrees_beyond_the_globe_are_refused() {
        assertThatThrownBy(() -> Footprint.point(91, 0).requireDegrees()).isInstanceOf(Problem.class);
        assertThat(Footprint.point(90, 180).requireDegrees()).isNotNull();
    }

    @Test
    void each_level_has_its_geometry() {
        Footprint point = Footprint.point(1, 1);
        assertThatThrownBy(() -> point.requireFit(new AdmLevel(2))).isInstanceOf(Problem.class);
        assertThat(point.requireFit(AdmLevel.POINT)).isEqualTo(point);
    }

    @Property
    void a_point_is_read_back_as_it_was_written(
            @ForAll @DoubleRange(min = -180, max = 180) double longitude,
            @ForAll @DoubleRange(min = -90, max = 90) double latitude) {
        Footprint point = Footprint.point(latitude, longitude).requireDegrees();
        assertThat(Footprint.parse(point.wkt()).geometry().getCoordinate())
                .isEqualTo(point.geometry().getCoordinate());
    }

    private static String code(String geom) {
        try {
            Footprint.parse(json(geom));
            return "none";
        } catch (Problem problem) {
            return problem.violations().get(0).code();
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
