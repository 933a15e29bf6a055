package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What lab and sampling-service say to each other of samples; what the owner says comes as its events bring it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class SampleSignalTest extends LabTest {
    private static final String PERSON = "00000000-0000-7000-8000-0000000000aa";

    /** A later state of a sample, as its owner's event has it. */
    private void heard(String sample, String fields) {
        lab.run(
                ("select biotrail.keep_copies('field_sample', (select jsonb_build_array(to_jsonb(f) || jsonb_build_object('version', f.version + 1)"
                                + " || '%s') from field_sample_copy f where code = '%s'))")
                        .formatted(fields, sample));
    }

    private String told(String sample, String column) {
        return lab.text(
                "select string_agg(%s, ',' order by created_at) from sample_signal where field_sample_code = '%s'"
                        .formatted(column, sample));
    }

    private String extracted(String sample) {
        return lab.made("/extracts", """
                        {"field_sample_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(sample, lab.method())).getString("code");
    }

    @Test
    void discarding_a_freezer_signals_the_samples_in_it_and_revoking_takes_that_back() {
        String sample = lab.sample();
        String freezer = lab.container(lab.model("freezer", "freezer", ", \"is_finite\": false"), "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(sample, freezer));
        String signal =
                "{\"codes\": [\"%s\"], \"status\": \"not_ok\", \"reason\": \"discarded\", \"recursive\": \"both\"%s}";
        JsonPath looked = lab.made("/status-changes", signal.formatted(freezer, ", \"dry_run\": true"));
        assertThat(looked.getInt("changed")).isEqualTo(2);
        assertThat(told(sample, "status")).isEqualTo("null");

        JsonPath done = lab.made("/status-changes", signal.formatted(freezer, ""));
        assertThat(done.getString("forwarded")).isEqualTo("pending");
        assertThat(told(sample, "status")).isEqualTo("discarded");
        assertThat(pending(sample)).contains("status discarded");
        assertThat(refusal(lab.post(
                        "/weighings",
                        "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(sample))))
                .isEqualTo("422 parent_unusable");
        assertThat(lab.get("/things/" + sample + "/place").getList("data")).isEmpty();

        JsonPath revoked = lab.made("/status-changes", "{\"revokes\": \"%s\"}".formatted(done.getString("signal_id")));
        assertThat(revoked.getList("data.code")).containsExactlyInAnyOrder(freezer, sample);
        assertThat(told(sample, "revokes::text")).isEqualTo(done.getString("signal_id"));
        assertThat(lab.get("/scan/" + sample).getBoolean("usable")).isTrue();
        heard(sample, "{\"status\": \"ok\"}");
        assertThat(pending(sample)).isEmpty();
        assertThat(lab.get("/integrity/summary").getList("data.class")).doesNotContainNull();
    }

    /** What the owner has not answered yet. */
    private String pending(String sample) {
        return String.join(
                "; ",
                lab.get("/integrity?class=signal_pending&filter=code==" + sample)
                        .getList("data.detail", String.class));
    }

    @Test
    void a_recursive_signal_of_the_owner_reaches_what_was_made_and_its_revocation_only_what_it_changed() {
        String sample = lab.sample();
        String first = extracted(sample);
        String second = extracted(sample);
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(first))
                .getString("code");
        UUID signal = UUID.randomUUID();
        heard(
                sample,
                "{\"status\": \"mouldy\", \"status_reason\": \"seen\", \"status_scope\": \"descendants\", \"signal_id\": \"%s\", \"updated_by\": \"%s\"}"
                        .formatted(signal, PERSON));
        JsonPath mouldy = lab.get("/aliquots/" + aliquot);
        assertThat(mouldy.getString("status_reason")).isEqualTo("mouldy");
        assertThat(mouldy.getString("status_comment")).isEqualTo("seen");
        assertThat(mouldy.getString("signal_id")).isEqualTo(signal.toString());
        assertThat(mouldy.getString("updated_by")).isEqualTo(PERSON);
        assertThat(told(sample, "status")).isEqualTo("null");

        lab.as("bench").body("{\"status\": \"ok\", \"status_reason\": null}").patch("/extracts/" + second);
        heard(sample, "{\"status\": \"mouldy\", \"notes\": \"an edit of something else\"}");
        assertThat(lab.get("/extracts/" + second).getString("status")).isEqualTo("ok");
        lab.as("bench")
                .body("{\"status\": \"suspect\", \"status_reason\": \"smells\"}")
                .patch("/extracts/" + second);

        heard(
                sample,
                "{\"status\": \"ok\", \"status_reason\": null, \"signal_id\": \"%s\", \"revokes\": \"%s\"}"
                        .formatted(UUID.randomUUID(), signal));
        assertThat(lab.get("/aliquots/" + aliquot).getString("status")).isEqualTo("ok");
        assertThat(lab.get("/extracts/" + first).getString("status")).isEqualTo("ok");
        assertThat(lab.get("/extracts/" + second).getString("status")).isEqualTo("suspect");
    }

    @Test
    void a_sample_that_is_placed_or_weighed_has_reached_the_lab() {
        String placed = lab.sample("collected", "ok");
        String rack = lab.container(lab.model("reached", "rack", ", \"rows\": 1, \"columns\": 4"), "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(placed, rack));
        assertThat(told(placed, "stage")).isEqualTo("received");
        String weighed = lab.sample("collected", "ok");
        String body = "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(weighed);
        lab.made("/weighings", body);
        lab.made("/weighings", body);
        assertThat(told(weighed, "stage")).isEqualTo("received");
        assertThat(told(lab.sample(), "stage")).isEqualTo("null");
    }

    @Test
    void a_locked_dataset_takes_no_write() {
        String sample = lab.sample();
        String extract = extracted(sample);
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))
                .getString("code");
        String dataset = UUID.randomUUID().toString();
        lab.run(
                "insert into dataset_copy (id, version, name, title, privacy, locked) values ('%s', 1, 'locked %s', 'Locked', 'registered', true)"
                        .formatted(dataset, lab.project()));
        heard(sample, "{\"dataset_id\": \"%s\"}".formatted(dataset));
        assertThat(lab.get("/aliquots/" + aliquot).getString("dataset_id")).isEqualTo(dataset);

        assertThat(refusal(lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(sample))))
                .isEqualTo("409 dataset_locked");
        assertThat(refusal(lab.post("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))))
                .isEqualTo("409 dataset_locked");
        assertThat(refusal(lab.as("bench").body("{\"comments\": \"x\"}").patch("/aliquots/" + aliquot)))
                .isEqualTo("409 dataset_locked");
        assertThat(refusal(lab.as("bench").delete("/aliquots/" + aliquot))).isEqualTo("409 dataset_locked");
        assertThat(refusal(lab.post(
                        "/status-changes",
                        "{\"codes\": [\"%s\"], \"status\": \"not_ok\", \"reason\": \"lost\"}".formatted(extract))))
                .isEqualTo("409 dataset_locked");
        JsonPath job = lab.imported("extracts", "", "code,sample\n%s_09,%s\n".formatted(sample, sample));
        assertThat(job.getInt("failed")).isEqualTo(1);
        // What its owner says goes on.
        heard(
                sample,
                "{\"status\": \"lost\", \"status_reason\": \"gone\", \"status_scope\": \"descendants\", \"signal_id\": \"%s\"}"
                        .formatted(UUID.randomUUID()));
        assertThat(lab.get("/aliquots/" + aliquot).getString("status_reason")).isEqualTo("lost");
    }

    @Test
    void nothing_is_weighed_before_it_was_collected() {
        String sample = lab.sample();
        UUID record = UUID.randomUUID();
        lab.run(
                "insert into field_record_copy (id, version, sample_code, date_time) values ('%s', 1, '%s', '2024-05-02T10:00:00Z')"
                        .formatted(record, sample));
        heard(sample, "{\"field_record_id\": \"%s\"}".formatted(record));
        String weighing = "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\", \"weighed_at\": \"%s\"}";
        assertThat(refusal(lab.post("/weighings", weighing.formatted(sample, "2024-05-01T10:00:00Z"))))
                .isEqualTo("422 date_order");
        assertThat(lab.post("/weighings", weighing.formatted(sample, "2024-05-02T00:00:00Z"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(lab.get("/lineage/" + sample + "_01?direction=up").getList("nodes.type"))
                .contains("field_record");
    }
}
