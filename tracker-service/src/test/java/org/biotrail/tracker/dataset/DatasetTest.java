package org.biotrail.tracker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.dataset;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.member;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.order;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.together;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.Neighbours;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

@TrackerTest
class DatasetTest {
    @Inject
    Pool pool;

    @Test
    void a_dataset_is_made_in_an_order_and_nowhere_else() {
        as("manager")
                .body("{\"title\": \"x\"}")
                .post("/datasets")
                .then()
                .statusCode(405)
                .body("detail", containsString("/orders/{order}/datasets"));
        String order = order();
        String dataset = made(dataset(order, ""));
        as("manager")
                .get("/datasets/" + dataset)
                .then()
                .body("order.id", equalTo(order))
                .body("editors[0].id", equalTo(Tokens.subjectOf("manager")))
                .body("privacy", equalTo("authorised"));
        as("manager")
                .get("/orders/" + order)
                .then()
                .body("datasets.id", hasItem(dataset))
                .body("version", equalTo(2));
    }

    @Test
    void the_order_of_a_dataset_never_changes() {
        String dataset = made(dataset(order(), ""));
        refused(
                as("manager").body("{\"order_id\": \"%s\"}".formatted(order())).patch("/datasets/" + dataset),
                422,
                "immutable");
    }

    @Test
    void everyone_sees_what_a_dataset_inherits_and_editors_alone_the_order() {
        String author = idOf(newcomer("registered"));
        String order = made(as("manager")
                .body("{\"title\": \"%s\", \"authors\": [\"%s\"]}".formatted(unique("o"), author))
                .post("/orders"));
        String dataset = made(dataset(order, ""));
        String related = made(dataset(order, ""));
        anonymous()
                .get("/datasets/" + dataset)
                .then()
                .statusCode(200)
                .body("authors[0].id", equalTo(author))
                .body("authors[0].email", nullValue())
                .body("related.id", hasItem(related))
                .body("order", nullValue())
                .body("order_id", nullValue())
                .body("editors", nullValue())
                .body("members", nullValue());

        String another = idOf(newcomer("registered"));
        as("manager")
                .body("{\"authors\": [\"%s\"]}".formatted(another))
                .patch("/orders/" + order)
                .then()
                .statusCode(200);
        anonymous().get("/datasets/" + dataset).then().body("authors[0].id", equalTo(another));
    }

    @Test
    void what_was_read_can_be_sent_back_as_it_was() {
        String order = order();
        String dataset = made(dataset(order, ", \"tags\": [\"leaf\"], \"properties\": {\"site\": \"Fribourg\"}"));
        made(dataset(order, ""));
        String project = made(
                as("manager").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        for (String thing : List.of("/datasets/" + dataset, "/orders/" + order, "/projects/" + project)) {
            Response read = as("manager").get(thing);
            as("manager")
                    .body(read.asString())
                    .patch(thing)
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo(read.header("ETag")))
                    .body("$", equalTo(read.jsonPath().getMap("$")));
        }
        refused(as("manager").body("{\"my_access\": {}}").patch("/datasets/" + dataset), 403, "forbidden_field");
    }

    @Test
    void related_datasets_are_those_that_the_reader_may_find() {
        String order = order();
        String dataset = made(dataset(order, ""));
        String listed = made(dataset(order, ""));
        String unlisted = made(dataset(order, ", \"listed\": false"));
        String viewer = newcomer("registered");
        member(unlisted, idOf(viewer), "viewer");
        Map<RequestSpecification, List<String>> seen = Map.of(
                as("manager"), List.of(listed, unlisted),
                with(viewer), List.of(listed, unlisted),
                with(newcomer("registered", "DATA_LIST")), List.of(listed, unlisted),
                with(newcomer("registered")), List.of(listed));
        seen.forEach((reader, related) -> {
            assertThat(reader.get("/datasets/" + dataset).jsonPath().<String>getList("related.id"))
                    .containsExactlyInAnyOrderElementsOf(related);
            assertThat(reader.get("/datasets?id=" + dataset).jsonPath().<String>getList("data[0].related.id"))
                    .containsExactlyInAnyOrderElementsOf(related);
        });
        anonymous().get("/datasets/" + dataset).then().body("related.id", contains(listed));
    }

    @Test
    void privacy_needs_what_it_means() {
        String order = order();
        refused(dataset(order, ", \"privacy\": \"public\""), 422, "license_required");
        refused(dataset(order, ", \"privacy\": \"project\""), 422, "project_required");
        refused(dataset(order, ", \"privacy\": \"secret\""), 422, "unknown_value");
        refused(dataset(order, ", \"license\": \"WTFPL\""), 422, "unknown_license");
        refused(dataset(order, ", \"embargo_until\": \"2001-01-01\""), 422, "out_of_range");
        dataset(order, ", \"privacy\": \"public\", \"license\": \"CC-BY 4.0\"")
                .then()
                .statusCode(201)
                .body("license", equalTo("CC-BY-4.0"));
        dataset(order, ", \"license\": \"odbl 1.0\"").then().statusCode(201).body("license", equalTo("ODbL-1.0"));
        anonymous()
                .get("/licenses")
                .then()
                .body("data", hasSize(8))
                .body("data.find { it.id == 'ODbL-1.0' }.url", startsWith("https://opendatacommons.org/"));
    }

    @Test
    void a_dataset_goes_into_a_project_by_its_collaborators() {
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(with(editor).body("{\"title\": \"Flowers\"}").post("/orders"));
        String body = "{\"title\": \"Flowers\", \"project_id\": \"%s\", \"privacy\": \"project\"}".formatted(project);
        refused(with(editor).body(body).post("/orders/" + order + "/datasets"), 403, "not_collaborator");
        as("full")
                .body("{\"user_id\": \"%s\", \"role\": \"collaborator\"}".formatted(idOf(editor)))
                .post("/projects/" + project + "/members");
        String dataset = made(with(editor).body(body).post("/orders/" + order + "/datasets"));
        as("full").queryParam("project", project).get("/datasets").then().body("data.id", equalTo(List.of(dataset)));
        refused(as("full").delete("/projects/" + project), 409, "in_use");
        as("full")
                .body("{\"state\": \"closed\"}")
                .patch("/projects/" + project)
                .then()
                .statusCode(200);
        refused(with(editor).body(body).post("/orders/" + order + "/datasets"), 409, "project_closed");
    }

    @Test
    void an_unlisted_dataset_is_found_by_who_can_read_it() {
        String order = order();
        String dataset = made(dataset(order, ", \"listed\": false"));
        String stranger = newcomer("full_user");
        with(stranger).get("/datasets/" + dataset).then().statusCode(404);
        anonymous().get("/datasets").then().body("data.id", not(hasItem(dataset)));
        with(newcomer("registered", "DATA_LIST"))
                .get("/datasets/" + dataset)
                .then()
                .statusCode(200);
        as("manager")
                .body("{\"user_id\": \"%s\", \"role\": \"viewer\"}".formatted(idOf(stranger)))
                .post("/datasets/" + dataset + "/members")
                .then()
                .statusCode(201);
        with(stranger).get("/datasets/" + dataset).then().statusCode(200);
        refused(with(stranger).body("{\"title\": \"Mine\"}").patch("/datasets/" + dataset), 403, "not_admin");
    }

    @Test
    void a_name_is_made_of_the_title_and_is_unique() {
        String title = unique("Blätter im Frühling");
        String order = order();
        String first =
                dataset(order, title, "").then().statusCode(201).extract().path("name");
        anonymous().get("/datasets/" + first).then().statusCode(200).body("title", equalTo(title));
        dataset(order, title, "").then().statusCode(201).body("name", equalTo(first + "-2"));
        refused(dataset(order, title, ", \"name\": \"%s\"".formatted(first)), 409, "duplicate");
        refused(dataset(order, title, ", \"name\": \"a/b\""), 422, "format");
    }

    @Test
    void a_full_user_works_in_the_own_workspace_and_a_registered_one_alone() {
        String full = newcomer("full_user");
        String order = with(full).get("/users/me").then().extract().path("workspace.order_id");
        with(full)
                .body("{\"title\": \"Mine\"}")
                .post("/orders/" + order + "/datasets")
                .then()
                .statusCode(201);
        with(full).get("/orders/" + order).then().statusCode(403);

        String registered = newcomer("registered");
        String dataset = with(registered).get("/users/me").then().extract().path("workspace.dataset_id");
        with(registered)
                .body("{\"description\": \"notes\"}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        refused(
                with(registered)
                        .body("{\"privacy\": \"public\", \"license\": \"CC0\"}")
                        .patch("/datasets/" + dataset),
                403,
                "level_too_low");
        refused(
                with(registered)
                        .body("{\"user_id\": \"%s\", \"role\": \"viewer\"}".formatted(idOf(full)))
                        .post("/datasets/" + dataset + "/members"),
                403,
                "level_too_low");
        refused(with(registered).delete("/datasets/" + dataset), 409, "workspace");
    }

    @Test
    void a_dataset_with_contents_is_not_deleted_and_neither_is_its_order() {
        String order = order();
        String used = made(dataset(order, ""));
        String free = made(dataset(order, ""));
        pool.preparedQuery("insert into usage_copy (service, subject_type, subject_id, dataset_id, version, changed_at)"
                        + " values ('sampling', 'field_sample', $1, $2, 1, now())")
                .executeAndAwait(Tuple.of(unique("s"), UUID.fromString(used)));
        refused(as("manager").delete("/datasets/" + used), 409, "in_use")
                .body("detail", containsString("field_sample"));
        refused(as("manager").delete("/orders/" + order), 409, "in_use");
        as("manager").delete("/datasets/" + free).then().statusCode(204);
        as("manager").get("/orders/" + order).then().body("datasets", hasSize(1));
        String other = order();
        String gone = made(dataset(other, ""));
        as("manager").delete("/orders/" + other).then().statusCode(204);
        anonymous().get("/datasets/" + gone).then().statusCode(404);
    }

    @Test
    void a_dataset_is_not_deleted_while_another_service_has_things_of_it_or_is_silent() {
        String dataset = made(dataset(order(), ""));
        Neighbours.labHas(dataset, "extract", 3);
        refused(as("manager").delete("/datasets/" + dataset), 409, "in_use")
                .body("detail", containsString("\"extract\":3"));
        refused(as("full").delete("/datasets/" + dataset), 403, "not_admin");
        Neighbours.labIsSilentAbout(dataset);
        refused(as("manager").delete("/datasets/" + dataset), 503, "owner_unavailable")
                .header("Retry-After", notNullValue());
        String order =
                as("manager").get("/datasets/" + dataset).then().extract().path("order.id");
        refused(as("manager").delete("/orders/" + order), 503, "owner_unavailable");
        Neighbours.labHas(dataset, "extract", 3);
        refused(as("manager").delete("/orders/" + order), 409, "in_use");
        as("manager").get("/datasets/" + dataset).then().statusCode(200);
    }

    @Test
    void the_version_of_the_contents_is_the_time_of_their_last_change() {
        String dataset = made(dataset(order(), ""));
        JsonPath empty = anonymous().get("/datasets/" + dataset).jsonPath();
        assertThat(empty.getString("content_version")).isEqualTo(empty.getString("updated_at"));
        pool.preparedQuery("insert into usage_copy (service, subject_type, subject_id, dataset_id, version, changed_at)"
                        + " values ('lab', 'extract', $1, $2, 1, '2031-02-03T04:05:06Z')")
                .executeAndAwait(Tuple.of(unique("e"), UUID.fromString(dataset)));
        anonymous()
                .get("/datasets/" + dataset)
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("content_version", containsString("2031-02-03T04:05:06"));
    }

    @Test
    void additions_and_patches_at_once_all_hold() {
        String order = order();
        together(20, i -> {
            dataset(order, "").then().statusCode(201);
            as("manager")
                    .body("{\"title\": \"Title %d\"}".formatted(i))
                    .patch("/orders/" + order)
                    .then()
                    .statusCode(200);
        });
        as("manager")
                .get("/orders/" + order)
                .then()
                .body("datasets", hasSize(20))
                .body("title", containsString("Title"));
    }

    @Test
    void a_description_comes_back_as_it_was_and_harmless_as_html() {
        String hostile = "<img src=x onerror=alert(1)>";
        String dataset = made(dataset(order(), ", \"description\": \"%s\"".formatted(hostile)));
        anonymous().get("/datasets/" + dataset).then().body("description", equalTo(hostile));
        anonymous()
                .accept("text/markdown")
                .get("/datasets/" + dataset + "/description")
                .then()
                .statusCode(200)
                .body(equalTo(hostile));
        anonymous()
                .accept("text/html")
                .get("/datasets/" + dataset + "/description")
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", notNullValue())
                .body(not(containsString("<img")));
    }
}
