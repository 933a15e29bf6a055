package org.biotrail.tracker.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.idOf;
import static org.biotrail.tracker.Api.newcomer;
import static org.biotrail.tracker.Api.unique;
import static org.biotrail.tracker.Api.with;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.testing.Tokens;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** The rule of access, row by row of {@code docs/access-cases.csv}: lists, counts, streams and items say the same. */
@TrackerTest
class AccessCasesTest {
    private static final String MEMBERS = """
            [{"user_id": "%s", "role": "%s"%s}]""";

    @Inject
    Pool pool;

    private record Case(
            String who, String privacy, String embargo, String listed, String locked, String action, String expected) {

        static List<Case> all() throws IOException {
            return Files.readAllLines(Path.of("..", "docs", "access-cases.csv")).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cell -> new Case(cell[0], cell[1], cell[2], cell[3], cell[4], cell[5], cell[6]))
                    .toList();
        }

        String dataset() {
            return String.join(" ", privacy, embargo, listed, locked);
        }
    }

    private static String token(String who) {
        return switch (who) {
            case "collaborator", "admin", "project_collaborator", "project_admin" -> newcomer("full_user");
            case "editor" -> newcomer("full_user", "DATA_EDIT");
            case "data_list" -> newcomer("registered", "DATA_LIST");
            case "manager" -> Tokens.of("manager");
            case "super_admin" -> Tokens.of("admin");
            default -> newcomer("registered");
        };
    }

    /** A dataset of every kind in the table, in which one user has the role of that name. */
    private Map<String, UUID> datasets(List<Case> cases, String who, String user) {
        String own = who.equals("expired_viewer") ? "viewer" : who;
        boolean member = List.of("viewer", "collaborator", "admin").contains(own);
        String members = member
                ? MEMBERS.formatted(user, own, who.equals(own) ? "" : ", \"expires_at\": \"2001-01-01T00:00:00Z\"")
                : "[]";
        String ofProject = who.startsWith("project_") ? MEMBERS.formatted(user, who.substring(8), "") : "[]";
        UUID project = UUID.randomUUID();
        UUID order = UUID.randomUUID();
        run(
                "insert into project (id, name, title, members) values ($1, $2, $2, $3::text::jsonb)",
                project,
                unique("p"),
                ofProject);
        run(
                "insert into data_order (id, title, editors) values ($1, $2, string_to_array($3, ','))",
                order,
                unique("o"),
                who.equals("editor") ? user : "nobody");
        Map<String, UUID> made = new LinkedHashMap<>();
        cases.stream()
                .filter(one -> one.who().equals(who))
                .forEach(one -> made.computeIfAbsent(one.dataset(), kind -> {
                    UUID id = UUID.randomUUID();
                    run(
                            "insert into dataset (id, order_id, project_id, name, title, privacy, embargo_until, listed, locked, members)"
                                    + " values ($1, $2, $3, $4, $4, $5, current_date + nullif($6, 0)::int, $7, $8, $9::text::jsonb)",
                            id,
                            order,
                            project,
                            unique("d"),
                            one.privacy(),
                            one.embargo().equals("none") ? 0 : one.embargo().equals("past") ? -1 : 30,
                            Boolean.valueOf(one.listed()),
                            Boolean.valueOf(one.locked()),
                            members);
                    return id;
                }));
        return made;
    }

    @Test
    void every_case_of_the_table_holds() throws IOException {
        List<Case> cases = Case.all();
        List<String> faults = new ArrayList<>();
        for (String who : cases.stream().map(Case::who).distinct().toList()) {
            String token = token(who);
            String user = who.equals("anonymous") ? "nobody" : idOf(token);
            Map<String, UUID> datasets = datasets(cases, who, user);
            String ids = datasets.values().stream().map(UUID::toString).collect(Collectors.joining(","));
            String query = "/datasets?limit=1000&count=exact&fields=id,my_access&id=" + ids;
            JsonPath list = reader(who, token).get(query).jsonPath();
            Map<String, Map<String, Boolean>> found = new LinkedHashMap<>();
            List<Map<String, Object>> rows = list.getList("data");
            rows.forEach(row -> found.put(String.valueOf(row.get("id")), access(row)));
            assertThat(list.getInt("total")).as("total of " + who).isEqualTo(found.size());
            assertThat(reader(who, token)
                            .accept("application/x-ndjson")
                            .get(query.replace("limit=1000&count=exact&", ""))
                            .asString()
                            .lines()
                            .count())
                    .as("lines of " + who)
                    .isEqualTo(found.size());
            for (Case one : cases) {
                if (one.who().equals(who)) {
                    UUID dataset = Objects.requireNonNull(datasets.get(one.dataset()));
                    Map<String, Boolean> access = found.get(dataset.toString());
                    boolean may = one.action().equals("find")
                            ? access != null
                            : access != null && Boolean.TRUE.equals(access.get(one.action()));
                    if (may != one.expected().equals("yes")) {
                        faults.add(one + " is " + may);
                    }
                    if (one.action().equals("find")
                            && reader(who, token).get("/datasets/" + dataset).statusCode() != (may ? 200 : 404)) {
                        faults.add(one + " as an item");
                    }
                    if (one.action().equals("administer") && !who.equals("anonymous")) {
                        int history = reader(who, token)
                                .redirects()
                                .follow(false)
                                .get("/datasets/" + dataset + "/history")
                                .statusCode();
                        if (history != (may ? 307 : 404)) {
                            faults.add(one + " as history: " + history);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static RequestSpecification reader(String who, String token) {
        return who.equals("anonymous") ? anonymous() : with(token);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Boolean> access(Map<String, Object> row) {
        return (Map<String, Boolean>) Objects.requireNonNull(row.get("my_access"));
    }

    private void run(String sql, Object... values) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.from(values));
    }
}
