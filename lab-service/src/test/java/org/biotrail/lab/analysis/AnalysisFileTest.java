package org.biotrail.lab.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Told;
import org.biotrail.lab.LabTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AnalysisFileTest extends LabTest {
    private String instrument;
    private String method;

    @BeforeEach
    void an_instrument_and_a_method_without_polarity() {
        instrument = lab.made(
                        "/mass-spectrometers",
                        "{\"model_accession\": \"%s\", \"time_zone\": \"Europe/Zurich\"}".formatted(Runs.MODEL))
                .getString("code");
        method = lab.made("/injection-methods", "{\"name\": \"C18_%s\"}".formatted(lab.project()))
                .getString("name");
    }

    private String aliquot() {
        return lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 100}".formatted(lab.extract("1", "mL")))
                .getString("code");
    }

    private String analysis(String name, String more) {
        return lab.made("/analyses", """
                        {"filename": "%s", "aliquot_id": "%s", "injection_volume": 2, "injection_method_id": "%s", "mass_spectrometer_id": "%s"%s}""".formatted(name, aliquot(), method, instrument, more))
                .getString("filename");
    }

    private Response send(String query, String file) {
        return lab.as("bench")
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/analyses/files?" + query);
    }

    private static String state(JsonPath answer, String check) {
        return answer.getString("checks.find { it.name == '%s' }.state".formatted(check));
    }

    @Test
    void a_file_that_fits_completes_its_analysis() {
        String name = analysis("20260120_" + lab.project(), ", \"state\": \"planned\"");
        String file = Runs.mzMl(6, "negative", "2026-01-20T10:15:00") + "<!-- " + name + " -->";
        Told told = Told.since(pool);
        JsonPath answer = send("filename=" + name + ".mzML", file).jsonPath();
        assertThat(answer.getBoolean("sound")).as(answer.prettify()).isTrue();
        assertThat(told.lines()).containsExactly("analysis " + name + ": file verified ()");
        assertThat(answer.getBoolean("zone_assumed")).isTrue();
        assertThat(state(answer, "instrument_matches")).isEqualTo("ok");
        assertThat(state(answer, "checksum_matches")).isEqualTo("ok");
        JsonPath analysis = lab.get("/analyses/" + name);
        assertThat(analysis.getString("acquired_at")).startsWith("2026-01-20T09:15:00");
        assertThat(analysis.getString("state")).isEqualTo("acquired");
        assertThat(analysis.getBoolean("converted")).isTrue();
        assertThat(analysis.getString("polarity")).isEqualTo("negative");
        assertThat(analysis.getInt("ms1_scans")).isEqualTo(2);
        assertThat(analysis.getInt("ms2_scans")).isEqualTo(4);
        assertThat(analysis.getString("file_format")).isEqualTo("mzML");
        assertThat(analysis.getDouble("retention_to")).isEqualTo(2.5);
        assertThat(analysis.getBoolean("verification.sound")).isTrue();
        assertThat(analysis.getString("verified_at")).isNotNull();

        String other = analysis("other_" + lab.project(), "");
        assertThat(state(send("filename=" + other, file).jsonPath(), "not_duplicate"))
                .isEqualTo("failed");
    }

    @Test
    void a_file_that_contradicts_changes_nothing_but_what_was_verified() {
        String name = analysis("pos_" + lab.project(), ", \"polarity\": \"positive\"");
        JsonPath answer = send("filename=" + name, Runs.mzMl(3, "negative", "2026-01-20T10:15:00Z"))
                .jsonPath();
        assertThat(answer.getBoolean("sound")).isFalse();
        assertThat(state(answer, "polarity_matches")).isEqualTo("failed");
        JsonPath analysis = lab.get("/analyses/" + name);
        assertThat(analysis.getString("acquired_at")).isNull();
        assertThat(analysis.getBoolean("converted")).isFalse();
        assertThat(analysis.getString("file_sha256")).isNull();
        assertThat(analysis.getBoolean("verification.sound")).isFalse();

        byte[] whole = Runs.mzMl(30, "positive", "").getBytes(StandardCharsets.UTF_8);
        JsonPath half = send(
                        "filename=" + name, new String(Arrays.copyOf(whole, whole.length / 2), StandardCharsets.UTF_8))
                .jsonPath();
        assertThat(state(half, "complete")).isEqualTo("failed");
        assertThat(state(half, "count_matches")).isEqualTo("failed");
        assertThat(state(
                        send("filename=nobody_" + lab.project(), Runs.mzXml(3, "positive"))
                                .jsonPath(),
                        "name_known"))
                .isEqualTo("failed");
    }

    @Test
    void a_file_registers_its_analysis_or_says_why_not() {
        String query =
                "mode=register&filename=reg_%s.mzML&aliquot_id=%s&injection_volume=2&injection_method_id=%s&mass_spectrometer_id=%s"
                        .formatted(lab.project(), aliquot(), method, instrument);
        String file = Runs.mzMl(3, "positive", "2026-02-01T08:00:00Z") + "<!-- " + lab.project() + " -->";
        assertThat(refusal(send(query, file.replace("spectrumList count=\"3\"", "spectrumList count=\"4\""))))
                .isEqualTo("409 file_contradicts");
        Response made = send(query, file);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("polarity")).isEqualTo("positive");
        assertThat(made.jsonPath().getInt("positive_scans")).isEqualTo(3);
        assertThat(refusal(send(query, Runs.mzXml(3, "positive")))).isEqualTo("409 filename_taken");
        assertThat(send("depth=header&filename=reg_" + lab.project(), Runs.mzXml(3, "positive"))
                        .jsonPath()
                        .getBoolean("sound"))
                .isTrue();
    }

    @Test
    void files_below_a_root_are_scanned_as_a_job() throws IOException {
        String name = analysis("scan_" + lab.project(), "");
        Path folder = Files.createDirectories(Path.of("target", "runs", lab.project()));
        Files.writeString(folder.resolve(name + ".mzML"), Runs.mzMl(4, "positive", "") + "<!-- " + name + " -->");
        Files.writeString(folder.resolve("nobody_" + lab.project() + ".mzXML"), Runs.mzXml(2, "positive"));
        String job = "/jobs/"
                + ended(lab.post(
                                "/analyses/files/scans",
                                "{\"root\": \"runs\", \"glob\": \"%s/*.mz*\"}".formatted(lab.project())))
                        .getString("id");
        assertThat(lab.get(job).getInt("updated")).as(lab.get(job).prettify()).isEqualTo(1);
        assertThat(lab.get(job + "/rows?state=failed").getString("data[0].violations[0].code"))
                .isEqualTo("name_known");
        assertThat(lab.get("/analyses/" + name).getString("file_uri"))
                .isEqualTo("runs/" + lab.project() + "/" + name + ".mzML");
        assertThat(refusal(lab.post("/analyses/files/scans", "{\"root\": \"etc\", \"glob\": \"*\"}")))
                .isEqualTo("422 unknown_root");
    }

    @Test
    void what_lies_outside_the_root_is_not_read_whatever_leads_there() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "runs", lab.project()));
        Path outside = Files.writeString(
                Path.of("target", "outside_" + lab.project() + ".mzML"), Runs.mzMl(4, "positive", ""));
        Files.createSymbolicLink(
                folder.resolve(analysis("link_" + lab.project(), "") + ".mzML"), outside.toAbsolutePath());
        JsonPath linked = ended(lab.post(
                "/analyses/files/scans", "{\"root\": \"runs\", \"glob\": \"%s/link_*\"}".formatted(lab.project())));
        assertThat(lab.get("/jobs/" + linked.getString("id") + "/rows?state=failed")
                        .getString("data[0].violations[0].code"))
                .isEqualTo("path_outside_root");
        JsonPath above = ended(lab.post("/analyses/files/scans", "{\"root\": \"runs\", \"glob\": \"../outside_*\"}"));
        assertThat(above.getInt("total")).as(above.prettify()).isZero();
    }

    @Test
    void files_below_a_root_become_analyses_with_what_the_scan_says_of_them() throws IOException {
        String mine = "reg_" + lab.project();
        Path folder = Files.createDirectories(Path.of("target", "runs", lab.project()));
        Files.writeString(folder.resolve(mine + ".mzML"), Runs.mzMl(4, "positive", "") + "<!-- " + mine + " -->");
        Files.writeString(
                folder.resolve("half_" + lab.project() + ".mzML"),
                Runs.mzMl(4, "positive", "").replace("spectrumList count=\"4\"", "spectrumList count=\"5\""));
        String scan = """
                {"root": "runs", "glob": "%s/*.mzML", "mode": "%s", "analysis": {"aliquot_id": "%s", "injection_volume": 2, "injection_method_id": "%s", "mass_spectrometer_id": "%s"}}""";
        String aliquot = aliquot();
        assertThat(refusal(lab.post(
                        "/analyses/files/scans", scan.formatted(lab.project(), "verify", aliquot, method, instrument))))
                .isEqualTo("400 unknown_parameter");
        JsonPath job = ended(lab.post(
                "/analyses/files/scans", scan.formatted(lab.project(), "register", aliquot, method, instrument)));
        assertThat(job.getInt("created")).as(job.prettify()).isEqualTo(1);
        assertThat(lab.get("/jobs/" + job.getString("id") + "/rows?state=failed")
                        .getString("data[0].violations[0].code"))
                .isEqualTo("file_contradicts");
        JsonPath made = lab.get("/analyses/" + mine);
        assertThat(made.getString("aliquot_code")).isEqualTo(aliquot);
        assertThat(made.getString("polarity")).isEqualTo("positive");
        assertThat(made.getString("file_uri")).isEqualTo("runs/" + lab.project() + "/" + mine + ".mzML");
        assertThat(lab.as("bench").get("/analyses/half_" + lab.project()).statusCode())
                .isEqualTo(404);
        JsonPath again = ended(lab.post(
                "/analyses/files/scans", scan.formatted(lab.project(), "register", "nobody", method, instrument)));
        assertThat(again.getInt("failed")).isEqualTo(2);
        assertThat(lab.get("/jobs/" + again.getString("id") + "/rows?state=failed")
                        .getString("data[0].violations[0].code"))
                .isEqualTo("unknown_reference");
    }

    private JsonPath ended(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String job = "/jobs/" + accepted.jsonPath().getString("id");
        await().until(() -> lab.get(job).getString("finished_at") != null);
        return lab.get(job);
    }

    @Test
    void a_file_comes_in_a_form_that_names_it() {
        String name = analysis("form_" + lab.project(), "");
        byte[] file = (Runs.mzMl(2, "positive", "") + "<!-- " + name + " -->").getBytes(StandardCharsets.UTF_8);
        JsonPath answer = form("", name + ".mzML", file).jsonPath();
        assertThat(answer.getString("filename")).as(answer.prettify()).isEqualTo(name);
        assertThat(answer.getBoolean("sound")).as(answer.prettify()).isTrue();
        assertThat(form("?filename=nobody_" + lab.project(), name + ".mzML", file)
                        .jsonPath()
                        .getString("checks[0].name"))
                .isEqualTo("name_known");
        assertThat(refusal(form("", "a b?.mzML", file))).isEqualTo("422 filename_malformed");
        assertThat(raw("--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n--x--\r\n"))
                .isEqualTo(400);
        assertThat(raw("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + ".mzML\"\r\n\r\n<mzML><run>"))
                .isBetween(200, 499);
    }

    private int raw(String body) {
        return lab.as("bench")
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT)))
                .contentType("multipart/form-data; boundary=x")
                .body(body)
                .post("/analyses/files")
                .statusCode();
    }

    private Response form(String query, String name, byte[] file) {
        return lab.as("bench")
                .contentType("multipart/form-data")
                .multiPart("note", "passed over")
                .multiPart("file", name, file, "application/octet-stream")
                .post("/analyses/files" + query);
    }

    @Test
    void hostile_files_are_refused_and_the_service_goes_on() {
        String evil =
                "<?xml version=\"1.0\"?><!DOCTYPE mzML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><mzML>&x;</mzML>";
        assertThat(refusal(send("filename=a", evil))).isEqualTo("422 unreadable_file");
        assertThat(send("filename=a", "MSMS").statusCode()).isEqualTo(415);
        assertThat(send("filename=a&mode=guess", "<mzML/>").statusCode()).isEqualTo(400);
        assertThat(send("mode=verify", "<mzML/>").statusCode()).isEqualTo(400);
        assertThat(lab.as("registered")
                        .contentType("application/octet-stream")
                        .body("<mzML/>".getBytes(StandardCharsets.UTF_8))
                        .post("/analyses/files?filename=a")
                        .statusCode())
                .isEqualTo(403);
        byte[] large = new byte[3 << 20];
        Arrays.fill(large, (byte) ' ');
        assertThat(send(
                                "filename=big_" + lab.project(),
                                "<mzML><run>" + new String(large, StandardCharsets.US_ASCII) + "</run></mzML>")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_vocabulary_is_listed_by_parent_and_name_and_a_newer_one_is_imported() {
        assertThat(lab.get("/vocabularies/psi-ms/terms?parent=MS:1000031&q=exploris&limit=5")
                        .getList("data.name", String.class))
                .isNotEmpty()
                .allMatch(name -> name.contains("Exploris"));
        assertThat(lab.get("/vocabularies/psi-ms/terms/MS:1001911").getString("name"))
                .isEqualTo("Q Exactive");
        String obo = """
                format-version: 1.2
                data-version: 9.9.9

                [Term]
                id: MS:1001911
                name: Q Exactive
                is_a: MS:1003769 ! quadrupole orbitrap instrument
                is_a: MS:1000494 ! Thermo Scientific instrument model

                [Term]
                id: MS:9999999
                name: Q Tomorrow
                is_a: MS:1000494 ! Thermo Scientific instrument model

                [Typedef]
                id: part_of
                name: part of
                """;
        assertThat(lab.as("bench")
                        .contentType("text/obo")
                        .body(obo)
                        .post("/vocabularies/psi-ms/imports")
                        .statusCode())
                .isEqualTo(403);
        JsonPath job = lab.imported("vocabularies/psi-ms", "", "accession,name,parents\nMS:9999998,Q Yesterday,\n");
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("completed");
        Response accepted = lab.as("manager").contentType("text/obo").body(obo).post("/vocabularies/psi-ms/imports");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        await().until(() -> lab.get("/vocabularies/psi-ms/terms?parent=MS:1000494&q=tomorrow")
                        .getList("data")
                        .size()
                == 1);
    }

    @Test
    void an_injection_method_runs_a_chromatography_whose_gradient_rises() {
        String name = "UHPLC C18 " + lab.project();
        String body =
                "{\"name\": \"%s\", \"column_model\": \"BEH C18\", \"length_mm\": 100, \"mobile_phases\": [\"H2O\", \"MeCN\"], \"gradient\": %s}";
        assertThat(refusal(lab.post(
                        "/chromatographies",
                        body.formatted(
                                name, "[{\"minute\": 1, \"percent_b\": 5}, {\"minute\": 1, \"percent_b\": 95}]"))))
                .isEqualTo("422 gradient");
        JsonPath made = lab.made(
                "/chromatographies",
                body.formatted(name, "[{\"minute\": 0, \"percent_b\": 5}, {\"minute\": 9.5, \"percent_b\": 95}]"));
        assertThat(made.getString("kind")).isEqualTo("liquid");
        assertThat(made.getList("gradient.minute")).as(made.prettify()).hasSize(2);
        JsonPath run = lab.made(
                "/injection-methods",
                "{\"name\": \"run %s\", \"chromatography_id\": \"%s\"}".formatted(lab.project(), name));
        assertThat(run.getString("chromatography")).isEqualTo(name);
        assertThat(lab.get("/injection-methods?chromatography=" + made.getString("id"))
                        .getList("data"))
                .hasSize(1);
        assertThat(refusal(lab.as("manager").delete("/chromatographies/" + made.getString("id"))))
                .isEqualTo("409 in_use");
    }
}
