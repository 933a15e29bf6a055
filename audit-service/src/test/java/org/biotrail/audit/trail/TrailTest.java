package org.biotrail.audit.trail;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TrailTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void a_sample_is_told_from_its_label_to_its_dataset_and_nothing_of_another_sample() {
        String range = id();
        String label = id();
        String record = id();
        String sample = id();
        String extract = id();
        String aliquot = id();
        String analysis = id();
        String dataset = id();
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell(change("sampling", "label_range", range).action("add"));
            publisher.tell(add("sampling", "label", label, "code", "trail_000001", "label_range_id", range));
            publisher.tell(add("sampling", "label", id(), "code", "trail_000002", "label_range_id", range));
            publisher.tell(add("tracker", "dataset", dataset, "title", "Flora", "version", "1"));
            publisher.tell(
                    add("sampling", "field_record", record, "sample_code", "trail_000001", "dataset_id", dataset));
            publisher.tell(add("sampling", "field_sample", sample, "code", "trail_000001", "field_record_id", record));
            publisher.tell(add("sampling", "field_sample", id(), "code", "trail_000002", "dataset_id", dataset));
            publisher.tell(add("lab", "extract", extract, "code", "trail_000001_01", "field_sample_id", sample));
            publisher.tell(add("lab", "weighing", id(), "extract_id", extract, "mass", "50"));
            publisher.tell(add("lab", "placement", id(), "thing_type", "extract", "thing_id", extract));
            publisher.tell(add("lab", "aliquot", aliquot, "code", "trail_000001_01_01", "extract_id", extract));
            publisher.tell(
                    add("lab", "analysis", analysis, "filename", "20260301_trail_000001_01_01", "aliquot_id", aliquot));
            publisher.tell(change("lab", "extract", extract)
                    .version(2)
                    .attributes("{\"status\": \"suspect\"}")
                    .old("{\"status\": \"ok\"}")
                    .data("{\"id\": \"" + extract + "\"}"));
        }
        for (String code :
                new String[] {"trail_000001", "TRAIL_000001", "trail_000001_01", "20260301_trail_000001_01_01", aliquot
                }) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> given().auth()
                            .oauth2(Tokens.of("manager"))
                            .get("/audit/v1/trail/" + code)
                            .then()
                            .statusCode(200)
                            .body(
                                    "data.subject_type",
                                    contains(
                                            "label_range",
                                            "label",
                                            "dataset",
                                            "field_record",
                                            "field_sample",
                                            "extract",
                                            "weighing",
                                            "placement",
                                            "aliquot",
                                            "analysis",
                                            "extract"))
                            .body("data[10].changes[0].old", equalTo("ok"))
                            .body("data[10].changes[0].new", equalTo("suspect"))
                            .body("data[4].changes.field", hasItem("field_record_id"))
                            .body("data[1].causer_name", equalTo("Ana Souza")));
        }
        given().auth()
                .oauth2(Ask.collector())
                .get("/audit/v1/trail/trail_000001")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Ask.collector())
                .get("/audit/v1/trail/nothing")
                .then()
                .statusCode(404);
    }

    /** Events as {@code spec/sampling.md} has these things. */
    @Test
    void
            an_individual_is_told_with_its_identifications_vouchers_and_what_was_measured_and_a_record_with_what_was_seen() {
        String individual = id();
        String voucher = id();
        String seen = id();
        String record = id();
        try (Publisher publisher = new Publisher(kafka)) {
            publisher.tell(add("sampling", "individual", individual, "organism_id", "3405-Silva-Plot", "tag", "3405"));
            publisher.tell(add("sampling", "individual_location", id(), "individual_id", individual));
            publisher.tell(add("sampling", "identification", id(), "individual_id", individual, "taxon_id", id()));
            publisher.tell(add(
                    "sampling",
                    "voucher",
                    voucher,
                    "occurrence_id",
                    "3405-Silva-2026-INPA",
                    "individual_id",
                    individual));
            publisher.tell(add(
                    "sampling",
                    "measurement",
                    id(),
                    "measured_type",
                    "voucher",
                    "measured_id",
                    voucher,
                    "value",
                    "12"));
            publisher.tell(add("sampling", "media", id(), "object_type", "individual", "object_id", individual));
            publisher.tell(add("sampling", "inat_observation", seen, "emi_external_id", "trail_000009"));
            publisher.tell(add(
                    "sampling",
                    "field_record",
                    record,
                    "sample_code",
                    "trail_000009",
                    "individual_id",
                    individual,
                    "inat_observation_id",
                    seen));
        }
        String[] its = {
            "individual", "individual_location", "identification", "voucher", "measurement", "media",
        };
        for (String code : new String[] {"3405-silva-plot", "3405-Silva-2026-INPA", individual}) {
            tells(code, its);
        }
        tells("trail_000009", "individual", "inat_observation", "field_record");
    }

    private static void tells(String code, String... types) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("manager"))
                        .get("/audit/v1/trail/" + code)
                        .then()
                        .statusCode(200)
                        .body("data.subject_type", contains(types)));
    }

    private static Publisher.Change add(String service, String type, String id, String... fields) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            data.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(fields[i])
                    .append("\": \"")
                    .append(fields[i + 1])
                    .append('"');
        }
        return change(service, type, id)
                .action("add")
                .attributes("{" + data + "}")
                .data("{\"id\": \"" + id + "\", " + data + "}");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
