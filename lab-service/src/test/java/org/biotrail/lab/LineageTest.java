package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LineageTest extends LabTest {
    @Test
    void a_file_leads_up_to_its_sample_and_a_batch_down_to_every_file() {
        String sample = lab.sample();
        String batch = lab.made("/batches", "{\"short_description\": \"MeOH\"}").getString("code");
        String extract = lab.made("/extracts", """
                        {"field_sample_id": "%s", "batch_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(sample, batch, lab.method()))
                .getString("code");
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 100}".formatted(extract))
                .getString("code");
        String instrument = lab.made("/mass-spectrometers", "{}").getString("code");
        String method = lab.made("/injection-methods", "{\"name\": \"l_%s_pos\"}".formatted(lab.project()))
                .getString("name");
        String file = lab.made("/analyses", """
                        {"filename": "f_%s", "aliquot_id": "%s", "injection_volume": 2, "injection_method_id": "%s", "mass_spectrometer_id": "%s"}""".formatted(lab.project(), aliquot, method, instrument))
                .getString("filename");
        assertThat(lab.get("/lineage/" + file + "?direction=up").getList("nodes.code", String.class))
                .containsExactlyInAnyOrder(file, aliquot, extract, sample, batch, instrument);
        JsonPath down = lab.get("/lineage/" + batch + "?direction=down");
        assertThat(down.getList("nodes.code", String.class)).containsExactly(batch, extract, aliquot, file);
        assertThat(down.getList("edges.relation", String.class))
                .containsExactlyInAnyOrder("used", "derived_from", "derived_from");
        assertThat(lab.as("bench").get("/lineage/" + lab.project() + "_999999").statusCode())
                .isEqualTo(404);
    }

    @Test
    void discarding_a_freezer_reaches_what_is_in_it_and_what_was_made_of_it_and_can_be_taken_back() {
        String freezer = lab.container(lab.model("freezer", "freezer", ""), "");
        String box = lab.container(
                lab.model("box", "box", ", \"rows\": 3, \"columns\": 8"), ", \"container\": \"%s\"".formatted(freezer));
        String extract = lab.extract("1", "mL");
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 100}".formatted(extract))
                .getString("code");
        lab.post("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(extract, box));
        String signal = "{\"codes\": [\"%s\"], \"status\": \"not_ok\", \"recursive\": \"both\"%s}";
        Response unsaid = lab.post("/status-changes", signal.formatted(freezer, ""));
        assertThat(Laboratory.refusal(unsaid)).isEqualTo("422 status_reason_required");
        assertThat(unsaid.jsonPath().getString("violations[0].field")).isEqualTo("reason");
        Response dry = lab.post(
                "/status-changes", signal.formatted(freezer, ", \"reason\": \"discarded\", \"dry_run\": true"));
        assertThat(dry.jsonPath().getInt("changed")).as(dry.asString()).isEqualTo(4);
        assertThat(lab.get("/extracts/" + extract).getString("status")).isEqualTo("ok");
        Response done = lab.post(
                "/status-changes",
                signal.formatted(
                        freezer,
                        ", \"reason\": \"discarded\", \"remove_from_place\": false, \"comment\": \"power cut\""));
        assertThat(done.jsonPath().getInt("changed")).as(done.asString()).isEqualTo(4);
        assertThat(lab.get("/aliquots/" + aliquot).getString("status_reason")).isEqualTo("discarded");
        assertThat(Laboratory.refusal(
                        lab.post("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))))
                .isEqualTo("422 parent_unusable");
        lab.as("bench").body("{\"status_reason\": \"lost\"}").patch("/aliquots/" + aliquot);
        Response revoked = lab.post(
                "/status-changes",
                "{\"revokes\": \"%s\"}".formatted(done.jsonPath().getString("signal_id")));
        assertThat(revoked.jsonPath().getList("data.code"))
                .as(revoked.asString())
                .contains(freezer, box, extract);
        assertThat(lab.get("/extracts/" + extract).getString("status")).isEqualTo("ok");
    }
}
