package org.biotrail.sampling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.Downloads;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What is taken out of datasets is told of. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class DownloadsTest {
    @Inject
    Pool pool;

    @Test
    void exports_of_samples_and_records_by_somebody_and_by_nobody_name_their_datasets() {
        Ground ground = new Ground(pool);
        String project = ground.project();
        ground.labels(project, 3);
        UUID open = ground.dataset("public", false, Map.of("full", "collaborator"));
        UUID own = ground.dataset("authorised", false, Map.of("full", "collaborator"));
        List.of("\"" + open + "\"", "\"" + own + "\"", "null")
                .forEach(dataset -> ground.post(
                        "full",
                        "/field-samples",
                        "{\"code\": \"%s_00000%d\", \"dataset_id\": %s}"
                                .formatted(
                                        project,
                                        dataset.contains(open.toString())
                                                ? 1
                                                : dataset.contains(own.toString()) ? 2 : 3,
                                        dataset)));
        Downloads samples = Downloads.of(pool, "field-samples");
        String list = "/field-samples?project=" + project;
        assertThat(ground.as("full").get(list).jsonPath().getList("data")).hasSize(3);
        ground.as("full").accept("application/x-ndjson").get(list + "&fields=code,stage");
        JsonObject told = samples.awaited("complete", 1).get(0);
        assertThat(told.getJsonObject("causer").getString("id")).isEqualTo(Tokens.subjectOf("full"));
        assertThat(told.getString("log_name")).isEqualTo("dataset_exports");
        assertThat(told.getString("subject_label")).isEqualTo("field-samples.ndjson");
        JsonObject data = told.getJsonObject("data");
        assertThat(data.getString("user_id")).isEqualTo(Tokens.subjectOf("full"));
        assertThat(data.getString("filter")).isEqualTo("project=" + project);
        assertThat(data.getJsonArray("fields")).containsExactly("code", "stage");
        assertThat(data.getLong("rows")).isEqualTo(3);
        assertThat(data.getJsonArray("datasets")).containsExactly(rows(open, 1), rows(own, 1));
        assertThat(samples.told("running")).hasSize(1);

        given().basePath(Ground.BASE).accept("text/csv").get(list).then().statusCode(200);
        data = samples.awaited("complete", 2).get(1).getJsonObject("data");
        assertThat(data.getValue("user_id")).isNull();
        assertThat(data.getString("format")).isEqualTo("csv");
        assertThat(data.getJsonArray("datasets")).containsExactly(rows(open, 1));

        Downloads records = Downloads.of(pool, "field-records");
        ground.as("full").accept("application/geo+json").get("/field-records?project=" + project);
        data = records.awaited("complete", 1).get(0).getJsonObject("data");
        assertThat(data.getString("format")).isEqualTo("geojson");
        assertThat(data.getJsonArray("datasets")).isEmpty();
    }

    private static JsonObject rows(UUID dataset, long rows) {
        return new JsonObject().put("rows", (int) rows).put("dataset_id", dataset.toString());
    }
}
