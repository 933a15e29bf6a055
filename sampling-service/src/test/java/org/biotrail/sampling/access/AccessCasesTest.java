package org.biotrail.sampling.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private record Case(String who, String privacy, String embargo, String locked, String action, boolean expected) {
        String dataset() {
            return String.join(" ", privacy, embargo, locked);
        }
    }

    private static List<Case> cases() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "access-cases.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cell -> Set.of("read", "write", "delete").contains(cell[5]))
                .map(cell -> new Case(cell[0], cell[1], cell[2], cell[4], cell[5], cell[6].equals("yes")))
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

    /** A record in a dataset of every kind that the table has for somebody; answers their codes. */
    private Map<String, String> records(Ground ground, List<Case> cases, String who) {
        String labels = ground.project(Map.of());
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
        Map<String, String> codes = new LinkedHashMap<>();
        for (Case one : cases) {
            if (one.who().equals(who) && !codes.containsKey(one.dataset())) {
                int number = codes.size() + 1;
                ground.labels(labels, number, 1);
                UUID dataset = UUID.randomUUID();
                ground.run(
                        "insert into dataset_copy (id, version, name, title, privacy, embargo_until, locked, project_id, order_id, members)"
                                + " values ($1, 1, $2, $2, $3, current_date + nullif($4::int, 0), $5, $6, $7, $8::text::jsonb)",
                        dataset,
                        "dataset " + dataset,
                        one.privacy(),
                        one.embargo().equals("none") ? 0 : one.embargo().equals("past") ? -1 : 30,
                        Boolean.valueOf(one.locked()),
                        project,
                        order,
                        members);
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
        List<Case> cases = cases();
        List<String> faults = new ArrayList<>();
        for (String who : cases.stream().map(Case::who).distinct().toList()) {
            Map<String, String> codes = records(ground, cases, who);
            String project = codes.values().iterator().next().split("_", -1)[0];
            Set<String> listed = new HashSet<>(request(who)
                    .get("/field-records?limit=1000&filter=project_code==" + project)
                    .jsonPath()
                    .getList("data.sample_code"));
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

    private static RequestSpecification request(String who) {
        RequestSpecification request = given().basePath(Ground.BASE);
        return token(who).map(token -> request.auth().oauth2(token)).orElse(request);
    }
}
