package org.biotrail.lab.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.util.Optional;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.lab.LabTest;
import org.biotrail.lab.Laboratory;
import org.biotrail.lab.code.LabCode;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ScanTest extends LabTest {
    @Test
    void a_scan_tells_what_it_is_and_what_may_be_done_with_it() {
        String sample = lab.sample();
        lab.made("/weighings", "{\"field_sample_id\": \"%s\", \"mass\": 50, \"mass_unit\": \"mg\"}".formatted(sample));
        JsonPath scanned =
                lab.as("bench").get("/scan/{code}", sample + "_01_tmp\r").jsonPath();
        assertThat(scanned.getString("type")).isEqualTo("extract");
        assertThat(scanned.getString("code")).isEqualTo(sample + "_01");
        assertThat(scanned.getString("matched_by")).isEqualTo("tmp");
        assertThat(scanned.getString("project")).isEqualTo(lab.project());
        assertThat(scanned.getList("parents.code")).containsExactly(sample);
        assertThat(scanned.getList("actions")).containsExactly("extract", "place", "signal");
        assertThat(lab.get("/scan/" + sample).getInt("children")).isEqualTo(1);
        assertThat(lab.get("/scan/" + sample).getList("actions")).contains("weigh");
    }

    @Test
    void what_is_unknown_is_not_found_and_what_is_no_code_is_malformed() {
        assertThat(lab.as("bench").get("/scan/" + lab.project() + "_999999").statusCode())
                .isEqualTo(404);
        assertThat(refusal(lab.as("bench").get("/scan/hello"))).isEqualTo("422 code_malformed");
        assertThat(refusal(lab.as("bench").get("/scan/dbgi_obs_000001"))).isEqualTo("422 not_a_sample");
        assertThat(lab.as("bench").get("/scan/{code}", "a\u0000b").statusCode()).isIn(400, 422);
    }

    @Test
    void the_database_reads_codes_of_samples_as_java_does() throws IOException {
        for (String[] each : Laboratory.sampleCodes()) {
            String read = pool.preparedQuery("select read_code($1)")
                    .executeAndAwait(Tuple.of(each[0]))
                    .iterator()
                    .next()
                    .getString(0);
            assertThat(LabCode.find(read)
                            .filter(code -> code.form() == LabCode.Form.SAMPLE)
                            .map(LabCode::text))
                    .as(each[0])
                    .isEqualTo(Optional.of(each[1]).filter(code -> !code.isEmpty()));
            if (!each[1].isEmpty()) {
                assertThat(read).isEqualTo(each[1]);
            }
        }
    }

    @Test
    void an_alias_works_wherever_a_code_does() {
        String extract = lab.extract("1", "mL");
        String alias = "FR-" + lab.project();
        lab.made(
                "/aliases", "{\"alias\": \"%s\", \"code\": \"%s\", \"scheme\": \"barcode\"}".formatted(alias, extract));
        assertThat(lab.get("/scan/" + alias).getString("matched_by")).isEqualTo("alias");
        assertThat(lab.get("/extracts/" + alias).getString("code")).isEqualTo(extract);
        assertThat(lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(alias))
                        .getString("code"))
                .isEqualTo(extract + "_01");
        assertThat(refusal(lab.post(
                        "/aliases", "{\"alias\": \"%s\", \"code\": \"%s\"}".formatted(extract, extract + "_01"))))
                .isEqualTo("409 code_taken");
        assertThat(lab.as("manager").delete("/aliases/" + alias).statusCode()).isEqualTo(204);
    }
}
