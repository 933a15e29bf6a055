package org.biotrail.kit.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What failures of every kind are answered with, and what of them stays here. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ProblemTest {
    private static final String ROWS = """
            truncate fault, fault_part;
            insert into fault values (1, 'ana@example.org', 'a', 1), (2, 'eva@example.org', 'b', 1);
            insert into fault_part values (1)""";

    /** What no answer may hold: SQL, names of the schema, classes, and what others wrote. */
    private static final List<String> OURS = List.of(
            "select",
            "insert",
            "fault_",
            "pg_",
            "sqlstate",
            "exception",
            "java.",
            ".java",
            "org.biotrail",
            "io.vertx",
            "example.org",
            "hunter2",
            "relation",
            "constraint \"",
            "key (");

    @Inject
    Pool pool;

    @TestHTTPResource("/faults/json")
    URI json;

    @BeforeEach
    void rows() {
        pool.query(ROWS).executeAndAwait();
    }

    @ParameterizedTest
    @CsvSource({"many=x, many", "many=99999999999, many", "few=1.5, few", "open=maybe, open", "open=, open"})
    void a_parameter_of_another_type_is_named(String query, String parameter) {
        given().get("/faults/told?many=3&few=4&open=true".replaceAll(parameter + "=\\w+", query))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(parameter))
                .body("violations[0].code", equalTo("invalid_value"));
        assertThat(given().get("/faults/told?many=3&open=true").asString()).isEqualTo("3 true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "insert into fault values (3, 'x', 'a')                     | 409 | code | duplicate_code",
                "insert into fault values (3, 'x', 'c', 0)                  | 422 | size | out_of_range",
                "delete from fault where id = 1                             | 409 | ''   | in_use",
                "insert into fault values (3, 'ana@example.org')            | 409 | ''   | duplicate",
                "insert into fault values (3, 'x', 'c', 13)                 | 422 | ''   | rule",
                "insert into fault values (3)                               | 422 | email | required",
                "insert into fault values (3, 'x', 'far too long')          | 422 | ''   | too_long",
                "insert into fault values (3, 'x', 'c', 99999999999)        | 422 | ''   | out_of_range",
                "insert into fault values (3, 'x', 'c', 1, '2026-02-30')    | 422 | ''   | out_of_range",
                "insert into fault values (3, 'x', 'c', 'many')             | 422 | ''   | format",
                "do $$begin raise exception '404 gone : The page'; end$$    | 404 | -    | -",
                "do $$begin raise exception '403 forbidden_field size: no'; end$$ | 403 | size | forbidden_field",
                "do $$begin raise exception '403 closed : It is closed'; end$$    | 403 | ''   | closed",
                "do $$begin raise 'busy' using errcode = '40P01'; end$$     | 503 | ''   | busy",
                "do $$begin raise 'away' using errcode = '57P03'; end$$     | 503 | ''   | database_unavailable",
                "do $$begin raise 'full' using errcode = '53300'; end$$     | 503 | ''   | database_unavailable",
            })
    void what_the_database_refuses_is_told_in_the_words_of_the_api(
            String statement, int status, String field, String code) {
        Response answer = sql(statement);
        telling(answer, status);
        if (!code.equals("-")) {
            answer.then().body("violations[0].field", equalTo(field)).body("violations[0].code", equalTo(code));
        }
        if (status == 503) {
            answer.then().header("Retry-After", matchesPattern("\\d+"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from secret_table",
                "selct",
                "select 1 / (id - 1) from fault",
                "do $$begin raise exception 'secret of ana@example.org'; end$$",
                "select pg_read_file('/nowhere')",
            })
    void a_fault_of_ours_is_an_incident_of_which_nobody_learns_more(String statement) {
        telling(sql(statement), 500).then().body("incident", notNullValue());
    }

    @Test
    void causes_are_not_told_however_deep() {
        telling(given().get("/faults/deep"), 500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": 1", "{'a': 1}", "{\"a\": 1} {}", "nul", "{\"a\": 1, \"a\": 2}"})
    void a_body_that_is_no_json_is_unreadable(String body) {
        telling(sent(body), 400).then().body("violations[0].code", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 90_000})
    void a_body_nested_too_deep_is_unreadable(int depth) throws Exception {
        for (String body :
                List.of("[".repeat(depth) + "]".repeat(depth), "{\"a\":".repeat(depth) + "1" + "}".repeat(depth))) {
            HttpResponse<String> answer = streamed(body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("unreadable_json").doesNotContain(OURS);
        }
    }

    @Test
    void a_number_or_name_beyond_measure_is_unreadable() {
        telling(sent("{\"a\": " + "9".repeat(2000) + "}"), 400);
        telling(sent("{\"" + "a".repeat(60_000) + "\": 1}"), 400);
    }

    @Test
    void a_value_of_another_form_is_named() {
        telling(given().contentType("application/json").body("{\"id\": \"x\"}").post("/faults/typed"), 422)
                .then()
                .body("violations[0].field", equalTo("id"))
                .body("violations[0].code", equalTo("wrong_type"));
    }

    @Test
    void a_body_that_is_too_large_is_refused_whether_it_says_its_size_or_not() throws Exception {
        telling(sent("\"" + "x".repeat(1 << 20) + "\""), 413);
        assertThat(streamed("\"" + "x".repeat(2 << 20) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    void another_content_type_is_refused() {
        telling(given().contentType("application/xml").body("<a/>").post("/faults/json"), 415)
                .then()
                .body("violations[0].code", equalTo("unsupported_type"));
    }

    @Test
    void an_answer_that_nobody_offers_is_not_acceptable() {
        telling(given().accept("image/png").get("/faults/text"), 406);
        telling(given().accept("image/png").get("/listing/plants"), 406);
        telling(given().accept("text/csv").get("/listing/plants/" + UUID.randomUUID()), 406);
        telling(given().accept("application/json;q=0").get("/listing/plants/" + UUID.randomUUID()), 406);
        telling(given().accept("application/geo+json").get("/listing/texts"), 406);
        telling(
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .accept("text/html")
                        .contentType("application/json")
                        .body("{\"name\": \"x\"}")
                        .post("/write-things"),
                406);
    }

    @Test
    void an_unknown_parameter_is_refused_in_reading_and_in_writing() {
        for (Response answer : List.of(
                given().get("/listing/plants?colour=red"),
                given().get("/listing/plants/p1?colour=red"),
                given().get("/faults/told?few=1&colour=red"),
                given().get("/faults/text?colour=red"),
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .contentType("application/json")
                        .body("{\"name\": \"x\"}")
                        .post("/write-things?colour=red"),
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .delete("/write-things/" + UUID.randomUUID() + "?colour=red"))) {
            telling(answer, 400)
                    .then()
                    .body("violations[0].field", equalTo("colour"))
                    .body("violations[0].code", equalTo("unknown_parameter"));
        }
    }

    @Test
    void every_status_has_one_type_and_one_title() {
        List<Problem> all = new ArrayList<>(List.of(
                Problem.rule("a", "b", "c"),
                Problem.conflict("a", "b", "c"),
                Problem.notFound("It"),
                Problem.unreadable("a", "b", "c"),
                Problem.unauthenticated("b", "c"),
                Problem.forbidden("b", "c"),
                Problem.forbiddenField("a"),
                Problem.staleVersion(3),
                Problem.staleVersion(),
                Problem.notAllowed("c"),
                Problem.notAcceptable("c"),
                Problem.tooLarge("c"),
                Problem.unsupportedType("c"),
                Problem.unavailable("b", "c", java.time.Duration.ofSeconds(1))));
        assertThat(all.stream()
                        .map(problem -> problem.status() + problem.title())
                        .distinct())
                .hasSameSizeAs(all.stream().map(Problem::status).distinct().toList());
    }

    private static Response sql(String statement) {
        return given().contentType("text/plain").body(statement).post("/faults/sql");
    }

    /** Sent in pieces, so that nothing tells how much there is. */
    private HttpResponse<String> streamed(String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        HttpRequest request = HttpRequest.newBuilder(json)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Response sent(String body) {
        return given().contentType("application/json").body(body).post("/faults/json");
    }

    /** A problem as RFC 9457 has it, which tells nothing of the inside. */
    private static Response telling(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        answer.then()
                .contentType("application/problem+json")
                .body("type", matchesPattern("https://biotrail.org/problems/[a-z-]+"))
                .body("status", equalTo(status))
                .body("title", notNullValue());
        assertThat(answer.asString().toLowerCase(Locale.ROOT)).doesNotContain(OURS);
        return answer;
    }
}
