package org.biotrail.catalog.taxon.archive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.Tokens;

/** How archives are made, sent and looked into. */
abstract class ArchiveGround {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String TAXA = "/catalog/v1/taxa";
    static final Path DATA = Path.of("../../shared/data/taxa");
    static final String COLUMNS = "fields=full_name,rank,parent_name,author,taxonomic_status,accepted_name_usage,"
            + "external,nomenclatural_code,hybrid,incertae_sedis,bibreference,notes,vernacular_names,higher_classification";

    @Inject
    Pool pool;

    String error(byte[] archive) {
        JsonPath job = imported("", archive);
        assertThat(job.getString("state")).isEqualTo("failed");
        return job.getString("error.code");
    }

    /** Taxa below and with a root, with all that is to stay the same, by scientific name. */
    static Map<String, String> tree(String root) {
        Map<String, String> found = new TreeMap<>();
        for (Map<String, Object> row :
                get("?root=" + root + "&limit=1000&" + COLUMNS).<Map<String, Object>>getList("data")) {
            found.put(row.get("full_name") + " " + row.get("author"), new TreeMap<>(row).toString());
        }
        return found;
    }

    void forget(String root) {
        UUID id = UUID.fromString(get("/" + root).getString("id"));
        pool.preparedQuery(
                        "update taxon t set senior_id = null from taxon r where r.id = $1 and t.path <@ r.path and t.senior_id is not null")
                .executeAndAwait(Tuple.of(id));
        for (int i = 0; i < 12; i++) {
            pool.preparedQuery("delete from taxon t using taxon r where r.full_name = $1 and t.path <@ r.path"
                            + " and not exists (select from taxon c where c.parent_id = t.id)")
                    .executeAndAwait(Tuple.of(root));
        }
        assertThat(get("?name=" + root).getList("data")).isEmpty();
    }

    static byte[] exported(String order) {
        String id = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/json")
                .body(order)
                .post(TAXA + "/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Jobs.finished(id).body("state", is("completed"));
        return given().auth()
                .oauth2(Tokens.of("full"))
                .get("/catalog/v1/jobs/" + id + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    static JsonPath imported(String query, byte[] archive) {
        String id = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/zip")
                .body(archive)
                .post(TAXA + "/imports" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Jobs.finished(id).extract().jsonPath();
    }

    static List<String> failures(JsonPath job) {
        String lines = given().auth()
                .oauth2(Tokens.of("full"))
                .accept("application/x-ndjson")
                .get("/catalog/v1/jobs/" + job.getString("id") + "/rows?state=failed")
                .asString();
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(ArchiveGround::read)
                .map(row -> row.get("number").asInt() + " "
                        + String.join(" ", row.get("violations").findValuesAsText("code")))
                .toList();
    }

    /** Some thousand rows: a JsonPath of each would take ten times as long as their import. */
    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    static JsonPath get(String path) {
        return given().get(TAXA + path).then().statusCode(200).extract().jsonPath();
    }

    static List<String> names(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    static String text(byte[] archive, String name) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("There is no " + name);
    }

    static byte[] zip(Map<String, byte[]> files) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
