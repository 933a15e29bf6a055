package org.biotrail.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.dataset;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.imported;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.member;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.order;
import static org.biotrail.tracker.Api.stranger;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Under which names and with which words things stand in the log ({@code spec/tracker.md} §8). */
@TrackerTest
class LogTest {
    private static final String MANAGER = "; " + Tokens.subjectOf("manager");

    @Inject
    Pool pool;

    @Test
    void orders_and_datasets_are_logged_by_what_happens_to_them() {
        Told told = Told.since(pool);
        String title = unique("order");
        String order =
                made(as("manager").body("{\"title\": \"%s\"}".formatted(title)).post("/orders"));
        String dataset = made(dataset(order, ", \"license\": \"CC0-1.0\""));
        changed("/datasets/" + dataset, "{\"privacy\": \"registered\"}");
        changed("/datasets/" + dataset, "{\"embargo_until\": \"2999-01-01\"}");
        String other = idOf(newcomer("full_user", "DATA_EDIT"));
        member(dataset, other, "viewer");
        changed("/orders/" + order, "{\"editors\": [\"%s\", \"%s\"]}".formatted(Tokens.subjectOf("manager"), other));
        as("manager")
                .body("{\"to\": \"submitted\", \"comment\": \"all is there\"}")
                .post("/orders/" + order + "/transitions")
                .then()
                .statusCode(200);
        as("manager").delete("/datasets/" + dataset).then().statusCode(204);
        assertThat(told.logged(dataset))
                .containsExactly(
                        "default; Add dataset from order " + title + MANAGER,
                        "privacy updated" + MANAGER,
                        "privacy updated" + MANAGER,
                        "members updated" + MANAGER,
                        "default; Dataset deleted" + MANAGER);
        assertThat(told.logged(order))
                .containsExactly(
                        "default" + MANAGER,
                        "default; Dataset added" + MANAGER,
                        "editors updated" + MANAGER,
                        "status changed; all is there" + MANAGER,
                        "default; Dataset deleted" + MANAGER);
        assertThat(told.of(order)).contains("\"old\": {\"editors\": [\"" + Tokens.subjectOf("manager") + "\"]");
    }

    @Test
    void imports_are_logged_with_the_comment_they_came_with_and_their_job() {
        Told told = Told.since(pool);
        String order = order();
        String first = unique("first");
        String second = unique("second");
        String table = "order,title,name\n%s,Leaves,%s\n";
        String plain = imported(as("manager"), "/datasets/imports", table.formatted(order, first))
                .getString("id");
        String explained = imported(
                        as("manager").header("X-Change-Comment", "From the old tracker"),
                        "/datasets/imports",
                        table.formatted(order, second))
                .getString("id");
        String reason = "default; From the old tracker (import " + explained + ")" + MANAGER;
        assertThat(told.logged(as("manager").get("/datasets/" + first).path("id")))
                .containsExactly("default; Import " + plain + MANAGER);
        assertThat(told.logged(as("manager").get("/datasets/" + second).path("id")))
                .containsExactly(reason);
        assertThat(told.logged(order))
                .containsExactly("default" + MANAGER, "default; Import " + plain + MANAGER, reason);
    }

    @Test
    void users_are_logged_from_their_first_sign_in() {
        Told told = Told.since(pool);
        String id = UUID.randomUUID().toString();
        with(stranger(id, "registered").build()).get("/users/me").then().statusCode(200);
        with(stranger(id, "registered").claim("identity_provider", "orcid").build())
                .get("/users/me")
                .then()
                .statusCode(200);
        as("admin")
                .body("{\"access_level\": \"full_user\"}")
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        as("admin")
                .body("{\"permissions\": [\"DATA_EDIT\"]}")
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        String admin = "; " + Tokens.subjectOf("admin");
        assertThat(told.logged(id))
                .containsExactly(
                        "default; User created at first sign-in; tracker",
                        "default; Identity linked; tracker",
                        "access level updated" + admin,
                        "permissions updated" + admin);
        String project = made(with(stranger(id, "registered").build())
                .body("{\"name\": \"%s\"}".formatted(unique("p")))
                .post("/projects"));
        as("admin")
                .body("{\"user_id\": \"%s\", \"role\": \"viewer\"}".formatted(Tokens.subjectOf("admin")))
                .post("/projects/" + project + "/members")
                .then()
                .statusCode(201);
        assertThat(told.logged(project)).containsExactly("default; " + id, "members updated" + admin);
    }

    private static void changed(String thing, String patch) {
        as("manager").body(patch).patch(thing).then().statusCode(200);
    }
}
