package org.biotrail.sampling.label;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.kit.testing.Told;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class LabelsTest {
    @Inject
    Pool pool;

    Ground ground;

    @BeforeEach
    void a_ground() {
        ground = new Ground(pool);
    }

    @Test
    void what_stands_in_no_dataset_is_read_without_a_token_where_a_setting_opens_it() {
        String project = ground.project();
        ground.post("full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 2}".formatted(project));
        String labels = Ground.BASE + "/labels?project=" + project;
        assertThat(given().get(labels).statusCode()).isEqualTo(401);
        System.setProperty("biotrail.sampling.open", "true");
        try {
            assertThat(given().get(labels).jsonPath().getList("data")).hasSize(2);
        } finally {
            System.clearProperty("biotrail.sampling.open");
        }
    }

    @Test
    void the_database_reads_codes_as_java_does() throws IOException {
        for (String[] each : LabelCodeTest.cases()) {
            String read = pool.preparedQuery("select label_code($1)")
                    .executeAndAwait(Tuple.of(each[0]))
                    .iterator()
                    .next()
                    .getString(0);
            if (each[1].isEmpty()) {
                assertThatThrownBy(() -> LabelCode.parse(read)).as(read).isInstanceOf(Problem.class);
            } else {
                assertThat(read).isEqualTo(each[1]);
            }
        }
    }

    @Test
    void labels_are_allocated_one_after_the_other() {
        String project = ground.project();
        ground.post("full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 3}".formatted(project));
        Response second = ground.post(
                "full",
                "/label-ranges",
                "{\"project_code\": \"%s\", \"count\": 2, \"qfield_project\": \"jbuf\"}".formatted(project));
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(201);
        assertThat(second.header("Location")).contains("/sampling/v1/label-ranges/");
        assertThat(second.jsonPath().getInt("first_number")).isEqualTo(4);
        assertThat(second.jsonPath().getInt("last_number")).isEqualTo(5);
        assertThat(second.jsonPath().getInt("count")).isEqualTo(2);
        assertThat(second.jsonPath().getString("holder_id")).isEqualTo(Tokens.subjectOf("full"));
        assertThat(ground.as("registered")
                        .get("/labels?project=" + project)
                        .jsonPath()
                        .getList("data.code"))
                .containsExactly(
                        project + "_000001",
                        project + "_000002",
                        project + "_000003",
                        project + "_000004",
                        project + "_000005");
        assertThat(ground.as("full")
                        .get("/labels?range=" + second.jsonPath().getString("id"))
                        .jsonPath()
                        .getList("data.state"))
                .containsExactly("reserved", "reserved");
        assertThat(ground.all(
                        "select action from outbox where subject_type = 'label' and payload ->> 'subject_label' = $1"
                                + " union all select 'relayed' where not exists (select 1 from outbox)",
                        project + "_000004"))
                .isNotEmpty();
    }

    @Test
    void thirty_two_at_once_get_ranges_without_gap_or_overlap() throws InterruptedException, ExecutionException {
        String project = ground.project();
        ExecutorService clients = Executors.newFixedThreadPool(32);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int client = 0; client < 32; client++) {
            answers.add(clients.submit(() -> ground.post(
                            "full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 50}".formatted(project))
                    .statusCode()));
        }
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(201);
        }
        clients.shutdown();
        assertThat(ground.one(
                        "select count(*) || ' ' || min(number) || ' ' || max(number) || ' ' || count(distinct number)"
                                + " from label where project_code = $1",
                        project))
                .isEqualTo("1600 1 1600 1600");
        assertThat(ground.one(
                        "select count(*) from (select label_range_id from label where project_code = $1"
                                + " group by 1 having max(number) - min(number) <> 49 or count(*) <> 50) g",
                        project))
                .isEqualTo("0");
    }

    @Test
    void a_refused_request_leaves_neither_label_nor_gap() {
        String project = ground.project();
        ground.run("insert into label_counter values ($1, 999990)", project);
        Response refused =
                ground.post("full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 10}".formatted(project));
        assertThat(Ground.refusal(refused)).isEqualTo("422 label_range_exhausted");
        assertThat(refused.jsonPath().getInt("left")).isEqualTo(9);
        assertThat(ground.post("full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 9}".formatted(project))
                        .jsonPath()
                        .getInt("first_number"))
                .isEqualTo(999991);
    }

    @Test
    void only_those_who_work_on_an_active_project_get_labels() {
        String project = ground.project(Map.of("registered", "viewer"));
        String body = "{\"project_code\": \"%s\", \"count\": 1}".formatted(project);
        assertThat(Ground.refusal(ground.post("registered", "/label-ranges", body)))
                .isEqualTo("403 level_too_low");
        assertThat(Ground.refusal(ground.post("full", "/label-ranges", body))).isEqualTo("403 role_missing");
        assertThat(ground.post("manager", "/label-ranges", body).statusCode()).isEqualTo(201);
        assertThat(Ground.refusal(ground.post(
                        "manager", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 10001}".formatted(project))))
                .isEqualTo("422 count_out_of_range");
        ground.run("update project_copy set state = 'closed' where code = $1", project);
        assertThat(Ground.refusal(ground.post("manager", "/label-ranges", body)))
                .isEqualTo("409 project_closed");
        assertThat(given_nobody().statusCode()).isEqualTo(401);
    }

    private static Response given_nobody() {
        return io.restassured.RestAssured.given().basePath(Ground.BASE).get("/labels");
    }

    @Test
    void printed_labels_are_adopted_once() {
        String project = ground.project();
        String body = "{\"project_code\": \"%s\", \"count\": 10, \"first_number\": 101}".formatted(project);
        assertThat(Ground.refusal(ground.post("full", "/label-ranges", body))).isEqualTo("403 permission_missing");
        assertThat(ground.post("manager", "/label-ranges", body).statusCode()).isEqualTo(201);
        Response again = ground.post(
                "manager",
                "/label-ranges",
                "{\"project_code\": \"%s\", \"count\": 10, \"first_number\": 110}".formatted(project));
        assertThat(Ground.refusal(again)).isEqualTo("409 label_range_overlaps");
        assertThat(again.jsonPath().getString("detail")).contains(project + "_000110");
        assertThat(ground.post("full", "/label-ranges", "{\"project_code\": \"%s\", \"count\": 1}".formatted(project))
                        .jsonPath()
                        .getInt("first_number"))
                .isEqualTo(111);
    }

    @Test
    void a_label_is_voided_with_a_reason_and_taken_back_by_managers() {
        String project = ground.project();
        ground.labels(project, 2);
        String code = project + "_000001";
        String voiding = "{\"codes\": [\"%s\"], \"state\": \"void\"%s}";
        assertThat(Ground.refusal(ground.post("full", "/labels/transitions", voiding.formatted(code, ""))))
                .isEqualTo("422 reason_required");
        Response voided = ground.post(
                "full",
                "/labels/transitions",
                voiding.formatted(code.toUpperCase(java.util.Locale.ROOT), ", \"reason\": \"damaged\""));
        assertThat(voided.statusCode()).as(voided.asString()).isEqualTo(200);
        assertThat(voided.jsonPath().getString("data[0].state")).isEqualTo("void");
        assertThat(voided.jsonPath().getString("data[0].state_reason")).isEqualTo("damaged");
        String back = "{\"codes\": [\"%s\"], \"state\": \"reserved\", \"comment\": \"found again\"}".formatted(code);
        assertThat(Ground.refusal(ground.post("full", "/labels/transitions", back)))
                .isEqualTo("403 permission_missing");
        Told told = Told.since(pool);
        assertThat(ground.post("manager", "/labels/transitions", back)
                        .jsonPath()
                        .getString("data[0].state"))
                .isEqualTo("reserved");
        assertThat(told.lines()).contains("label " + code + ": label state (found again)");
        assertThat(Ground.refusal(ground.post(
                        "full",
                        "/labels/transitions",
                        "{\"codes\": [\"%s\", \"%s_000009\"], \"state\": \"void\", \"reason\": \"lost\"}"
                                .formatted(code, project))))
                .isEqualTo("422 unknown_label");
        assertThat(ground.one("select state from label where code = $1", code)).isEqualTo("reserved");
    }

    @Test
    void printings_of_a_label_are_counted() {
        String project = ground.project();
        ground.labels(project, 2);
        String print =
                "insert into label_printing (label_id, printed_at, copies) select id, $2::text::timestamptz, $3 from label where code = $1";
        ground.run(print, project + "_000001", "2026-01-31T12:00:00Z", 2);
        ground.run(print, project + "_000001", "2026-02-01T12:00:00Z", 1);
        JsonPath printed =
                ground.as("full").get("/labels?printed=true&project=" + project).jsonPath();
        assertThat(printed.getList("data.code")).containsExactly(project + "_000001");
        assertThat(printed.getInt("data[0].print_count")).isEqualTo(3);
        assertThat(printed.getString("data[0].last_printed_at")).startsWith("2026-02-01T12:00:00");
        JsonPath blank = ground.as("full")
                .get("/labels?printed=false&project=" + project)
                .jsonPath();
        assertThat(blank.getList("data.code")).containsExactly(project + "_000002");
        assertThat(blank.getInt("data[0].print_count")).isZero();
        assertThat(ground.as("full").get("/labels?printed=often").statusCode()).isEqualTo(400);
    }

    @Test
    void unused_labels_change_hands_and_used_ones_refuse_the_whole() {
        String project = ground.project();
        ground.labels(project, 2);
        String body = "{\"codes\": [\"%s_000001\", \"%s_000002\"], \"holder_id\": \"%s\"}"
                .formatted(project, project, Tokens.subjectOf("manager"));
        Response handed = ground.post("full", "/labels/reattributions", body);
        assertThat(handed.statusCode()).as(handed.asString()).isEqualTo(200);
        assertThat(handed.jsonPath().getString("data[1].holder_name")).isEqualTo("Manuel Manager");
        ground.run("insert into field_sample (id, code) values (biotrail.uuid7(), $1)", project + "_000002");
        assertThat(Ground.refusal(ground.post("full", "/labels/reattributions", body)))
                .isEqualTo("409 label_in_use");
    }

    @Test
    void state_is_not_written_by_patch_and_labels_are_not_deleted() {
        String project = ground.project();
        ground.labels(project, 1);
        assertThat(ground.patch("admin", "/labels/" + project + "_000001", "{\"state\": \"void\"}")
                        .statusCode())
                .isEqualTo(405);
        assertThat(ground.as("admin").delete("/labels/" + project + "_000001").statusCode())
                .isEqualTo(405);
    }
}
