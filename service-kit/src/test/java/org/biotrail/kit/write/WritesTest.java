package org.biotrail.kit.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class WritesTest {
    @Inject
    Pool pool;

    @Inject
    Repeats repeats;

    @Test
    void a_created_thing_is_answered_with_its_place_and_version() {
        create(name())
                .then()
                .statusCode(201)
                .header("Location", matchesPattern("/write-things/[0-9a-f-]{36}"))
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("created_by", equalTo(Tokens.subjectOf("full")))
                .body("parts", equalTo(0));
    }

    @Test
    void a_change_carries_actor_and_reason_into_the_record() {
        String id = idOf(create(name()));
        as("full")
                .header("X-Change-Comment", "Größe gemessen")
                .body("{\"size\": 7}")
                .patch("/write-things/" + id)
                .then()
                .statusCode(200);
        Row event = pool.preparedQuery("select created_by, updated_by, version from write_thing where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(id)))
                .iterator()
                .next();
        assertThat(event.getLong("version")).isEqualTo(2);
        assertThat(event.getString("updated_by")).isEqualTo(Tokens.subjectOf("full"));
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        String id = idOf(as("full").body("""
                {"name": "%s", "size": 5, "properties": {"colour": "red", "form": "round"}, "tags": ["a", "b"]}""".formatted(name())).post("/write-things"));
        as("full")
                .body("""
                {"properties": {"colour": null, "smell": "sweet"}}""")
                .patch("/write-things/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("size", equalTo(5))
                .body("tags", equalTo(List.of("a", "b")))
                .body("properties.form", equalTo("round"))
                .body("properties.smell", equalTo("sweet"))
                .body("properties.colour", equalTo(null));
    }

    @Test
    void what_is_made_is_answered_as_it_is_read_and_can_be_sent_back_as_it_was() {
        Response made = create(name());
        String id = idOf(made);
        Response read = as("full").get("/write-things/" + id);
        assertThat(made.asString()).isEqualTo(read.asString()).contains("33.3333333333333");
        as("full")
                .body(read.asString())
                .patch("/write-things/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void what_a_row_inherits_is_withheld_from_who_may_not_see_where_it_comes_from() {
        String secret = name();
        String open = name();
        String hidden = "secret " + name();
        String whole = idOf(create(hidden));
        String part = "{\"name\": \"%s\", \"parent_id\": \"%s\", \"size\": 1}";
        Response made = as("full").body(part.formatted(secret, whole)).post("/write-things");
        made.then()
                .statusCode(201)
                .body("parent_name", equalTo(null))
                .body("withheld", equalTo(List.of("parent_name")));
        String id = idOf(made);
        as("full")
                .body(part.formatted(open, idOf(create(name()))))
                .post("/write-things")
                .then()
                .statusCode(201)
                .body("parent_name", notNullValue())
                .body("withheld", equalTo(null));
        as("full")
                .get("/write-things/" + id)
                .then()
                .body("parent_name", equalTo(null))
                .body("name", equalTo(secret));
        as("admin")
                .get("/write-things/" + id)
                .then()
                .body("parent_name", equalTo(hidden))
                .body("withheld", equalTo(null));
        String which = "parent_name==\"" + hidden + "\"";
        assertThat(as("full")
                        .queryParam("filter", which)
                        .get("/write-things")
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        assertThat(as("full")
                        .queryParam("filter", which)
                        .queryParam("count", "exact")
                        .get("/write-things")
                        .jsonPath()
                        .getInt("total"))
                .isZero();
        assertThat(as("admin")
                        .queryParam("filter", which)
                        .get("/write-things")
                        .jsonPath()
                        .getList("data"))
                .hasSize(1);
        assertThat(as("full")
                        .queryParam("sort", "-parent_name")
                        .queryParam("filter", "name==\"" + secret + "\"")
                        .accept("application/x-ndjson")
                        .get("/write-things")
                        .asString())
                .contains(secret)
                .doesNotContain(hidden);
        as("full")
                .body("{\"size\": 2}")
                .patch("/write-things/" + id)
                .then()
                .statusCode(200)
                .body("size", equalTo(2))
                .body("parent_name", equalTo(null));
        as("admin").get("/write-things/" + id).then().body("parent_id", equalTo(whole));
    }

    @Test
    void a_patch_that_changes_nothing_makes_no_version() {
        String id = idOf(create(name()));
        as("full")
                .body("{\"version\": 1, \"parts\": 0, \"size\": null}")
                .patch("/write-things/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void a_stale_version_is_refused_and_nothing_written() {
        String id = idOf(create(name()));
        as("full")
                .header("If-Match", "\"1\"")
                .body("{\"size\": 1}")
                .patch("/write-things/" + id)
                .then()
                .statusCode(200);
        as("full")
                .header("If-Match", "\"1\"")
                .body("{\"size\": 2}")
                .patch("/write-things/" + id)
                .then()
                .statusCode(412)
                .body("version", equalTo(2));
        as("full")
                .header("If-Match", "\"1\"")
                .delete("/write-things/" + id)
                .then()
                .statusCode(412);
        as("full").get("/write-things/" + id).then().body("size", equalTo(1));
    }

    @Test
    void two_patches_of_different_fields_at_once_both_hold() throws Exception {
        String id = idOf(create(name()));
        together(
                20,
                i -> as("full")
                        .body(i % 2 == 0 ? "{\"size\": " + i + "}" : "{\"weight\": " + i + "}")
                        .patch("/write-things/" + id)
                        .then()
                        .statusCode(200));
        as("full")
                .get("/write-things/" + id)
                .then()
                .body("size", notNullValue())
                .body("weight", notNullValue());
    }

    @Test
    void a_repeated_request_is_done_once_and_answered_again() {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"" + name() + "\"}";
        Response first = as("full").header("Idempotency-Key", key).body(body).post("/write-things");
        Response again = as("full").header("Idempotency-Key", key).body(body).post("/write-things");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo("\"1\"");
        as("full")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"" + name() + "\"}")
                .post("/write-things")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("idempotency_key_reused"));
    }

    @Test
    void equal_requests_at_once_make_one_thing() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = "{\"name\": \"" + name() + "\"}";
        Set<String> made = ConcurrentHashMap.newKeySet();
        together(
                10,
                i -> made.add(idOf(
                        as("full").header("Idempotency-Key", key).body(body).post("/write-things"))));
        assertThat(made).hasSize(1);
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        String old = UUID.randomUUID().toString();
        String young = UUID.randomUUID().toString();
        for (String key : List.of(old, young)) {
            as("full")
                    .header("Idempotency-Key", key)
                    .body("{\"name\": \"" + name() + "\"}")
                    .post("/write-things");
        }
        pool.preparedQuery("update idempotency set created_at = now() - interval '25 hours' where key = $1")
                .executeAndAwait(Tuple.of(old));
        repeats.forgetOld().await().indefinitely();
        assertThat(pool.preparedQuery("select key from idempotency where key in ($1, $2)")
                        .executeAndAwait(Tuple.of(old, young)))
                .singleElement()
                .satisfies(row -> assertThat(row.getString(0)).isEqualTo(young));
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        String key = UUID.randomUUID().toString();
        String name = name();
        create(name);
        as("full")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"" + name + "\"}")
                .post("/write-things")
                .then()
                .statusCode(409);
        as("full")
                .header("Idempotency-Key", key)
                .body("{\"name\": \"" + name() + "\"}")
                .post("/write-things")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name': 'x', 'sise': 1}                   | 422 | sise         | unknown_field",
                "{'name': 'x', 'size': 'big'}               | 422 | size         | wrong_type",
                "{'name': 'x', 'size': 1.5}                 | 422 | size         | wrong_type",
                "{'name': 7}                                | 422 | name         | wrong_type",
                "{'name': 'x', 'size': 1000}                | 422 | size         | out_of_range",
                "{'name': 'x', 'weight': 0}                 | 422 | ''           | rule",
                "{'name': 'x', 'weight': 1e500000}          | 422 | ''           | out_of_range",
                "{'name': 'a\\u0000b'}                      | 422 | name         | format",
                "{'name': 'a\\ud800b'}                      | 422 | name         | format",
                "{'name': 'a\\u202eb'}                      | 422 | name         | format",
                "{'name': ' '}                              | 422 | name         | blank",
                "{'name': 'x', 'properties': {'a': {}}}     | 422 | properties.a | wrong_type",
                "{'name': 'x', 'parts': 3}                  | 403 | parts        | forbidden_field",
                "{'name': 'x', 'created_by': 'me'}          | 403 | created_by   | forbidden_field",
                "{'name': 'x', 'name': 'y'}                 | 400 | ''           | unreadable_json",
                "{'name': 'x'                               | 400 | ''           | unreadable_json",
                "[]                                         | 400 | ''           | unreadable_json",
            })
    void a_body_that_breaks_a_rule_is_refused(String body, int status, String field, String code) {
        as("full")
                .body(body.replace('\'', '"'))
                .post("/write-things")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field))
                .body("violations[0].code", equalTo(code));
    }

    @Test
    void every_broken_rule_is_told_at_once() {
        as("full")
                .body("{\"name\": 1, \"size\": true, \"tags\": 3}")
                .post("/write-things")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("name", "size", "tags")));
    }

    @Test
    void a_body_nested_too_deep_or_empty_is_unreadable() {
        as("full")
                .body("{\"properties\":".repeat(1000) + "1" + "}".repeat(1000))
                .post("/write-things")
                .then()
                .statusCode(400);
        as("full").post("/write-things").then().statusCode(400);
    }

    @Test
    void a_body_over_one_mebibyte_is_refused() {
        as("full")
                .body("{\"name\": \"" + "x".repeat(1 << 20) + "\"}")
                .post("/write-things")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void a_constraint_speaks_through_its_comment() {
        String name = name();
        String id = idOf(create(name));
        create(name.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("duplicate_name"))
                .body("violations[0].field", equalTo("name"))
                .body("detail", equalTo("another thing has this name"));
        as("full")
                .body("{\"name\": \"%s\", \"parent_id\": \"%s\"}".formatted(name(), id))
                .post("/write-things")
                .then()
                .statusCode(201);
        as("full").delete("/write-things/" + id).then().statusCode(409).body("violations[0].code", equalTo("in_use"));
    }

    @Test
    void a_thing_is_referred_to_by_id_or_name() {
        String name = name();
        String id = idOf(create(name));
        as("full")
                .body("{\"name\": \"%s\", \"parent_id\": \"%s\"}".formatted(name(), name))
                .post("/write-things")
                .then()
                .statusCode(201)
                .body("parent_id", equalTo(id));
        as("full")
                .body("{\"name\": \"%s\", \"parent_id\": {\"id\": \"%s\"}}".formatted(name(), id))
                .post("/write-things")
                .then()
                .statusCode(201)
                .body("parent_id", equalTo(id));
        as("full")
                .body("{\"name\": \"%s\", \"parent_id\": \"nothing\"}".formatted(name()))
                .post("/write-things")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("parent_id"))
                .body("violations[0].code", equalTo("unknown_reference"));
    }

    @Test
    void a_deleted_thing_is_gone() {
        String id = idOf(create(name()));
        as("full").delete("/write-things/" + id).then().statusCode(204);
        as("full").get("/write-things/" + id).then().statusCode(404);
        as("full").delete("/write-things/" + id).then().statusCode(404);
        as("full").body("{}").patch("/write-things/" + id).then().statusCode(404);
    }

    @Test
    void a_warning_and_what_else_was_done_are_answered_and_not_stored() {
        String id = idOf(as("full")
                .body("{\"name\": \"%s\", \"size\": 13}".formatted(name()))
                .post("/write-things")
                .then()
                .body("warnings[0].code", equalTo("unlucky"))
                .body("counted", equalTo(13))
                .extract()
                .response());
        as("full").get("/write-things/" + id).then().body("warnings", equalTo(null));
    }

    @Test
    void a_caller_who_goes_away_leaves_neither_an_open_transaction_nor_half_a_thing() throws Exception {
        String mark = name();
        for (int number = 0; number < 40; number++) {
            String body = "{\"name\": \"" + mark + number + "\"}";
            try (Socket caller = new Socket("localhost", RestAssured.port)) {
                caller.getOutputStream()
                        .write(("POST /write-things HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Authorization: Bearer " + Tokens.of("full") + "\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                caller.setSoLinger(true, 0);
            }
        }
        create(name()).then().statusCode(201);
        await().untilAsserted(() ->
                assertThat(pool.query("""
                        select query from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%'""").executeAndAwait().rowCount()).isZero());
    }

    @Test
    void nobody_is_told_to_sign_in_and_the_registered_that_their_level_is_too_low() {
        given().contentType("application/json")
                .body("{}")
                .post("/write-things")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"));
        as("registered")
                .body("{}")
                .post("/write-things")
                .then()
                .statusCode(403)
                .body("violations[0].code", equalTo("level_too_low"));
        given().auth()
                .oauth2(Tokens.user("full").expired().build())
                .get("/write-things/x")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("violations[0].code", equalTo("token_invalid"));
    }

    @Test
    void what_http_itself_refuses_is_a_problem_too() {
        problem(as("full").put("/write-things/x"), 405);
        problem(as("full").get("/no-such-path"), 404);
        problem(
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .contentType("text/plain")
                        .body("x")
                        .post("/write-things"),
                415);
    }

    @Test
    void a_fault_of_ours_tells_nothing() {
        problem(as("full").get("/write-things/fault"), 500).body(not(containsString("secret")));
    }

    private static ValidatableResponse problem(Response response, int status) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("type", containsString("/problems/"))
                .body("instance", notNullValue());
    }

    private static Response create(String name) {
        return as("full").body("{\"name\": \"" + name + "\"}").post("/write-things");
    }

    private static String idOf(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType("application/json");
    }

    private static String name() {
        return "thing-" + UUID.randomUUID();
    }

    private interface Step {
        void run(int number) throws Exception;
    }

    private static void together(int times, Step step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<?>> running = IntStream.range(0, times)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        step.run(i);
                        return null;
                    }))
                    .toList();
            for (Future<?> future : running) {
                future.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
