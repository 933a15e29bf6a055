package org.biotrail.tracker.order;

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
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.Api;
import org.biotrail.tracker.Told;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

@TrackerTest
class OrderTest {
    @Inject
    Pool pool;

    @Test
    void without_data_edit_every_order_path_is_forbidden() {
        String order = made(as("manager").body("{\"title\": \"Leaves\"}").post("/orders"));
        for (String path : List.of("/orders", "/orders/" + order, "/orders/" + order + "/history")) {
            as("registered").get(path).then().statusCode(403);
            anonymous().get(path).then().statusCode(401);
        }
        as("registered").body("{\"title\": \"x\"}").post("/orders").then().statusCode(403);
        as("registered").body("{}").patch("/orders/" + order).then().statusCode(403);
        as("registered").delete("/orders/" + order).then().statusCode(403);
    }

    @Test
    void an_editor_sees_own_orders_only() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String own = made(
                with(editor).body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        String other = made(
                as("manager").body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        with(editor).get("/orders").then().body("data.id", hasItem(own)).body("data.id", not(hasItem(other)));
        with(editor).get("/orders/" + other).then().statusCode(404);
        with(editor)
                .body("{\"title\": \"Mine\"}")
                .patch("/orders/" + other)
                .then()
                .statusCode(404);
        as("manager").get("/orders/" + own).then().statusCode(200).body("editors[0].id", equalTo(idOf(editor)));
        with(newcomer("registered", "OWNERS_READ")).get("/orders/" + own).then().statusCode(200);
    }

    @Test
    void an_order_keeps_an_editor_and_nobody_locks_themself_out() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String second = idOf(newcomer("full_user", "DATA_EDIT"));
        String order = made(with(editor)
                .body("{\"title\": \"Roots\", \"editors\": [\"%s\"]}".formatted(second))
                .post("/orders"));
        with(editor).get("/orders/" + order).then().body("editors.id", contains(second, idOf(editor)));
        refused(with(editor).body("{\"editors\": []}").patch("/orders/" + order), 422, "last_editor");
        refused(as("manager").body("{\"editors\": []}").patch("/orders/" + order), 422, "last_editor");
        refused(
                with(editor).body("{\"editors\": [\"%s\"]}".formatted(second)).patch("/orders/" + order),
                422,
                "self_lockout");
        as("manager")
                .body("{\"editors\": [{\"id\": \"%s\"}]}".formatted(second))
                .patch("/orders/" + order)
                .then()
                .statusCode(200)
                .body("editors.id", contains(second));
        refused(
                as("manager")
                        .body("{\"editors\": [\"%s\", \"%s\"]}".formatted(second, second))
                        .patch("/orders/" + order),
                422,
                "duplicate");
    }

    @Test
    void who_was_deactivated_comes_no_more_into_an_order_but_stays() {
        String author = idOf(newcomer("registered"));
        String order = made(as("manager")
                .body("{\"title\": \"Bark\", \"authors\": [\"%s\"]}".formatted(author))
                .post("/orders"));
        as("admin").post("/users/" + author + "/deactivate").then().statusCode(200);
        as("manager")
                .body("{\"description\": \"still theirs\", \"authors\": [\"%s\"]}".formatted(author))
                .patch("/orders/" + order)
                .then()
                .statusCode(200)
                .body("authors[0].id", equalTo(author));
        refused(
                as("manager")
                        .body("{\"title\": \"x\", \"generators\": [\"%s\"]}".formatted(author))
                        .post("/orders"),
                422,
                "user_inactive");
    }

    @Test
    void an_order_takes_its_way() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(with(editor).body("{\"title\": \"Seeds\"}").post("/orders"));
        with(editor)
                .get("/orders/" + order)
                .then()
                .body("status", equalTo("preparation"))
                .body("allowed_transitions", equalTo(List.of("cancelled", "submitted")));
        refused(
                with(editor).body("{\"to\": \"accepted\"}").post("/orders/" + order + "/transitions"),
                409,
                "transition");
        with(editor)
                .body("{\"to\": \"submitted\", \"comment\": \"ready\"}")
                .post("/orders/" + order + "/transitions")
                .then()
                .statusCode(200)
                .body("status", equalTo("submitted"));
        as("manager")
                .body("{\"to\": \"rejected\"}")
                .post("/orders/" + order + "/transitions")
                .then()
                .statusCode(200);
        refused(with(editor).body("{\"title\": \"x\"}").patch("/orders/" + order), 403, "order_closed");
        refused(with(editor).body("{\"title\": \"d\"}").post("/orders/" + order + "/datasets"), 409, "order_closed");
        refused(with(editor).body("{\"status\": \"closed\"}").patch("/orders/" + order), 403, "forbidden_field");
    }

    @Test
    void everybody_is_shown_where_they_may_take_an_order() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(with(editor).body("{\"title\": \"Spines\"}").post("/orders"));
        Map<RequestSpecification, List<String>> ways = Map.of(
                with(editor), List.of("cancelled", "submitted"),
                as("manager"), List.of("accepted", "cancelled", "submitted"),
                with(newcomer("registered", "OWNERS_READ")), List.of());
        ways.forEach((reader, way) -> {
            reader.get("/orders/" + order).then().body("allowed_transitions", equalTo(way));
            reader.get("/orders?id=" + order).then().body("data[0].allowed_transitions", equalTo(way));
        });
        as("manager")
                .body("{\"to\": \"accepted\"}")
                .post("/orders/" + order + "/transitions")
                .then()
                .statusCode(200)
                .body("allowed_transitions", equalTo(List.of("cancelled", "processing", "rejected")));
    }

    @Test
    void the_events_of_a_deleted_order_are_those_of_its_datasets_then_its_own_all_by_who_deleted_it() {
        String order = made(as("manager").body("{\"title\": \"Thorns\"}").post("/orders"));
        List<String> gone = Stream.of("First", "Second")
                .map(title -> made(as("manager")
                        .body("{\"title\": \"%s\"}".formatted(title))
                        .post("/orders/" + order + "/datasets")))
                .toList();
        Told told = Told.since(pool);
        as("manager").delete("/orders/" + order).then().statusCode(204);
        String manager = Tokens.subjectOf("manager");
        String dataset = "delete dataset Order deleted " + manager;
        assertThat(told.lines(List.of(order, gone.get(0), gone.get(1))))
                .containsExactly(dataset, dataset, "delete order Order deleted " + manager);
    }

    @Test
    void an_order_that_goes_while_a_dataset_comes_takes_it_along_or_stays() {
        for (int round = 0; round < 5; round++) {
            String order = made(as("manager").body("{\"title\": \"Buds\"}").post("/orders"));
            Map<Integer, Integer> answers = new ConcurrentHashMap<>();
            together(
                    2,
                    i -> answers.put(
                            i,
                            i == 0
                                    ? as("manager").delete("/orders/" + order).statusCode()
                                    : as("manager")
                                            .body("{\"title\": \"Bud\"}")
                                            .post("/orders/" + order + "/datasets")
                                            .statusCode()));
            assertThat(answers.get(0)).isEqualTo(204);
            assertThat(answers.get(1)).isIn(201, 404);
            assertThat(pool.preparedQuery("select id from dataset where order_id = $1")
                            .executeAndAwait(Tuple.of(UUID.fromString(order)))
                            .size())
                    .isZero();
        }
    }

    @Test
    void tags_and_properties_are_held_to_their_rules() {
        refused(order("\"tags\": [\"ab\"]"), 422, "too_short");
        refused(order("\"tags\": [\" abc\"]"), 422, "outer_whitespace");
        refused(order("\"tags\": [\"Leaf\", \"leaf\"]"), 422, "duplicate");
        refused(order("\"properties\": {\"key\": 5}"), 422, "not_a_string");
        refused(order("\"properties\": {\"key\": \"ab\"}"), 422, "too_short");
        refused(order("\"title\": \"\""), 422, "blank");
        String id = made(order("\"properties\": {\"site\": \"Fribourg\", \"year\": \"2026\"}"));
        as("manager")
                .body("{\"properties\": {\"site\": null}}")
                .patch("/orders/" + id)
                .then()
                .body("properties.year", equalTo("2026"))
                .body("properties.site", equalTo(null));
    }

    @Test
    void a_body_that_means_harm_is_refused_and_breaks_nothing() {
        String order = Api.order();
        for (String field : List.of(
                "\"title\": \"a\\u0000b\"",
                "\"title\": \"a\\ud800\"",
                "\"title\": \"invoice\\u202egnp.exe\"",
                "\"title\": \"two\\nlines\"",
                "\"title\": 1e400",
                "\"title\": NaN",
                "\"title\": {\"a\": 1}",
                "\"description\": \"" + "x".repeat(100_001) + "\"",
                "\"tags\": [" + "\"leaf\",".repeat(9_999) + "\"leaf\"]",
                "\"tags\": \"leaf\"",
                "\"properties\": " + "{\"key\":".repeat(1_000) + "1" + "}".repeat(1_000),
                "\"properties\": {\"site\": {\"deeper\": \"x\"}}",
                "\"editors\": [[\"" + Tokens.subjectOf("manager") + "\"]]",
                "\"doi_state\": \"findable\"",
                "\"rows\": 7",
                "\"key_hash\": \"00\"",
                "\"merged_into\": \"x\"")) {
            Response answer = as("manager").body("{" + field + "}").patch("/orders/" + order);
            assertThat(answer.statusCode())
                    .as(field.substring(0, Math.min(60, field.length())) + " " + answer.asString())
                    .isIn(400, 403, 422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.asString()).contains("\"violations\"").doesNotContain("org.biotrail", "Exception");
        }
        refused(
                Api.dataset(
                        order,
                        ", \"members\": [{\"user_id\": \"%s\", \"role\": \"viewer\", \"level\": \"super_admin\"}]"
                                .formatted(Tokens.subjectOf("manager"))),
                422,
                "unknown_field");
        as("manager")
                .body("{\"description\": \"" + "x".repeat(1 << 20) + "\"}")
                .patch("/orders/" + order)
                .then()
                .statusCode(413);
        as("manager").get("/orders/" + order).then().statusCode(200).body("version", equalTo(1));
    }

    @Test
    void a_dataset_that_came_meanwhile_makes_a_patch_of_its_order_stale() {
        String order = Api.order();
        made(Api.dataset(order, ""));
        as("manager")
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Another\"}")
                .patch("/orders/" + order)
                .then()
                .statusCode(412)
                .body("version", equalTo(2));
        as("manager").get("/orders/" + order).then().body("title", not("Another"));
    }

    @Test
    void where_a_thing_is_does_not_depend_on_what_a_request_calls_this_host() {
        Response made = as("manager")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .body("{\"title\": \"%s\"}".formatted(unique("o")))
                .post("/orders");
        assertThat(made.header("Location")).isEqualTo("/tracker/v1/orders/" + made(made));
        assertThat(as("manager")
                        .header("Host", "evil.example")
                        .get("/orders?limit=1")
                        .header("Link"))
                .startsWith("</tracker/v1/orders?limit=1&");
    }

    @Test
    void what_the_system_sets_is_not_written() {
        refused(order("\"datasets\": [{\"id\": \"x\"}]"), 403, "forbidden_field");
        refused(order("\"workspace_of\": \"x\""), 422, "unknown_field");
        refused(order("\"editors\": [\"%s\"]".formatted("nobody")), 422, "unknown_reference");
        as("manager").get("/users/" + Tokens.subjectOf("manager")).then().statusCode(200);
    }

    @Test
    void a_former_database_keeps_its_ids() {
        String id = UUID.randomUUID().toString();
        String body = "{\"title\": \"Petals\", \"id\": \"o-%s\"}".formatted(id);
        refused(with(newcomer("full_user", "DATA_EDIT")).body(body).post("/orders"), 403, "forbidden_field");
        as("manager").body(body).post("/orders").then().statusCode(201).body("id", equalTo(id));
        refused(order("\"id\": \"x-%s\"".formatted(id)), 422, "format");
    }

    private static Response order(String field) {
        String title = field.startsWith("\"title\"") ? "" : "\"title\": \"Stems\", ";
        return as("manager").body("{" + title + field + "}").post("/orders");
    }
}
