package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class SettingsTest extends LabTest {

    @Test
    void a_method_may_have_advice_of_its_own() {
        String method = lab.method();
        lab.made("/extraction-advice", """
                {"extraction_method_id": "%s", "up_to_mass": 1, "up_to_mass_unit": "g", "solvent_volume": 9, "solvent_volume_unit": "mL", "beads": 7}""".formatted(method));
        assertThat(lab.get("/advice?mass=100&mass_unit=mg&extraction_method=" + method)
                        .getInt("advice.beads"))
                .isEqualTo(7);
        assertThat(lab.get("/advice?mass=10&mass_unit=mg").getInt("advice.beads"))
                .isEqualTo(1);
        assertThat(refusal(lab.post("/extraction-advice", """
                {"extraction_method_id": "%s", "up_to_mass": 1000, "up_to_mass_unit": "mg", "solvent_volume": 9, "solvent_volume_unit": "mL"}""".formatted(method))))
                .isEqualTo("409 duplicate");
        assertThat(refusal(lab.post("/extraction-advice", """
                {"up_to_mass": 2, "up_to_mass_unit": "mL", "solvent_volume": 0, "solvent_volume_unit": "mL", "beads": -1}"""))).isEqualTo("422 unit_kind,out_of_range,out_of_range");
        assertThat(refusal(lab.as("bench").body("{}").post("/extraction-advice")))
                .isEqualTo("403 permission_missing");
    }

    @Test
    void a_project_chooses_its_own_rules() {
        String p = lab.project();
        lab.made(
                "/project-settings",
                "{\"project_id\": \"%s\", \"require_drying\": \"refuse\", \"redu_defaults\": {\"Country\": \"Switzerland\"}}"
                        .formatted(p));
        String wet = lab.sample("received", "ok");
        assertThat(refusal(lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(wet))))
                .isEqualTo("422 stage_order");
        Response changed = lab.as("manager").body("{\"require_drying\": null}").patch("/project-settings/" + p);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("redu_defaults.Country")).isEqualTo("Switzerland");
        assertThat(lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(wet))
                        .statusCode())
                .isEqualTo(201);
        assertThat(refusal(lab.as("manager")
                        .body("{\"volume_balance\": \"maybe\"}")
                        .patch("/project-settings/" + p)))
                .isEqualTo("422 unknown_value");
        assertThat(refusal(lab.post("/project-settings", "{\"project_id\": \"%s\"}".formatted(p))))
                .isEqualTo("409 duplicate");
    }

    @Test
    void codes_of_batches_are_reserved_and_the_first_use_takes_them_into_use() {
        String p = lab.project();
        Response reserved = lab.post("/batches/reservations", "{\"count\": 3, \"project_id\": \"%s\"}".formatted(p));
        assertThat(reserved.statusCode()).as(reserved.asString()).isEqualTo(201);
        assertThat(reserved.jsonPath().getList("codes"))
                .containsExactly(p + "_batch_000001", p + "_batch_000002", p + "_batch_000003");
        assertThat(lab.get("/batches/" + p + "_batch_000002").getBoolean("reserved"))
                .isTrue();
        assertThat(refusal(lab.post("/batches/reservations", "{\"count\": 1001}")))
                .isEqualTo("422 out_of_range");
    }

    @Test
    void everything_made_with_a_batch_is_found_down_to_the_files() {
        String batch =
                lab.made("/batches", "{\"short_description\": \"solvent\"}").getString("code");
        String extract = lab.made("/extracts", """
                        {"field_sample_id": "%s", "batch_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(lab.sample(), batch, lab.method()))
                .getString("code");
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))
                .getString("code");
        assertThat(lab.get("/batches/" + batch + "/affected").getList("data.code"))
                .containsExactly(aliquot, extract);
        assertThat(lab.as("bench")
                        .header("Accept", "application/x-ndjson")
                        .get("/batches/" + batch + "/affected")
                        .asString()
                        .lines())
                .hasSize(2);
        assertThat(refusal(lab.as("bench").delete("/batches/" + batch))).isEqualTo("409 in_use");
    }

    @Test
    void places_with_room_are_found_fullest_first() {
        String model = lab.model("places", "rack", ", \"rows\": 1, \"columns\": 4");
        String empty = lab.container(model, "");
        String fuller = lab.container(model, "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(lab.sample(), fuller));
        String query = "&filter=container_model_id==" + model;
        assertThat(lab.get("/places?count=3&thing=field_sample" + query).getList("data.code"))
                .containsExactly(fuller, empty);
        assertThat(lab.get("/places?count=4&thing=field_sample" + query).getList("data.code"))
                .containsExactly(empty);
        assertThat(lab.as("bench").get("/places?count=some").statusCode()).isEqualTo(400);
    }

    @Test
    void a_weighing_goes_with_its_extract_while_that_is_only_weighed() {
        String sample = lab.sample();
        String body = "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(sample);
        String first = lab.made("/weighings", body).getString("extract_code");
        String second = lab.made("/weighings", body).getString("extract_code");
        assertThat(lab.as("bench").delete("/weighings/" + first).statusCode()).isEqualTo(204);
        assertThat(lab.as("bench").get("/extracts/" + first).statusCode()).isEqualTo(404);
        lab.made("/extractions", """
                {"extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL", "items": [{"extract": "%s"}]}""".formatted(lab.method(), second));
        assertThat(refusal(lab.as("bench").delete("/weighings/" + second))).isEqualTo("409 in_use");
    }

    @Test
    void custody_tells_of_the_containers_around_a_thing_too() {
        String sample = lab.sample();
        String rack = lab.container(lab.model("custody rack", "rack", ", \"rows\": 1, \"columns\": 4"), "");
        String freezer = lab.container(lab.model("custody freezer", "freezer", ", \"is_finite\": false"), "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(sample, rack));
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(rack, freezer));
        lab.made("/removals", "{\"code\": \"%s\"}".formatted(sample));
        lab.made("/removals", "{\"code\": \"%s\"}".formatted(rack));
        assertThat(lab.get("/things/" + sample + "/custody").getList("data.thing_code"))
                .containsExactly(sample, rack, sample);
    }

    @Test
    void lists_of_a_thing_come_back_as_they_were_sent_when_it_is_made_and_when_it_is_changed() {
        String method = lab.made(
                        "/extraction-methods",
                        "{\"name\": \"parts %s\", \"components\": [{\"name\": \"MeOH\", \"percent\": 80}]}"
                                .formatted(lab.project()))
                .getString("id");
        assertThat(lab.get("/extraction-methods/" + method).getString("components[0].name"))
                .isEqualTo("MeOH");
        lab.as("manager").body("{\"components\": [{\"name\": \"EtOH\"}]}").patch("/extraction-methods/" + method);
        assertThat(lab.get("/extraction-methods/" + method).getString("components[0].name"))
                .isEqualTo("EtOH");
        String batch = lab.made("/batches", "{\"short_description\": \"MeOH\"}").getString("code");
        lab.as("bench")
                .body("{\"lots\": [{\"component\": \"MeOH\", \"lot_number\": \"L1\"}]}")
                .patch("/batches/" + batch);
        assertThat(lab.get("/batches/" + batch).getString("lots[0].lot_number")).isEqualTo("L1");
    }

    @Test
    void a_datasets_use_is_counted_and_every_list_takes_it() {
        String sample = lab.sample();
        lab.run(
                "insert into dataset_copy (id, version, name, title, privacy) values (gen_random_uuid(), 1, 'ds %s', 'Dataset %s', 'registered')"
                        .formatted(lab.project(), lab.project()));
        String dataset = lab.text("select id from dataset_copy where name = 'ds %s'".formatted(lab.project()));
        lab.run("update field_sample_copy set dataset_id = '%s' where code = '%s'".formatted(dataset, sample));
        String method = lab.method();
        String extract = lab.made("/extracts", """
                        {"field_sample_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(sample, method)).getString("code");
        assertThat(lab.get("/usage/dataset/" + dataset).getInt("counts.extract"))
                .isEqualTo(1);
        assertThat(lab.get("/usage/dataset/" + dataset).getString("last_change"))
                .isNotNull();
        assertThat(lab.as("bench").get("/usage/dataset/nothing").statusCode()).isEqualTo(404);
        assertThat(lab.get("/extracts?sort=id&dataset=" + dataset).getList("data.code"))
                .containsExactly(extract);
        assertThat(lab.get("/extraction-methods?sort=id&dataset=" + dataset).getList("data.name"))
                .containsExactly(method);
        assertThat(lab.get("/containers?sort=id&dataset=" + dataset).getList("data"))
                .isEmpty();
        lab.made("/aliases", "{\"alias\": \"of %s\", \"code\": \"%s\"}".formatted(lab.project(), extract));
        String model = lab.model("used", "rack", ", \"rows\": 1, \"columns\": 2");
        String rack = lab.container(model, "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(extract, rack));
        assertThat(lab.get("/containers?sort=id&dataset=" + dataset).getList("data.code"))
                .containsExactly(rack);
        assertThat(lab.get("/container-models?sort=id&dataset=" + dataset).getList("data.id"))
                .containsExactly(model);
        assertThat(lab.get("/aliases?sort=id&dataset=" + dataset).getList("data.alias"))
                .containsExactly("of " + lab.project());
        assertThat(lab.get("/things/" + extract + "/custody?dataset=" + dataset).getList("data"))
                .hasSize(1);
        for (String list : List.of(
                "batch-types",
                "container-rules",
                "extraction-advice",
                "project-settings",
                "places",
                "placements",
                "weighings",
                "batches",
                "aliquots",
                "analyses",
                "chromatographies",
                "injection-methods",
                "mass-spectrometers",
                "things/" + extract + "/place",
                "containers/" + rack + "/contents",
                "extracts/" + extract + "/aliquots")) {
            Response lines =
                    lab.as("bench").accept("application/x-ndjson").get("/" + list + "?sort=id&dataset=" + dataset);
            assertThat(lines.statusCode()).as(list + " " + lines.asString()).isEqualTo(200);
        }
    }

    @Test
    void a_retired_model_is_no_vessel_of_anything_new() {
        String model = lab.model("old vial", "vial", "");
        String sample = lab.sample();
        String before = lab.made("/extracts", """
                        {"field_sample_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL", "vessel_model_id": "%s"}""".formatted(sample, lab.method(), model))
                .getString("code");
        String weighing = "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"%s}".formatted(sample, "%s");
        String weighed = lab.made("/weighings", weighing.formatted("")).getString("id");
        lab.as("manager")
                .body("{\"retired\": true}")
                .patch("/container-models/" + model)
                .then()
                .statusCode(200);
        String vessel = ", \"vessel_model_id\": \"%s\"".formatted(model);
        String aliquot = "{\"extract_id\": \"%s\", \"volume\": 10%s}".formatted(before, "%s");
        assertThat(refusal(lab.post("/extracts", "{\"field_sample_id\": \"%s\"%s}".formatted(sample, vessel))))
                .isEqualTo("422 model_retired");
        assertThat(refusal(lab.post("/weighings", weighing.formatted(vessel)))).isEqualTo("422 model_retired");
        assertThat(refusal(lab.post("/aliquots", aliquot.formatted(vessel)))).isEqualTo("422 model_retired");
        assertThat(refusal(lab.post("/aliquotings", """
                {"vessel_model_id": "%s", "volume": 1, "items": [{"extract": "%s"}]}""".formatted(model, before))))
                .isEqualTo("422 model_retired");
        assertThat(refusal(lab.as("bench")
                        .header("X-Change-Comment", "another vial")
                        .body("{\"vessel_model_id\": \"%s\"}".formatted(model))
                        .patch("/weighings/" + weighed)))
                .isEqualTo("422 model_retired");
        assertThat(lab.as("bench")
                        .body("{\"comments\": \"stays in it\"}")
                        .patch("/extracts/" + before)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_does_not_add_up_is_found_in_its_class() {
        String p = lab.project();
        String model = lab.model("rack", "rack", ", \"rows\": 1, \"columns\": 4");
        String rack = lab.container(model, "");
        String batch = lab.made("/batches", "{\"short_description\": \"MeOH\"}").getString("code");
        String wet = lab.sample("received", "ok");
        String extract =
                lab.made("/extracts", """
                        {"field_sample_id": "%s", "batch_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(wet, batch, lab.method())).getString("code");
        String placed = lab.extract("1", "mL");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(placed, rack));
        String weighed = lab.made(
                        "/weighings",
                        "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(wet))
                .getString("extract_code");
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))
                .getString("code");
        String instrument = lab.made("/mass-spectrometers", "{}").getString("code");
        String method = lab.made("/injection-methods", "{\"name\": \"C18_%s_pos\"}".formatted(p))
                .getString("name");
        String run = """
                {"filename": "%s_%s", "%s_id": "%s", "injection_volume": 2, "injection_method_id": "%s", "mass_spectrometer_id": "%s"%s}""";
        for (String more : java.util.List.of("x", "y", "z")) {
            lab.made("/analyses", run.formatted(more, p, "aliquot", aliquot, method, instrument, ""));
        }
        lab.made("/analyses", run.formatted("of_" + placed, p, "extract", extract, method, instrument, ""));
        String other = lab.sample();
        lab.made("/analyses", run.formatted(other, p, "aliquot", aliquot, method, instrument, ""));
        String bare = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))
                .getString("code");
        lab.run("update aliquot set volume = null, volume_unit = null where code = '%s'".formatted(bare));
        lab.run("update analysis set polarity = 'negative' where filename = '%s_%s'".formatted(other, p));
        lab.run(
                "update mass_spectrometer set model_accession = (select accession from psi_ms_term where obsolete limit 1) where code = '%s'"
                        .formatted(instrument));
        // What no request brings about: former data, other services' deletions, the passing of time.
        lab.run(
                "update extract set dried_weight = null, project_id = gen_random_uuid(), extracted_at = '2020-01-02' where code = '%s'"
                        .formatted(extract));
        lab.run("update aliquot set volume = 9, volume_unit = 'mL', prepared_at = '2020-01-01' where code = '%s'"
                .formatted(aliquot));
        lab.run(
                "update weighing set weighed_at = '2020-01-01' where extract_id = (select id from extract where code = '%s')"
                        .formatted(weighed));
        lab.run(
                "update analysis set polarity = 'negative', file_sha256 = repeat('a', 64), positive_scans = 2, negative_scans = 0, state = 'acquired', acquired_at = '2020-01-03' where filename in ('x_%1$s', 'y_%1$s')"
                        .formatted(p));
        lab.run(
                "update analysis set polarity = null, verification = '{\"checks\": [{\"name\": \"instrument_matches\", \"state\": \"failed\", \"found\": \"MS:1\"}]}' where filename = 'y_%s'"
                        .formatted(p));
        lab.run(
                "alter table analysis disable trigger user; update analysis set state = 'planned', created_at = '2020-01-01' where filename = 'z_%s'; alter table analysis enable trigger user"
                        .formatted(p));
        lab.run("update container set status = 'not_ok', status_reason = 'broken' where code = '%s'".formatted(rack));
        lab.run(
                "update batch set status = 'not_ok', status_reason = 'contaminated', expires_on = '2019-12-31' where code = '%s'"
                        .formatted(batch));
        lab.run("delete from container_rule where '%1$s' in (parent_model_id, child_model_id)".formatted(model));
        lab.run("delete from field_sample_copy where code = '%s'"
                .formatted(lab.text(
                        "select code from field_sample_copy where id = (select field_sample_id from extract where code = '%s')"
                                .formatted(placed))));
        lab.run(
                "insert into field_sample_copy (id, version, code) values (gen_random_uuid(), 1, 'OLD %1$s'), (gen_random_uuid(), 1, 'zz%2$s_000001')"
                        .formatted(p, p.substring(2)));
        for (String finding : java.util.List.of(
                "sample_without_field_record " + wet,
                "sample_without_taxon " + wet,
                "sample_without_label " + wet,
                "volume_missing " + bare,
                "model_without_rules rack " + p,
                "code_in_filename_differs " + other + "_" + p,
                "single_polarity " + aliquot,
                "term_obsolete " + instrument,
                "weight_missing " + extract,
                "no_place " + extract,
                "sample_deleted " + placed,
                "reference_gone " + extract,
                "planned_never_acquired z_" + p,
                "malformed_sample_code OLD " + p,
                "code_project_mismatch zz" + p.substring(2) + "_000001",
                "extracted_not_dried " + extract,
                "weighed_not_extracted " + weighed,
                "analysed_without_aliquot of_" + placed + "_" + p,
                "acquired_not_converted x_" + p,
                "date_order " + aliquot,
                "blank_missing " + batch,
                "volume_overdrawn " + extract,
                "polarity_missing y_" + p,
                "polarity_conflict x_" + p,
                "instrument_conflict y_" + p,
                "duplicate_file y_" + p,
                "place_unusable " + placed,
                "descendants_of_contaminated_batch " + aliquot,
                "lot_expired_used " + extract)) {
            String[] words = finding.split(" ", 2);
            assertThat(lab.as("bench")
                            .queryParam("class", words[0])
                            .queryParam("limit", 1000)
                            .get("/integrity")
                            .jsonPath()
                            .getList("data.code", String.class))
                    .as(finding)
                    .contains(words[1]);
        }
        lab.run("insert into label_copy (id, version, code, state) values (gen_random_uuid(), 1, '%s', 'used')"
                .formatted(wet));
        assertThat(lab.get("/integrity?class=sample_without_label&filter=code==" + wet)
                        .getList("data"))
                .isEmpty();
        assertThat(lab.get("/integrity/summary").getList("data.class", String.class))
                .contains("volume_overdrawn", "date_order");
        assertThat(lab.get("/integrity?severity=error&count=exact&limit=1").getInt("total"))
                .isGreaterThan(3);
    }
}
