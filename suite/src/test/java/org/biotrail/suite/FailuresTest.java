package org.biotrail.suite;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a caller does wrong and what breaks underneath: each has a clear answer, and nothing is lost or doubled. */
class FailuresTest {
    @RegisterExtension
    static final RunningSuite SUITE = new RunningSuite();

    @Test
    void a_token_of_another_realm_is_refused() {
        String admin = adminToken();
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(Map.of(
                        "realm",
                        "elsewhere",
                        "enabled",
                        true,
                        "users",
                        new Object[] {
                            Map.of(
                                    "username",
                                    "full",
                                    "enabled",
                                    true,
                                    "email",
                                    "full@example.org",
                                    "emailVerified",
                                    true,
                                    "firstName",
                                    "Foreign",
                                    "lastName",
                                    "Full",
                                    "credentials",
                                    new Object[] {Map.of("type", "password", "value", "full")})
                        },
                        "clients",
                        new Object[] {Map.of("clientId", "cli", "publicClient", true, "directAccessGrantsEnabled", true)
                        }))
                .post(SUITE.keycloak() + "/admin/realms")
                .then()
                .statusCode(201);
        String foreign = given().formParams("grant_type", "password", "client_id", "cli", "username", "full")
                .formParam("password", "full")
                .post(SUITE.keycloak() + "/realms/elsewhere/protocol/openid-connect/token")
                .path("access_token");

        given().auth()
                .oauth2(foreign)
                .get("/tracker/v1/users/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @Test
    void a_token_that_has_expired_is_refused() {
        given().auth()
                .oauth2(adminToken())
                .contentType("application/json")
                .body(Map.of(
                        "clientId",
                        "short-lived",
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", "1"),
                        "protocolMappers",
                        new Object[] {
                            Map.of(
                                    "name", "audience",
                                    "protocol", "openid-connect",
                                    "protocolMapper", "oidc-audience-mapper",
                                    "config",
                                            Map.of(
                                                    "included.custom.audience",
                                                    "biotrail",
                                                    "access.token.claim",
                                                    "true"))
                        }))
                .post(SUITE.keycloak() + "/admin/realms/biotrail/clients")
                .then()
                .statusCode(201);
        String token = given().formParams(
                        "grant_type", "password", "client_id", "short-lived", "username", "full", "password", "full")
                .post(SUITE.keycloak() + "/realms/biotrail/protocol/openid-connect/token")
                .path("access_token");

        await().atMost(30, SECONDS)
                .untilAsserted(() -> given().auth()
                        .oauth2(token)
                        .get("/tracker/v1/users/me")
                        .then()
                        .statusCode(401)
                        .contentType("application/problem+json"));
    }

    @Test
    void without_the_role_nothing_is_written() {
        SUITE.as("registered")
                .body(Map.of("full_name", "Nobody Important"))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", equalTo(403));
        given().contentType("application/json")
                .body(Map.of("full_name", "Nobody Important"))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(401);
        given().get("/catalog/v1/persons?name=Nobody Important")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(0));
    }

    @Test
    void an_unknown_reference_is_named_by_field_and_rule() {
        SUITE.as("full")
                .body(Map.of(
                        "name",
                        "ignota",
                        "rank",
                        "species",
                        "author",
                        "L.",
                        "parent_id",
                        UUID.randomUUID().toString()))
                .post("/catalog/v1/taxa")
                .then()
                .statusCode(422)
                .body("violations.field", hasItem("parent_id"))
                .body("violations.code", hasItem("unknown_reference"));
    }

    @Test
    void a_stale_version_changes_nothing() {
        String id = person("Stale Version");
        SUITE.as("full")
                .header("If-Match", "\"1\"")
                .body(Map.of("institution", "Jardin botanique"))
                .patch("/catalog/v1/persons/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        SUITE.as("full")
                .header("If-Match", "\"1\"")
                .body(Map.of("institution", "Elsewhere"))
                .patch("/catalog/v1/persons/" + id)
                .then()
                .statusCode(412);
        given().get("/catalog/v1/persons/" + id).then().body("institution", equalTo("Jardin botanique"));
    }

    @Test
    void a_repeated_idempotency_key_makes_one_thing() {
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("full_name", "Ida Potency");
        Response first =
                SUITE.as("full").header("Idempotency-Key", key).body(body).post("/catalog/v1/persons");
        Response second =
                SUITE.as("full").header("Idempotency-Key", key).body(body).post("/catalog/v1/persons");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        SUITE.as("full")
                .header("Idempotency-Key", key)
                .body(Map.of("full_name", "Another Person"))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(422);
    }

    @Test
    void a_service_killed_in_the_middle_of_an_import_goes_on_with_it_and_stores_each_row_once() {
        int species = 20_000;
        String csv = "name,rank,parent,author\nInterruptaceae,family,,L.\nInterrupta,genus,Interruptaceae,L.\n"
                + IntStream.range(0, species)
                        .mapToObj(n -> "Interrupta " + epithet(n) + ",species,Interrupta,L.")
                        .collect(Collectors.joining("\n"));
        String job = SUITE.as("full")
                .contentType("text/csv")
                .body(csv)
                .post("/catalog/v1/taxa/imports")
                .then()
                .statusCode(202)
                .header("Location", notNullValue())
                .extract()
                .path("id");
        await().pollInterval(100, MILLISECONDS)
                .atMost(120, SECONDS)
                .untilAsserted(() ->
                        SUITE.as("full").get("/catalog/v1/jobs/" + job).then().body("created", greaterThan(0)));

        SUITE.kill("catalog");
        SUITE.startAgain();

        await().atMost(180, SECONDS)
                .untilAsserted(() -> SUITE.as("full")
                        .get("/catalog/v1/jobs/" + job)
                        .then()
                        .body("state", equalTo("completed"))
                        .body("created", equalTo(species + 2))
                        .body("failed", equalTo(0)));
        given().get("/catalog/v1/taxa?root=Interrupta&include_root=false&limit=1&count=exact")
                .then()
                .body("total", equalTo(species));
    }

    /** Letters alone, as an epithet wants them; no two numbers alike. */
    private static String epithet(int number) {
        return Integer.toString(number, 10)
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')))
                .collect(Collectors.joining("", "sp", ""));
    }

    @Test
    void a_relay_killed_with_its_service_loses_no_change() {
        String id = person("Relay Survivor");
        for (int n = 0; n < 20; n++) {
            SUITE.as("full")
                    .body(Map.of("institution", "Institute " + n))
                    .patch("/catalog/v1/persons/" + id)
                    .then()
                    .statusCode(200);
        }
        SUITE.kill("catalog");
        SUITE.startAgain();
        await().atMost(60, SECONDS)
                .untilAsserted(() -> SUITE.as("full")
                        .get("/audit/v1/subjects/person/" + id)
                        .then()
                        .statusCode(200)
                        .body("data.size()", equalTo(21))
                        .body(
                                "data.version",
                                equalTo(IntStream.rangeClosed(1, 21).boxed().toList())));
    }

    @Test
    void writes_go_on_while_kafka_is_away_and_all_of_them_arrive_after_in_their_order() {
        String before = person("Kafka Present");
        SUITE.kill("kafka");
        String id = person("Kafka Absent");
        for (int n = 2; n <= 30; n++) {
            SUITE.as("full")
                    .body(Map.of("institution", "Institute " + n))
                    .patch("/catalog/v1/persons/" + (n % 2 == 0 ? id : before))
                    .then()
                    .statusCode(200);
        }
        SUITE.startAgain();
        await().atMost(60, SECONDS).untilAsserted(() -> {
            holds(id, 16);
            holds(before, 15);
        });
    }

    private static void holds(String person, int versions) {
        SUITE.as("full")
                .get("/audit/v1/subjects/person/" + person)
                .then()
                .statusCode(200)
                .body(
                        "data.version",
                        equalTo(IntStream.rangeClosed(1, versions).boxed().toList()));
    }

    @Test
    void a_busy_port_is_told_in_one_line() {
        RunningSuite.Outcome outcome = SUITE.withKeycloakOnTheGatewaysPort("up", "--detach", "--no-build");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.printed()).contains("BIOTRAIL_KEYCLOAK_PORT").doesNotContain("Traceback");
    }

    private static String person(String name) {
        return SUITE.as("full")
                .body(Map.of("full_name", name))
                .post("/catalog/v1/persons")
                .then()
                .statusCode(201)
                .header("Location", containsString("/catalog/v1/persons/"))
                .extract()
                .path("id");
    }

    private static String adminToken() {
        return given().formParams("grant_type", "password", "client_id", "admin-cli", "username", "admin")
                .formParam("password", SUITE.keycloakAdminPassword())
                .post(SUITE.keycloak() + "/realms/master/protocol/openid-connect/token")
                .path("access_token");
    }
}
