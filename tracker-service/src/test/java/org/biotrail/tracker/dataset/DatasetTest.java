package org.biotrail.tracker.dataset;

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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.Neighbours;
import org.biotrail.tracker.TrackerTest;
import org.jspecify.annotations.Nullable;
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
    void datasets_are_searched_as_the_web_is() {
        String word = "w" + UUID.randomUUID().toString().substring(24);
        String order = order();
        String leaves = made(dataset(order, "Métabolites of " + word + " leaves", ""));
        String bark = made(dataset(order, "Bark, leaves of oak", ", \"description\": \"near %s\"".formatted(word)));
        assertThat(found(word)).containsExactlyInAnyOrder(leaves, bark);
        assertThat(found("\"" + word + " leaves\"")).containsExactly(leaves);
        assertThat(found(word + " metabolites"))
                .as("accents and case are ignored")
                .containsExactly(leaves);
        assertThat(found(word + " -métabolites")).containsExactly(bark);
        assertThat(found(word.substring(0, 10) + "* oak or " + word + " metabolites"))
                .containsExactlyInAnyOrder(leaves, bark);
        assertThat(found(word.substring(0, 10))).as("a part of a word is none").isEmpty();
        assertThat(found(word + " ' & | ! <-> :* \\"))
                .as("signs of other syntaxes say nothing")
                .hasSize(2);
    }

    private static List<String> found(String words) {
        return anonymous()
                .queryParam("q", words)
                .get("/datasets")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id");
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

    @Test
    void facets_count_what_is_found_with_every_filter_but_their_own() {
        String tag = unique("facet");
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String author = idOf(newcomer("registered"));
        String order = made(
                as("manager").body("""
                {"title": "%s", "authors": ["%s"], "organisation": "%s"}""".formatted(unique("o"), author, author)).post("/orders"));
        String tags = ", \"tags\": [\"%s\", \"%s\"]".formatted(tag, tag + "-more");
        String open = ", \"privacy\": \"public\", \"license\": \"CC0-1.0\", \"project_id\": \"%s\"".formatted(project);
        made(dataset(order, tags + open));
        made(dataset(order, tags + ", \"license\": \"CC-BY-4.0\""));
        made(dataset(order, tags + ", \"listed\": false"));
        String all = "project,license,privacy,tag,organisation,author,year,has_doi";
        anonymous()
                .get("/datasets?facets=" + all + "&license=CC0-1.0&tag=" + tag + "&limit=1&count=exact")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("facets.license.collect { it.value + ' ' + it.count }", contains("CC-BY-4.0 1", "CC0-1.0 1"))
                .body("facets.privacy.collect { it.value + ' ' + it.count }", contains("public 1"))
                .body("facets.tag.count", everyItem(equalTo(1)))
                .body("facets.project[0].value", equalTo(project))
                .body("facets.project[0].label", notNullValue())
                .body("facets.author[0].value", equalTo(author))
                .body("facets.organisation[0].label", containsString("Somebody"))
                .body(
                        "facets.year.value",
                        contains(Integer.toString(Year.now(ZoneOffset.UTC).getValue())))
                .body("facets.has_doi[0].value", equalTo("false"));
        as("manager")
                .get("/datasets?facets=privacy&mine=true&tag=" + tag)
                .then()
                .body("facets.privacy.collect { it.value + ' ' + it.count }", contains("authorised 2", "public 1"));
        refused(anonymous().get("/datasets?facets=colour"), 400, "invalid_value");
        anonymous().get("/datasets?tag=" + tag).then().body("facets", nullValue());
        anonymous()
                .accept("application/x-ndjson")
                .get("/datasets?facets=tag&tag=" + tag)
                .then()
                .statusCode(200)
                .body(not(containsString("facets")));
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

    @Test
    void references_are_the_catalogs_each_once() {
        UUID reference = UUID.randomUUID();
        String key = unique("Aublet1775");
        pool.preparedQuery("insert into bibreference_copy (id, version, bibkey, doi) values ($1, 1, $2, $3)")
                .executeAndAwait(Tuple.of(reference, key, "10.5962/" + key));
        String order = order();
        String dataset = made(dataset(
                order, ", \"references\": [{\"bibreference_id\": \"%s\", \"mandatory\": true}]".formatted(key)));
        anonymous()
                .get("/datasets/" + dataset)
                .then()
                .body("references[0].bibreference_id", equalTo(reference.toString()))
                .body("references[0].relation", equalTo("IsCitedBy"));
        anonymous()
                .queryParam("bibreference", "https://doi.org/10.5962/" + key)
                .get("/datasets")
                .then()
                .body("data.id", equalTo(List.of(dataset)));
        String twice = "{\"bibreference_id\": \"%s\"}".formatted(key);
        refused(dataset(order, ", \"references\": [%s, %s]".formatted(twice, twice)), 422, "duplicate");
    }

    @Test
    void an_identifier_stands_on_one_dataset_and_a_doi_is_stored_bare() {
        String doi = "10.5281/" + unique("Zenodo");
        String order = order();
        String field = ", \"identifiers\": [{\"scheme\": \"doi\", \"value\": \"%s\"}]";
        String first = made(dataset(order, field.formatted("https://doi.org/" + doi)));
        anonymous()
                .get("/datasets/" + first)
                .then()
                .body("identifiers[0].value", equalTo(doi.toLowerCase(java.util.Locale.ROOT)))
                .body("doi", equalTo(doi.toLowerCase(java.util.Locale.ROOT)))
                .body("citation", containsString("(:unav) ("))
                .body(
                        "citation",
                        endsWith("https://doi.org/" + doi.toLowerCase(java.util.Locale.ROOT)
                                + " Access is restricted."));
        refused(dataset(order, field.formatted("doi:" + doi)), 409, "duplicate");
        refused(dataset(order, field.formatted("11.1/x")), 422, "format");
        refused(dataset(order, ", \"identifiers\": [{\"scheme\": \"isbn\", \"value\": \"1\"}]"), 422, "format");
        as("manager").delete("/datasets/" + first).then().statusCode(204);
        made(dataset(order, field.formatted(doi)));
    }

    @Test
    void creators_are_persons_of_the_catalog_in_their_order() {
        String one = person();
        String two = person();
        String order = order();
        String field = ", \"creators\": [{\"person_id\": \"%s\"}, {\"person_id\": \"%s\"}]";
        String dataset = made(dataset(order, field.formatted(two, one)));
        anonymous()
                .get("/datasets/" + dataset)
                .then()
                .body("creators.person_id", equalTo(List.of(two, one)))
                .body("citation", startsWith("Person of " + two + ", Person of " + one + " ("));
        refused(dataset(order, field.formatted(one, one)), 422, "duplicate");
        refused(dataset(order, field.formatted(one, "nobody")), 422, "unknown_reference");
        refused(dataset(order, ", \"related_identifiers\": [{\"identifier\": \"x\"}]"), 422, "required");
    }

    private String person() {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("insert into person_copy (id, version, full_name) values ($1, 1, $2)")
                .executeAndAwait(Tuple.of(id, "Person of " + id));
        return id.toString();
    }

    private static void access(RequestSpecification reader, String dataset, String expected) {
        JsonPath shown = reader.get("/datasets/" + dataset).jsonPath();
        assertThat(Stream.of("find", "read", "write", "delete", "administer")
                        .filter(may -> shown.getBoolean("my_access." + may)))
                .containsExactly(expected.split(" ", -1));
    }

    private static void member(String dataset, String user, String role) {
        as("manager")
                .body("{\"user_id\": \"%s\", \"role\": \"%s\"}".formatted(user, role))
                .post("/datasets/" + dataset + "/members")
                .then()
                .statusCode(201);
    }

    private static String order() {
        return made(as("manager")
                .body("{\"title\": \"%s\"}".formatted(unique("order")))
                .post("/orders"));
    }

    private static Response dataset(String order, String more) {
        return dataset(order, unique("Dataset"), more);
    }

    private static Response dataset(String order, String title, String more) {
        return as("manager")
                .body("{\"title\": \"%s\"%s}".formatted(title, more))
                .post("/orders/" + order + "/datasets");
    }
}
