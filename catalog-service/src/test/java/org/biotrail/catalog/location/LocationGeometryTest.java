package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Geometries as they are sent and given back: repaired, transformed, refused. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LocationGeometryTest extends LocationGround {
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
    void coordinates_of_another_datum_are_transformed_and_kept() {
        country();
        made("UTM", 999, "SRID=31980;POINT(833000 9668000)")
                .body("decimal_latitude", about(-2.99, 0.02))
                .body("decimal_longitude", about(-60.0, 0.02))
                .body("verbatim_srs", equalTo("EPSG:31980"))
                .body("verbatim_coordinates", containsString("833000"))
                .body("geodetic_datum", equalTo("EPSG:4326"))
                .body("datum", equalTo("EPSG:31980"));
        made("Old", 999, "POINT(-60 -4)", Map.of("datum", "Córrego Alegre"))
                .body("warnings.code", hasItem("datum_not_transformed"));
        post("Both", 999, "SRID=31980;POINT(1 1)", Map.of("datum", "EPSG:31981"))
                .statusCode(422);
    }

    @Test
    void how_uncertain_a_point_is_is_told_in_metres() {
        country();
        made("A tree", 999, "POINT(-60 -3)", Map.of("coordinate_uncertainty", 12.5))
                .body("coordinate_uncertainty", about(12.5, 0));
        post("Another", 999, "POINT(-60 -3.1)", Map.of("coordinate_uncertainty", -1))
                .statusCode(422)
                .body("violations[0].field", equalTo("coordinate_uncertainty"))
                .body("violations[0].code", equalTo("out_of_range"));
        post("Park", 99, box(-60, -3, -59, -2), Map.of("coordinate_uncertainty", 10))
                .statusCode(422)
                .body("violations[0].field", equalTo("coordinate_uncertainty"))
                .body("violations[0].code", equalTo("dimension_not_allowed"));
    }

    @Test
    void a_geometry_is_plain_geojson_of_the_shape_that_is_asked_for() {
        country();
        String shown = LOCATIONS + "?name=Brazil&fields=geom&geometry=";
        for (Map.Entry<String, String> shape : Map.of("full", "Polygon", "simplified", "Polygon", "centroid", "Point")
                .entrySet()) {
            given().get(shown + shape.getKey())
                    .then()
                    .statusCode(200)
                    .body("data[0].geom.type", equalTo(shape.getValue()))
                    .body("data[0].geom.keySet()", containsInAnyOrder("type", "coordinates"));
        }
        made("A tree", 999, "POINT(-60 -3)").body("geom.keySet()", containsInAnyOrder("type", "coordinates"));
    }
}
