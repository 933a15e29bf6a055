package org.biotrail.audit;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.biotrail.kit.testing.Tokens;

/** Requests to the service as somebody. */
public final class Ask {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Ask() {}

    /** A token of the user {@code full} with {@code DATA_EDIT} besides. */
    public static String editor() {
        return Tokens.of("full");
    }

    /** The same person without DATA_EDIT. */
    public static String collector() {
        return Tokens.user("full").roles("registered", "full_user").build();
    }

    public static ValidatableResponse get(String token, String path) {
        return given().auth().oauth2(token).get("/audit/v1" + path).then();
    }

    public static ValidatableResponse asManager(String path) {
        return get(Tokens.of("manager"), path).statusCode(200);
    }

    public static int status(String token, String path) {
        return get(token, path).extract().statusCode();
    }

    /** Waits until a manager sees that many in the list. */
    public static ValidatableResponse settled(String path, int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> get(Tokens.of("manager"), path).statusCode(200).body("data", hasSize(count)));
        return asManager(path);
    }
}
