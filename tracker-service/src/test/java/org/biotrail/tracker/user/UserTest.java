package org.biotrail.tracker.user;

import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

@TrackerTest
class UserTest {
    @Inject
    Pool pool;

    @Test
    void a_holder_of_user_add_makes_users_but_grants_nothing() {
        String adder = newcomer("registered", "USER_ADD");
        String email = unique("ben") + "@example.org";
        made(with(adder).body(user(email, "")).post("/users"));
        refused(
                with(adder)
                        .body(user(unique("x") + "@example.org", ", \"permissions\": [\"DATA_EDIT\"]"))
                        .post("/users"),
                403,
                "forbidden_field");
        refused(with(adder).body(user(email.toUpperCase(Locale.ROOT), "")).post("/users"), 409, "email_in_use");
        with(newcomer("registered"))
                .body(user(unique("x") + "@example.org", ""))
                .post("/users")
                .then()
                .statusCode(403);
    }

    @Test
    void an_orcid_is_held_to_its_check_character() {
        String token = newcomer("registered");
        with(token)
                .body("{\"orcid\": \"https://orcid.org/000000021694233x\"}")
                .patch("/users/me")
                .then()
                .statusCode(200)
                .body("orcid", equalTo("0000-0002-1694-233X"));
        refused(with(token).body("{\"orcid\": \"0000-0002-1694-2331\"}").patch("/users/me"), 422, "checksum");
        refused(with(token).body("{\"orcid\": \"0000\"}").patch("/users/me"), 422, "format");
    }

    @Test
    void a_manager_of_data_lists_users_and_one_who_adds_them_does_not() {
        as("manager")
                .get("/users")
                .then()
                .statusCode(200)
                .body("data.email", not(hasItem(equalTo("full@example.org"))));
        with(newcomer("registered", "USER_ADD")).get("/users").then().statusCode(403);
        as("registered").get("/users/me").then().statusCode(200);
        as("manager")
                .queryParam("email", "REGISTERED@example.org")
                .get("/users")
                .then()
                .body("data", hasSize(1))
                .body("data[0].id", equalTo(Tokens.subjectOf("registered")))
                .body("data[0].email", nullValue());
    }

    @Test
    void nobody_raises_themself() {
        String id = idOf(Tokens.of("admin"));
        refused(as("admin").body("{\"access_level\": \"full_user\"}").patch("/users/" + id), 403, "self_grant");
        refused(as("full").body("{\"access_level\": \"super_admin\"}").patch("/users/me"), 403, "forbidden_field");
        String grantor = newcomer("registered", "USER_MANAGEMENT");
        refused(
                with(grantor).body("{\"permissions\": [\"DATA_EDIT\"]}").patch("/users/" + idOf(grantor)),
                403,
                "self_grant");
    }

    @Test
    void one_grants_what_one_may_grant() {
        String grantor = newcomer("registered", "USER_MANAGEMENT");
        String other = idOf(newcomer("registered"));
        with(grantor)
                .body("{\"permissions\": [\"DATA_EDIT\"]}")
                .patch("/users/" + other)
                .then()
                .statusCode(200)
                .body("effective_permissions", containsInAnyOrder("DATA_EDIT", "USER_ADD", "USER_SEARCH"));
        refused(
                with(grantor).body("{\"permissions\": [\"DATA_MANAGEMENT\"]}").patch("/users/" + other),
                403,
                "forbidden_grant");
        refused(with(grantor).body("{\"permissions\": [\"FLY\"]}").patch("/users/" + other), 422, "unknown_permission");
        refused(
                with(grantor).body("{\"access_level\": \"full_user\"}").patch("/users/" + other),
                403,
                "forbidden_field");
        as("admin")
                .body("{\"access_level\": \"full_user\"}")
                .patch("/users/" + other)
                .then()
                .statusCode(200)
                .body("effective_level", equalTo("full_user"));
    }

    @Test
    void what_the_realm_grants_is_taken_away_there() {
        String full = idOf(newcomer("full_user"));
        as("admin")
                .body("{\"access_level\": \"super_admin\"}")
                .patch("/users/" + full)
                .then()
                .statusCode(200);
        refused(
                as("admin").body("{\"access_level\": \"registered\"}").patch("/users/" + full),
                409,
                "granted_by_realm");
    }

    @Test
    void a_permission_of_the_realm_is_taken_away_there() {
        String other = idOf(newcomer("registered", "DATA_LIST"));
        as("admin")
                .body("{\"permissions\": [\"DATA_EDIT\", \"DATA_LIST\"]}")
                .patch("/users/" + other)
                .then()
                .statusCode(200);
        refused(as("admin").body("{\"permissions\": []}").patch("/users/" + other), 409, "granted_by_realm");
        as("admin")
                .body("{\"permissions\": [\"DATA_LIST\"]}")
                .patch("/users/" + other)
                .then()
                .statusCode(200)
                .body("effective_permissions", equalTo(List.of("DATA_LIST")));
    }

    @Test
    void a_former_database_keeps_its_ids_of_users() {
        String id = UUID.randomUUID().toString();
        String body = user(unique("former") + "@example.org", ", \"id\": \"u-" + id + "\"");
        refused(with(newcomer("registered", "USER_ADD")).body(body).post("/users"), 403, "forbidden_field");
        as("manager").body(body).post("/users").then().statusCode(201).body("id", equalTo(id));
        String other = user(unique("former") + "@example.org", ", \"id\": \"Ana\"");
        refused(as("manager").body(other).post("/users"), 422, "format");
    }

    @Test
    void a_demotion_makes_viewers_and_leaves_no_project_without_admin() {
        String token = newcomer("registered");
        String id = idOf(token);
        as("admin")
                .body("{\"access_level\": \"full_user\", \"permissions\": [\"DATA_EDIT\"]}")
                .patch("/users/" + id)
                .then()
                .statusCode(200);
        String project =
                made(with(token).body("{\"name\": \"" + unique("p") + "\"}").post("/projects"));
        as("admin")
                .body("{\"access_level\": \"registered\"}")
                .patch("/users/" + id)
                .then()
                .statusCode(200)
                .body("permissions", equalTo(List.of()));
        as("admin")
                .get("/projects/" + project)
                .then()
                .body("members.find { it.user_id == '%s' }.role".formatted(id), equalTo("viewer"))
                .body("members.find { it.role == 'admin' }.user_id", equalTo(Tokens.subjectOf("admin")));
        String workspace = with(token).get("/users/me").then().extract().path("workspace.project_id");
        with(token).get("/projects/" + workspace).then().body("members[0].role", equalTo("admin"));
    }

    @Test
    void one_sees_of_others_what_is_public() {
        String id = idOf(newcomer("registered"));
        as("registered")
                .get("/users/" + id)
                .then()
                .statusCode(200)
                .body("keySet()", containsInAnyOrder("id", "affiliation", "name", "contact", "url", "orcid"));
        as("manager")
                .get("/users?id=" + id)
                .then()
                .body(
                        "data[0].keySet()",
                        containsInAnyOrder("id", "affiliation", "name", "contact", "url", "orcid", "kind", "active"));
        as("admin").get("/users/" + id).then().body("email", equalTo(id + "@example.org"));
        anonymous().get("/users/" + id).then().statusCode(401);
    }

    @Test
    void fields_that_the_system_sets_are_not_written() {
        String token = newcomer("registered");
        for (String field : List.of(
                "\"permissions\": [\"DATA_EDIT\"]",
                "\"auth_ids\": [\"a::b\"]",
                "\"merged_into\": \"x\"",
                "\"email\": \"new@example.org\"",
                "\"realm_roles\": [\"super_admin\"]",
                "\"id\": \"x\"")) {
            refused(with(token).body("{" + field + "}").patch("/users/me"), 403, "forbidden_field");
        }
        refused(with(token).body("{\"key_hash\": \"x\"}").patch("/users/me"), 422, "unknown_field");
        with(token)
                .body("{\"active\": true, \"contact\": \"Room 5\"}")
                .patch("/users/me")
                .then()
                .statusCode(200)
                .body("contact", equalTo("Room 5"));
    }

    @Test
    void permissions_imply_each_other_transitively() {
        anonymous()
                .get("/permissions")
                .then()
                .statusCode(200)
                .body("data.find { it.name == 'DATA_MANAGEMENT' }.implies", hasItem("USER_SEARCH"))
                .body("data.find { it.name == 'USER_SEARCH' }.gives", equalTo("list users"));
    }

    @Test
    void one_person_is_one_user() {
        String person = copied("person", "abbreviation");
        String token = newcomer("registered");
        with(token)
                .body("{\"person_id\": \"%s\"}".formatted(person))
                .patch("/users/me")
                .then()
                .statusCode(200);
        refused(
                with(newcomer("registered"))
                        .body("{\"person_id\": \"%s\"}".formatted(person))
                        .patch("/users/me"),
                409,
                "person_taken");
    }

    @Test
    void an_institution_is_the_catalogs() {
        String name = copied("institution", "name");
        with(newcomer("registered"))
                .body("{\"institution_id\": \"%s\"}".formatted(name))
                .patch("/users/me")
                .then()
                .statusCode(200)
                .body("institution_id", notNullValue());
        refused(
                with(newcomer("registered"))
                        .body("{\"institution_id\": \"nowhere\"}")
                        .patch("/users/me"),
                422,
                "unknown_reference");
    }

    @Test
    void an_identity_belongs_to_one_user_and_is_given_before_the_first_sign_in_only() {
        String identity = unique("ana") + "@uni.org::orcid";
        String more = ", \"auth_ids\": [\"" + identity + "\"]";
        String made =
                made(as("admin").body(user(unique("a") + "@example.org", more)).post("/users"));
        refused(as("admin").body(user(unique("b") + "@example.org", more)).post("/users"), 409, "duplicate");
        refused(
                as("admin")
                        .body(user(unique("b") + "@example.org", ", \"auth_ids\": [\"ana\"]"))
                        .post("/users"),
                422,
                "format");
        as("admin").body("{\"auth_ids\": []}").patch("/users/" + made).then().statusCode(200);
        made(as("admin").body(user(unique("c") + "@example.org", more)).post("/users"));
        String signedIn = idOf(newcomer("registered"));
        refused(as("admin").body("{\"auth_ids\": []}").patch("/users/" + signedIn), 403, "forbidden_field");
    }

    /** Something of the catalog, as its event would have left it here; answers its name. */
    private String copied(String thing, String column) {
        String name = unique(thing);
        pool.preparedQuery("insert into " + thing + "_copy (id, version, " + column + ") values ($1, 1, $2)")
                .executeAndAwait(Tuple.of(UUID.randomUUID(), name));
        return name;
    }

    private static String user(String email, String more) {
        return "{\"name\": \"Ben\", \"email\": \"" + email + "\"" + more + "}";
    }
}
