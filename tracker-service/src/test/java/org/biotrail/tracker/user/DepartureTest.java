package org.biotrail.tracker.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.Told;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** Users go: merged, anonymised, removed, deactivated. */
@TrackerTest
class DepartureTest {
    private static final String MERGE = "{\"into\": \"%s\"}";

    @Inject
    Pool pool;

    @Test
    void everything_that_names_a_merged_user_names_the_other() {
        String gone = byHand();
        String kept = idOf(newcomer("full_user", "DATA_EDIT"));
        String order = made(as("manager")
                .body("""
                {"title": "%s", "authors": ["%s"], "generators": ["%s", "%s"], "organisation": "%s"}""".formatted(unique("o"), gone, gone, kept, gone))
                .post("/orders"));
        String project = made(as("full").body("""
                {"name": "%s", "members": [{"user_id": "%s", "role": "viewer"}]}""".formatted(unique("p"), gone)).post("/projects"));
        merge("admin", gone, kept).then().statusCode(200).body("id", equalTo(kept));
        as("manager")
                .get("/orders/" + order)
                .then()
                .body("authors.id", contains(kept))
                .body("generators.id", contains(kept))
                .body("organisation.id", equalTo(kept));
        as("full")
                .get("/projects/" + project + "/members")
                .then()
                .body("data.user_id", hasItem(kept))
                .body("data.user_id", not(hasItem(gone)));
        as("admin")
                .get("/users/" + gone)
                .then()
                .body("merged_into", equalTo(kept))
                .body("active", equalTo(false));
        refused(merge("admin", gone, kept), 409, "account_merged");
    }

    @Test
    void of_two_roles_in_one_project_the_higher_stays() {
        String gone = newcomer("full_user");
        String kept = idOf(newcomer("full_user"));
        String project = made(with(gone).body("""
                {"name": "%s", "members": [{"user_id": "%s", "role": "viewer"}]}""".formatted(unique("p"), kept)).post("/projects"));
        merge("admin", idOf(gone), kept).then().statusCode(200);
        as("admin")
                .get("/projects/" + project)
                .then()
                .body("members", hasSize(1))
                .body("members[0].user_id", equalTo(kept))
                .body("members[0].role", equalTo("admin"));
    }

    @Test
    void a_merged_account_signs_in_no_more_and_its_workspace_goes_along() {
        String gone = newcomer("full_user");
        String workspace = with(gone).get("/users/me").then().extract().path("workspace.project_id");
        String kept = idOf(newcomer("full_user"));
        String goneId = idOf(gone);
        merge("admin", goneId, kept)
                .then()
                .statusCode(200)
                .body("auth_ids", hasItem(goneId + "@example.org::biotrail"))
                .body("workspace.project_id", not(equalTo(workspace)));
        refused(with(gone).get("/users/me"), 403, "account_merged");
        as("admin").get("/projects/" + workspace).then().body("members[0].user_id", equalTo(kept));
    }

    @Test
    void what_a_registered_user_takes_over_is_viewed_only_and_has_another_admin() {
        String gone = newcomer("full_user");
        String kept = idOf(newcomer("registered"));
        String project = made(
                with(gone).body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        merge("admin", idOf(gone), kept).then().statusCode(200);
        as("admin")
                .get("/projects/" + project)
                .then()
                .body("members.find { it.user_id == '%s' }.role".formatted(kept), equalTo("viewer"))
                .body("members.find { it.role == 'admin' }.user_id", equalTo(Tokens.subjectOf("admin")));
    }

    @Test
    void managers_of_users_merge_those_who_never_signed_in() {
        String manager = newcomer("registered", "USER_MANAGEMENT");
        String signedIn = idOf(newcomer("registered"));
        String byHand = byHand();
        refused(
                with(manager).body(MERGE.formatted(byHand)).post("/users/" + signedIn + "/merge"),
                403,
                "level_too_low");
        with(manager)
                .body(MERGE.formatted(signedIn))
                .post("/users/" + byHand + "/merge")
                .then()
                .statusCode(200);
        refused(merge("full", byHand(), signedIn), 403, "permission_missing");
    }

    @Test
    void a_merge_needs_another_who_is_there() {
        String gone = byHand();
        refused(merge("admin", gone, gone), 422, "same_user");
        refused(merge("admin", gone, "nobody-of-this-id"), 422, "unknown_reference");
        refused(as("admin").body("{}").post("/users/" + gone + "/merge"), 422, "required");
        String left = byHand();
        as("admin").post("/users/" + left + "/deactivate").then().statusCode(200);
        refused(merge("admin", gone, left), 422, "user_inactive");
        refused(merge("admin", idOf(Tokens.of("admin")), gone), 403, "self_grant");
    }

    @Test
    void an_anonymised_user_stays_where_they_stand_without_a_name() {
        String token = newcomer("registered");
        String id = idOf(token);
        String order = made(as("manager")
                .body("{\"title\": \"%s\", \"authors\": [\"%s\"]}".formatted(unique("o"), id))
                .post("/orders"));
        JsonPath own = with(token).get("/users/me").jsonPath();
        List<String> workspace = List.of(
                own.getString("workspace.project_id"),
                own.getString("workspace.order_id"),
                own.getString("workspace.dataset_id"));
        Told told = Told.since(pool);
        with(newcomer("registered", "USER_MANAGEMENT"))
                .post("/users/" + id + "/anonymise")
                .then()
                .statusCode(403);
        as("admin")
                .post("/users/" + id + "/anonymise")
                .then()
                .statusCode(200)
                .body("name", equalTo("Former user"))
                .body("email", equalTo(id + "@invalid"))
                .body("auth_ids", equalTo(List.of()));
        as("manager")
                .get("/orders/" + order)
                .then()
                .body("authors[0].id", equalTo(id))
                .body("authors[0].name", equalTo("Former user"));
        refused(with(token).get("/users/me"), 401, "user_inactive");
        as("admin").get("/users/" + id).then().body("auth_ids", equalTo(List.of()));
        as("manager")
                .get("/datasets/" + workspace.get(2))
                .then()
                .body("title", containsString("Former user workspace"))
                .body("name", containsString("Former-user-workspace"))
                .body("order.title", containsString("Former user workspace"));
        as("manager")
                .get("/projects/" + workspace.get(0))
                .then()
                .body("name", containsString("Former user workspace"))
                .body("title", containsString("Former user workspace"));
        assertThat(told.of(id)).contains("Former user").doesNotContain("Somebody", id + "@example.org");
        workspace.forEach(thing ->
                assertThat(told.of(thing)).contains("Former user workspace").doesNotContain("Somebody"));
    }

    @Test
    void who_acted_in_another_service_is_not_removed() {
        String id = idOf(newcomer("registered"));
        pool.preparedQuery("insert into user_action (user_id, service, last_at) values ($1, 'sampling', now())")
                .executeAndAwait(Tuple.of(id));
        refused(as("admin").delete("/users/" + id), 409, "in_use").body("places.actions_in_sampling", equalTo(1));
    }

    @Test
    void who_stands_nowhere_is_removed_with_the_empty_workspace() {
        String byHand = byHand();
        as("admin").delete("/users/" + byHand).then().statusCode(204);
        as("admin").get("/users/" + byHand).then().statusCode(404);
        String token = newcomer("registered");
        String workspace = with(token).get("/users/me").then().extract().path("workspace.project_id");
        as("admin").delete("/users/" + idOf(token)).then().statusCode(204);
        as("admin").get("/projects/" + workspace).then().statusCode(404);
        as("full").delete("/users/" + byHand()).then().statusCode(403);
        refused(as("admin").delete("/users/" + Tokens.subjectOf("admin")), 403, "self_grant");
    }

    @Test
    void who_stands_somewhere_or_did_something_is_not_removed_and_the_places_are_told() {
        String author = byHand();
        made(as("manager")
                .body("{\"title\": \"%s\", \"authors\": [\"%s\"]}".formatted(unique("o"), author))
                .post("/orders"));
        refused(as("admin").delete("/users/" + author), 409, "in_use").body("places.orders", equalTo(1));
        String actor = newcomer("full_user");
        made(with(actor).body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        refused(as("admin").delete("/users/" + idOf(actor)), 409, "in_use")
                .body("places.projects", equalTo(1))
                .body("places.changes", equalTo(1));
        String worker = newcomer("full_user");
        String order = with(worker).get("/users/me").then().extract().path("workspace.order_id");
        made(with(worker).body("{\"title\": \"Mine\"}").post("/orders/" + order + "/datasets"));
        refused(as("admin").delete("/users/" + idOf(worker)), 409, "in_use").body("places.workspace", equalTo(1));
    }

    @Test
    void the_last_active_super_admin_stays() {
        pool.preparedQuery("update app_user set active = false, deactivation_reason = 'test' where active and id <> $1"
                        + " and effective_level(access_level, realm_roles) = 'super_admin'")
                .executeAndAwait(Tuple.of(Tokens.subjectOf("admin")));
        try {
            String admin = Tokens.subjectOf("admin");
            as("admin").get("/users/me").then().statusCode(200);
            String manager = newcomer("full_user", "USER_MANAGEMENT");
            refused(with(manager).post("/users/" + admin + "/deactivate"), 409, "last_super_admin");
            refused(with(manager).delete("/users/" + admin), 409, "last_super_admin");
            refused(
                    with(manager).body(MERGE.formatted(idOf(manager))).post("/users/" + admin + "/merge"),
                    409,
                    "last_super_admin");
            as("admin").get("/users/" + admin).then().body("active", equalTo(true));
        } finally {
            pool.query(
                            "update app_user set active = true, deactivation_reason = null where deactivation_reason = 'test'")
                    .executeAndAwait();
        }
    }

    @Test
    void things_left_without_admin_go_to_an_active_full_user() {
        String owner = newcomer("full_user");
        String project = made(
                with(owner).body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String registered = newcomer("registered", "USER_MANAGEMENT");
        String path = "/users/" + idOf(owner) + "/deactivate";
        refused(with(registered).post(path), 422, "transfer_needed");
        refused(
                with(registered)
                        .body("{\"transfer_to\": \"%s\"}".formatted(idOf(registered)))
                        .post(path),
                422,
                "level_too_low");
        String heir = idOf(newcomer("full_user"));
        with(registered)
                .body("{\"reason\": \"left\", \"transfer_to\": \"%s\"}".formatted(heir))
                .post(path)
                .then()
                .statusCode(200)
                .body("deactivation_reason", equalTo("left"));
        as("admin")
                .get("/projects/" + project)
                .then()
                .body("members.find { it.user_id == '%s' }.role".formatted(heir), equalTo("admin"))
                .body("without_admin", equalTo(false));
    }

    @Test
    void what_a_user_did_is_told_by_the_audit_service() {
        String token = newcomer("registered");
        String id = idOf(token);
        with(token)
                .redirects()
                .follow(false)
                .get("/users/" + id + "/actions")
                .then()
                .statusCode(307)
                .header("Location", equalTo("/audit/v1/users/" + id + "/actions"));
        with(newcomer("registered")).get("/users/" + id + "/actions").then().statusCode(403);
    }

    @Test
    void defaults_are_what_the_user_may_write_to_whoever_sets_them() {
        String id = idOf(newcomer("full_user"));
        String foreign = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String dataset = as("full").get("/users/me").path("default_dataset_id");
        as("admin")
                .body("{\"default_project_id\": \"%s\"}".formatted(foreign))
                .patch("/users/" + id)
                .then()
                .statusCode(422)
                .body("violations.code", equalTo(List.of("not_writable")))
                .body("violations.field", equalTo(List.of("default_project_id")));
        as("admin")
                .body("{\"default_dataset_id\": \"%s\"}".formatted(dataset))
                .patch("/users/" + id)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("default_dataset_id")));
        as("admin").get("/users/" + id).then().body("deactivated_at", nullValue());
    }

    private static Response merge(String by, String gone, String kept) {
        return as(by).body(MERGE.formatted(kept)).post("/users/" + gone + "/merge");
    }

    private static String byHand() {
        return made(as("admin")
                .body("{\"name\": \"By Hand\", \"email\": \"%s@example.org\"}".formatted(unique("hand")))
                .post("/users"));
    }
}
