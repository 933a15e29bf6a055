package org.biotrail.tracker.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.counts;
import static org.biotrail.tracker.Api.imported;
import static org.biotrail.tracker.Api.made;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.order;
import static org.biotrail.tracker.Api.reasons;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** What rows of uploads say of datasets, new ones and those that are there. */
@TrackerTest
class DatasetImportTest {
    @Inject
    Pool pool;

    @Test
    void datasets_are_imported_into_orders_that_one_edits() {
        String person = copied("person", "abbreviation", "full_name");
        String flora = copied("bibreference", "bibkey", "doi");
        String monograph = copied("bibreference", "bibkey", "doi");
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(
                with(editor).body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        String foreign = made(
                as("manager").body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        String name = unique("d");
        String table =
                """
                order,title,name,privacy,license,creators,references,mandatory_references,property.site
                %s,Leaves,%s,3,CC-BY 4.0,%s,%s,%s,Fribourg
                %s,Roots,,,,,,,
                %s,Bark,,public,,,,,
                %s,Stems,,,,nobody,,,
                %s,Seeds,,,,,nothing,,
                %s,Twice,,,,,%s,%s,
                """.formatted(order, name, person, flora, monograph, foreign, order, order, order, order, flora, flora);
        JsonPath job = imported(with(editor), "/datasets/imports", table);
        assertThat(reasons(job))
                .isEqualTo("2 order unknown_reference, 3 license license_required, 4 creators unknown_reference,"
                        + " 5 references unknown_reference, 6 references duplicate");
        assertThat(counts(job)).isEqualTo("1 0 0 0 5");
        with(editor)
                .get("/datasets/" + name)
                .then()
                .body("privacy", equalTo("public"))
                .body("license", equalTo("CC-BY-4.0"))
                .body("creators", hasSize(1))
                .body("references.mandatory", contains(true, false))
                .body("references.relation", contains("IsCitedBy", "IsCitedBy"))
                .body("properties.site", equalTo("Fribourg"))
                .body("order.id", equalTo(order));
        with(editor).get("/orders/" + order).then().body("datasets", hasSize(1)).body("version", equalTo(2));
        assertThat(counts(imported(
                        with(editor),
                        "/datasets/imports?on_conflict=update",
                        "order,title,name\n%s,Petals,%s\n".formatted(order, name))))
                .isEqualTo("0 1 0 0 0");
        with(editor)
                .get("/datasets/" + name)
                .then()
                .body("title", equalTo("Petals"))
                .body("privacy", equalTo("public"))
                .body("doi", nullValue());
    }

    @Test
    void a_row_that_changes_a_dataset_is_judged_with_what_is_there() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(
                with(editor).body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        String project = made(
                with(editor).body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String name = unique("d");
        String made = "order,title,name,license,project,properties\n%s,Leaves,%s,CC0,%s,\"%s\"\n"
                .formatted(order, name, project, properties(0, 99));
        assertThat(counts(imported(with(editor), "/datasets/imports", made))).isEqualTo("1 0 0 0 0");
        String path = "/datasets/imports?on_conflict=update";
        String open = "order,title,name,privacy,property.site\n%s,Leaves,%s,%s,Fribourg\n";
        assertThat(counts(imported(with(editor), path, open.formatted(order, name, "public"))))
                .isEqualTo("0 1 0 0 0");
        assertThat(counts(imported(with(editor), path, open.formatted(order, name, "project"))))
                .isEqualTo("0 1 0 0 0");
        with(editor)
                .get("/datasets/" + name)
                .then()
                .body("privacy", equalTo("project"))
                .body("license", equalTo("CC0-1.0"))
                .body("project_id", equalTo(project))
                .body("properties.size()", equalTo(100));
        String full = "order,title,name,property.soil\n%s,Leaves,%s,loam\n".formatted(order, name);
        assertThat(reasons(imported(with(editor), path, full))).isEqualTo("1 properties too_many");
        assertThat(reasons(imported(as("manager"), path, "order,title,name\n%s,Leaves,%s\n".formatted(order(), name))))
                .isEqualTo("1 order immutable");
    }

    @Test
    void rows_put_new_datasets_into_open_orders_and_projects_alone_and_what_stands_there_stays() {
        String order = order();
        String closed = order();
        as("manager")
                .body("{\"to\": \"cancelled\"}")
                .post("/orders/" + closed + "/transitions")
                .then()
                .statusCode(200);
        String name = unique("d");
        String project = made(
                as("full").body("{\"name\": \"%s\"}".formatted(unique("p"))).post("/projects"));
        String row = "order,title,name,project\n%s,Leaves,%s,%s\n".formatted(order, name, project);
        assertThat(counts(imported(as("manager"), "/datasets/imports", row))).isEqualTo("1 0 0 0 0");
        as("full")
                .body("{\"state\": \"closed\"}")
                .patch("/projects/" + project)
                .then()
                .statusCode(200);
        assertThat(counts(imported(as("manager"), "/datasets/imports?on_conflict=update", row)))
                .isEqualTo("0 0 1 0 0");
        String table = "order,title,project\n%s,Roots,%s\n%s,Stems,\n".formatted(order, project, closed);
        assertThat(reasons(imported(as("manager"), "/datasets/imports", table)))
                .isEqualTo("1 project project_closed, 2 order order_closed");
        String editor = newcomer("full_user", "DATA_EDIT");
        String own = made(
                with(editor).body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        assertThat(reasons(imported(
                        with(editor),
                        "/datasets/imports",
                        "order,title,project\n%s,Roots,%s\n".formatted(own, project))))
                .isEqualTo("1 project not_collaborator");
    }

    @Test
    void a_dry_run_of_datasets_leaves_nothing() {
        String editor = newcomer("full_user", "DATA_EDIT");
        String order = made(
                with(editor).body("{\"title\": \"%s\"}".formatted(unique("o"))).post("/orders"));
        JsonPath job =
                imported(with(editor), "/datasets/imports?dry_run=true", "order,title\n%s,Leaves\n".formatted(order));
        assertThat(counts(job)).isEqualTo("1 0 0 0 0");
        with(editor).get("/orders/" + order).then().body("datasets", hasSize(0)).body("version", equalTo(1));
    }

    /** Properties as a cell of a table says them. */
    private static String properties(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj("\"\"key%1$03d\"\": \"\"value\"\""::formatted)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Something of the catalog, as its event would have left it here; answers its name. */
    private String copied(String thing, String column, String other) {
        String name = unique(thing);
        pool.preparedQuery("insert into " + thing + "_copy (id, version, " + column + ", " + other
                        + ") values ($1, 1, $2, $2)")
                .executeAndAwait(Tuple.of(UUID.randomUUID(), name));
        return name;
    }
}
