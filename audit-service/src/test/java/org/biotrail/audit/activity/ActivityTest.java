package org.biotrail.audit.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.biotrail.audit.Publisher;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ActivityTest {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

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
    void adding_editing_twice_and_deleting_are_four_activities_in_order() {
        tellTheLifeOfATaxon();
        history("taxon", taxon, 4)
                .body("data.version", contains(1, 2, 3, 4))
                .body("data.action", contains("add", "edit", "edit", "delete"))
                .body("data[1].changes", hasSize(1))
                .body("data[1].changes[0].field", equalTo("rank"))
                .body("data[1].changes[0].old", equalTo("genus"))
                .body("data[1].changes[0].new", equalTo("species"))
                .body("data[2].comment", equalTo("a typo"))
                .body("data[2].causer_name", equalTo("Eva Lima"))
                .body("data[2].description", equalTo("Eva Lima changed name of taxon Ocotea"));
        String last = asManager("/subjects/taxon/" + taxon).extract().path("data[3].id");
        asManager("/activities/" + last)
                .body("data.size()", equalTo(1))
                .body("data.id", equalTo(taxon))
                .body("data_type", equalTo("taxon"))
                .body("properties.attributes.size()", equalTo(0))
                .body("previous.version", equalTo(3))
                .body("next", nullValue());
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        String eventId = UUID.randomUUID().toString();
        publisher.tell(change("catalog", "taxon", taxon).action("add").eventId(eventId));
        publisher.tell(change("catalog", "taxon", taxon).version(2));
        history("taxon", taxon, 2);
        given().auth()
                .oauth2(Tokens.of("full"))
                .get("/audit/v1/activities/" + eventId)
                .then()
                .statusCode(200);
        Publisher again = new Publisher(kafka);
        again.tell(change("catalog", "taxon", taxon).action("add").eventId(eventId));
        again.close();
        publisher.tell(change("catalog", "taxon", taxon).version(3));
        history("taxon", taxon, 3);
    }

    @Test
    void garbage_stops_nothing() {
        publisher.tellGarbage("catalog");
        publisher.tell(change("catalog", "taxon", taxon).action("add"));
        history("taxon", taxon, 1);
    }

    @Test
    void after_a_clock_that_jumped_every_version_and_its_neighbours_are_found() {
        publisher.at("2031-06-01T12:00:00Z");
        publisher.tell(change("catalog", "taxon", taxon).action("add").data("{\"rank\": \"genus\"}"));
        publisher.at("2026-02-01T12:00:00Z");
        publisher.tell(change("catalog", "taxon", taxon).version(2).data("{\"rank\": \"species\"}"));
        publisher.at("2041-02-01T12:00:00Z");
        publisher.tell(change("catalog", "taxon", taxon).version(3).data("{\"rank\": \"variety\"}"));
        history("taxon", taxon, 3).body("data.gap", not(hasItem(true)));
        asManager("/subjects/taxon/" + taxon + "/versions/2").body("rank", equalTo("species"));
        asManager("/subjects/taxon/" + taxon + "/diff?from=1&to=2").body("changes[0].old", equalTo("genus"));
        String second = asManager("/activities?subject_id=" + taxon + "&filter=version==2")
                .extract()
                .path("data[0].id");
        asManager("/activities/" + second).body("previous.version", equalTo(1)).body("next.version", equalTo(3));
    }

    @Test
    void a_month_without_its_partition_gets_one() {
        publisher.at("1987-06-01T12:00:00Z");
        publisher.tell(change("catalog", "taxon", taxon).action("add"));
        history("taxon", taxon, 1);
        pool.query("alter table activity detach partition activity_1987_06;"
                        + " alter table activity_1987_06 rename to taken")
                .executeAndAwait();
        publisher.tell(change("catalog", "taxon", taxon).version(2));
        history("taxon", taxon, 1).body("data[0].version", equalTo(2));
        pool.query("insert into activity select * from taken; drop table taken").executeAndAwait();
        history("taxon", taxon, 2);
    }

    @Test
    void a_version_that_is_missing_before_another_is_marked() {
        publisher.tell(change("lab", "batch", taxon).action("add"));
        publisher.tell(change("lab", "batch", taxon).version(2));
        publisher.tell(change("lab", "batch", taxon).version(4));
        history("batch", taxon, 3);
        asManager("/activities?subject_id=" + taxon + "&sort=occurred_at")
                .body("data.gap", contains(false, false, true));
    }

    @Test
    void acceptance_10_a_thing_is_shown_as_it_was_at_a_version_and_at_a_time() {
        Instant[] times = tellTheLifeOfATaxon();
        history("taxon", taxon, 4);
        asManager("/subjects/taxon/" + taxon + "/versions/1").body("rank", equalTo("genus"));
        asManager("/subjects/taxon/" + taxon + "/versions/2").body("rank", equalTo("species"));
        missing("/subjects/taxon/" + taxon + "/versions/4");
        missing("/subjects/taxon/" + taxon + "/versions/9");
        missing("/subjects/taxon/" + taxon + "/state?at=" + times[0].minusSeconds(1));
        asManager("/subjects/taxon/" + taxon + "/state?at=" + times[0]).body("rank", equalTo("genus"));
        asManager("/subjects/taxon/" + taxon + "/state?at=" + times[2].minusSeconds(1))
                .body("rank", equalTo("species"));
        missing("/subjects/taxon/" + taxon + "/state?at=" + times[3]);
        given().auth()
                .oauth2(Tokens.of("full"))
                .get("/audit/v1/subjects/taxon/" + taxon + "/state?at=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("at"));
        missing("/subjects/taxon/" + UUID.randomUUID());
    }

    @Test
    void the_log_is_asked_by_field_user_text_and_time() {
        String user = UUID.randomUUID().toString();
        Instant time = publisher.tell(change("catalog", "taxon", taxon)
                .by(user, "Ana Souza")
                .label("Nectandra zz" + user)
                .attributes("{\"rank\": \"species\"}")
                .old("{\"rank\": null}"));
        publisher.tell(change("lab", "batch", taxon).by(user, "Ana Souza").attributes("{\"colour\": \"red\"}"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> asManager("/users/" + user + "/actions").body("data", hasSize(2)));
        asManager("/users/" + user + "/actions").body("data.subject_type", contains("batch", "taxon"));
        asManager("/activities?causer_id=" + user + "&field=rank").body("data.subject_type", contains("taxon"));
        asManager("/activities?causer_id=" + user + "&service=lab").body("data.subject_type", contains("batch"));
        asManager("/activities?causer_id=" + user + "&to=" + time).body("data.subject_type", contains("taxon"));
        asManager("/activities?q=nectandra zz" + user).body("data.subject_type", contains("taxon"));
        given().auth()
                .oauth2(Tokens.of("full"))
                .accept("text/csv")
                .get("/audit/v1/activities?causer_id=" + user)
                .then()
                .statusCode(200)
                .body(containsString("Nectandra"));
    }

    @Test
    void ids_in_changes_bear_the_names_of_what_they_stand_for() {
        String parent = UUID.randomUUID().toString();
        publisher.tell(change("catalog", "taxon", parent).label("Lauraceae").action("add"));
        history("taxon", parent, 1);
        publisher.tell(change("catalog", "taxon", taxon)
                .attributes("{\"parent_id\": \"" + parent + "\"}")
                .old("{\"parent_id\": null}"));
        history("taxon", taxon, 1)
                .body("data[0].changes[0].new_label", equalTo("Lauraceae"))
                .body("data[0].changes[0].old_label", nullValue());
    }

    @Test
    void nobody_reads_without_a_token() {
        for (String path : new String[] {
            "/activities",
            "/activities/" + taxon,
            "/subjects/taxon/" + taxon,
            "/subjects/taxon/1/versions/1",
            "/subjects/taxon/1/state",
            "/users/1/actions",
            "/trail/x"
        }) {
            given().get("/audit/v1" + path).then().statusCode(401);
        }
    }

    @Test
    void the_history_of_an_order_is_for_its_editors_and_data_managers() {
        String order = UUID.randomUUID().toString();
        publisher.tell(change("tracker", "order", order)
                .action("add")
                .data("{\"id\": \"" + order + "\", \"version\": 1, \"editors\": [\"" + Tokens.subjectOf("full")
                        + "\"]}"));
        history("order", order, 1);
        assertThat(status("registered", "/subjects/order/" + order)).isEqualTo(404);
        assertThat(status("registered", "/subjects/order/" + order + "/versions/1"))
                .isEqualTo(404);
        assertThat(status("manager", "/subjects/order/" + order)).isEqualTo(200);
        given().auth()
                .oauth2(Tokens.of("registered"))
                .get("/audit/v1/activities?subject_id=" + order)
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    /** An add, two edits and a delete; answers their times. */
    private Instant[] tellTheLifeOfATaxon() {
        return new Instant[] {
            publisher.tell(change("catalog", "taxon", taxon)
                    .label("Ocotia")
                    .action("add")
                    .attributes("{\"name\": \"Ocotia\", \"rank\": \"genus\"}")
                    .data("{\"id\": \"" + taxon + "\", \"name\": \"Ocotia\", \"rank\": \"genus\", \"height\": 1.50}")),
            publisher.tell(change("catalog", "taxon", taxon)
                    .version(2)
                    .attributes("{\"rank\": \"species\"}")
                    .old("{\"rank\": \"genus\"}")
                    .data("{\"id\": \"" + taxon + "\", \"name\": \"Ocotia\", \"rank\": \"species\"}")),
            publisher.tell(change("catalog", "taxon", taxon)
                    .version(3)
                    .label("Ocotea")
                    .by("u2", "Eva Lima")
                    .comment("a typo")
                    .attributes("{\"name\": \"Ocotea\"}")
                    .old("{\"name\": \"Ocotia\"}")
                    .data("{\"id\": \"" + taxon + "\", \"name\": \"Ocotea\", \"rank\": \"species\"}")),
            publisher.tell(
                    change("catalog", "taxon", taxon).version(4).label("Ocotea").action("delete"))
        };
    }

    /** Waits until the thing's history has that many activities. */
    private static ValidatableResponse history(String type, String id, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().auth()
                        .oauth2(Tokens.of("manager"))
                        .get("/audit/v1/subjects/" + type + "/" + id)
                        .then()
                        .statusCode(200)
                        .body("data", hasSize(count)));
        return asManager("/subjects/" + type + "/" + id);
    }

    private static ValidatableResponse asManager(String path) {
        return given().auth()
                .oauth2(Tokens.of("manager"))
                .get("/audit/v1" + path)
                .then()
                .statusCode(200);
    }

    private static void missing(String path) {
        assertThat(status("full", path)).as(path).isEqualTo(404);
    }

    private static int status(String user, String path) {
        return given().auth().oauth2(Tokens.of(user)).get("/audit/v1" + path).statusCode();
    }
}
