package org.biotrail.kit.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ImportJobTest {
    @Inject
    JobRetention retention;

    private static final String CSV = "code,name,height\np1,Arnica montana,0.4\np2,Bellis perennis,0.1\n";

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "")
    java.util.Optional<String> base;

    @BeforeEach
    void an_empty_garden() {
        HerbImport.reset();
        pool.query(HerbImport.TABLE).executeAndAwait();
        pool.query("truncate herb").executeAndAwait();
    }

    @Test
    void an_upload_is_answered_with_a_job_that_stores_its_rows() {
        Response accepted = as("full")
                .contentType("text/csv")
                .header("X-Change-Comment", "First herbs")
                .body(CSV)
                .post("/herbs/imports");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String id = accepted.jsonPath().getString("id");
        assertThat(accepted.header("Location")).endsWith("/jobs/" + id);
        JsonPath job = ended(id);
        assertThat(job.getString("state")).isEqualTo("completed");
        assertThat(counts(job)).isEqualTo("2 = 2 + 0 + 0 + 0 + 0");
        assertThat(job.getInt("progress")).isEqualTo(100);
        assertThat(all("select code || ' ' || name || ' ' || made_by || ' ' || reason from herb order by code"))
                .containsExactly(
                        "p1 Arnica montana " + Tokens.subjectOf("full") + " First herbs (import " + id + ")",
                        "p2 Bellis perennis " + Tokens.subjectOf("full") + " First herbs (import " + id + ")");
        assertThat(all("select job_id::text from job_input")).isEmpty();
    }

    @Test
    void every_row_that_fails_is_reported_with_column_value_and_reason() {
        JsonPath job = run("", "code,name,height\np1,Arnica,tall\np2,,1\np3,Salix,3\np4,Sequoia,250\n");
        assertThat(counts(job)).isEqualTo("4 = 1 + 0 + 0 + 0 + 3");
        assertThat(as("full")
                        .accept("text/csv")
                        .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                        .asString())
                .isEqualTo("""
                        number,state,id,column,value,code,message\r
                        1,failed,,height,tall,format,height is a number\r
                        2,failed,,name,,required,name is required\r
                        4,failed,,height,250,too_high,no herb is that high\r
                        """);
        JsonPath rows =
                as("full").get("/jobs/" + job.getString("id") + "/rows?limit=3").jsonPath();
        assertThat(rows.getList("data.number")).containsExactly(1, 2, 3);
        assertThat(rows.getString("data[2].state")).isEqualTo("created");
        assertThat(rows.getString("data[2].id")).isEqualTo("p3");
        assertThat(as("full")
                        .get("/jobs/" + job.getString("id") + "/rows?cursor=" + rows.getString("next"))
                        .jsonPath()
                        .getList("data.number"))
                .containsExactly(4);
        assertThat(as("full")
                        .accept("application/x-ndjson")
                        .get("/jobs/" + job.getString("id") + "/rows")
                        .asString()
                        .lines()
                        .filter(line -> !line.isBlank()))
                .hasSize(4);
    }

    @Test
    void a_dry_run_checks_everything_and_writes_nothing() {
        JsonPath job = run("?dry_run=true", CSV + "p3,,\n");
        assertThat(job.getString("state")).isEqualTo("completed");
        assertThat(counts(job)).as(reasons(job)).isEqualTo("3 = 2 + 0 + 0 + 0 + 1");
        assertThat(all("select code from herb")).isEmpty();
    }

    @Test
    void what_exists_fails_is_skipped_or_is_updated_as_asked() {
        run("", CSV);
        assertThat(counts(run("", CSV))).isEqualTo("2 = 0 + 0 + 0 + 0 + 2");
        assertThat(counts(run("?on_conflict=skip", CSV))).isEqualTo("2 = 0 + 0 + 0 + 2 + 0");
        assertThat(counts(run("?on_conflict=update", CSV.replace("montana", "mollis"))))
                .isEqualTo("2 = 0 + 2 + 0 + 0 + 0");
        assertThat(all("select name from herb order by code")).containsExactly("Arnica mollis", "Bellis perennis");
    }

    @Test
    void an_atomic_import_with_a_row_that_fails_writes_nothing() {
        HerbImport.batchSize = 1;
        JsonPath job = run("?atomic=true", CSV + "p3,,\np4,Salix,\n");
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.code")).isEqualTo("rows_failed");
        assertThat(counts(job)).isEqualTo("4 = 0 + 0 + 0 + 3 + 1");
        assertThat(all("select code from herb")).isEmpty();
        assertThat(counts(run("?atomic=true", CSV))).isEqualTo("2 = 2 + 0 + 0 + 0 + 0");
        assertThat(all("select code from herb")).hasSize(2);
    }

    @Test
    void an_unknown_column_fails_the_job_and_is_named() {
        JsonPath job = run("", "code,name,colour\np1,Arnica,yellow\n");
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.code")).isEqualTo("unknown_column");
        assertThat(job.getList("error.violations.field")).containsExactly("colour");
    }

    @Test
    void an_unknown_parameter_or_type_is_refused_at_once() {
        assertThat(upload("?colour=red", "text/csv", CSV).statusCode()).isEqualTo(400);
        assertThat(upload("?on_conflict=perhaps", "text/csv", CSV).statusCode()).isEqualTo(400);
        assertThat(upload("", "image/png", CSV).statusCode()).isEqualTo(415);
        assertThat(upload("", "text/csv", "").statusCode()).isEqualTo(400);
        assertThat(run("?garden=jbuf", CSV).getString("options.garden")).isEqualTo("jbuf");
        assertThat(given().contentType("text/csv")
                        .body(CSV)
                        .post(path("/herbs/imports"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void another_ones_job_does_not_exist_but_for_a_super_admin() {
        String id = run("", CSV).getString("id");
        assertThat(as("registered").get("/jobs/" + id).statusCode()).isEqualTo(404);
        assertThat(as("registered").get("/jobs/" + id + "/rows").statusCode()).isEqualTo(404);
        assertThat(as("registered")
                        .accept("text/csv")
                        .get("/jobs/" + id + "/rows")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("registered").get("/jobs/" + id + "/events").statusCode()).isEqualTo(404);
        assertThat(as("registered").delete("/jobs/" + id).statusCode()).isEqualTo(404);
        assertThat(as("registered").get("/jobs").jsonPath().getList("data.id")).doesNotContain(id);
        assertThat(as("full").get("/jobs?limit=1000").jsonPath().getList("data.id"))
                .contains(id);
        assertThat(as("admin").get("/jobs/" + id).statusCode()).isEqualTo(200);
        assertThat(as("full").get("/jobs/nonsense").statusCode()).isEqualTo(404);
        assertThat(as("full").get("/jobs?states=failed").statusCode()).isEqualTo(400);
    }

    @Test
    void progress_is_told_as_it_happens_until_the_end() throws Exception {
        HerbImport.batchSize = 1;
        CountDownLatch followed = new CountDownLatch(1);
        HerbImport.hook = (rows, run) -> {
            if (rows.get(0).number() == 2) {
                wait(followed);
            }
        };
        String id = upload("", "text/csv", CSV).jsonPath().getString("id");
        await().until(() -> as("full").get("/jobs/" + id).jsonPath().getInt("progress") == 50);
        Thread release = new Thread(followed::countDown);
        release.start();
        String events = as("full").get("/jobs/" + id + "/events").asString();
        release.join();
        assertThat(events).contains("event: end", "\"state\":\"completed\"", "\"progress\":100");
    }

    @Test
    void an_upload_repeated_under_its_key_is_the_same_job() {
        String key = UUID.randomUUID().toString();
        Response first = underKey(key, "", CSV);
        Response again = underKey(key, "", CSV);
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(counts(ended(first.jsonPath().getString("id")))).isEqualTo("2 = 2 + 0 + 0 + 0 + 0");
        for (Response other : List.of(underKey(key, "", CSV + "p3,Salix,3\n"), underKey(key, "?dry_run=true", CSV))) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.jsonPath().getString("violations[0].code")).isEqualTo("idempotency_key_reused");
        }
        assertThat(all("select count(*)::text from job where id >= '"
                        + first.jsonPath().getString("id") + "'"))
                .containsExactly("1");
    }

    @Test
    void equal_uploads_at_once_under_one_key_are_one_job() throws Exception {
        String key = UUID.randomUUID().toString();
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Callable<String>> uploads = Collections.nCopies(
                    5, () -> underKey(key, "", table(3000)).jsonPath().getString("id"));
            Set<String> jobs = new HashSet<>();
            for (Future<String> answered : threads.invokeAll(uploads)) {
                jobs.add(answered.get());
            }
            assertThat(jobs).hasSize(1).doesNotContainNull();
            ended(jobs.iterator().next());
        } finally {
            threads.shutdownNow();
        }
        assertThat(all("select count(*)::text from herb")).containsExactly("3000");
    }

    @Test
    void a_refused_upload_leaves_its_key_free() {
        String key = UUID.randomUUID().toString();
        assertThat(underKey(key, "", "").statusCode()).isEqualTo(400);
        assertThat(underKey(key, "", CSV).statusCode()).isEqualTo(202);
    }

    @Test
    void jobs_that_are_long_over_go_with_all_they_have_and_others_stay() {
        String old = run("", CSV).getString("id");
        String young = run("?on_conflict=skip", CSV).getString("id");
        pool.query("update job set finished_at = now() - interval '31 days' where id = '" + old + "'")
                .executeAndAwait();
        retention.remove().await().indefinitely();
        assertThat(all("select id::text from job where id in ('" + old + "', '" + young + "')"))
                .containsExactly(young);
        assertThat(all("select count(*)::text from job_row where job_id = '" + old + "'"))
                .containsExactly("0");
        assertThat(as("full").get("/jobs/" + old).statusCode()).isEqualTo(404);
    }

    @Test
    void while_one_replica_removes_old_jobs_the_others_leave_them() {
        String old = run("", CSV).getString("id");
        pool.query("update job set finished_at = now() - interval '31 days' where id = '" + old + "'")
                .executeAndAwait();
        pool.withTransaction(other -> other.query("select pg_advisory_xact_lock(" + JobRetention.LOCK + ")")
                        .execute()
                        .chain(retention::remove))
                .await()
                .indefinitely();
        assertThat(all("select id::text from job where id = '" + old + "'")).containsExactly(old);
    }

    @Test
    void a_cancelled_job_stops_after_the_batch_at_hand_and_keeps_what_it_stored() {
        HerbImport.batchSize = 1;
        CountDownLatch cancelled = new CountDownLatch(1);
        HerbImport.hook = (rows, run) -> wait(cancelled);
        String id = upload("", "text/csv", CSV).jsonPath().getString("id");
        await().until(() ->
                "storing".equals(as("full").get("/jobs/" + id).jsonPath().getString("phase")));
        assertThat(as("full").delete("/jobs/" + id).statusCode()).isIn(204, 409);
        cancelled.countDown();
        JsonPath job = ended(id);
        assertThat(job.getString("state")).isEqualTo("cancelled");
        assertThat(counts(job)).isEqualTo("2 = 1 + 0 + 0 + 1 + 0");
        assertThat(all("select code from herb")).containsExactly("p1");
        assertThat(as("full").delete("/jobs/" + id).statusCode()).isEqualTo(409);
    }

    @Test
    void a_job_whose_worker_is_lost_is_taken_up_again_and_each_row_is_there_once() {
        HerbImport.batchSize = 100;
        AtomicBoolean killed = new AtomicBoolean();
        HerbImport.hook = (rows, run) -> {
            if (rows.get(0).number() == 501 && killed.compareAndSet(false, true)) {
                killWorker();
            }
        };
        JsonPath job = run("", table(1000));
        assertThat(killed).isTrue();
        assertThat(job.getString("state")).isEqualTo("completed");
        assertThat(counts(job)).isEqualTo("1000 = 1000 + 0 + 0 + 0 + 0");
        assertThat(all("select count(*)::text from herb")).containsExactly("1000");
        assertThat(all("select count(distinct thing_id)::text from job_row where job_id = '" + job.getString("id")
                        + "'"))
                .containsExactly("1000");
    }

    @Test
    void an_atomic_job_whose_worker_is_lost_begins_anew() {
        HerbImport.batchSize = 100;
        AtomicBoolean killed = new AtomicBoolean();
        HerbImport.hook = (rows, run) -> {
            if (rows.get(0).number() == 501 && killed.compareAndSet(false, true)) {
                killWorker();
            }
        };
        assertThat(counts(run("?atomic=true", table(1000)))).isEqualTo("1000 = 1000 + 0 + 0 + 0 + 0");
        assertThat(all("select count(*)::text from herb")).containsExactly("1000");
    }

    @Test
    void a_fault_of_the_import_fails_the_job_and_tells_nothing_of_it() {
        HerbImport.hook = (rows, run) -> {
            throw new IllegalStateException("secret of the house");
        };
        JsonPath job = run("", CSV);
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.code")).isEqualTo("internal_error");
        assertThat(job.prettify()).doesNotContain("secret");
        assertThat(counts(job)).isEqualTo("2 = 0 + 0 + 0 + 2 + 0");
    }

    @Test
    void tables_are_understood_as_people_write_them() {
        assertThat(
                        counts(
                                run(
                                        "",
                                        "\uFEFF HERB_ID ;Name;height;\r\np1;\"Arnica; the\r\nyellow \"\"one\"\"\";0.4;\r\n\r\n;;;\r\n")))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(all("select name from herb")).containsExactly("Arnica; the\r\nyellow \"one\"");
        assertThat(counts(run(
                        "",
                        "text/tab-separated-values",
                        "code\tname\np2\tBellis, perennis\n".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(counts(run("", "text/csv", "code,name\np3,Säntis-Enzian\n".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(counts(run("", "text/csv", "code,name\np4,Säntis\n".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(counts(run("", "text/csv", "code,name\np5,Säntis-Enzian\n".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(counts(run("", "text/csv", packed("code,name\np6,Gentiana\n"))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        assertThat(all("select name from herb where code in ('p3', 'p5') order by code"))
                .containsExactly("Säntis-Enzian", "Säntis-Enzian");
    }

    @Test
    void a_row_that_cannot_be_read_fails_alone() {
        JsonPath job = run("", "code,name,height\np1,Arnica\np2,Bel\0lis,1\np3,Salix,1,2\np4,Acer,1\n");
        assertThat(counts(job)).isEqualTo("4 = 1 + 0 + 0 + 0 + 3");
        assertThat(codes(job)).containsExactly("wrong_cell_count", "unreadable_character", "wrong_cell_count");
        JsonPath lines = run(
                "",
                "application/x-ndjson",
                "{\"code\":\"n1\",\"name\":\"Acer\"}\n{oops\n[]\n{\"code\":\"n2\",\"name\":\"a\\u0000b\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(counts(lines)).isEqualTo("4 = 1 + 0 + 0 + 0 + 3");
        assertThat(codes(lines)).containsExactly("unreadable_row", "unreadable_row", "unreadable_character");
    }

    @Test
    void a_file_that_is_no_table_fails_the_job_with_a_reason() {
        assertThat(run("", "code,name\np1,\"never closed\n").getString("error.code"))
                .isEqualTo("unreadable_file");
        assertThat(run("", "code,name\np1," + "x".repeat((16 << 20) + 10)).getString("error.code"))
                .isEqualTo("unreadable_file");
        assertThat(run("", "code,name,herb_id\np1,a,b\n").getString("error.code"))
                .isEqualTo("duplicate_column");
        assertThat(run("", "application/json", "[{\"code\":\"a\"".getBytes(StandardCharsets.UTF_8))
                        .getString("error.code"))
                .isEqualTo("unreadable_file");
        assertThat(run("", "application/json", "\"text\"".getBytes(StandardCharsets.UTF_8))
                        .getString("error.code"))
                .isEqualTo("unreadable_file");
        assertThat(run("", "text/csv", packed("code,name\n" + (" ".repeat(1 << 20) + "\n").repeat(100)))
                        .getString("error.code"))
                .isEqualTo("too_large");
    }

    @Test
    void an_array_and_the_features_of_a_collection_are_rows() {
        assertThat(counts(run(
                        "",
                        "application/json",
                        "[{\"herb_id\":\"a1\",\"name\":\"Acer\",\"height\":3}]".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("1 = 1 + 0 + 0 + 0 + 0");
        String collection = """
                {"type": "FeatureCollection", "crs": {"type": "name"}, "features": [
                  {"type": "Feature", "properties": {"code": "g1", "name": "Acer"},
                   "geometry": {"type": "Point", "coordinates": [7.5, 46.9]}},
                  {"type": "Feature", "properties": {"code": "g2", "name": "Salix"}, "geometry": null},
                  {"type": "Point"}]}""";
        JsonPath job = run("", "application/geo+json", collection.getBytes(StandardCharsets.UTF_8));
        assertThat(counts(job)).isEqualTo("3 = 2 + 0 + 0 + 0 + 1");
        assertThat(all("select \"values\" #>> '{geom,coordinates,0}' from job_row where job_id = '"
                        + job.getString("id") + "' and number = 1"))
                .containsExactly("7.5");
    }

    @Test
    void a_form_sends_its_file() {
        String id = as("full")
                .multiPart("note", "none")
                .multiPart("file", "herbs.csv", CSV.getBytes(StandardCharsets.UTF_8), "application/octet-stream")
                .post("/herbs/imports")
                .jsonPath()
                .getString("id");
        JsonPath job = ended(id);
        assertThat(job.getString("file_name")).isEqualTo("herbs.csv");
        assertThat(counts(job)).isEqualTo("2 = 2 + 0 + 0 + 0 + 0");
    }

    @Test
    void a_hundred_thousand_rows_are_stored_a_thousand_at_a_time() {
        List<Integer> sizes = new ArrayList<>();
        HerbImport.hook = (rows, run) -> sizes.add(rows.size());
        JsonPath job = run("", table(100_000));
        assertThat(counts(job)).isEqualTo("100000 = 100000 + 0 + 0 + 0 + 0");
        assertThat(sizes).hasSize(100).allMatch(size -> size == 1000);
    }

    private static String table(int rows) {
        return "code,name,height\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(number -> "p" + number + ",Plant number " + number + "," + number % 100)
                        .collect(Collectors.joining("\n"));
    }

    /** Ends the connection that holds a job's lock, as a crash of the service does. */
    private void killWorker() {
        pool.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                        + " and pid in (select pid from pg_stat_activity where xact_start is not null"
                        + " and pid <> pg_backend_pid() and query like '%batch%')")
                .executeAndAwait();
    }

    private List<String> codes(JsonPath job) {
        return as("full")
                .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                .jsonPath()
                .getList("data.collect { it.violations[0].code }", String.class);
    }

    private String reasons(JsonPath job) {
        return as("full").get("/jobs/" + job.getString("id") + "/rows").asString();
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private JsonPath run(String query, String csv) {
        return run(query, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private JsonPath run(String query, String type, byte[] body) {
        Response accepted = as("full").header("Content-Type", type).body(body).post("/herbs/imports" + query);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        return ended(accepted.jsonPath().getString("id"));
    }

    private Response upload(String query, String type, String body) {
        return as("full")
                .header("Content-Type", type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/herbs/imports" + query);
    }

    private JsonPath ended(String id) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> as("full").get("/jobs/" + id).jsonPath(),
                        job -> List.of("completed", "failed", "cancelled").contains(job.getString("state")));
    }

    private static String counts(JsonPath job) {
        Map<String, Object> all = job.getMap("");
        return all.get("total") + " = " + all.get("created") + " + " + all.get("updated") + " + " + all.get("unchanged")
                + " + " + all.get("skipped") + " + " + all.get("failed");
    }

    private List<String> all(String sql) {
        List<String> found = new ArrayList<>();
        for (Row row : pool.preparedQuery(sql).executeAndAwait(Tuple.tuple())) {
            found.add(row.getString(0));
        }
        return found;
    }

    private String path(String path) {
        return base.orElse("") + path;
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).basePath(base.orElse(""));
    }

    private Response underKey(String key, String query, String table) {
        return as("full")
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(table)
                .post("/herbs/imports" + query);
    }
}
