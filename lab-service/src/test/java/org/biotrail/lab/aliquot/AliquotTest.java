package org.biotrail.lab.aliquot;

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
class AliquotTest extends LabTest {
    private Response aliquot(String extract, String volume, String more) {
        return lab.post(
                "/aliquots",
                "{\"extract_id\": \"%s\", \"volume\": %s, \"volume_unit\": \"mL\"%s}".formatted(extract, volume, more));
    }

    @Test
    void more_than_there_is_needs_a_reason() {
        String extract = lab.extract("1.4", "mL");
        assertThat(aliquot(extract, "0.5", "").jsonPath().getString("code")).isEqualTo(extract + "_01");
        assertThat(aliquot(extract, "0.5", "").statusCode()).isEqualTo(201);
        assertThat(refusal(aliquot(extract, "0.5", ""))).isEqualTo("422 volume_exceeded");
        assertThat(aliquot(extract, "0.5", ", \"override_reason\": \"evaporated less than noted\"")
                        .statusCode())
                .isEqualTo(201);
        assertThat(lab.get("/extracts/" + extract).getDouble("remaining_volume"))
                .isEqualTo(-0.1);
        assertThat(lab.count("select count(*) from aliquot where override_reason is not null and code like '" + extract
                        + "%'"))
                .isEqualTo(1);
    }

    @Test
    void concurrent_aliquots_together_obey_the_balance() {
        String extract = lab.extract("1.4", "mL");
        List<Response> answers = lab.atOnce(3, n -> aliquot(extract, "0.5", ""));
        assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(201, 201, 422);
    }

    @Test
    void a_project_may_choose_to_be_warned_only() {
        lab.run(
                "insert into project_setting (id, project_id, volume_balance) select gen_random_uuid(), id, 'warn' from project_copy where code = '"
                        + lab.project() + "'");
        String extract = lab.extract("1.4", "mL");
        assertThat(aliquot(extract, "1500", "").jsonPath().getList("warnings.code"))
                .containsExactly("volume_exceeded");
    }

    @Test
    void an_aliquot_is_of_an_extract_that_was_extracted() {
        String sample = lab.sample();
        lab.made("/weighings", "{\"field_sample_id\": \"%s\", \"mass\": 50, \"mass_unit\": \"mg\"}".formatted(sample));
        assertThat(refusal(aliquot(sample + "_01", "0.1", ""))).isEqualTo("422 stage_order");
    }

    @Test
    void many_aliquots_of_many_extracts_are_taken_and_placed_at_once() {
        String first = lab.extract("1", "mL");
        String second = lab.extract("1", "mL");
        String rack = lab.container(lab.model("rack", "rack", ", \"rows\": 3, \"columns\": 8"), "");
        Response answer = lab.post("/aliquotings", """
                {"volume": 120, "container": "%s", "items": [{"extract": "%s", "count": 2}, {"extract": "%s", "count": 3}]}""".formatted(rack, first, second));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        assertThat(answer.jsonPath().getList("data.code"))
                .containsExactly(first + "_01", first + "_02", second + "_01", second + "_02", second + "_03");
        assertThat(answer.jsonPath().getList("data.position")).containsExactly("A1", "A2", "A3", "A4", "A5");
        assertThat(answer.jsonPath().getList("data.volume_unit")).containsOnly("uL");
    }

    @Test
    void an_aliquot_of_a_blank_bears_the_blanks_code() {
        String batch = lab.made("/batches", "{\"short_description\": \"MeOH\"}").getString("code");
        String blank = lab.made("/extracts", """
                        {"kind": "blank", "batch_id": "%s", "extraction_method_id": "%s", "solvent_volume": 1, "solvent_volume_unit": "mL"}""".formatted(batch, lab.method())).getString("code");
        JsonPath aliquot = aliquot(blank, "0.1", "").jsonPath();
        assertThat(aliquot.getString("code")).isEqualTo(blank + "_01");
        assertThat(aliquot.getString("sample_type")).isEqualTo("blank");
        assertThat(lab.get("/aliquots/" + blank + "_01").getString("field_sample_code"))
                .isNull();
    }
}
