package org.biotrail.tracker.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.together;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TrackerTest
class ProjectTest {
    @Inject
    Pool pool;

    @Test
    void a_project_is_found_under_its_code_and_its_code_is_its_own() {
        String id = made(as("full")
                .body("{\"code\": \"dbgi\", \"name\": \"Digital Botanical Gardens\"}")
                .post("/projects"));
        anonymous()
                .get("/projects/dbgi")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("members", nullValue())
                .body("contacts[0].name", equalTo(Tokens.nameOf("full")));
        refused(as("full").body("{\"code\": \"dbgi\", \"name\": \"Another\"}").post("/projects"), 409, "duplicate");
        refused(
                as("full")
                        .body("{\"code\": \"dbgj\", \"name\": \"digital botanical GARDENS\"}")
                        .post("/projects"),
                409,
                "duplicate");
    }

    @ParameterizedTest
    @CsvSource({"DBGI,format", "db,format", "dbgi2,format", "1abc,format", "blk,reserved"})
    void a_code_that_labels_could_not_begin_with_is_refused(String code, String why) {
        refused(
                as("full")
                        .body("{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, unique("p")))
                        .post("/projects"),
                422,
                why);
    }

    @Test
    void projects_are_created_by_full_users_who_become_admins() {
        as("registered").body("{\"name\": \"x\"}").post("/projects").then().statusCode(403);
        as("full")
                .body("{\"name\": \"%s\"}".formatted(unique("p")))
                .post("/projects")
                .then()
                .statusCode(201)
                .body("members[0].user_id", equalTo(Tokens.subjectOf("full")))
                .body("members[0].role", equalTo("admin"));
    }

    @Test
    void the_last_admin_stays() {
        String project = project();
        String admin = "/projects/" + project + "/members/" + Tokens.subjectOf("full");
        refused(as("full").delete(admin), 422, "last_admin");
        refused(as("full").body("{\"role\": \"viewer\"}").patch(admin), 422, "last_admin");
        String other = idOf(newcomer("full_user"));
        as("full")
                .body("{\"user_id\": \"%s\", \"role\": \"admin\"}".formatted(other))
                .post("/projects/" + project + "/members")
                .then()
                .statusCode(201);
        as("full").delete(admin).then().statusCode(204);
    }

    @Test
    void of_two_admins_who_remove_each_other_one_stays() {
        String project = project();
        String other = newcomer("full_user");
        member(project, idOf(other), "admin").then().statusCode(201);
        String members = "/projects/" + project + "/members/";
        List<Integer> answers = Collections.synchronizedList(new ArrayList<>());
        together(
                2,
                i -> answers.add(
                        i == 0
                                ? as("full").delete(members + idOf(other)).statusCode()
                                : with(other)
                                        .delete(members + Tokens.subjectOf("full"))
                                        .statusCode()));
        assertThat(answers).contains(204).containsAnyOf(403, 422).hasSize(2);
        anonymous().get("/projects/" + project).then().body("contacts", hasSize(1));
    }

    @Test
    void an_admin_whose_time_is_over_is_asked_no_more_and_reads_no_history() {
        String project = project();
        String other = newcomer("full_user");
        member(project, idOf(other), "admin").then().statusCode(201);
        with(other)
                .redirects()
                .follow(false)
                .get("/projects/" + project + "/history")
                .then()
                .statusCode(307);
        as("full")
                .body("{\"expires_at\": \"2001-01-01T00:00:00Z\"}")
                .patch("/projects/" + project + "/members/" + idOf(other))
                .then()
                .statusCode(200);
        anonymous().get("/projects/" + project).then().body("contacts.id", equalTo(List.of(Tokens.subjectOf("full"))));
        with(other).get("/projects/" + project + "/history").then().statusCode(404);
        String viewer = newcomer("registered");
        member(project, idOf(viewer), "viewer").then().statusCode(201);
        with(viewer).get("/projects/" + project + "/history").then().statusCode(404);
    }

    @Test
    void a_name_that_looks_like_an_id_is_refused() {
        refused(
                as("full")
                        .body("{\"name\": \"%s\"}".formatted(UUID.randomUUID()))
                        .post("/projects"),
                422,
                "format");
        refused(as("full").body("{\"name\": \"a\u202Eb\"}").post("/projects"), 422, "format");
    }

    @Test
    void only_full_users_collaborate() {
        String project = project();
        String registered = idOf(newcomer("registered"));
        refused(member(project, registered, "collaborator"), 422, "level_too_low");
        member(project, registered, "viewer").then().statusCode(201);
        refused(member(project, registered, "viewer"), 409, "duplicate");
        refused(member(project, "nobody-of-this-id", "viewer"), 422, "unknown_reference");
        refused(member(project, registered, "owner"), 422, "unknown_value");
        as("full")
                .get("/projects/" + project + "/members")
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
    }

    @Test
    void members_change_a_project_by_their_role() {
        String project = project();
        String collaborator = newcomer("full_user");
        member(project, idOf(collaborator), "collaborator").then().statusCode(201);
        refused(with(collaborator).body("{\"title\": \"Mine\"}").patch("/projects/" + project), 403, "not_admin");
        refused(
                with(newcomer("full_user")).body("{\"title\": \"Mine\"}").patch("/projects/" + project),
                403,
                "not_admin");
        as("manager")
                .body("{\"title\": \"Ours\"}")
                .patch("/projects/" + project)
                .then()
                .statusCode(200)
                .body("title", equalTo("Ours"));
        refused(as("full").body("{\"members\": []}").patch("/projects/" + project), 403, "forbidden_field");
    }

    @Test
    void a_membership_ends_when_it_was_said_whatever_role_it_has_meanwhile() {
        String project = project();
        String member = idOf(newcomer("full_user"));
        as("full")
                .body("{\"user_id\": \"%s\", \"role\": \"viewer\", \"expires_at\": \"2099-01-01T00:00:00Z\"}"
                        .formatted(member))
                .post("/projects/" + project + "/members")
                .then()
                .statusCode(201);
        String path = "/projects/" + project + "/members/" + member;
        as("full")
                .body("{\"role\": \"collaborator\"}")
                .patch(path)
                .then()
                .body("role", equalTo("collaborator"))
                .body("expires_at", equalTo("2099-01-01T00:00:00Z"));
        as("full")
                .body("{\"expires_at\": null}")
                .patch(path)
                .then()
                .body("role", equalTo("collaborator"))
                .body("expires_at", nullValue());
    }

    @Test
    void an_unlisted_project_is_there_for_its_members_alone() {
        String project = made(as("full")
                .body("{\"name\": \"%s\", \"listed\": false}".formatted(unique("p")))
                .post("/projects"));
        as("full").get("/projects/" + project).then().statusCode(200);
        with(newcomer("full_user")).get("/projects/" + project).then().statusCode(404);
        anonymous().get("/projects/" + project).then().statusCode(404);
        with(newcomer("full_user"))
                .body("{}")
                .patch("/projects/" + project)
                .then()
                .statusCode(404);
    }

    @Test
    void a_project_says_what_the_caller_is_in_it_and_which_datasets_they_may_find() {
        String name = unique("p");
        String project =
                made(as("full").body("{\"name\": \"%s\"}".formatted(name)).post("/projects"));
        String order = made(as("manager")
                .body("{\"title\": \"%s\"}".formatted(unique("order")))
                .post("/orders"));
        String unlisted = made(as("manager").body("""
                        {"title": "%s", "project_id": "%s", "privacy": "project", "listed": false}""".formatted(name, project)).post("/orders/" + order + "/datasets"));
        for (String user : List.of("full", "manager")) {
            as(user).get("/projects/" + project)
                    .then()
                    .body("my_role", equalTo("admin"))
                    .body("datasets.id", equalTo(List.of(unlisted)));
            as(user).get("/projects?name=" + name)
                    .then()
                    .body("data[0].my_role", equalTo("admin"))
                    .body("data[0].datasets.id", equalTo(List.of(unlisted)));
        }
        anonymous()
                .get("/projects/" + project)
                .then()
                .statusCode(200)
                .body("my_role", nullValue())
                .body("datasets", hasSize(0));
        refused(as("full").delete("/projects/" + project), 409, "in_use");
    }

    @Test
    void a_project_with_datasets_is_not_deleted() {
        String empty = project();
        as("full").delete("/projects/" + empty).then().statusCode(204);
        String workspace =
                with(Tokens.of("full")).get("/users/me").then().extract().path("workspace.project_id");
        refused(as("full").delete("/projects/" + workspace), 409, "workspace");
    }

    @Test
    void a_code_that_labels_carry_stays() {
        String code = "y" + UUID.randomUUID().toString().replace("-", "").substring(0, 3);
        String project = made(as("full")
                .body("{\"code\": \"%s\", \"name\": \"%s\"}".formatted(code, unique("p")))
                .post("/projects"));
        as("full")
                .body("{\"code\": \"%sq\"}".formatted(code.substring(0, 3)))
                .patch("/projects/" + project)
                .then()
                .statusCode(200);
        pool.preparedQuery("insert into usage_copy (service, subject_type, subject_id, project_id, version, changed_at)"
                        + " values ('sampling', 'label', $1, $2, 1, now())")
                .executeAndAwait(Tuple.of(unique("l"), UUID.fromString(project)));
        refused(as("full").body("{\"code\": \"%s\"}".formatted(code)).patch("/projects/" + project), 409, "in_use")
                .body("violations[0].field", equalTo("code"))
                .body("detail", containsString("\"label\": 1"));
        refused(as("full").body("{\"code\": null}").patch("/projects/" + project), 409, "in_use");
        refused(as("full").delete("/projects/" + project), 409, "in_use");
        as("full")
                .body("{\"title\": \"Still\"}")
                .patch("/projects/" + project)
                .then()
                .statusCode(200);
    }

    @Test
    void a_code_can_be_given_while_none_is_there() {
        String project = project();
        pool.preparedQuery("insert into usage_copy (service, subject_type, subject_id, project_id, version, changed_at)"
                        + " values ('sampling', 'field_record', $1, $2, 1, now())")
                .executeAndAwait(Tuple.of(unique("r"), UUID.fromString(project)));
        String code = "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 3);
        as("full")
                .body("{\"code\": \"%s\"}".formatted(code))
                .patch("/projects/" + project)
                .then()
                .statusCode(200)
                .body("code", equalTo(code));
    }

    @Test
    void tags_of_the_catalog_are_named_or_refused() {
        UUID tag = UUID.randomUUID();
        String name = unique("tag");
        pool.preparedQuery("insert into tag_copy (id, version, name) values ($1, 1, $2)")
                .executeAndAwait(Tuple.of(tag, name));
        as("full")
                .body("{\"name\": \"%s\", \"tag_ids\": [\"%s\", \"%s\"]}".formatted(unique("p"), name, tag))
                .post("/projects")
                .then()
                .statusCode(201)
                .body("tag_ids", equalTo(List.of(tag.toString())));
    }

    @Test
    void who_paid_and_what_is_usual_are_held_to_their_form() {
        String project = project();
        as("full")
                .body("""
                        {"redu_defaults": {"instrument": "Orbitrap", "polarity": "positive"}, "time_zone": "Europe/Zurich",
                         "funding_references": [{"funder_name": "SNSF", "award_uri": "https://data.snf.ch/grants/1"}]}""")
                .patch("/projects/" + project)
                .then()
                .statusCode(200)
                .body("funding_references[0].funder_name", equalTo("SNSF"));
        as("full")
                .body("{\"redu_defaults\": {\"polarity\": null}}")
                .patch("/projects/" + project)
                .then()
                .body("redu_defaults", equalTo(java.util.Map.of("instrument", "Orbitrap")));
        refused(patched(project, "\"funding_references\": [{}]"), 422, "required");
        refused(
                patched(project, "\"funding_references\": [{\"funder_name\": \"A\", \"award_uri\": \"ftp://x\"}]"),
                422,
                "format");
        refused(patched(project, "\"redu_defaults\": {\"polarity\": 1}"), 422, "not_a_string");
        refused(patched(project, "\"time_zone\": \"Mars/Olympus\""), 422, "unknown_time_zone");
        refused(patched(project, "\"state\": \"asleep\""), 422, "unknown_value");
        refused(patched(project, "\"name\": null"), 422, "required");
    }

    private static Response patched(String project, String field) {
        return as("full").body("{" + field + "}").patch("/projects/" + project);
    }

    private static String project() {
        return made(as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
    }

    private static Response member(String project, String user, String role) {
        return as("full")
                .body("{\"user_id\": \"%s\", \"role\": \"%s\"}".formatted(user, role))
                .post("/projects/" + project + "/members");
    }
}
