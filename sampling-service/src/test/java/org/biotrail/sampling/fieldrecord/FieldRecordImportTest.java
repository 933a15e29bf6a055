package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class FieldRecordImportTest {
    private static final String HEAD =
            "sample_id,qfield_project,date,taxon_name,collector_fullname,latitude,longitude,colour,uuid_qfield\n";

    @Inject
    Pool pool;

    Ground ground;
    String project;

    @BeforeEach
    void a_project_with_labels() {
        ground = new Ground(pool);
        project = ground.project(Map.of("full", "admin"));
        ground.labels(project, 1, 2000);
    }

    @Test
    void one_unknown_label_among_a_thousand_rows_writes_nothing_and_is_named() {
        String rows = rows(1, 999) + row(5000, 46.8, 7.1, "red");
        JsonPath job = run("", HEAD + rows);
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(ground.rows("full", job, "failed")).containsExactly("1000 sample_code unknown_label");
        assertThat(count()).isZero();
        JsonPath dry = run("?dry_run=true", HEAD + rows);
        assertThat(ground.rows("full", dry, "failed")).containsExactly("1000 sample_code unknown_label");
        assertThat(count()).isZero();
        JsonPath kept = run("?atomic=false", HEAD + rows);
        assertThat(kept.getInt("created")).isEqualTo(999);
        assertThat(ground.one("select count(*) from label where project_code = $1 and state = 'used'", project))
                .isEqualTo("999");
    }

    @Test
    void a_malformed_code_is_told_what_it_may_mean_and_a_record_of_a_locked_dataset_stays() {
        JsonPath job = run("", HEAD + row(1, 46.8, 7.1, "red").replace(project + "_000001", project + "_1"));
        assertThat(ground.rows("full", job, "failed")).containsExactly("1 sample_code code_malformed");
        assertThat(ground.as("full")
                        .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                        .asString())
                .contains(project + "_000001 may be meant");
        run("", HEAD + row(1, 46.8, 7.1, "red"));
        java.util.UUID locked = ground.dataset("authorised", true, Map.of("full", "admin"));
        ground.run("update field_record set dataset_id = $1 where sample_code = $2", locked, project + "_000001");
        JsonPath again = run("?on_conflict=update", HEAD + row(1, 46.8, 7.1, "blue"));
        assertThat(ground.rows("full", again, "failed")).containsExactly("1 sample_code dataset_locked");
    }

    @Test
    void two_rows_with_one_code_are_both_named() {
        JsonPath job = run(
                "",
                HEAD
                        + row(1, 46.8, 7.1, "red")
                        + row(2, 46.8, 7.1, "red")
                        + row(1, 46.8, 7.1, "red")
                                .replace(
                                        project + "_000001",
                                        " " + project.toUpperCase(java.util.Locale.ROOT) + "_SPL_1"));
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly("1 sample_code duplicate_in_file", "3 sample_code duplicate_in_file");
        assertThat(count()).isZero();
    }

    @Test
    void the_same_file_again_changes_nothing_and_ten_rows_more_are_ten() {
        run("", HEAD + rows(1, 50));
        String before = versions();
        JsonPath again = run("", HEAD + rows(1, 50));
        assertThat(again.getInt("unchanged")).isEqualTo(50);
        assertThat(versions()).isEqualTo(before);
        JsonPath more = run("", HEAD + rows(1, 60));
        assertThat(more.getInt("unchanged") + " " + more.getInt("created")).isEqualTo("50 10");
    }

    @Test
    void changed_contents_obey_on_conflict_and_another_row_of_the_form_never_takes_a_label() {
        run("", HEAD + row(1, 46.8, 7.1, "red"));
        String changed = HEAD + row(1, 46.8, 7.1, "blue");
        assertThat(ground.rows("full", run("", changed), "failed")).containsExactly("1 sample_code duplicate");
        assertThat(run("?on_conflict=skip", changed).getInt("skipped")).isEqualTo(1);
        assertThat(run("?on_conflict=update", changed).getInt("updated")).isEqualTo(1);
        assertThat(ground.one(
                        "select extra ->> 'colour' from field_record where sample_code = $1", project + "_000001"))
                .isEqualTo("blue");
        assertThat(ground.rows(
                        "full",
                        run(
                                "?on_conflict=update",
                                changed.replace(uuid(1), UUID.randomUUID().toString())),
                        "failed"))
                .containsExactly("1 sample_code label_used");
    }

    @Test
    void exchanged_coordinates_are_refused_within_a_region() {
        ground.run(
                "insert into location_copy (id, version, name, adm_level, country_code, geom) values ($1, 1, 'Switzerland', 2, 'CH',"
                        + " '{\"type\": \"MultiPolygon\", \"bbox\": [5.95, 45.81, 10.5, 47.81]}')",
                UUID.randomUUID());
        assertThat(ground.rows("full", run("?region=CH", HEAD + row(1, 7.1, 46.8, "red")), "failed"))
                .containsExactly("1 latitude coordinates_look_swapped");
        assertThat(run("?region=5.9,45.8,10.5,47.9", HEAD + row(1, 46.8, 7.1, "red"))
                        .getInt("created"))
                .isEqualTo(1);
        assertThat(ground.one(
                        "select latitude || ' ' || longitude from field_record where sample_code = $1",
                        project + "_000001"))
                .isEqualTo("46.8 7.1");
    }

    @Test
    void projected_coordinates_become_the_true_place() {
        JsonPath job = run("?source_srid=2056", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,x_coord,y_coord
                %1$s_000001,jbuf,20260601101500,Arnica,Ana Kos,"2600072,37",1199545.91
                %1$s_000002,jbuf,20260601101500,Arnica,Ana Kos,1199545.91,2600072.37
                """.formatted(project));
        assertThat(ground.rows("full", job, "failed")).containsExactly("2 x_coord coordinates_look_swapped");
        run("?source_srid=2056", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,x_coord,y_coord
                %1$s_000001,jbuf,20260601101500,Arnica,Ana Kos,"2600072,37",1199545.91
                """.formatted(project));
        // The old observatory of Berne, from which the Swiss grid is laid: 46°57'3.9" N, 7°26'19.1" E.
        assertThat(ground.one(
                        "select st_distance(geom::geography, st_setsrid(st_makepoint(7.4386324175389165, 46.95108277187109),"
                                + " 4326)::geography) < 500 from field_record where sample_code = $1",
                        project + "_000001"))
                .isEqualTo("true");
        JsonPath unknown = run("", """
                sample_id,qfield_project,date,taxon_name,collector_fullname,x_coord,y_coord
                %1$s_000003,jbuf,20260601101500,Arnica,Ana Kos,2600072,1199545
                """.formatted(project));
        assertThat(ground.rows("full", unknown, "failed")).containsExactly("1 srid crs_unknown");
    }

    @Test
    void each_side_of_the_name_rule_has_its_code_and_unknown_columns_are_kept() {
        JsonPath job = run("?atomic=false&qfield_project=alps", """
                sample_id,date,no_name_on_list,taxon_name,name_proposition,collector_fullname,latitude,longitude,Blattfarbe
                %1$s_000001,20260601101500,1,,,Ana Kos,46.8,7.1,rot
                %1$s_000002,20260601101500,yes,Salix,Salix alba,Ana Kos,46.8,7.1,rot
                %1$s_000003,20260601101500,0,,,Ana Kos,46.8,7.1,rot
                %1$s_000004,20260601101500,FALSE,Salix,Salix alba,Ana Kos,46.8,7.1,rot
                %1$s_000005,20260601101500,1,Salix alba,Salix alba,Ana Kos,46.8,7.1,rot
                %1$s_000006,20260601101500,,NA,Salix alba,Ana Kos,46.8,7.1,rot
                ,20260601101500,,,Salix alba,Ana Kos,46.8,7.1,rot
                %1$s_000007,2.02E+13,,,Salix alba,Ana Kos,46.8,7.1,rot
                """.formatted(project));
        assertThat(ground.rows("full", job, "failed"))
                .containsExactly(
                        "1 name_proposition name_proposition_missing",
                        "2 taxon_name taxon_name_not_allowed",
                        "3 taxon_name taxon_name_missing",
                        "4 name_proposition name_proposition_not_allowed",
                        "8 date_time date_invalid");
        assertThat(ground.rows("full", job, "skipped")).containsExactly("7  no_sample_id");
        assertThat(ground.as("full")
                        .get("/field-records?project=" + project + "&filter=extra.Blattfarbe==rot")
                        .jsonPath()
                        .getList("data.sample_code"))
                .containsExactly(project + "_000005", project + "_000006");
    }

    @Test
    void old_data_may_lack_date_place_and_name_when_a_manager_says_so() {
        String old = "sample_id,qfield_project,collector_fullname\n" + project + "_000001,herbarium,Unknown\n";
        JsonPath refused = run("?allow_missing=date,coordinates,name", old);
        assertThat(refused.getString("state")).isEqualTo("failed");
        assertThat(ground.imported(
                                "manager",
                                "/field-records/imports?allow_missing=date,coordinates,name",
                                "text/csv",
                                old)
                        .getInt("created"))
                .isEqualTo(1);
    }

    @Test
    void strangers_to_the_project_import_nothing() {
        String other = ground.project(Map.of());
        ground.labels(other, 1);
        JsonPath job = run("", HEAD + row(1, 46.8, 7.1, "red").replace(project, other));
        assertThat(ground.rows("full", job, "failed")).containsExactly("1 sample_code role_missing");
    }

    @Test
    void points_of_geojson_are_places() {
        JsonPath job = ground.imported(
                "full", "/field-records/imports?create_samples=true", "application/json", """
                {"type": "FeatureCollection", "features": [{"type": "Feature",
                 "geometry": {"type": "Point", "coordinates": [7.1, 46.8, 612]},
                 "properties": {"sample_id": "%s_000001", "layer": "obs", "date": 20260601101500, "taxon_name": "Salix",
                                "collector_fullname": "Ana Kos", "is_wild": true, "leaves": 3}}]}""".formatted(project));
        assertThat(job.getInt("created")).as(job.prettify()).isEqualTo(1);
        assertThat(ground.one(
                        "select latitude || ' ' || longitude || ' ' || altitude || ' ' || qfield_project || ' ' || extra"
                                + " from field_record where sample_code = $1",
                        project + "_000001"))
                .isEqualTo("46.8 7.1 612 obs {\"leaves\": 3}");
        assertThat(ground.one("select stage from field_sample where code = $1", project + "_000001"))
                .isEqualTo("collected");
    }

    @Test
    void all_records_of_a_real_campaign_are_imported() throws IOException {
        Path data = Optional.ofNullable(System.getenv("BIOTRAIL_REAL_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"))
                .resolve(Path.of("field", "macedonia-2026", "observations.csv"));
        assumeThat(data).exists();
        ground.run(
                "insert into project_copy (id, version, code, name, state, members) values ($1, 1, 'mcdn', 'Macedonia', 'active', '[]')",
                UUID.randomUUID());
        ground.labels("mcdn", 1, 2000);
        ground.labels("mcdn", 999998, 1);
        ground.run(
                "insert into label (id, code, project_id, label_range_id) select biotrail.uuid7(), c, g.project_id, g.id"
                        + " from unnest($1::text[]) c, lateral (select * from label_range where project_code = 'mcdn' limit 1) g"
                        + " where not exists (select 1 from label l where l.code = c)",
                (Object) Files.readAllLines(data).stream()
                        .flatMap(line -> java.util.Arrays.stream(line.split(",", -1)))
                        .filter(cell -> cell.matches("mcdn_\\d{6}"))
                        .distinct()
                        .toArray(String[]::new));
        String options =
                "?qfield_project=macedonia&source_srid=4326&time_zone=Europe/Skopje&create_samples=true&region=20,40.5,23.5,42.6";
        JsonPath job =
                ground.imported("manager", "/field-records/imports" + options, "text/csv", Files.readString(data));
        assertThat(ground.rows("manager", job, "failed")).isEmpty();
        assertThat(job.getInt("created")).isEqualTo(206);
        assertThat(
                        ground.one(
                                "select count(*) || ' ' || count(taxon_name) || ' ' || count(name_proposition) || ' '"
                                        + " || count(collector_orcid) || ' ' || count(geom) from field_record where project_code = 'mcdn'"))
                .isEqualTo("206 113 93 115 206");
        assertThat(ground.one("select count(*) from field_sample where project_code = 'mcdn' and stage = 'collected'"))
                .isEqualTo("206");
        assertThat(ground.one("select date_time::text || ' ' || (pictures ->> 'environment') from field_record"
                        + " where sample_code = 'mcdn_000001'"))
                .isEqualTo("2026-08-08 09:00:51+00 DCIM/macedonia/mcdn_000001_01.jpg");
        assertThat(ground.imported("manager", "/field-records/imports" + options, "text/csv", Files.readString(data))
                        .getInt("unchanged"))
                .isEqualTo(206);
    }

    private JsonPath run(String options, String body) {
        return ground.imported("full", "/field-records/imports" + options, "text/csv", body);
    }

    private String rows(int first, int last) {
        StringBuilder rows = new StringBuilder();
        for (int number = first; number <= last; number++) {
            rows.append(row(number, 46.8, 7.1, "red"));
        }
        return rows.toString();
    }

    private String row(int number, double latitude, double longitude, String colour) {
        return "%s_%06d,jbuf,20260601101500,Arnica montana,Ana Kos,%s,%s,%s,%s\n"
                .formatted(project, number, latitude, longitude, colour, uuid(number));
    }

    private String uuid(int number) {
        return UUID.nameUUIDFromBytes((project + number).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    private int count() {
        return Integer.parseInt(ground.one("select count(*) from field_record where project_code = $1", project));
    }

    private String versions() {
        return ground.one(
                "select sum(version) || ' ' || max(updated_at) from field_record where project_code = $1", project);
    }
}
