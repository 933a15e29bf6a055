package org.biotrail.audit.letter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.biotrail.audit.Ask;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class DeadLetterTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    MeterRegistry meters;

    @Inject
    Pool pool;

    private final String taxon = UUID.randomUUID().toString();
    private Publisher publisher;

    @BeforeEach
    void open() {
        publisher = new Publisher(kafka);
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void acceptance_9_garbage_ends_in_the_dead_letters_and_the_records_behind_it_are_stored() {
        double before = counted();
        String key = "garbage " + taxon;
        publisher.tellRaw("catalog", key, bytes("{\"no\": "), Map.of());
        publisher.tell(change("catalog", "taxon", taxon).action("add"));
        Ask.settled("/subjects/taxon/" + taxon, 1);
        letter(key)
                .body("data[0].reason", containsString("ce_source is missing"))
                .body("data[0].topic", equalTo("biotrail.catalog.changes"))
                .body("data[0].waiting", equalTo(true))
                .body("data[0].size", equalTo(7));
        asAdmin("/dead-letters?fields=bytes&filter=key=='" + key + "'")
                .body("data[0].bytes", equalTo(Base64.getEncoder().encodeToString(bytes("{\"no\": "))));
        assertThat(counted()).isGreaterThan(before);
    }

    @Test
    void every_kind_of_unreadable_event_says_what_is_wrong_with_it() {
        Publisher.Change good = change("catalog", "taxon", taxon).action("add");
        Map<String, String> headers =
                Publisher.headers("catalog", "taxon", taxon, UUID.randomUUID().toString());
        refused("bad json " + taxon, bytes("{\"subject_type\": "), headers, "bad JSON");
        refused("5 MB " + taxon, bytes("x".repeat(5_000_000)), headers, "bad JSON");
        refused(
                "no field " + taxon,
                bytes(good.json().replace("\"subject_label\"", "\"label\"")),
                headers,
                "subject_label");
        refused("no causer " + taxon, bytes(good.json().replace("\"causer\"", "\"cause\"")), headers, "causer");
        refused("empty " + taxon, null, headers, "no data");
        refused(
                "service " + taxon,
                bytes(good.json()),
                Publisher.headers("weather", "taxon", taxon, UUID.randomUUID().toString()),
                "unknown service");
        Map<String, String> mad = new HashMap<>(headers);
        mad.put("ce_time", "0099-03-01T08:00:00Z");
        refused("clock " + taxon, bytes(good.json()), mad, "before 1900");
        mad.put("ce_time", "yesterday");
        refused("time " + taxon, bytes(good.json()), mad, "ce_time is not a time");
        refused(
                "number " + taxon,
                bytes(good.json().replace("\"attributes\": {}", "\"attributes\": {\"n\": 1e999999999}")),
                headers,
                "too many digits");
        refused(
                "nul " + taxon,
                bytes(good.json().replace("\"attributes\": {}", "\"attributes\": {\"n\": \"\\u0000\"}")),
                headers,
                "Unicode");
        publisher.tell(good);
        Ask.settled("/subjects/taxon/" + taxon, 1);
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void a_readable_event_of_5_mb_is_stored_like_any_other() {
        publisher.tell(change("catalog", "taxon", taxon)
                .action("add")
                .data("{\"id\": \"" + taxon + "\", \"notes\": \"" + "x".repeat(5_000_000) + "\"}"));
        Ask.settled("/subjects/taxon/" + taxon, 1);
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void a_letter_is_read_again_after_a_fix_and_one_that_fails_again_says_so() {
        String garbage = "again " + taxon;
        publisher.tellRaw("catalog", garbage, bytes("{"), Map.of());
        String hopeless = letter(garbage).extract().path("data[0].id");
        replay("admin", hopeless).statusCode(422).body("violations[0].code", equalTo("refused_again"));
        asAdmin("/dead-letters?filter=id==" + hopeless)
                .body("data[0].attempts", equalTo(1))
                .body("data[0].refusal", containsString("ce_source is missing"));

        pool.query("alter table activity add constraint broken check (subject_label <> '" + taxon + "')")
                .executeAndAwait();
        publisher.tell(change("catalog", "taxon", taxon).action("add").label(taxon));
        publisher.tell(change("catalog", "taxon", taxon).version(2).label("mended"));
        Ask.settled("/subjects/taxon/" + taxon, 1).body("data[0].version", equalTo(2));
        String mendable = letter("taxon/" + taxon).extract().path("data[0].id");
        replay("admin", mendable).statusCode(422);
        pool.query("alter table activity drop constraint broken").executeAndAwait();
        replay("manager", mendable).statusCode(403);
        replay("admin", mendable).statusCode(204);
        replay("admin", mendable).statusCode(409);
        Ask.settled("/subjects/taxon/" + taxon, 2).body("data[0].version", equalTo(1));
        asAdmin("/dead-letters?filter=id==" + mendable)
                .body("data[0].waiting", equalTo(false))
                .body("data[0].replayed_by", equalTo(Tokens.subjectOf("admin")));
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    @Test
    void letters_are_for_super_admins() {
        assertThat(Ask.status(Tokens.of("manager"), "/dead-letters")).isEqualTo(403);
        given().get("/audit/v1/dead-letters").then().statusCode(401);
        replay("admin", UUID.randomUUID().toString()).statusCode(404);
        replay("admin", "1").statusCode(404);
    }

    private void refused(String key, byte @Nullable [] value, Map<String, String> headers, String reason) {
        publisher.tellRaw("catalog", key, value, headers);
        letter(key).body("data[0].reason", containsString(reason));
    }

    private ValidatableResponse letter(String key) {
        String path = "/dead-letters?filter=key=='" + key + "'";
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> asAdmin(path).body("data.size()", equalTo(1)));
        return asAdmin(path);
    }

    private static ValidatableResponse asAdmin(String path) {
        return Ask.get(Tokens.of("admin"), path).statusCode(200);
    }

    private static ValidatableResponse replay(String user, String id) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .post("/audit/v1/dead-letters/" + id + "/replay")
                .then();
    }

    private double counted() {
        return meters.get("biotrail.changes.dead.letters").functionCounter().count();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
