package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each way in which the place of a record goes wrong has its word, as refusal or as warning. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class FieldPlacesTest {
    @Inject
    Pool pool;

    Ground ground;
    String project;

    @BeforeEach
    void a_project_with_labels() {
        ground = new Ground(pool);
        project = ground.project(Map.of("full", "admin"));
        ground.labels(project, 9);
    }

    @Test
    void two_ways_of_saying_the_place_agree_are_exchanged_or_contradict_each_other() {
        JsonPath job = imported("?atomic=false&source_srid=2056&region=5,45,11,48", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,x_coord,y_coord,latitude,longitude
                %1$s_000001,jbuf,20260601101500,Arnica,Ana Kos,2600000,1200000,46.9511,7.4386
                %1$s_000002,jbuf,20260601101500,Arnica,Ana Kos,2600000,1200000,7.4386,46.9511
                %1$s_000003,jbuf,20260601101500,Arnica,Ana Kos,2600000,1200000,47.5,8
                %1$s_000004,jbuf,20260601101500,Arnica,Ana Kos,9600000,9200000,,
                %1$s_000005,jbuf,20260601101500,Arnica,Ana Kos,2600000,,,
                """);
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly(
                        "3 latitude coordinates_disagree",
                        "4 x_coord coordinates_outside_crs",
                        "5 y_coord coordinates_incomplete");
        assertThat(warnings(job)).containsExactly("2 columns_swapped");
        assertThat(ground.all(
                        "select round(latitude::numeric, 2) || ' ' || round(longitude::numeric, 2) from field_record"
                                + " where project_code = $1 order by sample_code",
                        project))
                .as("x and y hold")
                .containsExactly("46.95 7.44", "46.95 7.44");
        // Where the Swiss grid has its origin, the old observatory of Berne.
        assertThat(ground.all(
                        "select st_distance(geom::geography, st_setsrid(st_makepoint(7.438632, 46.951083), 4326)::geography) < 2"
                                + " from field_record where project_code = $1",
                        project))
                .containsExactly("true", "true");
        String list = "/field-records?fields=latitude,longitude&project=" + project;
        assertThat(ground.as("full").get(list).jsonPath().getDouble("data[0].latitude"))
                .isBetween(45.0, 48.0);
        JsonPath features =
                ground.as("full").accept("application/geo+json").get(list).jsonPath();
        assertThat(features.getDouble("features[0].geometry.coordinates[0]")).isBetween(7.43, 7.44);
        assertThat(features.getDouble("features[0].geometry.coordinates[1]")).isBetween(46.9, 47.0);
        assertThat(ground.as("full")
                        .accept("text/csv")
                        .get(list)
                        .asString()
                        .lines()
                        .skip(1))
                .allMatch(line -> line.matches("46\\.9\\d+,7\\.43\\d+"));
    }

    @Test
    void a_place_outside_the_region_is_a_warning_and_none_at_all_is_refused() {
        JsonPath job = imported("?atomic=false&region=5,45,11,48", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,latitude,longitude
                %1$s_000001,jbuf,20260601101500,Arnica,Ana Kos,-33.9,18.4
                %1$s_000002,jbuf,20260601101500,Arnica,Ana Kos,,
                %1$s_000003,jbuf,20260601101500,Arnica,Ana Kos,0,0
                %1$s_000004,jbuf,20260601101500,Arnica,Ana Kos,91,7
                """);
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly(
                        "2 latitude coordinates_missing",
                        "3 latitude coordinates_zero",
                        "4 latitude coordinates_out_of_range");
        assertThat(warnings(job)).containsExactly("1 outside_region");
    }

    @Test
    void what_nobody_knows_is_kept_up_to_two_hundred_keys() {
        String record = """
                {"sample_code": "%s_000001", "qfield_project": "jbuf", "date_time": "20260601101500", "taxon_name": "Salix",
                 "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16, "extra": {%s}}""";
        Response refused = ground.post("full", "/field-records", record.formatted(project, keys(201)));
        assertThat(Ground.refusal(refused)).isEqualTo("422 extra_too_large");
        assertThat(ground.post("full", "/field-records", record.formatted(project, keys(200)))
                        .statusCode())
                .isEqualTo(201);
        // Rows are judged with what is there.
        JsonPath job = imported("?atomic=false&on_conflict=update", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,latitude,longitude,one_more
                %1$s_000001,jbuf,20260601101500,Salix,Ana Kos,46.8,7.16,x
                """);
        assertThat(ground.rows("full", job, "failed")).containsExactly("1 extra extra_too_large");
    }

    @Test
    void rows_that_mean_harm_fail_alone_and_formulas_are_kept_as_they_are() {
        String large = "x".repeat(10 << 20);
        JsonPath job = imported("?atomic=false", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,latitude,longitude,comment_eco,unheard_of
                %1$s_000001,jbuf,20260601101500,Arnica,Ana Kos,NaN,7,,
                %1$s_000002,jbuf,20260601101500,Arnica,Ana Kos,1e400,7,,
                %1$s_000003,jbuf,20260601101500,Arnica,Ana Kos,46.8,7,a\0b,
                %1$s_000004,jbuf,20260601101500,Arnica,Ana Kos,46.8,7,"=HYPERLINK(""http://evil.example"")",
                %1$s_000005,jbuf,20260601101500,Arnica,Ana Kos,46.8,7,,LARGE
                %1$s_000006,jbuf,20260601101500,+Arnica,@Ana Kos,46.8,7,-1,
                """.replace("LARGE", large));
        assertThat(ground.rows("full", job, "failed").stream()
                        .map(row -> row.split(" ", -1)[0])
                        .distinct())
                .as(job.prettify())
                .containsExactly("1", "2", "3", "5");
        assertThat(ground.rows("full", job, "failed")).contains("5 extra extra_too_large");
        String list = "/field-records?project=" + project + "&fields=collector_fullname,taxon_name,comment_eco";
        assertThat(ground.as("full").get(list + "&sort=sample_code").jsonPath().getList("data.comment_eco"))
                .containsExactly("=HYPERLINK(\"http://evil.example\")", "-1");
        assertThat(ground.as("full").accept("text/csv").get(list).asString())
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"", "'@Ana Kos", "'+Arnica");
    }

    @Test
    void a_body_that_means_harm_is_refused_and_breaks_nothing() {
        String record = """
                {"sample_code": "%s_000001", "qfield_project": "jbuf", "date_time": "20260601101500", "taxon_name": "Salix",
                 "collector_fullname": "Ana Kos", "longitude": 7.16, %s}""";
        for (String field : List.of(
                "\"latitude\": NaN",
                "\"latitude\": 1e400",
                "\"latitude\": \"46.8\"",
                "\"latitude\": 46.8, \"comment_eco\": \"a\\u0000b\"",
                "\"latitude\": 46.8, \"comment_eco\": \"a\\ud800\"",
                "\"latitude\": 46.8, \"comment_eco\": \"" + "x".repeat(10_001) + "\"",
                "\"latitude\": 46.8, \"temperature_celsius\": 1e999999999",
                "\"latitude\": 46.8, \"extra\": {\"k\": \"" + "x".repeat(70_000) + "\"}",
                "\"latitude\": 46.8, \"extra\": " + "{\"k\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "\"latitude\": 46.8, \"extra\": []",
                "\"latitude\": 46.8, \"pictures\": \"x\"")) {
            Response answer = ground.post("full", "/field-records", record.formatted(project, field));
            assertThat(answer.statusCode())
                    .as(field.substring(0, Math.min(60, field.length())) + " " + answer.asString())
                    .isIn(400, 422);
            assertThat(answer.asString()).contains("\"violations\"").doesNotContain("org.biotrail", "Exception");
        }
        String large = "\"latitude\": 46.8, \"extra\": {\"k\": \"" + "x".repeat(10 << 20) + "\"}";
        assertThat(ground.post("full", "/field-records", record.formatted(project, large))
                        .statusCode())
                .isEqualTo(413);
        assertThat(ground.post("full", "/field-records", record.formatted(project, "\"latitude\": 46.8"))
                        .statusCode())
                .isEqualTo(201);
    }

    private static String keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "\"k%d\": %d".formatted(n, n))
                .collect(Collectors.joining(", "));
    }

    private JsonPath imported(String options, String rows) {
        return ground.imported("full", "/field-records/imports" + options, "text/csv", rows.formatted(project));
    }

    /** Of the rows that were taken: number and code. */
    private List<String> warnings(JsonPath job) {
        JsonPath rows = ground.as("full")
                .get("/jobs/" + job.getString("id") + "/rows?state=created")
                .jsonPath();
        return IntStream.range(0, rows.getList("data").size())
                .boxed()
                .flatMap(n -> rows.<String>getList("data[" + n + "].warnings.code").stream()
                        .map(code -> rows.getInt("data[" + n + "].number") + " " + code))
                .toList();
    }
}
