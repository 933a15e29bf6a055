package org.biotrail.sampling.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.sampling.Ground;
import org.junit.jupiter.api.Test;

/** The rule of access for what stands in datasets, row by row of {@code docs/access-cases.csv}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AccessCasesTest {
    private static final String MEMBERS = """
            [{"user_id": "%s", "role": "%s"%s}]""";

    @Inject
    Pool pool;

    private record Case(
            String who, String privacy, String embargo, String listed, String locked, String action, boolean expected) {
        String dataset() {
            return String.join(" ", privacy, embargo, locked);
        }
    }

    private static List<Case> cases(String... actions) throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "access-cases.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cell -> List.of(actions).contains(cell[5]))
                .map(cell -> new Case(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6].equals("yes")))
                .toList();
    }

    private static Optional<String> token(String who) {
        return switch (who) {
            case "anonymous" -> Optional.empty();
            case "stranger", "viewer", "expired_viewer", "project_viewer" -> Optional.of(Tokens.of("registered"));
            case "editor" ->
                Optional.of(Tokens.user("full")
                        .roles("registered", "full_user", "DATA_EDIT")
                        .build());
            case "data_list" ->
                Optional.of(Tokens.user("registered")
                        .roles("registered", "DATA_LIST")
                        .build());
            case "manager" -> Optional.of(Tokens.of("manager"));
            case "super_admin" -> Optional.of(Tokens.of("admin"));
            default ->
                Optional.of(Tokens.user("full").roles("registered", "full_user").build());
        };
    }

    private static String user(String who) {
        return Tokens.subjectOf(
                Set.of("stranger", "viewer", "expired_viewer", "project_viewer", "data_list")
                                .contains(who)
                        ? "registered"
                        : "full");
    }

    /** What the datasets of somebody stand in, and their members. */
    private record Home(UUID project, UUID order, String members) {
        UUID dataset(Ground ground, Case one) {
            UUID dataset = UUID.randomUUID();
            ground.run(
                    "insert into dataset_copy (id, version, name, title, privacy, embargo_until, listed, locked, project_id, order_id, members)"
                            + " values ($1, 1, $2, $2, $3, current_date + nullif($4::int, 0), $5, $6, $7, $8, $9::text::jsonb)",
                    dataset,
                    "dataset " + dataset,
                    one.privacy(),
                    one.embargo().equals("none") ? 0 : one.embargo().equals("past") ? -1 : 30,
                    Boolean.valueOf(one.listed()),
                    Boolean.valueOf(one.locked()),
                    project,
                    order,
                    members);
            return dataset;
        }
    }

    private static Home home(Ground ground, String who) {
        String own = who.equals("expired_viewer") ? "viewer" : who;
        String members = Set.of("viewer", "collaborator", "admin").contains(own)
                ? MEMBERS.formatted(user(who), own, who.equals(own) ? "" : ", \"expires_at\": \"2001-01-01T00:00:00Z\"")
                : "[]";
        UUID project = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        ground.run(
                "insert into project_copy (id, version, name, state, members) values ($1, 1, $2, 'active', $3::text::jsonb)",
                project,
                "of " + who + " " + project,
                who.startsWith("project_") ? MEMBERS.formatted(user(who), who.substring(8), "") : "[]");
        ground.run(
                "insert into order_copy (id, version, editors) values ($1, 1, string_to_array($2, ','))",
                order,
                who.equals("editor") ? user(who) : "nobody");
        return new Home(project, order, members);
    }

    /** A record in a dataset of every kind that the table has for somebody; answers their codes. */
    private Map<String, String> records(Ground ground, List<Case> cases, String who) {
        String labels = ground.project(Map.of());
        Home home = home(ground, who);
        Map<String, String> codes = new LinkedHashMap<>();
        for (Case one : cases) {
            if (one.who().equals(who) && !codes.containsKey(one.dataset())) {
                int number = codes.size() + 1;
                ground.labels(labels, number, 1);
                UUID dataset = home.dataset(ground, one);
                String code = "%s_%06d".formatted(labels, number);
                ground.run(
                        "insert into field_record (id, sample_code, project_id, dataset_id, qfield_project, date_time, name_proposition, no_name_on_list,"
                                + " collector_fullname, latitude, longitude)"
                                + " select biotrail.uuid7(), code, project_id, $2, 'jbuf', '2026-06-01T10:15:00Z', 'a plant', true, 'Ana Kos', 46.8, 7.16"
                                + " from label where code = $1",
                        code,
                        dataset);
                codes.put(one.dataset(), code);
            }
        }
        return codes;
    }

    @Test
    void every_case_of_the_table_holds_for_field_records() throws IOException {
        Ground ground = new Ground(pool);
        List<Case> cases = cases("read", "write", "delete");
        List<String> faults = new ArrayList<>();
        for (String who : cases.stream().map(Case::who).distinct().toList()) {
            Map<String, String> codes = records(ground, cases, who);
            String project = codes.values().iterator().next().split("_", -1)[0];
            Set<String> listed = new HashSet<>(request(who)
                    .get("/field-records?limit=1000&filter=project_code==" + project)
                    .jsonPath()
                    .getList("data.sample_code"));
            faults.addAll(elsewhere(who, "/field-records?filter=project_code==" + project, codes.values(), listed));
            for (Case one : cases) {
                if (one.who().equals(who) && !one.action().equals("delete")) {
                    String code = codes.get(one.dataset());
                    boolean may = one.action().equals("read")
                            ? listed.contains(code)
                            : request(who)
                                            .contentType("application/merge-patch+json")
                                            .body("{\"comment_eco\": \"seen\"}")
                                            .patch("/field-records/" + code)
                                            .statusCode()
                                    == 200;
                    if (may != one.expected()) {
                        faults.add(one + " is " + may);
                    }
                }
            }
            for (Case one : cases) {
                if (one.who().equals(who) && one.action().equals("delete")) {
                    int status = request(who)
                            .delete("/field-records/" + codes.get(one.dataset()))
                            .statusCode();
                    if ((status == 204) != one.expected()) {
                        faults.add(one + " is " + status);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** What the count, the stream, the items and the ways to their history say otherwise than the list does. */
    private static List<String> elsewhere(String who, String list, Collection<String> codes, Set<String> listed) {
        List<String> faults = new ArrayList<>();
        int total = request(who).get(list + "&limit=1&count=exact").jsonPath().getInt("total");
        Set<String> streamed = Set.copyOf(request(who)
                .accept("text/csv")
                .get(list + "&fields=sample_code")
                .asString()
                .lines()
                .skip(1)
                .toList());
        if (total != listed.size() || !streamed.equals(listed)) {
            faults.add(who + " counts " + total + " and streams " + streamed + " of " + listed);
        }
        for (String code : codes) {
            int item = request(who).get("/field-records/" + code).statusCode();
            int history = request(who)
                    .redirects()
                    .follow(false)
                    .get("/field-records/" + code + "/history")
                    .statusCode();
            boolean may = listed.contains(code);
            if (item != (may ? 200 : 404) || history != (may ? 307 : 404)) {
                faults.add(who + " asks for " + code + ": item " + item + ", history " + history);
            }
        }
        return faults;
    }

    /** Those that are not listed: the others everybody finds. */
    @Test
    void who_finds_a_dataset_may_name_it_and_to_others_it_is_unknown() throws IOException {
        Ground ground = new Ground(pool);
        List<String> faults = new ArrayList<>();
        Map<String, Home> homes = new LinkedHashMap<>();
        for (Case one : cases("find")) {
            if (one.listed().equals("false") && !one.embargo().equals("past")) {
                UUID dataset = homes.computeIfAbsent(one.who(), who -> home(ground, who))
                        .dataset(ground, one);
                int status = request(one.who())
                        .get("/field-samples?limit=1&dataset=dataset " + dataset)
                        .statusCode();
                if (status != (one.expected() ? 200 : 422)) {
                    faults.add(one + " is " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whose_labels_a_range_bears_is_told_to_who_may_read_the_dataset() {
        Ground ground = new Ground(pool);
        String project = ground.project(Map.of("manager", "collaborator"));
        ground.labels(project, 1);
        UUID closed = ground.dataset("authorised", false, Map.of("manager", "collaborator"));
        UUID hidden = ground.dataset("authorised", false, Map.of());
        ground.run("update dataset_copy set listed = false where id = $1", hidden);
        ground.post("manager", "/field-samples", """
                {"code": "%s_000001", "dataset_id": "%s"}""".formatted(project, closed))
                .then()
                .statusCode(201);
        for (String list : List.of("/label-ranges", "/labels")) {
            for (String text : List.of("dataset " + closed, closed.toString())) {
                assertThat(ground.as("full")
                                .get(list + "?dataset=" + text)
                                .jsonPath()
                                .getList("data"))
                        .isEmpty();
                assertThat(ground.as("manager")
                                .get(list + "?dataset=" + text)
                                .jsonPath()
                                .getList("data"))
                        .hasSize(1);
            }
            assertThat(Ground.refusal(ground.as("full").get(list + "?dataset=dataset " + hidden)))
                    .isEqualTo("422 unknown_reference");
            assertThat(ground.as("full")
                            .get(list + "?dataset=" + hidden)
                            .jsonPath()
                            .getList("data"))
                    .isEmpty();
        }
    }

    @Test
    void a_dataset_that_one_cannot_find_is_unknown_and_the_lock_of_one_that_one_cannot_read_is_nobodys_business() {
        Ground ground = new Ground(pool);
        String project = ground.project();
        ground.labels(project, 3);
        UUID hidden = ground.dataset("authorised", true, Map.of());
        UUID found = ground.dataset("authorised", false, Map.of());
        UUID own = ground.dataset("authorised", false, Map.of("full", "collaborator"));
        ground.run("update dataset_copy set listed = false where id = $1", hidden);
        String sample = "{\"code\": \"" + project + "_000001\", \"dataset_id\": \"%s\"}";
        for (String text : List.of("dataset " + hidden, hidden.toString())) {
            Response refused = ground.post("full", "/field-samples", sample.formatted(text));
            assertThat(Ground.refusal(refused)).isEqualTo("422 unknown_reference");
            assertThat(refused.jsonPath().getString("detail")).isEqualTo("No dataset is known as " + text);
            assertThat(ground.rows(
                            "full",
                            ground.imported(
                                    "full",
                                    "/field-samples/imports",
                                    "text/csv",
                                    "code,dataset\n%s_000001,%s\n".formatted(project, text)),
                            "failed"))
                    .containsExactly("1 dataset unknown_reference");
        }
        assertThat(Ground.refusal(ground.as("full").get("/field-samples?dataset=dataset " + hidden)))
                .isEqualTo("422 unknown_reference");
        assertThat(ground.as("full").get("/usage/dataset/" + hidden).statusCode())
                .isEqualTo(404);
        assertThat(ground.as("full").get("/usage/dataset/" + own).statusCode()).isEqualTo(200);
        assertThat(Ground.refusal(ground.post("full", "/field-samples", sample.formatted(found))))
                .isEqualTo("403 role_missing");
        assertThat(ground.post("full", "/field-samples", sample.formatted("dataset " + own))
                        .statusCode())
                .isEqualTo(201);
        assertThat(Ground.refusal(ground.post("manager", "/field-samples", sample.formatted(hidden))))
                .isEqualTo("409 dataset_locked");
    }

    @Test
    void what_a_label_or_a_sample_inherits_of_a_hidden_record_is_withheld() {
        Ground ground = new Ground(pool);
        String project = ground.project();
        ground.labels(project, 2);
        UUID hidden = ground.dataset("authorised", false, Map.of("manager", "collaborator"));
        String code = project + "_000001";
        ground.post("manager", "/field-records", """
                {"sample_code": "%s", "dataset_id": "%s", "qfield_project": "jbuf", "date_time": "20260601101500",
                 "taxon_name": "Salix %s", "collector_fullname": "Ana Kos", "latitude": 46.8, "longitude": 7.16}""".formatted(code, hidden, project))
                .then()
                .statusCode(201);
        String record = ground.one("select id from field_record where sample_code = $1", code);
        String made = ground.post("full", "/field-samples", "{\"code\": \"" + code + "\"}")
                .asString();
        String moved = ground.post(
                        "full",
                        "/field-samples/transitions",
                        "{\"codes\": [\"" + code + "\"], \"stage\": \"consumed\"}")
                .asString();
        String signalled = ground.post(
                        "full",
                        "/field-samples/signals",
                        "{\"codes\": [\"" + code + "\"], \"status\": \"lost\", \"reason\": \"gone\"}")
                .asString();
        for (String told : List.of(
                made,
                moved,
                signalled,
                ground.as("full").get("/field-samples/" + code).asString(),
                ground.as("full").get("/field-samples?project=" + project).asString(),
                ground.as("full")
                        .accept("application/x-ndjson")
                        .get("/field-samples?project=" + project)
                        .asString(),
                ground.as("full")
                        .accept("text/csv")
                        .get("/labels?project=" + project)
                        .asString(),
                ground.as("full").get("/labels/" + code).asString())) {
            assertThat(told).contains(code).doesNotContain(record, "46.8", "Ana Kos", "Salix");
        }
        assertThat(ground.as("full").get("/labels/" + code).jsonPath().getList("withheld", String.class))
                .containsExactly("field_record_id");
        assertThat(ground.as("full").get("/field-samples/" + code).jsonPath().getList("withheld", String.class))
                .contains("latitude", "collector_fullname");
        assertThat(ground.as("full")
                        .get("/field-samples?count=exact&filter=latitude=gt=46;code==" + code)
                        .jsonPath()
                        .getInt("total"))
                .isZero();
        assertThat(ground.as("manager").get("/field-samples/" + code).jsonPath().getDouble("latitude"))
                .isEqualTo(46.8);
        assertThat(ground.as("manager").get("/labels/" + code).jsonPath().getString("field_record_id"))
                .isEqualTo(record);

        // The other way: a record that all may read, of a sample that stands in a dataset of others.
        ground.run("update field_record set dataset_id = null where sample_code = $1", code);
        ground.run("update field_sample set dataset_id = $2 where code = $1", code, hidden);
        JsonPath open = ground.as("full").get("/field-records/" + code).jsonPath();
        assertThat(open.getString("sample_status")).isNull();
        assertThat(open.getList("withheld", String.class)).contains("sample_status", "field_sample_id");
        assertThat(ground.as("full").get("/labels/" + code).jsonPath().getList("withheld", String.class))
                .containsExactly("field_sample_id");
        String signal = ground.one("select signal_id from field_sample where code = $1", code);
        Response revoked = ground.post(
                "full", "/field-samples/signals", "{\"status\": \"ok\", \"revokes\": \"%s\"}".formatted(signal));
        assertThat(Ground.refusal(revoked)).isEqualTo("422 unknown_reference");
        assertThat(revoked.asString()).doesNotContain(code);
        assertThat(ground.as("full")
                        .get("/field-samples/signals/" + signal)
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
    }

    private static RequestSpecification request(String who) {
        RequestSpecification request = given().basePath(Ground.BASE);
        return token(who).map(token -> request.auth().oauth2(token)).orElse(request);
    }
}
