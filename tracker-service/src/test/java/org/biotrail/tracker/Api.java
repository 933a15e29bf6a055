package org.biotrail.tracker;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.biotrail.kit.testing.Tokens;
import org.hamcrest.Matchers;

/** What the tests of this service ask, in their words. */
public final class Api {
    private static final String BASE = "/tracker/v1";

    private Api() {}

    /** A request by one of the realm's users: registered, full, manager, admin. */
    public static RequestSpecification as(String user) {
        return with(Tokens.of(user));
    }

    public static RequestSpecification with(String token) {
        return anonymous().auth().oauth2(token);
    }

    public static RequestSpecification anonymous() {
        return given().basePath(BASE).contentType("application/json");
    }

    /** Somebody new who holds these roles, made a user by a first request. */
    public static String newcomer(String... roles) {
        String token = stranger(UUID.randomUUID().toString(), roles).build();
        with(token).get("/users/me").then().statusCode(200);
        return token;
    }

    public static Tokens stranger(String subject, String... roles) {
        return Tokens.person(subject, "Somebody " + subject.substring(0, 8), subject + "@example.org")
                .roles(roles);
    }

    public static String idOf(String token) {
        return with(token).get("/users/me").then().statusCode(200).extract().path("id");
    }

    /** The id of what a request made. */
    public static String made(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    /** Makes a user a member of a dataset. */
    public static void member(String dataset, String user, String role) {
        as("manager")
                .body("{\"user_id\": \"%s\", \"role\": \"%s\"}".formatted(user, role))
                .post("/datasets/" + dataset + "/members")
                .then()
                .statusCode(201);
    }

    /** An order of the user manager. */
    public static String order() {
        return made(as("manager")
                .body("{\"title\": \"%s\"}".formatted(unique("order")))
                .post("/orders"));
    }

    /** A dataset in an order; {@code more} follows the title in the body. */
    public static Response dataset(String order, String more) {
        return dataset(order, unique("Dataset"), more);
    }

    public static Response dataset(String order, String title, String more) {
        return as("manager")
                .body("{\"title\": \"%s\"%s}".formatted(title, more))
                .post("/orders/" + order + "/datasets");
    }

    /** A job that imports a table, when it is over. */
    public static JsonPath imported(RequestSpecification request, String path, String csv) {
        String job = request.contentType("text/csv")
                .body(csv)
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> as("admin").get("/jobs/" + job).jsonPath(), state -> state.get("finished_at") != null);
    }

    /** The counts of a job: created, updated, unchanged, skipped, failed. */
    public static String counts(JsonPath job) {
        return Stream.of("created", "updated", "unchanged", "skipped", "failed")
                .map(job::getString)
                .collect(Collectors.joining(" "));
    }

    /** Why rows of a job failed, as {@code number column code}, several with commas. */
    public static String reasons(JsonPath job) {
        JsonPath rows = as("admin")
                .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                .jsonPath();
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < rows.getList("data").size(); i++) {
            String row = "data[" + i + "]";
            reasons.add(rows.getInt(row + ".number") + " " + rows.getString(row + ".violations[0].column") + " "
                    + rows.getString(row + ".violations[0].code"));
        }
        return String.join(", ", reasons);
    }

    /** A refusal with one code. */
    public static ValidatableResponse refused(Response response, int status, String code) {
        return response.then().statusCode(status).body("violations.code", Matchers.hasItem(code));
    }

    public static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The same at once, so often; fails with the first that fails. */
    public static void together(int times, IntConsumer step) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> step.accept(number)));
            }
            for (Future<?> future : running) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
