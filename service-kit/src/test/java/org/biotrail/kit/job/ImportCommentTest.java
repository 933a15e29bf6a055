package org.biotrail.kit.job;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why an import was made is said as for any other change, and stands in the record with its job. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ImportCommentTest {
    @Inject
    Pool pool;

    @BeforeEach
    void an_empty_garden() {
        HerbImport.reset();
        pool.query(HerbImport.TABLE).executeAndAwait();
        pool.query("truncate herb").executeAndAwait();
    }

    @Test
    void the_comment_of_an_upload_is_read_as_that_of_any_change() {
        String id = imported("Größe gemessen").jsonPath().getString("id");
        JsonPath job = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.of("full"))
                                .get("/jobs/" + id)
                                .jsonPath(),
                        found -> found.get("finished_at") != null);
        assertThat(job.getString("comment")).isEqualTo("Größe gemessen");
        assertThat(pool.query("select reason from herb")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("Größe gemessen (import " + id + ")");
    }

    @Test
    void a_comment_that_no_change_takes_is_refused_before_the_upload_is_kept() {
        imported("x".repeat(1001)).then().statusCode(400).body("violations[0].field", equalTo("X-Change-Comment"));
    }

    private static Response imported(String comment) {
        return given().config(RestAssured.config()
                        .httpClient(httpClientConfig().setParam("http.protocol.element-charset", "UTF-8")))
                .auth()
                .oauth2(Tokens.of("full"))
                .contentType("text/csv")
                .header("X-Change-Comment", comment)
                .body("code,name\np1,Arnica montana\n")
                .post("/herbs/imports");
    }
}
