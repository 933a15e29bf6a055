package org.biotrail.lab.analysis;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AnalysisTest extends LabTest {
    private String instrument;
    private String method;

    @BeforeEach
    void an_instrument_and_a_method() {
        instrument = lab.made("/mass-spectrometers", "{\"description\": \"Q Exactive\"}")
                .getString("code");
        method = lab.made("/injection-methods", "{\"name\": \"C18_15min_%s_neg\"}".formatted(lab.project()))
                .getString("name");
    }

    private String aliquot() {
        return lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 100}".formatted(lab.extract("1", "mL")))
                .getString("code");
    }

    private Response run(String filename, String more) {
        return lab.post("/analyses", """
                {"filename": "%s", "injection_volume": 2, "injection_method_id": "%s", "mass_spectrometer_id": "%s"%s}""".formatted(filename, method, instrument, more));
    }

    @Test
    void an_analysis_takes_its_polarity_from_the_method_and_its_origin_from_the_aliquot() {
        String aliquot = aliquot();
        Response answer = run("20261122_" + lab.project() + "_a.mzML", ", \"aliquot_id\": \"%s\"".formatted(aliquot));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonPath analysis = answer.jsonPath();
        assertThat(analysis.getString("filename")).isEqualTo("20261122_" + lab.project() + "_a");
        assertThat(analysis.getString("polarity")).isEqualTo("negative");
        assertThat(analysis.getString("injection_volume_unit")).isEqualTo("uL");
        assertThat(analysis.getString("parent_code")).isEqualTo(aliquot);
        assertThat(analysis.getString("project_code")).isEqualTo(lab.project());
        assertThat(lab.get("/aliquots/" + aliquot).getDouble("remaining_volume"))
                .isEqualTo(98);
        assertThat(lab.get("/analyses?aliquot=" + aliquot + "&polarity=negative&converted=false")
                        .getList("data.filename"))
                .hasSize(1);
    }

    @Test
    void a_file_name_is_unique_whatever_its_case_and_extension() {
        String aliquot = ", \"aliquot_id\": \"%s\"".formatted(aliquot());
        run("Run_" + lab.project(), aliquot);
        assertThat(refusal(run("RUN_" + lab.project() + ".raw", aliquot))).isEqualTo("409 filename_taken");
        assertThat(lab.get("/analyses/run_" + lab.project() + ".mzml").getString("filename"))
                .isEqualTo("Run_" + lab.project());
    }

    @Test
    void an_analysis_has_exactly_one_parent_but_for_run_blanks() {
        String extract = lab.extract("1", "mL");
        assertThat(refusal(run("a_" + lab.project(), ""))).isEqualTo("422 parent_mismatch");
        assertThat(refusal(run(
                        "a_" + lab.project(),
                        ", \"aliquot_id\": \"%s\", \"extract_id\": \"%s\"".formatted(aliquot(), extract))))
                .isEqualTo("422 parent_mismatch");
        assertThat(run("b_" + lab.project(), ", \"extract_id\": \"%s\"".formatted(extract))
                        .statusCode())
                .isEqualTo(201);
        assertThat(run("blk_" + lab.project(), ", \"kind\": \"blank\", \"control_kind\": \"solvent\"")
                        .jsonPath()
                        .getString("sample_type"))
                .isEqualTo("blank");
    }

    @Test
    void what_is_processed_was_converted_and_what_is_converted_was_acquired() {
        String parent = ", \"aliquot_id\": \"%s\"".formatted(aliquot());
        assertThat(refusal(run("a_" + lab.project(), parent + ", \"processed\": true")))
                .isEqualTo("422 stage_order");
        assertThat(refusal(run("a_" + lab.project(), parent + ", \"state\": \"planned\", \"converted\": true")))
                .isEqualTo("422 stage_order");
        run("a_" + lab.project(), parent);
        String flags = "{\"filenames\": [\"a_%s.raw\"], %s}";
        assertThat(refusal(lab.post("/analyses/flags", flags.formatted(lab.project(), "\"processed\": true"))))
                .isEqualTo("422 stage_order");
        assertThat(lab.made(
                                "/analyses/flags",
                                flags.formatted(lab.project(), "\"converted\": true, \"processed\": true"))
                        .getInt("changed"))
                .isEqualTo(1);
        assertThat(lab.get("/analyses/a_" + lab.project()).getBoolean("processed"))
                .isTrue();
    }

    @Test
    void an_acquired_analysis_is_deleted_by_data_management_only_and_a_used_method_not_at_all() {
        String parent = ", \"aliquot_id\": \"%s\"".formatted(aliquot());
        run("a_" + lab.project(), parent);
        run("p_" + lab.project(), parent + ", \"state\": \"planned\"");
        assertThat(lab.as("bench").delete("/analyses/p_" + lab.project()).statusCode())
                .isEqualTo(204);
        assertThat(refusal(lab.as("bench").delete("/analyses/a_" + lab.project())))
                .isEqualTo("403 permission_missing");
        assertThat(refusal(lab.as("manager").delete("/injection-methods/" + method)))
                .isEqualTo("409 in_use");
        assertThat(refusal(lab.as("manager").delete("/mass-spectrometers/" + instrument)))
                .isEqualTo("409 in_use");
        assertThat(lab.as("manager").delete("/analyses/a_" + lab.project()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void a_polarity_against_the_methods_name_is_warned_of() {
        assertThat(lab.made(
                                "/injection-methods",
                                "{\"name\": \"x_%s_pos\", \"polarity\": \"negative\"}".formatted(lab.project()))
                        .getList("warnings.code"))
                .containsExactly("polarity_contradicts_name");
        assertThat(refusal(lab.post("/mass-spectrometers", "{\"time_zone\": \"Mars/Olympus\"}")))
                .isEqualTo("422 format");
        assertThat(refusal(lab.post("/mass-spectrometers", "{\"model_accession\": \"Q Exactive\"}")))
                .isEqualTo("422 accession");
        assertThat(refusal(lab.post("/mass-spectrometers", "{\"model_accession\": \"MS:1000073\"}")))
                .isEqualTo("422 accession");
        assertThat(refusal(
                        lab.post("/injection-methods", "{\"name\": \"x\", \"ionization_accession\": \"MS:1001911\"}")))
                .isEqualTo("422 accession");
    }

    @Test
    void an_instrument_has_its_models_name_and_stands_in_a_room() {
        String rack = lab.container(lab.model("no room", "rack", ", \"rows\": 1, \"columns\": 1"), "");
        assertThat(refusal(lab.post("/mass-spectrometers", "{\"room_id\": \"%s\"}".formatted(rack))))
                .isEqualTo("422 unknown_kind");
        String room = lab.container(lab.model("lab room", "room", ", \"is_finite\": false"), "");
        JsonPath made = lab.made(
                "/mass-spectrometers", "{\"room_id\": \"%s\", \"model_accession\": \"MS:1001911\"}".formatted(room));
        assertThat(made.getString("model_name")).isEqualTo("Q Exactive");
        assertThat(made.getString("room")).isEqualTo(room);
        String path = "/mass-spectrometers/" + made.getString("code");
        assertThat(refusal(lab.as("manager")
                        .body("{\"room_id\": \"%s\"}".formatted(rack))
                        .patch(path)))
                .isEqualTo("422 unknown_kind");
        assertThat(lab.as("manager")
                        .body("{\"model_accession\": \"MS:1000449\"}")
                        .patch(path)
                        .jsonPath()
                        .getString("model_name"))
                .isEqualTo("LTQ Orbitrap");
    }
}
