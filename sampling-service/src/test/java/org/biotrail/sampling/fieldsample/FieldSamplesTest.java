package org.biotrail.sampling.fieldsample;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Told;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class FieldSamplesTest {
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
    void sample_and_record_find_each_other_whichever_came_first() {
        UUID taxon = ground.taxon("Salix " + project, true);
        record("_000001");
        JsonPath later = sample("_000001").jsonPath();
        assertThat(later.getString("stage")).isEqualTo("received");
        assertThat(later.getString("field_record_id")).isNotNull();
        assertThat(later.getString("taxon_id")).isEqualTo(taxon.toString());
        assertThat(later.getString("sample_name")).isEqualTo("Salix " + project);
        assertThat(later.getString("inat_state")).isEqualTo("pending");

        assertThat(sample("_000002").jsonPath().getString("field_record_id")).isNull();
        assertThat(record("_000002").statusCode()).isEqualTo(201);
        JsonPath joined =
                ground.as("full").get("/field-samples/" + project + "_000002").jsonPath();
        assertThat(joined.getString("field_record_id")).isNotNull();
        assertThat(joined.getString("taxon_id")).isEqualTo(taxon.toString());
        assertThat(joined.getBoolean("has_record")).isTrue();
        assertThat(Ground.refusal(sample("_000002"))).isEqualTo("409 sample_exists");
        assertThat(Ground.refusal(sample("_000099"))).isEqualTo("422 unknown_label");
    }

    @Test
    void stages_go_forward_many_at_once_or_none() {
        sample("_000001");
        sample("_000002");
        String move = "{\"codes\": [\"%s_000001\", \"%s_000002\"], \"stage\": \"%s\", \"comment\": \"opened again\"}";
        assertThat(Ground.refusal(transition("full", move.formatted(project, project, "dried"))))
                .isEqualTo("422 transition_not_allowed");
        assertThat(transition("full", move.formatted(project, project, "consumed"))
                        .jsonPath()
                        .getList("data.stage"))
                .containsExactly("consumed", "consumed");
        assertThat(Ground.refusal(transition("full", move.formatted(project, project, "received"))))
                .isEqualTo("422 stage_backwards");
        Told told = Told.since(pool);
        assertThat(transition("manager", move.formatted(project, project, "received"))
                        .jsonPath()
                        .getList("data.stage"))
                .containsExactly("received", "received");
        assertThat(told.lines()).contains("field_sample " + project + "_000001: default (opened again)");
        assertThat(Ground.refusal(transition(
                        "full",
                        "{\"codes\": [\"%s_000001\", \"%s_000009\"], \"stage\": \"consumed\"}"
                                .formatted(project, project))))
                .isEqualTo("422 unknown_reference");
    }

    @Test
    void nobody_makes_a_dried_sample_and_no_import_takes_one_back() {
        assertThat(Ground.refusal(ground.post(
                        "manager",
                        "/field-samples",
                        "{\"code\": \"%s_000001\", \"stage\": \"dried\"}".formatted(project))))
                .isEqualTo("422 transition_not_allowed");
        sample("_000001");
        sample("_000002");
        ground.run(
                "update field_sample set stage = case code when $1 then 'dried' else 'consumed' end where project_code = $2",
                project + "_000001",
                project);
        JsonPath job = ground.imported(
                "full", "/field-samples/imports?on_conflict=update", "text/csv", """
                code,stage
                %1$s_000001,dried
                %1$s_000002,received
                %1$s_000003,dried
                %1$s_000004,collected
                """.formatted(project));
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly("2 stage stage_backwards", "3 stage transition_not_allowed");
        assertThat(job.getInt("created") + " " + job.getInt("unchanged")).isEqualTo("1 1");
    }

    @Test
    void a_sample_shows_where_the_lab_keeps_it() {
        sample("_000001");
        UUID sample = UUID.fromString(ground.one("select id from field_sample where code = $1", project + "_000001"));
        UUID freezer = UUID.randomUUID();
        UUID box = UUID.randomUUID();
        String kept = "select biotrail.keep_copies($1, $2::text::jsonb)";
        ground.run(kept, "container", """
                [{"id": "%s", "version": 1, "code": "container_000001"},
                 {"id": "%s", "version": 1, "code": "container_8x3_000002"}]""".formatted(freezer, box));
        String placement =
                "{\"id\": \"%s\", \"version\": 1, \"thing_type\": \"%s\", \"thing_id\": \"%s\", \"container_id\": \"%s\"}";
        ground.run(
                kept,
                "placement",
                "[" + placement.formatted(UUID.randomUUID(), "field_sample", sample, box) + ", "
                        + placement.formatted(UUID.randomUUID(), "container", box, freezer) + "]");
        JsonPath shown =
                ground.as("full").get("/field-samples/" + project + "_000001").jsonPath();
        assertThat(shown.getString("container_code")).isEqualTo("container_8x3_000002");
        assertThat(shown.getList("container_path")).containsExactly("container_000001", "container_8x3_000002");
    }

    @Test
    void a_signal_reaches_its_samples_and_its_revocation_restores_only_what_nobody_changed() {
        sample("_000001");
        sample("_000002");
        String signal = "{\"codes\": [\"%s_000001\", \"%s_000002\"], \"status\": \"mouldy\"%s, \"recursive\": true}";
        Response unsaid = ground.post("full", "/field-samples/signals", signal.formatted(project, project, ""));
        assertThat(Ground.refusal(unsaid)).isEqualTo("422 reason_required");
        assertThat(unsaid.jsonPath().getString("violations[0].field")).isEqualTo("reason");
        Told told = Told.since(pool);
        Response sent = ground.post(
                "full", "/field-samples/signals", signal.formatted(project, project, ", \"reason\": \"wet bag\""));
        assertThat(sent.statusCode()).as(sent.asString()).isEqualTo(200);
        assertThat(told.lines()).contains("field_sample " + project + "_000001: status signalled (wet bag)");
        String id = sent.jsonPath().getString("signal_id");
        assertThat(sent.jsonPath().getList("data.status")).containsExactly("mouldy", "mouldy");
        assertThat(sent.jsonPath().getList("data.status_scope")).containsExactly("descendants", "descendants");
        assertThat(ground.as("full")
                        .get("/field-samples/signals/" + id)
                        .jsonPath()
                        .getList("data.code"))
                .containsExactly(project + "_000001", project + "_000002");

        ground.patch(
                "full",
                "/field-samples/" + project + "_000002",
                "{\"status\": \"lost\", \"status_reason\": \"not in its box\"}");
        Response revoked = ground.post(
                "full", "/field-samples/signals", "{\"status\": \"ok\", \"revokes\": \"%s\"}".formatted(id));
        assertThat(revoked.jsonPath().getList("data.code")).containsExactly(project + "_000001");
        assertThat(revoked.jsonPath().getString("data[0].revokes")).isEqualTo(id);
        assertThat(ground.all("select status from field_sample where project_code = $1 order by code", project))
                .containsExactly("ok", "lost");
    }

    @Test
    void a_sample_that_is_not_ok_says_why() {
        assertThat(Ground.refusal(ground.post(
                        "full",
                        "/field-samples",
                        "{\"code\": \"%s_000003\", \"status\": \"NOTOK\"}".formatted(project))))
                .isEqualTo("422 reason_required");
        assertThat(ground.post(
                                "full",
                                "/field-samples",
                                "{\"code\": \"%s_000003\", \"status\": \"NOTOK\", \"status_reason\": \"crushed\"}"
                                        .formatted(project))
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("not_ok");
    }

    @Test
    void samples_are_imported_row_by_row() {
        sample("_000001");
        JsonPath job = ground.imported("full", "/field-samples/imports", "text/csv", """
                field_sample_id,stage,status,status_reason,is_mixed
                %1$s_000001,,,,
                %1$s_000002,collected,NOTOK,crushed,1
                %1$s_000003,collected,mouldy,,0
                %1$s_000077,,,,
                """.formatted(project));
        assertThat(job.getInt("created") + " " + job.getInt("unchanged") + " " + job.getInt("failed"))
                .isEqualTo("1 1 2");
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly("3 status_reason reason_required", "4 code unknown_label");
        assertThat(ground.one(
                        "select status || ' ' || is_mixed from field_sample where code = $1", project + "_000002"))
                .isEqualTo("not_ok true");
    }

    @Test
    void a_row_that_says_otherwise_takes_its_sample_out_of_a_signal() {
        sample("_000001");
        sample("_000002");
        String signal = ground.post("full", "/field-samples/signals", """
                        {"codes": ["%1$s_000001", "%1$s_000002"], "status": "mouldy", "reason": "wet bag", "recursive": true}""".formatted(project))
                .jsonPath()
                .getString("signal_id");
        // Why it is not well stands there already.
        JsonPath job = ground.imported(
                "full",
                "/field-samples/imports?on_conflict=update",
                "text/csv",
                "code,status\n%s_000001,broken\n".formatted(project));
        assertThat(job.getInt("updated")).as(job.prettify()).isEqualTo(1);
        assertThat(ground.one(
                        "select concat_ws(' ', status, status_reason, status_scope, signal_id) from field_sample where code = $1",
                        project + "_000001"))
                .isEqualTo("broken wet bag self");
        Response revoked = ground.post(
                "full", "/field-samples/signals", "{\"status\": \"ok\", \"revokes\": \"%s\"}".formatted(signal));
        assertThat(revoked.jsonPath().getList("data.code")).containsExactly(project + "_000002");
    }

    @Test
    void a_row_may_name_its_dataset_and_a_malformed_code_is_told_what_it_may_mean() {
        UUID open = ground.dataset("authorised", false, Map.of("full", "collaborator"));
        UUID locked = ground.dataset("authorised", true, Map.of("full", "collaborator"));
        UUID others = ground.dataset("authorised", false, Map.of());
        JsonPath job = ground.imported(
                "full", "/field-samples/imports", "text/csv", """
                code,dataset
                %1$s_000001,%2$s
                %1$s_000002,dataset %3$s
                %1$s_000003,%4$s
                %1$s_5,%2$s
                """.formatted(project, open, locked, others));
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly("2 dataset dataset_locked", "3 dataset role_missing", "4 code code_malformed");
        assertThat(ground.as("full")
                        .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                        .asString())
                .contains(project + "_000005 may be meant");
        assertThat(ground.as("full")
                        .get("/field-samples?sort=id&dataset=" + open)
                        .jsonPath()
                        .getList("data.code"))
                .containsExactly(project + "_000001");
        assertThat(ground.as("full")
                        .get("/labels?sort=id&dataset=" + open)
                        .jsonPath()
                        .getList("data.code"))
                .containsExactly(project + "_000001");
        assertThat(ground.as("full")
                        .get("/label-ranges?sort=id&dataset=" + open)
                        .jsonPath()
                        .getList("data"))
                .hasSize(1);
        ground.run("update dataset_copy set locked = true where id = $1", open);
        JsonPath again = ground.imported(
                "full",
                "/field-samples/imports?on_conflict=update",
                "text/csv",
                "code,notes\n%s_000001,new\n".formatted(project));
        assertThat(ground.rows("full", again, "failed")).containsExactly("1 dataset dataset_locked");
    }

    @Test
    void owners_are_told_how_often_their_things_are_used() {
        record("_000004");
        sample("_000004");
        String id = ground.one("select id from project_copy where code = $1", project);
        JsonPath usage = ground.as("full").get("/usage/project/" + id).jsonPath();
        assertThat(usage.getInt("counts.field_record")).isEqualTo(1);
        assertThat(usage.getInt("counts.field_sample")).isEqualTo(1);
        assertThat(usage.getInt("counts.label")).isEqualTo(9);
        assertThat(usage.getString("last_change")).isNotNull();
    }

    private Response transition(String user, String body) {
        return ground.post(user, "/field-samples/transitions", body);
    }

    private Response sample(String number) {
        return ground.post("full", "/field-samples", "{\"code\": \"%s%s\"}".formatted(project, number));
    }

    private Response record(String number) {
        return ground.post("full", "/field-records", """
                {"sample_code": "%s%s", "qfield_project": "jbuf", "date_time": "20260601101500",
                 "taxon_name": "Salix %s", "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16}""".formatted(project, number, project));
    }
}
