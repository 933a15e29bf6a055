package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.kit.testing.Told;
import org.junit.jupiter.api.Test;

/** Every change says in the record what it was, and why where that was said. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ReasonsTest extends LabTest {

    @Test
    void what_happens_to_a_thing_is_told_by_name_with_the_reason_that_was_given() {
        String freezer = lab.container(lab.model("freezer", "freezer", ""), "");
        String box = lab.container(lab.model("box", "box", ", \"rows\": 3, \"columns\": 8"), "");
        String other = lab.container(lab.model("tray", "box", ", \"rows\": 3, \"columns\": 8"), "");
        String extract = lab.extract("1", "mL");
        Told told = Told.since(pool);
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(box, freezer));
        lab.made(
                "/placements",
                "{\"code\": \"%s\", \"container\": \"%s\", \"reason\": \"sorted\"}".formatted(extract, box));
        lab.made(
                "/check-outs",
                "{\"code\": \"%s\", \"reason\": \"to be aliquoted\", \"at\": \"%s\"}"
                        .formatted(extract, Instant.now().minusSeconds(120)));
        lab.made("/check-ins", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(extract, other));
        lab.made("/removals", "{\"items\": [{\"code\": \"%s\", \"reason\": \"used up\"}]}".formatted(extract));
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\", \"move\": true}".formatted(box, freezer));
        lab.made("/status-changes", """
                {"codes": ["%s"], "status": "not_ok", "reason": "broken", "comment": "fell down"}""".formatted(extract));
        lab.made("/status-changes", "{\"codes\": [\"%s\"], \"status\": \"ok\"}".formatted(extract));
        assertThat(told.lines())
                .filteredOn(line -> line.contains(extract) || line.contains(box))
                .startsWith(
                        "placement " + box + ": thing placed ()",
                        "placement " + extract + ": thing placed (sorted)",
                        "placement " + extract + ": checked out (to be aliquoted)",
                        "placement " + extract + ": checked in ()",
                        "placement " + extract + ": thing placed ()",
                        "placement " + extract + ": thing removed (used up)")
                .contains(
                        "extract " + extract + ": status changed (fell down)",
                        "extract " + extract + ": status changed ()");
        assertThat(lab.get("/things/" + extract + "/custody").getList("data.reason"))
                .contains("sorted", "to be aliquoted", "used up");
        assertThat(lab.get("/things/" + extract + "/custody").getList("data.to_container"))
                .contains(other);
    }

    @Test
    void overrides_and_corrections_stand_in_the_record_with_who_from_what_to_what_and_why() {
        String extract = lab.extract("100", "uL");
        Told told = Told.since(pool);
        JsonPath weighed = lab.made("/weighings", """
                {"field_sample_id": "%s", "mass": 49, "mass_unit": "mg", "target_mass": 50, "tolerance": 0.5,
                 "override_reason": "too little left"}""".formatted(lab.sample()));
        lab.as("bench")
                .header("X-Change-Comment", "read the wrong line")
                .body("{\"mass\": 49.5}")
                .patch("/weighings/" + weighed.getString("id"))
                .then()
                .statusCode(200);
        String aliquot = lab.made("/aliquots", """
                        {"extract_id": "%s", "volume": 150, "volume_unit": "uL", "override_reason": "refilled"}""".formatted(extract)).getString("code");
        String code = weighed.getString("extract_code");
        assertThat(told.lines())
                .contains(
                        "extract " + code + ": default (too little left)",
                        "extract " + code + ": weight corrected (read the wrong line)",
                        "aliquot " + aliquot + ": volume overridden (refilled)");
        JsonObject corrected = told.events().stream()
                .filter(event -> event.getString("log_name").equals("weight corrected")
                        && event.getString("subject_type").equals("extract"))
                .findFirst()
                .orElseThrow();
        assertThat(corrected.getJsonObject("causer").getString("id")).isEqualTo(Tokens.subjectOf("full"));
        assertThat(corrected.getJsonObject("old").getDouble("dried_weight")).isEqualTo(49);
        assertThat(corrected.getJsonObject("attributes").getDouble("dried_weight"))
                .isEqualTo(49.5);
    }
}
