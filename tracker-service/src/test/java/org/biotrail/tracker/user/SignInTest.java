package org.biotrail.tracker.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.stranger;
import static org.biotrail.tracker.Api.together;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

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
class SignInTest {
    @Inject
    Pool pool;

    @Test
    void fifty_first_requests_at_once_make_one_user_with_one_workspace_by_the_system() {
        String id = UUID.randomUUID().toString();
        String token = stranger(id, "registered").build();
        together(50, i -> with(token).get("/users/me").then().statusCode(200).body("id", equalTo(id)));
        with(token)
                .get("/users/me")
                .then()
                .body("created_by", equalTo("tracker"))
                .body("has_signed_in", equalTo(true))
                .body("workspace.project_id", notNullValue())
                .body("workspace.order_id", notNullValue())
                .body("workspace.dataset_id", notNullValue())
                .body("email", equalTo(id + "@example.org"))
                .body("effective_level", equalTo("registered"));
        for (String table : new String[] {"project", "data_order", "dataset"}) {
            assertThat(count("select count(*) from " + table + " where workspace_of = $1", id))
                    .isEqualTo(1);
        }
    }

    @Test
    void an_email_that_is_not_verified_makes_no_user() {
        String token = stranger(UUID.randomUUID().toString(), "registered")
                .claim("email_verified", false)
                .build();
        refused(with(token).get("/users/me"), 403, "email_unverified");
    }

    @Test
    void a_service_makes_no_user() {
        with(Tokens.service("lab").build()).get("/projects").then().statusCode(200);
        assertThat(count("select count(*) from app_user where id = $1", "lab-service-account"))
                .isZero();
    }

    @Test
    void nobody_is_asked_for_a_token_only_where_one_is_needed() {
        anonymous().get("/projects").then().statusCode(200);
        anonymous().get("/users/me").then().statusCode(401);
        anonymous().get("/users").then().statusCode(401);
    }

    @Test
    void the_first_sign_in_with_the_verified_email_takes_over_a_record_made_by_hand_and_its_authorships() {
        String email = unique("Ana") + "@example.org";
        String byHand = made(as("admin")
                .body(
                        "{\"name\": \"Ana\", \"email\": \"%s\", \"affiliation\": \"Garden\", \"permissions\": [\"DATA_EDIT\"]}"
                                .formatted(email))
                .post("/users"));
        String order = made(as("manager")
                .body("{\"title\": \"Leaves\", \"authors\": [\"%s\"]}".formatted(byHand))
                .post("/orders"));

        String id = UUID.randomUUID().toString();
        String token =
                Tokens.person(id, "Ana Silva", email.toLowerCase(Locale.ROOT)).build();
        with(token)
                .get("/users/me")
                .then()
                .body("id", equalTo(id))
                .body("affiliation", equalTo("Garden"))
                .body("permissions", hasItem("DATA_EDIT"));
        as("manager").get("/orders/" + order).then().body("authors[0].id", equalTo(id));
        as("admin").get("/users/" + byHand).then().body("merged_into", equalTo(id));
    }

    @Test
    void an_email_that_is_not_verified_takes_nothing_over() {
        String email = unique("ana") + "@example.org";
        made(as("admin")
                .body("{\"name\": \"Ana\", \"email\": \"%s\", \"auth_ids\": [\"%s::lab\"]}".formatted(email, email))
                .post("/users"));
        Tuple claim = Tuple.of(UUID.randomUUID().toString(), email, email + "::lab");
        assertThatThrownBy(() -> pool.preparedQuery("select first_sign_in($1, 'Ana', $2, false, $3, '{registered}')")
                        .executeAndAwait(claim))
                .hasMessageContaining("app_user_email_key");
    }

    @Test
    void the_email_of_somebody_who_has_signed_in_is_not_taken_over() {
        String first = UUID.randomUUID().toString();
        with(stranger(first, "registered").build()).get("/users/me").then().statusCode(200);
        String token = Tokens.person(UUID.randomUUID().toString(), "Other", first + "@example.org")
                .build();
        refused(with(token).get("/users/me"), 409, "email_in_use");
    }

    @Test
    void a_realm_role_that_vanishes_is_taken_back_and_makes_a_viewer() {
        String id = UUID.randomUUID().toString();
        String full = stranger(id, "full_user").build();
        with(full).get("/users/me").then().body("effective_level", equalTo("full_user"));
        String project =
                made(with(full).body("{\"name\": \"" + unique("p") + "\"}").post("/projects"));

        String demoted = stranger(id, "registered").build();
        with(demoted)
                .get("/users/me")
                .then()
                .body("effective_level", equalTo("registered"))
                .body("level_source", equalTo("stored"));
        with(demoted).get("/projects/" + project).then().body("members.role", equalTo(List.of("viewer")));
        as("manager")
                .queryParam("without_admin", true)
                .get("/projects")
                .then()
                .statusCode(200)
                .body("data.id", hasItem(project));
    }

    @Test
    void a_deactivated_user_is_refused_and_an_activated_one_comes_back() {
        String token = newcomer("registered");
        String id = with(token).get("/users/me").then().extract().path("id");
        as("admin")
                .body("{\"reason\": \"left\"}")
                .post("/users/" + id + "/deactivate")
                .then()
                .statusCode(200);
        refused(with(token).get("/users/me"), 401, "user_inactive");
        as("admin").post("/users/" + id + "/activate").then().statusCode(200);
        with(token).get("/users/me").then().statusCode(200);
    }

    private long count(String sql, String argument) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(argument))
                .iterator()
                .next()
                .getLong(0);
    }
}
