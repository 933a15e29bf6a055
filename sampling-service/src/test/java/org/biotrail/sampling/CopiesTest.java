package org.biotrail.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Publisher;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What others tell is known here, and acted upon. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class CopiesTest {
    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void a_project_with_its_members_opens_labels_and_a_taxon_names_records() {
        Ground ground = new Ground(pool);
        UUID project = UUID.randomUUID();
        UUID taxon = UUID.randomUUID();
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell("tracker", "project", project, 1, "edit", """
                    "code": "kafk", "name": "Of Kafka", "state": "active", "time_zone": null, "tags": [], "license": null,
                    "members": [{"user_id": "%s", "role": "collaborator", "expires_at": null}]""".formatted(Tokens.subjectOf("full")));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.all("select code from project_copy where id = $1", project)
                            .contains("kafk"));
            assertThat(ground.post("full", "/label-ranges", "{\"project_code\": \"kafk\", \"count\": 2}")
                            .statusCode())
                    .isEqualTo(201);
            ground.post("full", "/field-records", """
                    {"sample_code": "kafk_000001", "qfield_project": "jbuf", "date_time": "20260601101500",
                     "taxon_name": "Nova planta", "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16}""");
            ground.post("full", "/field-samples", "{\"code\": \"kafk_000001\"}");

            publisher.tell("catalog", "taxon", taxon, 1, "edit", """
                    "name": "planta", "full_name": "Nova planta", "scientific_name": "Nova planta L.", "rank": "species",
                    "valid": true, "parent_id": null, "senior_id": null, "external": []""");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.one(
                                    "select coalesce(taxon_id::text, '') from field_sample where code = 'kafk_000001'")
                            .equals(taxon.toString()));
            assertThat(ground.as("full")
                            .get("/field-records/kafk_000001")
                            .jsonPath()
                            .getString("taxon_match"))
                    .isEqualTo("exact");

            UUID sample = UUID.fromString(ground.one("select id from field_sample where code = 'kafk_000001'"));
            publisher.tell("lab", "extract", UUID.randomUUID(), 1, "edit", """
                    "code": "kafk_000001_01", "field_sample_id": "%s", "stage": "extracted", "status": "ok\"""".formatted(sample));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.as("full")
                            .get("/field-samples/kafk_000001")
                            .jsonPath()
                            .getString("lineage_status")
                            .equals("extracted"));
            assertThat(Ground.refusal(ground.as("manager").delete("/field-samples/kafk_000001")))
                    .isEqualTo("409 in_use");
        }
    }

    @Test
    void a_role_given_in_the_tracker_opens_a_dataset_and_taken_away_closes_it() {
        Ground ground = new Ground(pool);
        String project = ground.project(Map.of("full", "admin"));
        ground.labels(project, 1);
        UUID dataset = UUID.randomUUID();
        try (Publisher publisher = new Publisher(kafka)) {
            String data =
                    "\"name\": \"closed\", \"title\": \"Closed\", \"privacy\": \"authorised\", \"locked\": false, \"members\": [%s]";
            String full = "{\"user_id\": \"%s\", \"role\": \"admin\"}".formatted(Tokens.subjectOf("full"));
            String registered = "{\"user_id\": \"%s\", \"role\": \"viewer\"}".formatted(Tokens.subjectOf("registered"));
            publisher.tell("tracker", "dataset", dataset, 1, "edit", data.formatted(full));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !ground.all("select id from dataset_copy where id = $1", dataset)
                            .isEmpty());
            String path = "/field-samples/" + project + "_000001";
            assertThat(ground.post(
                                    "full",
                                    "/field-samples",
                                    "{\"code\": \"%s_000001\", \"dataset_id\": \"%s\"}".formatted(project, dataset))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(ground.as("registered").get(path).statusCode()).isEqualTo(404);
            publisher.tell("tracker", "dataset", dataset, 2, "edit", data.formatted(full + ", " + registered));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.as("registered").get(path).statusCode() == 200);
            publisher.tell("tracker", "dataset", dataset, 3, "edit", data.formatted(full));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ground.as("registered").get(path).statusCode() == 404);
        }
    }
}
