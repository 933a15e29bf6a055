package org.biotrail.catalog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send: it is refused with a reason that can be read, and nothing breaks. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class HostileInputTest {
    private static final String CATALOG = "/catalog/v1/";
    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

    /** Bodies, most of them around a field. */
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "[]",
            "1",
            "\"text\"",
            "{\"field\":",
            "{\"field\":\"x\"}}",
            DEEP,
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "{\"field\":" + DEEP + "}",
            "{\"field\":NaN}",
            "{\"field\":Infinity}",
            "{\"field\":1e400}",
            "{\"field\":true}",
            "{\"field\":{\"a\":1}}",
            "{\"field\":[[]]}",
            "{\"field\":\"\\u0000\"}",
            "{\"field\":\"a\\ud800\"}",
            "{\"field\":\"a\\u202eb\"}",
            "{\"field\":\"" + "a".repeat(250_000) + "\"}",
            "{\"field\":\"x\",\"field\":\"y\"}",
            "{\"no such field\":1}",
            "{\"\\u0000\":1}");

    @ParameterizedTest
    @CsvSource({
        "taxa, name",
        "taxa/match, names",
        "taxa/exports, root",
        "locations, geom",
        "locations/points, latitude",
        "locations/search, geometry",
        "locations/validations, coordinates",
        "bibreferences, bibtex",
        "traits, categories",
        "tags, translations"
    })
    void a_body_that_makes_no_sense_is_refused_with_a_reason(String path, String field) {
        for (String body : BODIES) {
            Response answer = post(path, body.replace("field", field).getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode())
                    .as("%s to %s: %s", body.substring(0, Math.min(40, body.length())), path, answer.asString())
                    .isIn(400, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.asString()).contains("\"violations\":[{");
        }
        assertThat(post(path, new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"latitude\":\"-3\",\"longitude\":-60",
                "\"latitude\":1e400,\"longitude\":-60",
                "\"latitude\":-3",
                "\"latitude\":100,\"longitude\":-60",
                "\"geom\":\"POINT(NaN 1)\"",
                "\"geom\":\"POINT(1e400 1)\"",
                "\"geom\":\"POINT(1 2\"",
                "\"geom\":\"POINT(1 2); drop table location\"",
                "\"geom\":{\"type\":\"Point\",\"coordinates\":[[1,2]]}",
                "\"geom\":{\"type\":\"Point\",\"coordinates\":[\"1\",\"2\"]}",
                "\"geom\":{\"type\":\"Point\",\"coordinates\":[1]}",
                "\"geom\":{\"type\":\"Point\",\"coordinates\":{\"lat\":1,\"lon\":2}}",
                "\"geom\":{\"type\":\"Polygon\",\"coordinates\":[[0,0],[1,1],[0,1],[0,0]]}",
                "\"geom\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}",
                "\"geom\":{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}",
                "\"geom\":{\"type\":\"Sphere\",\"coordinates\":[1,2]}",
                "\"geom\":\"SRID=999999;POINT(1 2)\"",
                "\"geom\":\"SRID=31980;POINT(1e30 2)\"",
                "\"geom\":\"GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2))))\"",
                "\"geom\":17",
                "\"geom\":{}"
            })
    void coordinates_that_are_none_are_refused(String place) {
        post("locations", ("{\"name\":\"h\",\"adm_level\":999," + place + "}").getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void signs_of_patterns_mean_themselves() {
        for (String things : List.of("taxa", "locations", "persons", "bibreferences", "traits")) {
            for (String sign : List.of("%", "_%\\")) {
                given().queryParam("q", sign)
                        .get(CATALOG + things + "/suggest")
                        .then()
                        .statusCode(200)
                        .body("data", empty());
            }
        }
        for (String things : List.of("taxa", "units")) {
            given().queryParam("name", "_%")
                    .get(CATALOG + things)
                    .then()
                    .statusCode(200)
                    .body("data", empty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "taxa/suggest?q=a&limit=many, limit",
        "taxa/tree?depth=99999999999, depth",
        "locations/tree?depth=1.5, depth",
        "'locations?bbox=NaN,0,1,1', bbox",
        "'locations?near=0,0&distance=1e400', distance",
        "locations?deepest=true, deepest",
        "taxa?level_min=x, level_min",
        "taxa?valid=maybe, valid",
        "taxa?no_such=1, no_such",
        "taxa/suggest?q=abc&no_such=1, no_such",
        "ranks?no_such=1, no_such",
        "persons?limit=1001, limit",
        "units?sort=no_such, sort"
    })
    void a_parameter_of_another_kind_is_named(String asked, String parameter) {
        given().urlEncodingEnabled(false)
                .get(CATALOG + asked)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "taxa?parent",
                "taxa?root",
                "taxa?person",
                "taxa?bibreference",
                "locations?parent",
                "locations?root",
                "locations?related",
                "locations?within",
                "locations?intersects",
                "persons?biocollection",
                "persons?specialist_of",
                "bibreferences?taxon",
                "bibreferences?taxon_root",
                "bibreferences?trait",
                "traits?unit",
                "traits?form",
                "forms?trait",
                "units?base_unit"
            })
    void a_parameter_that_refers_to_nothing_is_told(String parameter) {
        given().get(CATALOG + parameter + "=nothing, of the kind")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("unknown_reference"))
                .body("violations[0].message", containsString("nothing, of the kind"));
    }

    private static Response post(String path, byte[] body) {
        return given().auth()
                .oauth2(Tokens.of("admin"))
                .contentType("application/json")
                .body(body)
                .post(CATALOG + path);
    }
}
