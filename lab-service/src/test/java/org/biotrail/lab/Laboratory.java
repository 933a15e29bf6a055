package org.biotrail.lab;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.Tokens;

/** A laboratory with units, a project of its own and people, for tests that ask it over HTTP. */
public final class Laboratory {
    private static final AtomicInteger PROJECTS = new AtomicInteger();
    private static final String UNITS = """
            insert into unit_copy (id, version, name, symbol, ucum_code, quantity_kind, multiplication_factor, conversion_offset) values
              ('01970000-0000-7000-8000-000000000001', 1, 'milligram', 'mg', 'mg', 'mass', 0.000001, 0),
              ('01970000-0000-7000-8000-000000000002', 1, 'gram', 'g', 'g', 'mass', 0.001, 0),
              ('01970000-0000-7000-8000-000000000003', 1, 'microlitre', 'µL', 'uL', 'volume', 0.000000001, 0),
              ('01970000-0000-7000-8000-000000000004', 1, 'millilitre', 'mL', 'mL', 'volume', 0.000001, 0)
            on conflict do nothing""";

    private final Pool pool;
    private final String project;
    private final UUID projectId = UUID.randomUUID();
    private int samples;

    public Laboratory(Pool pool) {
        this.pool = pool;
        int n = PROJECTS.incrementAndGet();
        this.project = String.format(Locale.ROOT, "%c%03d", 'a' + n / 1000, n % 1000);
        pool.query(UNITS).executeAndAwait();
        pool.preparedQuery("insert into project_copy (id, version, code, name) values ($1, 1, $2, $3)")
                .executeAndAwait(Tuple.of(projectId, project, "Project " + project));
    }

    /** Texts, and the codes of samples they are read as, of {@code docs/sample-code-cases.csv}. */
    public static List<String[]> sampleCodes() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "sample-code-cases.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cell -> new String[] {cell[0].translateEscapes(), cell[1]})
                .toList();
    }

    public String project() {
        return project;
    }

    /** A dried sample of the project, as sampling-service's events told of it. */
    public String sample() {
        return sample("dried", "ok");
    }

    public String sample(String stage, String status) {
        String code = String.format(Locale.ROOT, "%s_%06d", project, ++samples);
        pool.preparedQuery(
                        "insert into field_sample_copy (id, version, code, project_id, stage, status) values ($1, 1, $2, $3, $4, $5)")
                .executeAndAwait(Tuple.of(UUID.randomUUID(), code, projectId, stage, status));
        return code;
    }

    /** Somebody of the bench (DATA_EDIT), or one of the local realm's users. */
    public RequestSpecification as(String who) {
        String token = who.equals("bench")
                ? Tokens.user("full")
                        .roles("registered", "full_user", "DATA_EDIT")
                        .build()
                : Tokens.of(who);
        return given().basePath("/lab/v1").auth().oauth2(token).contentType("application/json");
    }

    public Response post(String path, String body) {
        return as(path.matches(
                                "/(container-models|container-rules|batch-types|extraction-methods|injection-methods|chromatographies|mass-spectrometers|aliases|extraction-advice|project-settings)")
                        ? "manager"
                        : "bench")
                .body(body)
                .post(path);
    }

    /** What is made, or the test fails with what was answered. */
    public JsonPath made(String path, String body) {
        Response answer = post(path, body);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isIn(200, 201);
        return answer.jsonPath();
    }

    public JsonPath get(String path) {
        Response answer = as("bench").get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** Status and codes of a refusal: {@code 409 suffix_exhausted}. */
    public static String refusal(Response answer) {
        List<String> codes = answer.jsonPath().getList("violations.code");
        return answer.statusCode() + " " + (codes == null ? answer.asString() : String.join(",", codes));
    }

    /** An extract of a new sample that aliquots can be taken of. */
    public String extract(String volume, String unit) {
        return made("/extracts", """
                        {"field_sample_id": "%s", "extraction_method_id": "%s", "solvent_volume": %s, "solvent_volume_unit": "%s"}""".formatted(sample(), method(), volume, unit))
                .getString("code");
    }

    public String method() {
        String name = "MeOH " + project;
        as("manager").body("{\"name\": \"%s\"}".formatted(name)).post("/extraction-methods");
        return name;
    }

    public String model(String name, String kind, String more) {
        return made(
                        "/container-models",
                        "{\"name\": \"%s %s\", \"kind\": \"%s\"%s}".formatted(name, project, kind, more))
                .getString("id");
    }

    public String container(String model, String more) {
        return made("/containers", "{\"container_model_id\": \"%s\"%s}".formatted(model, more))
                .getString("code");
    }

    /** Runs as many requests at the same time, and answers their answers. */
    public List<Response> atOnce(int times, IntFunction<Response> request) {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<Future<Response>> answers = IntStream.range(0, times)
                    .mapToObj(n -> callers.submit(() -> request.apply(n)))
                    .toList();
            return answers.stream().map(Laboratory::join).toList();
        } finally {
            callers.shutdown();
        }
    }

    private static Response join(Future<Response> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs an import of CSV and answers its job when it has ended. */
    public JsonPath imported(String things, String query, String csv) {
        String who = List.of(
                                "extraction-methods",
                                "injection-methods",
                                "mass-spectrometers",
                                "container-models",
                                "container-rules",
                                "vocabularies/psi-ms",
                                "aliases")
                        .contains(things)
                ? "manager"
                : "bench";
        Response accepted = as(who).contentType("text/csv").body(csv).post("/" + things + "/imports" + query);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String job = "/jobs/" + accepted.jsonPath().getString("id");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> as(who).get(job).jsonPath().getString("finished_at") != null);
        return as(who).get(job).jsonPath();
    }

    public long count(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    public String text(String sql) {
        return String.valueOf(
                pool.query(sql).executeAndAwait().iterator().next().getValue(0));
    }

    public void run(String sql) {
        pool.query(sql).executeAndAwait();
    }
}
