package org.biotrail.sampling;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.biotrail.kit.testing.Tokens;

/** What tests of the field stand on: copies of projects, datasets, taxa and persons, and requests by the four users. */
public final class Ground {
    public static final String BASE = "/sampling/v1";
    private static final AtomicInteger PROJECTS = new AtomicInteger();

    private final Pool pool;

    /** The four users are known here, so that nobody asks tracker-service for them. */
    public Ground(Pool pool) {
        this.pool = pool;
        Map.of("registered", "registered", "full", "full_user", "manager", "full_user", "admin", "super_admin")
                .forEach((user, level) -> run(
                        "insert into user_copy (id, version, name, access_level, realm_roles)"
                                + " values ($1, 1, $2, $3, array[$3]) on conflict do nothing",
                        Tokens.subjectOf(user),
                        Tokens.nameOf(user),
                        level));
    }

    /** A project of its own for a test, whose collaborator is {@code full}; answers its code. */
    public String project() {
        return project(Map.of("full", "collaborator"));
    }

    public String project(Map<String, String> roles) {
        int number = PROJECTS.incrementAndGet();
        String code = "t" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26) + (number % 2 == 0 ? "" : "x");
        run(
                "insert into project_copy (id, version, code, name, state, members)"
                        + " values ($1, 1, $2, $2, 'active', $3::text::jsonb)",
                UUID.randomUUID(),
                code,
                members(roles));
        return code;
    }

    /** A dataset with members; answers its id. */
    public UUID dataset(String privacy, boolean locked, Map<String, String> roles) {
        UUID id = UUID.randomUUID();
        run(
                "insert into dataset_copy (id, version, name, title, privacy, locked, members)"
                        + " values ($1, 1, $2, $2, $3, $4, $5::text::jsonb)",
                id,
                "dataset " + id,
                privacy,
                locked,
                members(roles));
        return id;
    }

    public UUID taxon(String fullName, boolean valid) {
        UUID id = UUID.randomUUID();
        run(
                "insert into taxon_copy (id, version, full_name, scientific_name, valid) values ($1, 1, $2, $2, $3)",
                id,
                fullName,
                valid);
        return id;
    }

    /** A valid taxon of this id below another. */
    public void taxon(UUID id, String fullName, UUID parent) {
        run(
                "insert into taxon_copy (id, version, full_name, scientific_name, valid, parent_id) values ($1, 1, $2, $2, true, $3)",
                id,
                fullName,
                parent);
    }

    /** Labels that are there without a request: numbers 1 to count. */
    public void labels(String project, int count) {
        labels(project, 1, count);
    }

    public void labels(String project, int first, int count) {
        run(
                "with g as (insert into label_range (id, project_id, project_code, first_number, last_number)"
                        + " select biotrail.uuid7(), id, code, $2::int, $2::int + $3::int - 1 from project_copy where code = $1"
                        + " returning *) insert into label (id, code, project_id, label_range_id)"
                        + " select biotrail.uuid7(), g.project_code || '_' || lpad(n::text, 6, '0'), g.project_id, g.id"
                        + " from g, generate_series(g.first_number, g.last_number) n",
                project,
                first,
                count);
    }

    public RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).basePath(BASE);
    }

    public Response post(String user, String path, String body) {
        return as(user).contentType(ContentType.JSON).body(body).post(path);
    }

    public Response patch(String user, String path, String body) {
        return as(user).contentType("application/merge-patch+json").body(body).patch(path);
    }

    /** Imports and waits for the end of the job. */
    public JsonPath imported(String user, String path, String type, String body) {
        Response accepted = as(user).contentType(type)
                .body(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post(path);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("id");
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> as(user).get("/jobs/" + id).jsonPath(), job -> job.getString("finished_at") != null);
    }

    /** The rows of a job in a state, as {@code number column code}. */
    public List<String> rows(String user, JsonPath job, String state) {
        List<String> rows = new ArrayList<>();
        List<Map<String, Object>> found = as(user).get("/jobs/" + job.getString("id") + "/rows?state=" + state)
                .jsonPath()
                .getList("data");
        for (Map<String, Object> row : found) {
            for (Object violation : (List<?>) row.getOrDefault("violations", List.of())) {
                Map<?, ?> each = (Map<?, ?>) violation;
                rows.add(row.get("number") + " " + each.get("column") + " " + each.get("code"));
            }
        }
        return rows;
    }

    public void run(String sql, Object... values) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.from(values));
    }

    /** The first column of what a question answers, as texts. */
    public List<String> all(String sql, Object... values) {
        List<String> all = new ArrayList<>();
        for (Row row : pool.preparedQuery(sql).executeAndAwait(Tuple.from(values))) {
            all.add(String.valueOf(row.getValue(0)));
        }
        return all;
    }

    public String one(String sql, Object... values) {
        return all(sql, values).get(0);
    }

    /** The violations' codes of a refusal with its status: {@code 422 unknown_label}. */
    public static String refusal(Response response) {
        List<String> codes = response.jsonPath().getList("violations.code");
        return response.statusCode() + " " + (codes == null ? "" : String.join(" ", codes));
    }

    private static String members(Map<String, String> roles) {
        return roles.entrySet().stream()
                .map(role -> "{\"user_id\": \"%s\", \"role\": \"%s\", \"expires_at\": null}"
                        .formatted(Tokens.subjectOf(role.getKey()), role.getValue()))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
