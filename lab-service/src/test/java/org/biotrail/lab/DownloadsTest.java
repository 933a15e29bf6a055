package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.biotrail.kit.testing.Downloads;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What is taken out of datasets is told of. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class DownloadsTest extends LabTest {

    @Test
    void every_list_of_what_was_made_of_samples_tells_whose_rows_were_taken_out() {
        String extract = lab.extract("1", "mL");
        String rack = lab.container(lab.model("told", "rack", ", \"rows\": 1, \"columns\": 2"), "");
        lab.made("/placements", "{\"code\": \"%s\", \"container\": \"%s\"}".formatted(extract, rack));
        lab.made("/aliases", "{\"alias\": \"told %s\", \"code\": \"%s\"}".formatted(lab.project(), extract));
        lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract));
        lab.made(
                "/weighings",
                "{\"field_sample_id\": \"%s\", \"mass\": 5, \"mass_unit\": \"mg\"}"
                        .formatted(extract.substring(0, 11)));
        String dataset = lab.text("""
                insert into dataset_copy (id, version, name, title, privacy) values (gen_random_uuid(), 1, 'told %1$s', 'Told', 'registered')
                returning id""".formatted(lab.project()));
        lab.run("update field_sample_copy set dataset_id = '%s' where code = '%s'"
                .formatted(dataset, extract.substring(0, 11)));
        tells("extracts", "?filter=code==" + extract, dataset, 1);
        tells("aliquots", "?extract=" + extract, dataset, 1);
        tells("extracts/" + extract + "/aliquots", "", dataset, 1);
        tells("weighings", "?sample=" + extract.substring(0, 11), dataset, 1);
        tells("placements", "?container=" + rack, dataset, 1);
        tells("containers/" + rack + "/contents", "", dataset, 1);
        tells("things/" + extract + "/custody", "", dataset, 1);
        tells("aliases", "?alias=told%20" + lab.project(), dataset, 1);
        tells("integrity", "?project=" + lab.project() + "&class=no_place", dataset, 1);
    }

    private void tells(String list, String query, String dataset, int rows) {
        Downloads downloads = Downloads.of(pool, list);
        lab.as("bench")
                .urlEncodingEnabled(false)
                .accept("application/x-ndjson")
                .get("/" + list + query)
                .then()
                .statusCode(200);
        JsonObject told = downloads.awaited("complete", 1).get(0).getJsonObject("data");
        assertThat(told.getString("service")).isEqualTo("lab");
        assertThat(told.getJsonArray("datasets").getJsonObject(0).getString("dataset_id"))
                .as(list)
                .isEqualTo(dataset);
        assertThat(told.getJsonArray("datasets").getJsonObject(0).getInteger("rows"))
                .as(list)
                .isGreaterThanOrEqualTo(rows);
    }
}
