package org.biotrail.catalog.testing;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.biotrail.kit.testing.Tokens;

/** Waits for jobs of the service under test. */
public final class Jobs {
    private Jobs() {}

    /** The job once it has come to an end. */
    public static ValidatableResponse finished(String id) {
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() ->
                        !List.of("queued", "running").contains(job(id).extract().<String>path("state")));
        return job(id);
    }

    private static ValidatableResponse job(String id) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .get("/catalog/v1/jobs/" + id)
                .then()
                .statusCode(200);
    }
}
