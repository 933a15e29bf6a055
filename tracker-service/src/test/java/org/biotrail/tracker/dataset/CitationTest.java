package org.biotrail.tracker.dataset;

import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.dataset;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.order;
import static org.biotrail.tracker.Api.refused;
import static org.biotrail.tracker.Api.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** Who made a dataset, what it refers to, and how it is cited. */
@TrackerTest
class CitationTest {
    @Inject
    Pool pool;

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
        String related =
                ", \"related_identifiers\": [{\"identifier\": \"IE1\", \"type\": \"IGSN\", \"relation\": \"%s\"}]";
        refused(dataset(order, related.formatted("LooksLike")), 422, "unknown_value");
        made(dataset(order, related.formatted("IsDerivedFrom")));
    }

    private String person() {
        UUID id = UUID.randomUUID();
        pool.preparedQuery("insert into person_copy (id, version, full_name) values ($1, 1, $2)")
                .executeAndAwait(Tuple.of(id, "Person of " + id));
        return id.toString();
    }

    @Test
    void a_citation_names_the_publisher_where_it_is_shown_and_what_is_cited_with_it() {
        String first = reference("Aublet, F. (1775) Histoire des plantes.", "@book{x, title = {Histoire}}");
        String second = reference("Mez, C. (1889) Lauraceae & more.", "{\"bytes\": 5000, \"sha256\": \"ab\"}");
        String body = """
            , "license": "CC0-1.0", "privacy": "public", "references": [
              {"bibreference_id": "%s"}, {"bibreference_id": "%s", "mandatory": true}]""".formatted(first, second);
        String dataset = made(dataset(order(), "Which leaves?", body));
        int year = Year.now(ZoneOffset.UTC).getValue();
        anonymous()
                .get("/datasets/" + dataset)
                .then()
                .body("citation", startsWith("(:unav) (" + year + "). Which leaves? Version " + year + "-"))
                .body(
                        "citation",
                        endsWith(". The test's publisher. License: CC0-1.0. https://biotrail.test/datasets/" + dataset
                                + " Cite also: Mez, C. (1889) Lauraceae & more."));
        as("manager")
                .body("{\"embargo_until\": \"2999-01-01\"}")
                .patch("/datasets/" + dataset)
                .then()
                .body("citation", containsString("(2999)"))
                .body("citation", containsString(dataset + " Access is restricted. Cite also:"));
        anonymous().get("/datasets?id=" + dataset).then().body("data[0].citation", containsString("(2999)"));
        anonymous()
                .get("/datasets/" + dataset + "/references.bib")
                .then()
                .statusCode(200)
                .contentType("application/x-bibtex")
                .body(equalTo("@misc{" + key(second) + ",\n  note = {Mez, C. (1889) Lauraceae \\& more.}\n}\n\n@book{"
                        + key(first) + ", title = {Histoire}}\n"));
        anonymous()
                .get("/datasets/" + UUID.randomUUID() + "/references.bib")
                .then()
                .statusCode(404);
        String without = made(dataset(order(), ""));
        anonymous()
                .get("/datasets/" + without + "/references.bib")
                .then()
                .statusCode(200)
                .body(equalTo(""));
    }

    /** A reference of the catalog, as its event would have left it here. */
    private String reference(String citation, String bibtex) {
        UUID id = UUID.randomUUID();
        pool.preparedQuery(
                        "insert into bibreference_copy (id, version, bibkey, citation, bibtex) values ($1, 1, $2, $3, $4)")
                .executeAndAwait(Tuple.of(id, key(id.toString()), citation, bibtex));
        return id.toString();
    }

    private static String key(String id) {
        return "Key" + id.substring(0, 8);
    }
}
