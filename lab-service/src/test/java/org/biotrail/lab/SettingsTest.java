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
                "insert into dataset_copy (id, version, name, title) values (gen_random_uuid(), 1, 'ds %s', 'Dataset %s')"
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
}
