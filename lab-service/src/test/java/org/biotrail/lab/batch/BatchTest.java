package org.biotrail.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.lab.LabTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class BatchTest extends LabTest {
    private static final String LOT = "{\"component\": \"%s\", \"proportion\": %s}";

    @Test
    void a_batch_is_of_solvent_unless_it_says_otherwise_and_says_what_is_in_the_bottle() {
        JsonPath made = lab.made("/batches", "{\"short_description\": \" MeOH \"}");
        assertThat(made.getString("type")).isEqualTo("solvent");
        assertThat(made.getString("short_description")).isEqualTo("MeOH");
        assertThat(refusal(lab.post("/batches", "{}"))).isEqualTo("422 required");
        assertThat(refusal(lab.post("/batches", "{\"short_description\": \"%s\"}".formatted("x".repeat(21)))))
                .isEqualTo("422 too_long");
        assertThat(refusal(lab.post("/batches", """
                {"short_description": "x", "prepared_at": "2026-03-02T10:00:00Z", "expires_on": "2026-03-01"}"""))).isEqualTo("422 date_order");
    }

    @Test
    void proportions_that_are_all_given_add_up_to_one() {
        for (String shares : List.of("0.8 0.19", "0.8 0.21", "0.8 null", "0.5 0.5")) {
            assertThat(mixed(shares).statusCode()).as(shares).isEqualTo(201);
        }
        for (String shares : List.of("0.8 0.18", "0.8 0.22")) {
            assertThat(refusal(mixed(shares))).as(shares).isEqualTo("422 proportions");
        }
    }

    private Response mixed(String shares) {
        String[] each = shares.split(" ", -1);
        return lab.post(
                "/batches",
                "{\"short_description\": \"mix\", \"lots\": [%s, %s]}"
                        .formatted(LOT.formatted("MeOH", each[0]), LOT.formatted("H2O", each[1])));
    }

    @Test
    void a_lot_past_its_date_is_a_warning_wherever_the_batch_is_used() {
        String batch = lab.made("/batches", """
                {"short_description": "old", "lots": [{"component": "MeOH", "expires_on": "2020-01-31"}]}""").getString("code");
        JsonPath extract = lab.made("/extracts", """
                {"field_sample_id": "%s", "batch_id": "%s", "extraction_method_id": "%s"}""".formatted(lab.sample(), batch, lab.method()));
        assertThat(extract.getList("warnings.code", String.class)).contains("lot_expired");
        JsonPath aliquot =
                lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract.getString("code")));
        assertThat(aliquot.getList("warnings.code", String.class))
                .as("nobody said how much solvent was taken")
                .contains("volume_unknown");
    }

    @Test
    void a_reserved_batch_becomes_anything_and_the_first_use_settles_what() {
        String batch =
                lab.post("/batches/reservations", "{\"count\": 1}").jsonPath().getString("codes[0]");
        assertThat(patched(batch, "{\"batch_type_id\": \"aliquots\"}").statusCode())
                .isEqualTo(200);
        assertThat(patched(batch, "{\"batch_type_id\": \"solvent\"}").statusCode())
                .isEqualTo(200);
        lab.made("/extracts", """
                {"kind": "blank", "control_kind": "solvent", "batch_id": "%s"}""".formatted(batch));
        JsonPath used = lab.get("/batches/" + batch);
        assertThat(used.getBoolean("reserved")).isFalse();
        assertThat(used.getString("short_description")).isEqualTo(batch.substring(batch.length() - 6));
        assertThat(refusal(patched(batch, "{\"batch_type_id\": \"aliquots\"}"))).isEqualTo("409 batch_in_use");
        assertThat(refusal(patched(batch, "{\"project_id\": \"%s\"}".formatted(lab.project()))))
                .isEqualTo("409 batch_in_use");
        assertThat(patched(batch, "{\"comments\": \"cloudy\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void aliquots_and_runs_take_reserved_batches_into_use_and_only_those_that_serve_them() {
        List<String> reserved =
                lab.post("/batches/reservations", "{\"count\": 2}").jsonPath().getList("codes");
        patched(reserved.get(0), "{\"batch_type_id\": \"aliquots\"}");
        patched(reserved.get(1), "{\"batch_type_id\": \"ms\"}");
        String aliquot = lab.made(
                        "/aliquots",
                        "{\"extract_id\": \"%s\", \"volume\": 10, \"batch_id\": \"%s\"}"
                                .formatted(lab.extract("1", "mL"), reserved.get(0)))
                .getString("code");
        lab.made("/injection-methods", "{\"name\": \"batch %s\"}".formatted(lab.project()));
        String run = lab.made("/analyses", """
                        {"filename": "batch_%1$s", "aliquot_id": "%2$s", "injection_volume": 2, "injection_method_id": "batch %1$s",
                         "mass_spectrometer_id": "%3$s"}""".formatted(
                                lab.project(),
                                aliquot,
                                lab.made("/mass-spectrometers", "{}").getString("code")))
                .getString("filename");
        Response mismatch = lab.as("bench")
                .body("{\"ms_batch_id\": \"%s\"}".formatted(reserved.get(0)))
                .patch("/analyses/" + run);
        assertThat(refusal(mismatch)).isEqualTo("422 batch_type_mismatch");
        assertThat(lab.as("bench")
                        .body("{\"ms_batch_id\": \"%s\"}".formatted(reserved.get(1)))
                        .patch("/analyses/" + run)
                        .statusCode())
                .isEqualTo(200);
        for (String batch : reserved) {
            assertThat(lab.get("/batches/" + batch).getBoolean("reserved"))
                    .as(batch)
                    .isFalse();
        }
    }

    private Response patched(String batch, String patch) {
        return lab.as("bench").body(patch).patch("/batches/" + batch);
    }

    @Test
    void what_is_retired_serves_nothing_new() {
        String method = lab.method();
        lab.as("manager").body("{\"retired\": true}").patch("/extraction-methods/" + id("/extraction-methods", method));
        assertThat(refusal(lab.post("/extracts", """
                {"field_sample_id": "%s", "extraction_method_id": "%s"}""".formatted(lab.sample(), method))))
                .isEqualTo("422 method_retired");
        String batch = lab.made("/batches", "{\"short_description\": \"gone\"}").getString("code");
        patched(batch, "{\"retired\": true}");
        assertThat(refusal(lab.post("/extracts", """
                {"kind": "blank", "control_kind": "solvent", "batch_id": "%s"}""".formatted(batch)))).isEqualTo("422 batch_unusable");
    }

    private String id(String list, String name) {
        return lab.as("bench").queryParam("name", name).get(list).jsonPath().getString("data[0].id");
    }

    @Test
    void what_somebody_else_made_is_deleted_by_data_management_only() {
        String body = "{\"short_description\": \"theirs\"}";
        String own = lab.made("/batches", body).getString("code");
        String theirs = lab.as("manager").body(body).post("/batches").jsonPath().getString("code");
        assertThat(refusal(lab.as("bench").delete("/batches/" + theirs))).isEqualTo("403 permission_missing");
        assertThat(lab.as("manager").delete("/batches/" + own).statusCode()).isEqualTo(204);
        assertThat(lab.as("manager").delete("/batches/" + theirs).statusCode()).isEqualTo(204);
    }

    @Test
    void types_are_kept_while_batches_are_of_them_and_their_codes_are_unique() {
        String type = "t" + lab.project();
        String body = "{\"code\": \"%s\", \"name\": \"Of a test\", \"used_for\": \"%s\"}";
        assertThat(refusal(lab.post("/batch-types", body.formatted(type, "washing"))))
                .isEqualTo("422 unknown_stage");
        lab.made("/batch-types", body.formatted(type, "ms"));
        assertThat(refusal(lab.post("/batch-types", body.formatted(type.toUpperCase(java.util.Locale.ROOT), "ms"))))
                .isEqualTo("409 duplicate");
        lab.made("/batches", "{\"short_description\": \"x\", \"batch_type_id\": \"%s\"}".formatted(type));
        assertThat(refusal(lab.as("manager").delete("/batch-types/" + type))).isEqualTo("409 in_use");
        assertThat(refusal(
                        lab.as("bench").body(body.formatted(type + "2", "ms")).post("/batch-types")))
                .isEqualTo("403 permission_missing");
    }
}
