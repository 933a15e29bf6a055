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
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.biotrail.kit.testing.Plans;
import org.biotrail.tracker.Told;
import org.biotrail.tracker.TrackerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a reader may do with a dataset, and what of its contents they are told. */
@TrackerTest
class DatasetAccessTest {
    @Inject
    Pool pool;

    @Test
    void a_dataset_says_what_its_reader_may_do() {
        String dataset = made(dataset(order(), ""));
        access(as("manager"), dataset, "find read write delete administer");
        access(anonymous(), dataset, "find");
        String collaborator = newcomer("full_user");
        member(dataset, idOf(collaborator), "collaborator");
        access(with(collaborator), dataset, "find read write");
        String viewer = newcomer("registered");
        member(dataset, idOf(viewer), "viewer");
        access(with(viewer), dataset, "find read");
        as("manager")
                .body("{\"locked\": true}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        access(as("manager"), dataset, "find read administer");
        access(with(collaborator), dataset, "find read");
        as("manager")
                .body("{\"privacy\": \"public\", \"license\": \"CC0\"}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        access(anonymous(), dataset, "find read");
        as("manager")
                .body("{\"embargo_until\": \"2999-01-01\"}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        access(anonymous(), dataset, "find");
        anonymous()
                .header("If-None-Match", anonymous().get("/datasets/" + dataset).header("ETag"))
                .get("/datasets/" + dataset)
                .then()
                .statusCode(304);
    }

    @Test
    void ones_own_datasets_are_listed_and_those_that_one_may_write_to() {
        String dataset = made(dataset(order(), ""));
        String collaborator = newcomer("full_user");
        String viewer = newcomer("registered");
        member(dataset, idOf(collaborator), "collaborator");
        member(dataset, idOf(viewer), "viewer");
        with(viewer).get("/datasets?mine=true&limit=1000").then().body("data.id", hasItem(dataset));
        with(viewer)
                .get("/datasets?id=" + dataset + "&fields=id,my_access&filter=privacy==authorised")
                .then()
                .statusCode(200)
                .body("data[0].my_access.read", equalTo(true))
                .body("data[0].my_access.write", equalTo(false));
        anonymous().get("/datasets?id=" + dataset).then().body("data[0].my_access.read", equalTo(false));
        with(viewer).get("/datasets?editable=true&limit=1000").then().body("data.id", not(hasItem(dataset)));
        with(collaborator).get("/datasets?editable=true&limit=1000").then().body("data.id", hasItem(dataset));
        anonymous().get("/datasets?mine=true").then().body("data", hasSize(0));
        refused(anonymous().get("/datasets?mine=yes"), 400, "invalid_value");
        as("manager")
                .body("{\"locked\": true}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200);
        with(collaborator).get("/datasets?editable=true&limit=1000").then().body("data.id", not(hasItem(dataset)));
    }

    @Test
    void datasets_are_found_by_the_taxa_of_their_contents_and_counted_as_far_as_one_reads_them() {
        String dataset = made(dataset(order(), ""));
        UUID genus = UUID.randomUUID();
        UUID species = UUID.randomUUID();
        UUID variety = UUID.randomUUID();
        taxon(genus, "genus", null);
        taxon(species, "species", genus);
        taxon(variety, "variety", species);
        thing("field_sample", dataset, species);
        thing("field_sample", dataset, variety);
        thing("extract", dataset, null);
        String found = "data.find { it.id == '%s' } != null".formatted(dataset);
        as("manager").get("/datasets?taxon=" + species).then().body(found, equalTo(true));
        as("manager").get("/datasets?taxon=" + genus).then().body(found, equalTo(false));
        as("manager").get("/datasets?taxon_root=" + genus).then().body(found, equalTo(true));
        as("registered").get("/datasets?taxon_root=" + genus).then().body(found, equalTo(false));
        as("manager")
                .get("/datasets/" + dataset + "/statistics")
                .then()
                .body("field_samples", equalTo(2))
                .body("extracts", equalTo(1))
                .body("taxa", equalTo(2))
                .body("species", equalTo(1))
                .body("datasets", equalTo(1))
                .body("downloads", equalTo(0))
                .body("downloads_by_month.size()", equalTo(0));
        anonymous()
                .get("/datasets/" + dataset + "/statistics")
                .then()
                .statusCode(200)
                .body("field_samples", equalTo(0))
                .body("datasets", equalTo(1));
        anonymous().get("/statistics").then().statusCode(200).body("individuals", equalTo(0));
        as("manager")
                .get("/datasets?has_doi=true&has_versions=true&id=" + dataset)
                .then()
                .body("data", hasSize(0));
        as("manager")
                .get("/datasets?has_doi=false&has_versions=false&id=" + dataset)
                .then()
                .body("data", hasSize(1));
        as("manager")
                .get("/datasets?collection=" + UUID.randomUUID() + "&id=" + dataset)
                .then()
                .body("data", hasSize(0));
        as("manager").get("/datasets?has_doi=maybe").then().statusCode(400);
    }

    private void taxon(UUID id, String rank, @Nullable UUID parent) {
        pool.preparedQuery("insert into taxon_copy (id, version, rank, parent_id) values ($1, 1, $2, $3)")
                .executeAndAwait(Tuple.of(id, rank, parent));
    }

    private void thing(String type, String dataset, @Nullable UUID taxon) {
        pool.preparedQuery(
                        "insert into usage_copy (service, subject_type, subject_id, dataset_id, taxon_id, version, changed_at)"
                                + " values ('sampling', $1, $2, $3, $4, 1, now())")
                .executeAndAwait(Tuple.of(type, UUID.randomUUID().toString(), UUID.fromString(dataset), taxon));
    }

    private static void access(RequestSpecification reader, String dataset, String expected) {
        JsonPath shown = reader.get("/datasets/" + dataset).jsonPath();
        assertThat(Stream.of("find", "read", "write", "delete", "administer")
                        .filter(may -> shown.getBoolean("my_access." + may)))
                .containsExactly(expected.split(" ", -1));
    }

    @Test
    void what_one_may_not_find_is_as_unknown_as_what_there_is_not() {
        String order = order();
        String project = made(as("manager")
                .body("{\"name\": \"%s\", \"listed\": false}".formatted(unique("p")))
                .post("/projects"));
        String dataset = made(dataset(order, ", \"listed\": false"));
        String stranger = newcomer("full_user", "DATA_EDIT");
        String own = made(with(stranger).body("{\"title\": \"Own\"}").post("/orders"));
        for (String id : List.of(project, UUID.randomUUID().toString())) {
            refused(
                    with(stranger)
                            .body("{\"title\": \"x\", \"project_id\": \"%s\"}".formatted(id))
                            .post("/orders/" + own + "/datasets"),
                    422,
                    "unknown_reference");
            refused(
                    with(stranger)
                            .body("{\"default_project_id\": \"%s\"}".formatted(id))
                            .patch("/users/me"),
                    422,
                    "unknown_reference");
        }
        refused(
                with(stranger)
                        .body("{\"default_dataset_id\": \"%s\"}".formatted(dataset))
                        .patch("/users/me"),
                422,
                "unknown_reference");
        String name = as("manager").get("/projects/" + project).path("name");
        refused(with(stranger).get("/datasets?project=" + name), 422, "unknown_reference");
        as("manager").get("/datasets?project=" + name).then().statusCode(200);
    }

    @Test
    void members_of_a_dataset_change_one_at_a_time_by_who_administers_it() {
        String dataset = made(dataset(order(), ""));
        String admin = newcomer("full_user");
        String viewer = newcomer("registered");
        member(dataset, idOf(admin), "admin");
        String members = "/datasets/" + dataset + "/members";
        String add = "{\"user_id\": \"%s\", \"role\": \"%s\"}";
        refused(with(viewer).body(add.formatted(idOf(viewer), "viewer")).post(members), 403, "not_admin");
        refused(with(admin).body(add.formatted(idOf(viewer), "collaborator")).post(members), 422, "level_too_low");
        with(admin)
                .body(add.formatted(idOf(viewer), "viewer"))
                .post(members)
                .then()
                .statusCode(201);
        with(viewer).get(members).then().statusCode(404);
        with(newcomer("registered", "OWNERS_READ"))
                .get(members)
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
        with(admin)
                .body("{\"expires_at\": \"2001-01-01T00:00:00Z\"}")
                .patch(members + "/" + idOf(viewer))
                .then()
                .statusCode(200);
        access(with(viewer), dataset, "find");
        with(admin).delete(members + "/" + idOf(viewer)).then().statusCode(204);
        with(admin).delete(members + "/" + idOf(viewer)).then().statusCode(404);
        with(admin).delete(members + "/" + idOf(admin)).then().statusCode(204);
        refused(with(admin).body("{\"title\": \"x\"}").patch("/datasets/" + dataset), 403, "not_admin");
    }

    @Test
    void the_end_of_an_embargo_is_told_once_by_the_system() {
        String dataset = made(dataset(order(), ", \"embargo_until\": \"2999-01-01\""));
        Told told = Told.since(pool);
        pool.preparedQuery("update dataset set embargo_until = '2001-01-01' where id = $1")
                .executeAndAwait(Tuple.of(UUID.fromString(dataset)));
        Awaitility.await().until(() -> told.of(dataset).contains("embargo lifted"));
        anonymous().get("/datasets/" + dataset).then().body("embargo_lifted_at", notNullValue());
        assertThat(told.lines(List.of(dataset)))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("edit")
                .endsWith(" tracker");
        as("manager")
                .body("{\"embargo_until\": \"2999-01-01\"}")
                .patch("/datasets/" + dataset)
                .then()
                .statusCode(200)
                .body("embargo_lifted_at", nullValue());
    }

    @Test
    void the_statistics_of_a_dataset_or_project_look_at_no_other() {
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String dataset = made(dataset(order(), ", \"project_id\": \"%s\"".formatted(project)));
        thing("extract", dataset, null);
        assertThat(looked("$1, null", dataset)).isEqualTo("0 0 1");
        assertThat(looked("null, $1", project)).isEqualTo("0 0 1");
        as("manager").get("/projects/" + project + "/statistics").then().body("datasets", equalTo(1));
    }

    /** How often the statistics walked through all datasets, and through all things; and how many datasets they count. */
    private String looked(String of, String id) {
        return Plans.of(pool)
                .answer(
                        "select concat_ws(' ', pg_stat_get_xact_numscans('dataset'::regclass),"
                                + " pg_stat_get_xact_numscans('usage_copy'::regclass), counted ->> 'datasets')"
                                + " from (select statistics_of(" + of.replace("$1", "$1::uuid")
                                + ", '', false, true, true) as counted offset 0) s",
                        Tuple.of(UUID.fromString(id)));
    }
}
