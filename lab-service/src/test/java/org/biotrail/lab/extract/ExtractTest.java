package org.biotrail.lab.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.lab.LabTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ExtractTest extends LabTest {
    private String batch(String more) {
        return lab.made(
                        "/batches",
                        "{\"short_description\": \"MeOH 80\", \"project_id\": \"%s\"%s}".formatted(lab.project(), more))
                .getString("code");
    }

    private Response blank(String batch) {
        return lab.post(
                "/extracts",
                "{\"kind\": \"blank\", \"control_kind\": \"extraction\", \"batch_id\": \"%s\"}".formatted(batch));
    }

    @Test
    void the_first_blank_bears_its_batchs_number_and_the_second_one_that_no_batch_has_or_will_get() {
        String seventh = batch("");
        assertThat(seventh).isEqualTo(lab.project() + "_batch_000001");
        assertThat(batch("")).isEqualTo(lab.project() + "_batch_000002");
        assertThat(blank(seventh).jsonPath().getString("code")).isEqualTo(lab.project() + "_batch_blk_000001");
        JsonPath second = blank(seventh).jsonPath();
        assertThat(second.getString("code")).isEqualTo(lab.project() + "_batch_blk_000003");
        assertThat(second.getString("field_sample_id")).isNull();
        assertThat(batch("")).isEqualTo(lab.project() + "_batch_000004");
    }

    @Test
    void a_batch_may_be_made_with_its_blank() {
        JsonPath batch = lab.made(
                "/batches",
                "{\"short_description\": \"EtOH\", \"project_id\": \"%s\", \"with_blank\": true}"
                        .formatted(lab.project()));
        assertThat(batch.getList("blank_codes")).containsExactly(lab.project() + "_batch_blk_000001");
        assertThat(lab.get("/extracts/" + lab.project() + "_batch_blk_000001").getString("stage"))
                .isEqualTo("planned");
    }

    @Test
    void a_batch_serves_its_stage_only_and_only_while_it_may_be_used() {
        String ms = batch(", \"batch_type_id\": \"ms\"");
        assertThat(refusal(blank(ms))).isEqualTo("422 batch_type_mismatch");
        String bad = batch(", \"status\": \"not_ok\", \"status_reason\": \"contaminated\"");
        assertThat(refusal(blank(bad))).isEqualTo("422 batch_unusable");
        String suspect = batch(", \"status\": \"suspect\", \"status_reason\": \"contaminated\"");
        assertThat(blank(suspect).jsonPath().getList("warnings.code")).containsExactly("suspect_batch");
        assertThat(refusal(lab.post("/batches", "{\"short_description\": \"x\", \"status\": \"not_ok\"}")))
                .isEqualTo("422 status_reason_required");
        assertThat(lab.as("bench").delete("/batches/" + ms).statusCode()).isEqualTo(204);
        assertThat(refusal(lab.as("bench").delete("/batches/" + suspect))).isEqualTo("409 in_use");
    }

    @Test
    void the_origin_of_an_extract_fits_its_kind() {
        assertThat(refusal(lab.post("/extracts", "{}"))).isEqualTo("422 parent_mismatch");
        assertThat(refusal(lab.post(
                        "/extracts", "{\"kind\": \"blank\", \"field_sample_id\": \"%s\"}".formatted(lab.sample()))))
                .isEqualTo("422 parent_mismatch");
        assertThat(refusal(lab.post("/extracts", "{\"kind\": \"blank\", \"control_kind\": \"solvent\"}")))
                .isEqualTo("422 batch_required");
        assertThat(refusal(lab.post("/extracts", "{\"field_sample_id\": \"zzzz_000001\"}")))
                .isEqualTo("503 owner_unavailable");
        assertThat(refusal(lab.post(
                        "/extracts",
                        "{\"field_sample_id\": \"%s\", \"stage\": \"extracted\"}".formatted(lab.sample()))))
                .isEqualTo("422 method_required");
        assertThat(refusal(lab.post("/extracts", """
                        {"field_sample_id": "%s", "solvent_volume": 1000, "solvent_volume_unit": "µL",
                         "extract_volume": 1.5, "extract_volume_unit": "mL"}""".formatted(lab.sample())))).isEqualTo("422 volume_exceeded");
    }

    @Test
    void words_for_nothing_are_understood_and_an_observation_is_no_sample() {
        JsonPath blank = lab.made("/extracts", """
                {"field_sample_id": "blank", "control_kind": "media", "container": "absent"}""");
        assertThat(blank.getString("kind")).isEqualTo("blank");
        assertThat(blank.getString("container")).isNull();
        String seen = lab.project() + "_obs_000001";
        assertThat(refusal(lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(seen))))
                .isEqualTo("422 not_a_sample");
        Response many = lab.post(
                "/weighings",
                "{\"mass\": 5, \"mass_unit\": \"mg\", \"items\": [{\"field_sample_id\": \"%s\"}]}".formatted(seen));
        assertThat(refusal(many)).isEqualTo("422 not_a_sample");
        assertThat(many.jsonPath().getString("violations[0].field")).isEqualTo("items[0].field_sample_id");
    }

    @Test
    void micro_is_stored_alike_however_it_is_written() {
        for (String unit : new String[] {"ul", "µL", "μL"}) {
            String extract = lab.extract("1500", unit);
            JsonPath stored = lab.get("/extracts/" + extract);
            assertThat(stored.getString("solvent_volume_unit")).isEqualTo("uL");
            assertThat(stored.getDouble("solvent_volume_base")).isEqualTo(1.5e-6);
        }
    }

    @Test
    void an_extract_is_found_by_its_temporary_label_and_not_deleted_while_something_is_made_of_it() {
        String extract = lab.extract("2", "mL");
        assertThat(lab.get("/extracts/" + extract + "_tmp").getString("code")).isEqualTo(extract);
        lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 100}".formatted(extract));
        Response refused = lab.as("bench").delete("/extracts/" + extract);
        assertThat(refusal(refused)).isEqualTo("409 in_use");
        assertThat(refused.jsonPath().getList("used_by")).containsExactly(extract + "_01");
        assertThat(refusal(lab.as("bench").body("{\"kind\": \"qc\"}").patch("/extracts/" + extract)))
                .isEqualTo("409 lineage_fixed");
    }

    @Test
    void lists_are_filtered_by_what_the_bench_asks() {
        String sample = lab.sample();
        lab.made("/weighings", "{\"field_sample_id\": \"%s\", \"mass\": 50, \"mass_unit\": \"mg\"}".formatted(sample));
        String done = lab.extract("100", "uL");
        assertThat(lab.get("/extracts?sample=" + sample).getList("data.code")).containsExactly(sample + "_01");
        assertThat(lab.get("/extracts?project=" + lab.project() + "&stage=extracted")
                        .getList("data.code"))
                .containsExactly(done);
        assertThat(lab.get("/extracts?project=" + lab.project() + "&low_volume=0.2mL")
                        .getList("data.code"))
                .containsExactly(done);
        assertThat(lab.as("bench").get("/extracts?nonsense=1").statusCode()).isEqualTo(400);
        assertThat(io.restassured.RestAssured.get("/lab/v1/batches").statusCode())
                .isEqualTo(401);
    }
}
