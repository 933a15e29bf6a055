package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.sampling.Ground;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class FieldRecordsTest {
    @Inject
    Pool pool;

    Ground ground;
    String project;

    @BeforeEach
    void a_project_with_labels() {
        ground = new Ground(pool);
        project = ground.project(Map.of("full", "admin"));
        ground.labels(project, 20);
    }

    @Test
    void a_collection_is_recorded_against_its_label() {
        UUID taxon = ground.taxon("Arnica " + project, true);
        ground.run(
                "insert into person_copy (id, version, full_name, orcid) values ($1, 1, 'Ana B. Kos', $2)",
                UUID.randomUUID(),
                "0000-0002-1694-233X");
        Response made = ground.post("full", "/field-records", """
                {"sample_code": " %s_SPL_1 ", "qfield_project": "jbuf", "date_time": 20260601101500,
                 "taxon_name": "Arnica %s", "collector_fullname": "Ana Kos", "collector_orcid": "000000021694233x",
                 "x_coord": 2583000, "y_coord": 1183000, "srid": 2056, "observation_subject": "leaf",
                 "soil_type": "peat", "extra": {"height": 12}}""".formatted(project, project));
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        JsonPath record = made.jsonPath();
        assertThat(record.getString("sample_code")).isEqualTo(project + "_000001");
        assertThat(record.getString("date_time")).startsWith("2026-06-01T10:15:00");
        assertThat(record.getString("date_verbatim")).isEqualTo("20260601101500");
        assertThat(record.getString("taxon_id")).isEqualTo(taxon.toString());
        assertThat(record.getString("taxon_match")).isEqualTo("exact");
        assertThat(record.getString("collector_name")).isEqualTo("Ana B. Kos");
        assertThat(record.getDouble("latitude")).isBetween(46.79, 46.81);
        assertThat(record.getDouble("longitude")).isBetween(7.2, 7.23);
        assertThat(record.getString("observation_subject")).isEqualTo("Leaf");
        assertThat(record.getString("label_state")).isEqualTo("used");
        assertThat(record.getList("warnings.code")).containsExactly("unusual_value");
        assertThat(ground.as("registered")
                        .get("/labels/" + project + "_000001")
                        .jsonPath()
                        .getString("field_record_id"))
                .isEqualTo(record.getString("id"));
        assertThat(ground.as("registered")
                        .get("/field-records/" + project + "_000001")
                        .header("ETag"))
                .isEqualTo("\"1\"");
    }

    @Test
    void a_label_that_is_unknown_void_or_used_is_refused() {
        assertThat(Ground.refusal(create(project + "_000099"))).isEqualTo("422 unknown_label");
        ground.run("update label set state = 'void', state_reason = 'lost' where code = $1", project + "_000002");
        assertThat(Ground.refusal(create(project + "_000002"))).isEqualTo("422 label_void");
        String first = create(project + "_000003").jsonPath().getString("id");
        Response second = create(project + "_000003");
        assertThat(Ground.refusal(second)).isEqualTo("409 label_used");
        assertThat(second.jsonPath().getString("conflicting_id")).isEqualTo(first);
        Response malformed = create(project + "_3");
        assertThat(Ground.refusal(malformed)).isEqualTo("422 code_malformed");
        assertThat(malformed.jsonPath().getString("suggestion")).isEqualTo(project + "_000003");
    }

    @Test
    void every_broken_rule_is_named_at_once() {
        assertThat(Ground.refusal(ground.post("full", "/field-records", """
                        {"sample_code": "%s_000001", "date_time": "2.02E+13", "no_name_on_list": true,
                         "collector_orcid": "0000-0002-1694-2331", "latitude": 0, "longitude": 0,
                         "herbivory_percent": 101}""".formatted(project))))
                .isEqualTo("422 name_proposition_missing date_invalid required orcid_checksum coordinates_zero"
                        + " out_of_range required");
        assertThat(Ground.refusal(ground.post(
                        "full",
                        "/field-records",
                        "{\"sample_code\": \"%s_000001\", \"colour\": 1}".formatted(project))))
                .isEqualTo("422 unknown_field");
        assertThat(ground.one("select state from label where code = $1", project + "_000001"))
                .isEqualTo("reserved");
    }

    @Test
    void coordinates_that_look_swapped_are_refused_and_never_exchanged() {
        assertThat(Ground.refusal(ground.post("full", "/field-records", """
                        {"sample_code": "%s_000001", "qfield_project": "jbuf", "date_time": "20260601101500",
                         "taxon_name": "Arnica", "collector_fullname": "Ana Kos",
                         "x_coord": 1183000, "y_coord": 2583000, "srid": 2056}""".formatted(project))))
                .isEqualTo("422 coordinates_look_swapped");
    }

    @Test
    void a_change_keeps_the_code_and_names_nobody_else() {
        String path = "/field-records/" + project + "_000004";
        create(project + "_000004");
        Response changed =
                ground.patch("full", path, "{\"comment_eco\": \"on rock\", \"date_time\": \"2026-06-01T10:15:00Z\"}");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getInt("version")).isEqualTo(2);
        assertThat(changed.jsonPath().getString("date_verbatim")).isEqualTo("20260601101500");
        assertThat(Ground.refusal(ground.patch("full", path, "{\"sample_code\": \"%s_000005\"}".formatted(project))))
                .isEqualTo("422 immutable");
        assertThat(Ground.refusal(ground.patch("full", path, "{\"project_code\": \"zzz\"}")))
                .isEqualTo("403 forbidden_field");
        UUID taxon = ground.taxon("Rosa " + project, true);
        assertThat(ground.patch("full", path, "{\"taxon_id\": \"Rosa %s\"}".formatted(project))
                        .jsonPath()
                        .getString("taxon_match"))
                .isEqualTo("manual");
        assertThat(ground.one("select taxon_id from field_record where sample_code = $1", project + "_000004"))
                .isEqualTo(taxon.toString());
        assertThat(Ground.refusal(ground.patch("registered", path, "{\"weather\": \"sunny\"}")))
                .isEqualTo("403 level_too_low");
    }

    @Test
    void deleting_frees_the_label_unless_the_lab_has_made_something() {
        create(project + "_000006");
        assertThat(ground.post("full", "/field-samples", "{\"code\": \"%s_000006\"}".formatted(project))
                        .statusCode())
                .isEqualTo(201);
        String sample = ground.one("select id from field_sample where code = $1", project + "_000006");
        ground.run(
                "insert into extract_copy (id, version, code, field_sample_id) values ($1, 1, $2, $3)",
                UUID.randomUUID(),
                project + "_000006_01",
                UUID.fromString(sample));
        assertThat(Ground.refusal(ground.as("full").delete("/field-records/" + project + "_000006")))
                .isEqualTo("409 in_use");
        assertThat(Ground.refusal(ground.as("full").delete("/field-samples/" + project + "_000006")))
                .isEqualTo("409 in_use");
        ground.run("delete from extract_copy where field_sample_id = $1", UUID.fromString(sample));
        assertThat(ground.as("full")
                        .delete("/field-records/" + project + "_000006")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ground.one("select state from label where code = $1", project + "_000006"))
                .isEqualTo("used");
        assertThat(ground.as("full")
                        .delete("/field-samples/" + project + "_000006")
                        .statusCode())
                .isEqualTo(204);
        assertThat(ground.one("select state from label where code = $1", project + "_000006"))
                .isEqualTo("reserved");
    }

    @Test
    void a_name_that_the_catalog_gains_is_matched_again() {
        create(project + "_000007");
        assertThat(match("_000007")).isEqualTo("none");
        UUID taxon = ground.taxon("Arnica " + project, true);
        assertThat(match("_000007")).isEqualTo("exact " + taxon);
        ground.taxon("Arnica " + project, true);
        assertThat(match("_000007")).isEqualTo("ambiguous");
        ground.run("update taxon_copy set valid = false where full_name = $1 and id <> $2", "Arnica " + project, taxon);
        assertThat(match("_000007")).isEqualTo("exact " + taxon);
        ground.run("update taxon_copy set full_name = 'Other' where id = $1", taxon);
        assertThat(match("_000007")).isEqualTo("none");
    }

    private String match(String number) {
        return ground.one(
                "select trim(taxon_match || ' ' || coalesce(taxon_id::text, '')) from field_record where sample_code = $1",
                project + number);
    }

    @Test
    void lists_answer_the_questions_of_the_field() {
        UUID family = ground.taxon("Rosaceae " + project, true);
        UUID rosa = ground.taxon("Rosa " + project, true);
        ground.run("update taxon_copy set parent_id = $1 where id = $2", family, rosa);
        create(project + "_000001");
        ground.post("full", "/field-records", """
                {"sample_code": "%s_000002", "qfield_project": "alps", "date_time": "20260701101500", "is_wild": true,
                 "inat_upload": false, "taxon_name": "Rosa %s", "collector_fullname": "Bo Li", "latitude": -3.1, "longitude": -60.0,
                 "extra": {"height": 120, "colour": "red"}}""".formatted(project, project));
        ground.post("full", "/field-samples", "{\"code\": \"%s_000002\"}".formatted(project));
        String second = project + "_000002";
        for (String question : List.of(
                "qfield_project=alps",
                "collector=bo li",
                "taxon=Rosa " + project,
                "taxon_root=Rosaceae " + project,
                "date_min=2026-06-15",
                "bbox=-61,-4,-59,-3",
                "near=-3.1,-60.001&distance=500",
                "within=POLYGON((-61 -4,-59 -4,-59 -3,-61 -3,-61 -4))",
                "is_wild=true",
                "inat=none",
                "has_sample=true",
                "sample_stage=received",
                "q=rosa",
                "from=" + second,
                "filter=extra.colour==red",
                "filter=extra.height=gt=100")) {
            Response answer = ground.as("registered").get("/field-records?project=" + project + "&" + question);
            assertThat(answer.statusCode()).as(question + answer.asString()).isEqualTo(200);
            assertThat(answer.jsonPath().getList("data.sample_code"))
                    .as(question)
                    .containsExactly(second);
        }
        assertThat(ground.as("registered").get("/field-records?near=1,2").statusCode())
                .isEqualTo(400);
        assertThat(ground.as("registered").get("/field-records?colour=red").statusCode())
                .isEqualTo(400);
        assertThat(ground.as("registered")
                        .get("/field-records/extra-keys")
                        .jsonPath()
                        .getList("data.key"))
                .contains("height", "colour");
        assertThat(ground.as("registered")
                        .accept("application/geo+json")
                        .get("/field-records?from=" + second + "&to=" + second)
                        .jsonPath()
                        .getString("features[0].geometry.coordinates"))
                .isEqualTo("[-60, -3.1]");
    }

    @Test
    void areas_hold_what_is_below_them_whichever_came_first_and_wherever_it_moves() {
        UUID country = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID canton = UUID.randomUUID();
        UUID town = UUID.randomUUID();
        location(town, "Town " + project, canton);
        location(canton, "Canton " + project, country);
        location(country, "Country " + project, null);
        location(other, "Other " + project, null);
        create(project + "_000015");
        ground.run("update field_record set location_id = $1 where sample_code = $2", town, project + "_000015");
        assertThat(under("Country " + project)).containsExactly(project + "_000015");
        assertThat(under("Country %1$s > Canton %1$s".formatted(project))).containsExactly(project + "_000015");
        assertThat(under("Other " + project)).isEmpty();
        assertThat(ground.as("full")
                        .get("/field-records/" + project + "_000015")
                        .jsonPath()
                        .getString("higher_geography"))
                .isEqualTo("Country %1$s | Canton %1$s | Town %1$s".formatted(project));
        ground.run("update location_copy set parent_id = $1 where id = $2", other, canton);
        assertThat(under("Country " + project)).isEmpty();
        assertThat(under("Other " + project)).containsExactly(project + "_000015");
    }

    private void location(UUID id, String name, @Nullable UUID parent) {
        ground.run(
                "insert into location_copy (id, version, name, adm_level, parent_id) values ($1, 1, $2, 2, $3)",
                id,
                name,
                parent);
    }

    private List<String> under(String place) {
        return ground.as("full")
                .queryParam("location_root", place)
                .queryParam("project", project)
                .get("/field-records")
                .jsonPath()
                .getList("data.sample_code");
    }

    @Test
    void what_stands_in_a_dataset_is_seen_by_those_who_may_read_it() {
        UUID hidden = ground.dataset("authorised", false, Map.of("full", "admin"));
        UUID open = ground.dataset("public", false, Map.of());
        UUID locked = ground.dataset("public", true, Map.of("full", "admin"));
        String path = "/field-records/" + project + "_000008";
        create(project + "_000008");
        assertThat(ground.as("registered").get(path).statusCode()).isEqualTo(200);
        assertThat(nobody(path)).isEqualTo(404);
        ground.patch("full", path, "{\"dataset_id\": \"%s\"}".formatted(hidden));
        assertThat(ground.as("registered").get(path).statusCode()).isEqualTo(404);
        assertThat(ground.as("full").get(path).statusCode()).isEqualTo(200);
        assertThat(ground.as("registered")
                        .get("/field-records?project=" + project)
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        assertThat(Ground.refusal(ground.patch("full", path, "{\"dataset_id\": \"%s\"}".formatted(open))))
                .isEqualTo("403 role_missing");
        assertThat(Ground.refusal(ground.patch("full", path, "{\"dataset_id\": \"%s\"}".formatted(locked))))
                .isEqualTo("409 dataset_locked");
        ground.patch("manager", path, "{\"dataset_id\": \"%s\"}".formatted(open));
        assertThat(nobody(path)).isEqualTo(200);
    }

    private static int nobody(String path) {
        return io.restassured.RestAssured.given()
                .basePath(Ground.BASE)
                .get(path)
                .statusCode();
    }

    private Response create(String code) {
        return ground.post("full", "/field-records", """
                {"sample_code": "%s", "qfield_project": "jbuf", "date_time": "20260601101500", "taxon_name": "%s",
                 "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16}""".formatted(code, "Arnica " + project));
    }

    @Test
    void a_change_of_an_old_record_does_not_ask_for_what_it_never_had() {
        ground.run(
                "insert into field_record (id, sample_code, qfield_project, collector_fullname) values (biotrail.uuid7(), $1, 'jbuf', 'Ana Kos')",
                project + "_000011");
        String path = "/field-records/" + project + "_000011";
        Response changed = ground.patch("full", path, "{\"comment_eco\": \"on rock\"}");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(ground.patch("full", path, "{\"taxon_name\": \"Arnica\"}").statusCode())
                .isEqualTo(200);
        assertThat(Ground.refusal(ground.patch("full", path, "{\"taxon_name\": null}")))
                .isEqualTo("422 taxon_name_missing");
    }

    @Test
    void a_changed_local_time_is_the_projects() {
        ground.run("update project_copy set time_zone = 'Europe/Skopje' where code = $1", project);
        create(project + "_000012");
        assertThat(ground.patch(
                                "full",
                                "/field-records/" + project + "_000012",
                                "{\"date_time\": \"2026-06-02 10:00\"}")
                        .jsonPath()
                        .getString("date_time"))
                .startsWith("2026-06-02T08:00:00");
    }

    @Test
    void everything_below_a_taxon_is_found_whichever_was_told_of_first() {
        UUID genus = UUID.randomUUID();
        UUID species = UUID.randomUUID();
        String name = "Arnica " + project;
        ground.run(
                "insert into taxon_copy (id, version, full_name, scientific_name, valid, parent_id) values ($1, 1, $2, $2, true, $3)",
                species,
                name,
                genus);
        create(project + "_000013");
        ground.patch("full", "/field-records/" + project + "_000013", "{\"taxon_name\": \"%s\"}".formatted(name));
        assertThat(found("taxon_root=" + species)).containsExactly(project + "_000013");
        ground.taxon(genus, "Genus " + project, null);
        assertThat(found("taxon_root=" + genus)).containsExactly(project + "_000013");
        UUID family = UUID.randomUUID();
        ground.taxon(family, "Family " + project, null);
        ground.run("update taxon_copy set parent_id = $2 where id = $1", genus, family);
        assertThat(found("taxon_root=" + family)).containsExactly(project + "_000013");
        ground.run("update taxon_copy set parent_id = null where id = $1", species);
        assertThat(found("taxon_root=" + family)).isEmpty();
    }

    private List<String> found(String query) {
        return ground.as("full").get("/field-records?" + query).jsonPath().getList("data.sample_code");
    }
}
