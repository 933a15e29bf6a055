package org.biotrail.sampling.fieldsample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Publisher;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.sampling.Ground;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the lab says of samples is done here, in the name of who said it there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LabSignalsTest {
    @Inject
    Pool pool;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    Ground ground;
    String sample;
    UUID id;

    @BeforeEach
    void a_sample() {
        ground = new Ground(pool);
        String project = ground.project();
        ground.labels(project, 1);
        sample = project + "_000001";
        ground.run("insert into field_sample (id, code, stage) values (biotrail.uuid7(), $1, 'collected')", sample);
        id = UUID.fromString(ground.one("select id from field_sample where code = $1", sample));
    }

    private void heard(String fields) {
        ground.run(
                "select biotrail.keep_copies('sample_signal', jsonb_build_array(jsonb_build_object('id', biotrail.uuid7(), 'version', 1,"
                        + " 'field_sample_id', $1::text, 'created_by', $2::text) || $3::text::jsonb))",
                id.toString(),
                Tokens.subjectOf("full"),
                fields);
    }

    private String field(String name) {
        return ground.as("full").get("/field-samples/" + sample).jsonPath().getString(name);
    }

    @Test
    void a_stage_that_the_lab_reports_goes_forward_only() {
        heard("{\"stage\": \"dried\"}");
        assertThat(field("stage")).isEqualTo("dried");
        assertThat(field("updated_by")).isEqualTo(Tokens.subjectOf("full"));
        heard("{\"stage\": \"received\"}");
        assertThat(field("stage")).isEqualTo("dried");
    }

    @Test
    void a_status_that_the_lab_signals_shows_here_and_its_revocation_restores_what_was() {
        ground.run("update field_sample set status = 'suspect', status_reason = 'pale' where code = $1", sample);
        UUID signal = UUID.randomUUID();
        heard("{\"status\": \"mouldy\", \"status_reason\": \"mouldy\", \"signal_id\": \"%s\"}".formatted(signal));
        assertThat(field("status")).isEqualTo("mouldy");
        assertThat(field("signal_id")).isEqualTo(signal.toString());
        assertThat(field("status_scope")).isEqualTo("self");
        assertThat(ground.as("full")
                        .get("/field-samples/signals/" + signal)
                        .jsonPath()
                        .getList("data.code"))
                .containsExactly(sample);
        heard("{\"signal_id\": \"%s\", \"revokes\": \"%s\"}".formatted(UUID.randomUUID(), signal));
        assertThat(field("status")).isEqualTo("suspect");
        assertThat(field("status_reason")).isEqualTo("pale");
        assertThat(field("revokes")).isEqualTo(signal.toString());
    }

    @Test
    void what_somebody_changed_since_is_not_restored() {
        UUID signal = UUID.randomUUID();
        heard("{\"status\": \"lost\", \"status_reason\": \"lost\", \"signal_id\": \"%s\"}".formatted(signal));
        ground.patch("full", "/field-samples/" + sample, "{\"status\": \"broken\", \"status_reason\": \"found\"}");
        heard("{\"signal_id\": \"%s\", \"revokes\": \"%s\"}".formatted(UUID.randomUUID(), signal));
        assertThat(field("status")).isEqualTo("broken");
    }

    @Test
    void a_signal_comes_as_the_labs_event() {
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell("lab", "sample_signal", UUID.randomUUID(), 1, "edit", """
                    "field_sample_id": "%s", "field_sample_code": "%s", "stage": "received", "created_by": "%s\"""".formatted(
                            id, sample, Tokens.subjectOf("full")));
            await().atMost(Duration.ofSeconds(30)).until(() -> "received".equals(field("stage")));
        }
    }
}
