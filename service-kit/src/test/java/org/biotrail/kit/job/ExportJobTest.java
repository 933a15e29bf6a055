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
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
class ExportJobTest {
    @Inject
    JobRetention retention;

    @Inject
    Pool pool;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "")
    java.util.Optional<String> base;

    @BeforeEach
    void a_garden_of_two_herbs() {
        HerbExport.hook = row -> {};
        pool.query(HerbImport.TABLE).executeAndAwait();
        pool.query("truncate herb").executeAndAwait();
        pool.query(
                        "insert into herb (code, name, height) values ('p1', 'Arnica montana', 0.4), ('p2', 'Salix alba', 20)")
                .executeAndAwait();
    }

    @Test
    void an_order_is_answered_with_a_job_whose_file_is_downloaded_when_it_is_over() {
        Response accepted = order("{\"format\": \"list\", \"higher_than\": 0.1}");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("id");
        assertThat(accepted.header("Location")).endsWith("/jobs/" + id);
        JsonPath job = ended(id);
        assertThat(job.getString("state")).isEqualTo("completed");
        assertThat(job.getInt("progress")).isEqualTo(100);
        assertThat(job.getString("result.name")).isEqualTo("herbs-" + id + ".txt");
        Response file = as("full").get("/jobs/" + id + "/result");
        assertThat(file.asString()).isEqualTo("Arnica montana\nSalix alba\n");
        assertThat(file.header("Content-Type")).startsWith("text/plain");
        assertThat(file.header("Content-Disposition")).contains("herbs-" + id + ".txt");
        assertThat(file.header("Content-Length")).isEqualTo("" + job.getInt("result.size"));
        assertThat(as("registered").get("/jobs/" + id + "/result").statusCode()).isEqualTo(404);
        assertThat(as("admin").get("/jobs/" + id + "/result").statusCode()).isEqualTo(200);
    }

    @Test
    void a_large_file_is_kept_in_pieces_and_comes_back_whole() {
        pool.query("insert into herb (code, name, height) select 'n' || n, repeat('x', 2000) || n, 1"
                        + " from generate_series(1, 2000) n")
                .executeAndAwait();
        String id = order("{\"format\": \"list\"}").jsonPath().getString("id");
        assertThat(ended(id).getString("state")).isEqualTo("completed");
        assertThat(as("full").get("/jobs/" + id + "/result").asString().lines()).hasSize(2002);
        assertThat(pool.query("select 1 from job_result where job_id = '" + id + "'")
                        .executeAndAwait()
                        .size())
                .isGreaterThan(3);
    }

    @Test
    void an_order_that_cannot_be_met_is_refused_at_once() {
        assertThat(codes(order("{\"format\": \"pdf\"}"))).containsExactly("unknown_format");
        assertThat(codes(order("{}"))).containsExactly("unknown_format");
        assertThat(codes(order("{\"format\": \"list\", \"colour\": 1}"))).containsExactly("unknown_field");
        assertThat(codes(order("{\"format\": \"list\", \"higher_than\": \"a\"}")))
                .containsExactly("number_form");
        assertThat(given().basePath(base.orElse(""))
                        .contentType("application/json")
                        .body("{}")
                        .post("/herbs/exports")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void an_order_repeated_under_its_key_is_the_same_job() {
        List<String> ids = List.of(1, 2).stream()
                .map(time -> as("full")
                        .header("Idempotency-Key", "herbs-once")
                        .contentType("application/json")
                        .body("{\"format\": \"list\"}")
                        .post("/herbs/exports")
                        .jsonPath()
                        .getString("id"))
                .toList();
        assertThat(ids.get(0)).isNotNull().isEqualTo(ids.get(1));
    }

    @Test
    void a_fault_of_the_export_fails_the_job_and_leaves_no_file() {
        String id = order("{\"format\": \"broken\"}").jsonPath().getString("id");
        JsonPath job = ended(id);
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.code")).isEqualTo("internal_error");
        assertThat(as("full").get("/jobs/" + id + "/result").statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_not_made_yet_is_a_conflict_and_a_cancelled_job_makes_none() {
        CountDownLatch looked = new CountDownLatch(1);
        HerbExport.hook = row -> wait(looked);
        String id = order("{\"format\": \"list\"}").jsonPath().getString("id");
        assertThat(codes(as("full").get("/jobs/" + id + "/result"))).containsExactly("job_unfinished");
        as("full").delete("/jobs/" + id).then().statusCode(204);
        looked.countDown();
        assertThat(ended(id).getString("state")).isEqualTo("cancelled");
        assertThat(as("full").get("/jobs/" + id + "/result").statusCode()).isEqualTo(404);
    }

    @Test
    void a_job_whose_worker_is_lost_begins_its_file_anew() {
        AtomicBoolean lost = new AtomicBoolean();
        HerbExport.hook = row -> {
            if (!lost.getAndSet(true)) {
                pool.query("select pg_terminate_backend(pid) from pg_stat_activity where xact_start is not null"
                                + " and query like 'select name from herb%'")
                        .executeAndAwait();
            }
        };
        String id = order("{\"format\": \"list\"}").jsonPath().getString("id");
        assertThat(ended(id).getString("state")).isEqualTo("completed");
        assertThat(as("full").get("/jobs/" + id + "/result").asString()).isEqualTo("Arnica montana\nSalix alba\n");
    }

    @Test
    void a_file_goes_with_its_job() {
        String id = order("{\"format\": \"list\"}").jsonPath().getString("id");
        ended(id);
        pool.query("update job set finished_at = now() - interval '40 days' where id = '" + id + "'")
                .executeAndAwait();
        retention.remove().await().indefinitely();
        assertThat(as("full").get("/jobs/" + id + "/result").statusCode()).isEqualTo(404);
        assertThat(pool.query("select 1 from job_result where job_id = '" + id + "'")
                        .executeAndAwait()
                        .size())
                .isZero();
    }

    private Response order(String body) {
        return as("full").contentType("application/json").body(body).post("/herbs/exports");
    }

    private static List<String> codes(Response refused) {
        return refused.jsonPath().getList("violations.code");
    }

    private JsonPath ended(String id) {
        return await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> as("full").get("/jobs/" + id).jsonPath(),
                        job -> List.of("completed", "failed", "cancelled").contains(job.getString("state")));
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).basePath(base.orElse(""));
    }
}
