package org.biotrail.lab.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.lab.LabTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class WeighingTest extends LabTest {
    private Response weigh(String sample, String mass, String more) {
        return lab.post(
                "/weighings",
                "{\"field_sample_id\": \"%s\", \"mass\": %s, \"mass_unit\": \"mg\"%s}".formatted(sample, mass, more));
    }

    @Test
    void weighing_makes_the_extract_its_temporary_label_and_the_advice() {
        String sample = lab.sample();
        Response answer = weigh(sample, "10", "");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        JsonPath weighing = answer.jsonPath();
        assertThat(weighing.getString("extract_code")).isEqualTo(sample + "_01");
        assertThat(weighing.getString("tmp_label")).isEqualTo(sample + "_01_tmp");
        assertThat(weighing.getInt("advice.beads")).isEqualTo(1);
        assertThat(weighing.getString("extract.stage")).isEqualTo("weighed");
        assertThat(weighing.getDouble("extract.dried_weight")).isEqualTo(10);
        assertThat(weigh(sample, "10.0001", "").jsonPath().getInt("advice.beads"))
                .isEqualTo(2);
        assertThat(weigh(sample, "51", "").jsonPath().getString("advice")).isNull();
    }

    @Test
    void fifty_concurrent_weighings_of_one_sample_get_fifty_consecutive_codes() {
        String sample = lab.sample();
        List<Response> answers = lab.atOnce(50, n -> weigh(sample, "50", ""));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.jsonPath().getString("extract_code")))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 50)
                        .mapToObj(n -> String.format(Locale.ROOT, "%s_%02d", sample, n))
                        .toList());
    }

    @Test
    void after_ninety_nine_extracts_no_suffix_is_left_and_none_comes_back() {
        String sample = lab.sample();
        String items =
                String.join(",", IntStream.range(0, 99).mapToObj(n -> "{}").toList());
        Response many = lab.post(
                "/weighings",
                "{\"field_sample_id\": \"%s\", \"mass\": 50, \"mass_unit\": \"mg\", \"items\": [%s]}"
                        .formatted(sample, items));
        assertThat(many.statusCode()).as(many.asString()).isEqualTo(201);
        assertThat(many.jsonPath().getList("data.extract_code")).hasSize(99).endsWith(sample + "_99");
        assertThat(lab.as("bench").delete("/extracts/" + sample + "_99").statusCode())
                .isEqualTo(204);
        assertThat(refusal(weigh(sample, "50", ""))).isEqualTo("409 suffix_exhausted");
    }

    @Test
    void the_tolerance_holds_at_its_ends_and_may_be_overridden_with_a_reason() {
        String sample = lab.sample();
        String target = ", \"target_mass\": 50, \"tolerance\": 0.5";
        assertThat(weigh(sample, "49.5", target).statusCode()).isEqualTo(201);
        assertThat(refusal(weigh(sample, "49.4999", target))).isEqualTo("422 outside_tolerance");
        Response excused = weigh(sample, "49.4999", target + ", \"override_reason\": \"last of the sample\"");
        assertThat(excused.statusCode()).isEqualTo(201);
        assertThat(excused.jsonPath().getBoolean("within_tolerance")).isFalse();
        assertThat(excused.jsonPath().getString("extract_code")).isEqualTo(sample + "_02");
        assertThat(weigh(sample, "51", ", \"target_mass\": 50, \"tolerance\": 2, \"tolerance_kind\": \"percent\"")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_weight_is_a_mass() {
        String sample = lab.sample();
        assertThat(refusal(lab.post(
                        "/weighings",
                        "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mL\"}".formatted(sample))))
                .isEqualTo("422 unit_kind");
        assertThat(refusal(lab.post("/weighings", "{\"field_sample_id\": \"%s\", \"mass\": 1}".formatted(sample))))
                .isEqualTo("422 unit_missing");
        assertThat(refusal(weigh(sample, "0", ""))).isEqualTo("422 out_of_range");
        assertThat(refusal(weigh(sample, "1e400", ""))).isEqualTo("422 out_of_range");
        assertThat(refusal(weigh(sample, "true", ""))).startsWith("422");
    }

    @Test
    void what_is_no_number_or_no_text_is_refused_and_breaks_nothing() {
        String sample = lab.sample();
        for (String field : List.of(
                "\"mass\": NaN",
                "\"mass\": Infinity",
                "\"mass\": -1",
                "\"mass\": 1e400",
                "\"mass\": 1e999999999",
                "\"mass\": 1e-999999999",
                "\"mass\": true",
                "\"mass\": {\"value\": 1}",
                "\"mass\": 1, \"balance\": \"a\\u0000b\"",
                "\"mass\": 1, \"balance\": \"a\\ud800\"",
                "\"mass\": 1, \"weighed_at\": \"" + "9".repeat(100_000) + "\"",
                "\"mass\": 1, \"lot\": " + "[".repeat(1_000) + "]".repeat(1_000))) {
            Response answer = lab.post(
                    "/weighings", "{\"field_sample_id\": \"%s\", \"mass_unit\": \"mg\", %s}".formatted(sample, field));
            assertThat(answer.statusCode())
                    .as(field.substring(0, Math.min(50, field.length())) + " " + answer.asString())
                    .isIn(400, 422);
            assertThat(answer.asString()).contains("\"violations\"").doesNotContain("org.biotrail", "Exception");
        }
        assertThat(lab.get("/extracts?sample=" + sample).getList("data")).isEmpty();
    }

    @Test
    void more_than_a_thousand_items_are_too_many_wherever_items_are_taken() {
        String items = String.join(",", Collections.nCopies(1_001, "{\"code\": \"x\"}"));
        for (String path : List.of(
                "/weighings",
                "/extractions",
                "/aliquotings",
                "/placements",
                "/removals",
                "/check-outs",
                "/check-ins")) {
            assertThat(lab.post(path, "{\"items\": [" + items + "]}").statusCode())
                    .as(path)
                    .isEqualTo(413);
        }
    }

    @Test
    void a_weight_belongs_to_its_weighing_which_corrects_both() {
        String sample = lab.sample();
        String extract = weigh(sample, "50", "").jsonPath().getString("extract_code");
        assertThat(refusal(lab.as("bench").body("{\"dried_weight\": 40}").patch("/extracts/" + extract)))
                .isEqualTo("409 weight_owned_by_weighing");
        assertThat(refusal(lab.as("bench").body("{\"mass\": 40}").patch("/weighings/" + extract)))
                .isEqualTo("422 reason_required");
        Response corrected = lab.as("bench")
                .header("X-Change-Comment", "Tare forgotten")
                .body("{\"mass\": 40}")
                .patch("/weighings/" + extract);
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        assertThat(lab.get("/extracts/" + extract).getDouble("dried_weight")).isEqualTo(40);
    }

    @Test
    void what_is_not_usable_or_not_dried_is_refused_or_warned_of() {
        assertThat(refusal(weigh(lab.sample("dried", "lost"), "50", ""))).isEqualTo("422 parent_unusable");
        assertThat(weigh(lab.sample("dried", "suspect"), "50", "").jsonPath().getList("warnings.code"))
                .contains("suspect_parent");
        assertThat(weigh(lab.sample("received", "ok"), "50", "").jsonPath().getList("warnings.code"))
                .containsExactly("stage_skipped");
        assertThat(refusal(lab.as("registered")
                        .body("{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}"
                                .formatted(lab.sample()))
                        .post("/weighings")))
                .isEqualTo("403 permission_missing");
    }

    @Test
    void advice_is_given_for_any_mass() {
        assertThat(lab.get("/advice?mass=0.01&mass_unit=g").getInt("advice.beads"))
                .isEqualTo(1);
        assertThat(lab.get("/advice?mass=30&mass_unit=mg").getInt("advice.beads"))
                .isEqualTo(2);
        assertThat(lab.get("/advice?mass=50.1&mass_unit=mg").getString("advice"))
                .isNull();
    }

    @Test
    void many_weighed_extracts_are_extracted_and_placed_in_one_request() {
        String first = lab.sample();
        String second = lab.sample();
        weigh(first, "50", "");
        weigh(second, "50", "");
        String rack = lab.container(lab.model("rack", "rack", ", \"rows\": 3, \"columns\": 8"), "");
        Response done = lab.post("/extractions", """
                {"extraction_method_id": "%s", "solvent_volume": 1.5, "solvent_volume_unit": "mL", "container": "%s",
                 "items": [{"extract": "%s_01_tmp"}, {"extract": "%s_01", "position": "b02"}]}""".formatted(lab.method(), rack, first, second));
        assertThat(done.statusCode()).as(done.asString()).isEqualTo(200);
        assertThat(done.jsonPath().getList("data.stage")).containsExactly("extracted", "extracted");
        assertThat(done.jsonPath().getList("data.position")).containsExactly("A1", "B2");
        assertThat(done.jsonPath().getList("data.container")).containsOnly(rack);
        assertThat(done.jsonPath().getDouble("data[0].remaining_volume")).isEqualTo(1.5);
    }
}
