package org.biotrail.lab;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The rule of access for what was made of samples, row by row of {@code docs/access-cases.csv}. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class AccessCasesTest extends LabTest {
    private static final String MEMBER = "[{\"user_id\": \"%s\", \"role\": \"%s\"%s}]";

    private static final Pattern CODE = Pattern.compile("[a-z][0-9]{3}_[0-9]{6}");

    private record Case(String who, String privacy, String embargo, boolean locked, boolean mayRead) {
        String dataset() {
            return privacy + " " + embargo + " " + locked;
        }
    }

    /** Every dataset of the table for each reader; who writes at the bench is who reads, and the lock keeps all out. */
    private static List<Case> cases() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("..", "docs", "access-cases.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        return rows.stream()
                .filter(cell -> cell[5].equals("read"))
                .flatMap(cell -> Stream.of(false, true)
                        .filter(locked -> !locked || cell[2].equals("none"))
                        .map(locked -> new Case(cell[0], cell[1], cell[2], locked, cell[6].equals("yes"))))
                .distinct()
                .toList();
    }

    private static boolean isRegistered(String who) {
        return Set.of("stranger", "viewer", "expired_viewer", "project_viewer", "data_list")
                .contains(who);
    }

    private static Optional<String> token(String who, String... more) {
        Stream<String> own = switch (who) {
            case "editor" -> Stream.of("registered", "full_user", "DATA_EDIT");
            case "data_list" -> Stream.of("registered", "DATA_LIST");
            case "manager" -> Stream.of("full_user", "DATA_MANAGEMENT");
            case "super_admin" -> Stream.of("super_admin");
            default -> Stream.of("registered", "full_user").limit(isRegistered(who) ? 1 : 2);
        };
        Stream<String> roles = Stream.concat(own, Stream.of(more)).distinct();
        return who.equals("anonymous")
                ? Optional.empty()
                : Optional.of(Tokens.user(isRegistered(who) ? "registered" : "full")
                        .roles(roles.toArray(String[]::new))
                        .build());
    }

    private static RequestSpecification request(Optional<String> token) {
        RequestSpecification request = given().basePath("/lab/v1").contentType("application/json");
        return token.map(text -> request.auth().oauth2(text)).orElse(request);
    }

    /** A sample with extract, weighing, aliquot and analysis in a dataset of every kind; answers kind to the sample's code. */
    private Map<String, String> things(String who, List<Case> cases) {
        String user = Tokens.subjectOf(isRegistered(who) ? "registered" : "full");
        String own = who.equals("expired_viewer") ? "viewer" : who;
        String members = Set.of("viewer", "collaborator", "admin").contains(own)
                ? MEMBER.formatted(user, own, who.equals(own) ? "" : ", \"expires_at\": \"2001-01-01T00:00:00Z\"")
                : "[]";
        String ofProject = who.startsWith("project_") ? MEMBER.formatted(user, who.substring(8), "") : "[]";
        String order = lab.text(
                "insert into order_copy (id, version, editors) values (gen_random_uuid(), 1, '{%s}') returning id"
                        .formatted(who.equals("editor") ? user : "nobody"));
        String project = lab.text("select id from project_copy where code = '%s'".formatted(lab.project()));
        lab.run("update project_copy set members = '%s' where id = '%s'".formatted(ofProject, project));
        Map<String, String> codes = new TreeMap<>();
        cases.forEach(one -> codes.put(one.dataset(), lab.sample()));
        String datasets = cases.stream()
                .map(one -> "('%s', '%s', %s)".formatted(codes.get(one.dataset()), one.privacy(), days(one.embargo())))
                .collect(Collectors.joining(", "));
        lab.run("""
                with d as (
                  insert into dataset_copy (id, version, name, title, privacy, embargo_until, locked, project_id, order_id, members)
                  select gen_random_uuid(), 1, code, code, privacy, current_date + days, false, '%2$s', '%3$s', '%4$s'
                    from (values %1$s) given (code, privacy, days) returning id, name)
                update field_sample_copy s set dataset_id = d.id from d where s.code = d.name""".formatted(datasets, project, order, members));
        lab.run("""
                insert into extract (id, code, field_sample_id, dataset_id, project_id, stage)
                select gen_random_uuid(), code || '_01', id, dataset_id, project_id, 'extracted' from field_sample_copy where code like '%1$s\\_%%';
                insert into weighing (id, field_sample_id, extract_id, mass, mass_unit, weighed_at)
                select gen_random_uuid(), field_sample_id, id, 1, 'mg', now() from extract where code like '%1$s\\_%%';
                insert into aliquot (id, code, extract_id, dataset_id, project_id)
                select gen_random_uuid(), code || '_01', id, dataset_id, project_id from extract where code like '%1$s\\_%%';
                insert into analysis (id, filename, kind, aliquot_id, injection_volume, injection_volume_unit, injection_method_id,
                                      mass_spectrometer_id, dataset_id, project_id)
                select gen_random_uuid(), code, 'sample', a.id, 1, 'uL', (select id from injection_method limit 1),
                       (select id from mass_spectrometer limit 1), dataset_id, project_id from aliquot a where code like '%1$s\\_%%';
                insert into placement (id, thing_type, thing_id, thing_code, container_id, placed_at, placed_by)
                select gen_random_uuid(), 'extract', e.id, e.code, (select id from container where reserved is false limit 1), now(), 'x'
                  from extract e where code like '%1$s\\_%%'""".formatted(lab.project()));
        lab.run("update dataset_copy set locked = true where name in ('%s')"
                .formatted(cases.stream()
                        .filter(Case::locked)
                        .map(one -> codes.get(one.dataset()))
                        .collect(Collectors.joining("', '"))));
        return codes;
    }

    private static String days(String embargo) {
        return switch (embargo) {
            case "future" -> "2";
            case "past" -> "-2";
            default -> "null::int";
        };
    }

    @Test
    void every_case_of_the_table_holds_for_lists_items_counts_and_exports() throws IOException {
        lab.made("/injection-methods", "{\"name\": \"cases %s\"}".formatted(lab.project()));
        lab.made("/mass-spectrometers", "{}");
        lab.container(lab.model("cases", "freezer", ", \"is_finite\": false"), "");
        List<Case> cases = cases();
        List<String> faults = new ArrayList<>();
        for (String who : cases.stream().map(Case::who).distinct().toList()) {
            lab = new Laboratory(pool);
            List<Case> own = cases.stream().filter(one -> one.who().equals(who)).toList();
            Map<String, String> codes = things(who, own);
            Set<String> expected = own.stream()
                    .filter(Case::mayRead)
                    .map(one -> codes.get(one.dataset()))
                    .collect(Collectors.toCollection(TreeSet::new));
            Optional<String> reader = token(who);
            String p = "project=" + lab.project();
            lists(reader, "/extracts?" + p, "code", expected, faults, who);
            lists(reader, "/aliquots?" + p, "code", expected, faults, who);
            lists(reader, "/analyses?" + p, "filename", expected, faults, who);
            lists(
                    reader,
                    "/weighings?filter=extract_code==" + lab.project() + "*",
                    "extract_code",
                    expected,
                    faults,
                    who);
            if (reader.isPresent()) {
                lists(
                        reader,
                        "/placements?filter=thing_code==" + lab.project() + "*",
                        "thing_code",
                        expected,
                        faults,
                        who);
                lists(reader, "/integrity?class=no_place&" + p, "code", expected, faults, who);
            }
            Set<String> seen = new TreeSet<>();
            for (Case one : own) {
                String code = codes.get(one.dataset());
                if (seen.add(one.mayRead() + " " + one.locked())) {
                    int item = request(reader).get("/extracts/" + code + "_01").statusCode();
                    int written = request(token(who, "DATA_EDIT"))
                            .body("{\"comments\": \"x\"}")
                            .patch("/aliquots/" + code + "_01_01")
                            .statusCode();
                    int lineage =
                            request(reader).get("/lineage/" + code + "_01").statusCode();
                    int history = request(reader)
                            .redirects()
                            .follow(false)
                            .get("/extracts/" + code + "_01/history")
                            .statusCode();
                    int allowed = reader.isEmpty() ? 401 : !one.mayRead() ? 404 : one.locked() ? 409 : 200;
                    int shown = one.mayRead() ? 200 : 404;
                    boolean told = history == (reader.isEmpty() ? 401 : one.mayRead() ? 307 : 404);
                    if (written != allowed || lineage != shown || item != shown || !told) {
                        faults.add("%s item %d write %d lineage %d history %d"
                                .formatted(one, item, written, lineage, history));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void lists(
            Optional<String> reader, String list, String field, Set<String> expected, List<String> faults, String who) {
        JsonPath page = request(reader).get(list + "&limit=1000&count=exact").jsonPath();
        Set<String> found = samples(page.getList("data." + field, String.class));
        Set<String> streamed = samples(CODE.matcher(request(reader)
                        .accept("application/x-ndjson")
                        .get(list + "&fields=" + field)
                        .asString())
                .results()
                .map(MatchResult::group)
                .toList());
        if (!found.equals(expected) || !streamed.equals(expected) || page.getInt("total") != expected.size()) {
            faults.add(who + " " + list + " " + found + " of " + page.getInt("total") + ", streamed " + streamed);
        }
    }

    private static Set<String> samples(List<String> codes) {
        return codes.stream().map(code -> code.substring(0, 11)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are not listed: the others everybody finds. */
    @Test
    void who_finds_a_dataset_may_name_it_and_to_others_it_is_unknown() throws IOException {
        List<String> faults = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "access-cases.csv"))) {
            String[] cell = line.split(",", -1);
            String who = cell[0];
            if (cell[5].equals("find") && cell[3].equals("false") && !cell[2].equals("past")) {
                String user = Tokens.subjectOf(isRegistered(who) ? "registered" : "full");
                String member = Set.of("viewer", "collaborator", "admin").contains(who) ? who : "";
                String ofProject = who.startsWith("project_") ? who.substring(8) : "";
                String dataset = lab.text("""
                        with o as (insert into order_copy (id, version, editors) values (gen_random_uuid(), 1, '{%1$s}') returning id),
                        p as (insert into project_copy (id, version, name, members) values (gen_random_uuid(), 1, 'p', '%2$s') returning id)
                        insert into dataset_copy (id, version, name, title, privacy, embargo_until, listed, locked, project_id, order_id, members)
                        select gen_random_uuid(), 1, md5(random()::text), 'Cases', '%3$s', current_date + %4$s, %5$s, false, p.id, o.id, '%6$s'
                          from o, p returning name""".formatted(
                                who.equals("editor") ? user : "nobody",
                                ofProject.isEmpty() ? "[]" : MEMBER.formatted(user, ofProject, ""),
                                cell[1],
                                days(cell[2]),
                                cell[3],
                                member.isEmpty() ? "[]" : MEMBER.formatted(user, member, "")));
                int status = request(token(who))
                        .get("/extracts?limit=1&dataset=" + dataset)
                        .statusCode();
                if (status != (cell[6].equals("yes") ? 200 : 422)) {
                    faults.add(line + " is " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void what_one_may_not_read_leaves_no_trace_and_nothing_is_made_of_it() {
        String extract = lab.extract("1", "mL");
        String sample = extract.substring(0, 11);
        String aliquot = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract))
                .getString("code");
        String rack = lab.container(lab.model("secret", "rack", ", \"rows\": 1, \"columns\": 2"), "");
        lab.made(
                "/placements",
                "{\"code\": \"%s\", \"container\": \"%s\", \"position\": \"A1\"}".formatted(extract, rack));
        lab.made("/aliases", "{\"alias\": \"secret %s\", \"code\": \"%s\"}".formatted(lab.project(), extract));
        String instrument = lab.made("/mass-spectrometers", "{}").getString("code");
        String method = lab.made("/injection-methods", "{\"name\": \"s_%s\"}".formatted(lab.project()))
                .getString("name");
        String run =
                "{\"filename\": \"%s_%s\", \"aliquot_id\": \"%s\", \"injection_volume\": 2, \"injection_method_id\": \"%s\", \"mass_spectrometer_id\": \"%s\"}";
        String file = lab.made("/analyses", run.formatted("s", lab.project(), aliquot, method, instrument))
                .getString("filename");
        String dataset = lab.text(
                "insert into dataset_copy (id, version, name, title, privacy) values (gen_random_uuid(), 1, 'secret %1$s', 'Secret', 'authorised') returning id"
                        .formatted(lab.project()));
        lab.run("update field_sample_copy set dataset_id = '%s' where code = '%s'".formatted(dataset, sample));

        for (String path : List.of(
                "/scan/" + sample,
                "/scan/" + extract,
                "/extracts/" + extract,
                "/lineage/" + extract,
                "/analyses/" + file,
                "/usage/dataset/" + dataset,
                "/weighings/" + extract)) {
            assertThat(lab.as("bench").get(path).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of(
                "/things/" + extract + "/place",
                "/things/" + extract + "/custody",
                "/containers/" + rack + "/contents",
                "/aliases?alias=secret " + lab.project(),
                "/extracts/" + extract + "/aliquots",
                "/integrity?project=" + lab.project())) {
            assertThat(lab.get(path).getList("data")).as(path).isEmpty();
        }
        for (String list :
                List.of("/containers", "/aliases", "/container-models", "/mass-spectrometers", "/placements")) {
            assertThat(lab.get(list + "?dataset=" + dataset).getList("data"))
                    .as(list)
                    .isEmpty();
            assertThat(lab.get(list + "?dataset=secret " + lab.project()).getList("data"))
                    .as(list)
                    .isEmpty();
            assertThat(lab.as("admin")
                            .get(list + "?dataset=" + dataset)
                            .jsonPath()
                            .getList("data"))
                    .as(list)
                    .isNotEmpty();
        }
        assertThat(lab.get("/containers/" + rack + "?include=map,contents,load").prettify())
                .contains("\"occupied\": true")
                .doesNotContain(extract);
        assertThat(lab.get("/containers/" + rack + "/load").getInt("load")).isEqualTo(1);

        // Neither its status nor the lock tells that it is there.
        lab.run("update dataset_copy set locked = true where id = '%s'".formatted(dataset));
        lab.run("update field_sample_copy set status = 'lost' where code = '%s'".formatted(sample));
        assertThat(lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(sample))
                        .jsonPath()
                        .getString("detail"))
                .isEqualTo("No field_sample is known as " + sample);
        // Of a sample that is unknown to them, what they are told is that there is a label of its code.
        lab.run("insert into label_copy (id, version, code, state) values (gen_random_uuid(), 1, '%s', 'used')"
                .formatted(sample));
        for (Response only : List.of(
                lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(sample)),
                lab.post(
                        "/weighings",
                        "{\"mass\": 1, \"mass_unit\": \"mg\", \"items\": [{\"field_sample_id\": \"%s\"}]}"
                                .formatted(sample)))) {
            assertThat(only.jsonPath().getString("violations[0].message"))
                    .startsWith("No field_sample is ")
                    .endsWith(sample + ", only a label");
        }
        for (Response made : List.of(
                lab.as("bench").get("/extracts?sample=" + sample),
                lab.post("/extracts", "{\"field_sample_id\": \"%s\"}".formatted(sample)),
                lab.post(
                        "/weighings",
                        "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(sample)),
                lab.post("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(extract)),
                lab.post("/aliquotings", "{\"volume\": 1, \"items\": [{\"extract\": \"%s\"}]}".formatted(extract)),
                lab.post("/analyses", run.formatted("t", lab.project(), aliquot, method, instrument)),
                lab.post(
                        "/extractions",
                        "{\"extraction_method_id\": \"%s\", \"solvent_volume\": 2, \"solvent_volume_unit\": \"mL\", \"items\": [{\"extract\": \"%s\"}]}"
                                .formatted(lab.method(), extract)),
                lab.post("/removals", "{\"code\": \"%s\"}".formatted(extract)),
                lab.post(
                        "/status-changes",
                        "{\"codes\": [\"%s\"], \"status\": \"not_ok\", \"reason\": \"lost\"}".formatted(extract)))) {
            assertThat(refusal(made)).isEqualTo("422 unknown_reference");
        }
        String own = lab.made("/aliquots", "{\"extract_id\": \"%s\", \"volume\": 10}".formatted(lab.extract("1", "mL")))
                .getString("code");
        Response taken = lab.post("/analyses", run.formatted("s", lab.project(), own, method, instrument));
        assertThat(refusal(taken)).isEqualTo("409 filename_taken");
        assertThat(taken.asString()).doesNotContain("conflicting_id");
        assertThat(lab.as("bench").delete("/aliquots/" + aliquot).statusCode()).isEqualTo(404);
        assertThat(lab.imported(
                                "aliquots",
                                "",
                                "extract,volume,volume_unit\n%s,1,uL\n%s,1,uL\n"
                                        .formatted(extract, lab.extract("1", "mL")))
                        .getInt("created"))
                .isEqualTo(1);
        taken = lab.post(
                "/placements",
                "{\"code\": \"%s\", \"container\": \"%s\", \"position\": \"A1\"}"
                        .formatted(lab.extract("1", "mL"), rack));
        assertThat(refusal(taken)).isEqualTo("409 position_taken");
        assertThat(taken.asString()).doesNotContain(extract);
        // What stands in a container goes with it, whoever's it is; it is not told to who may not see it.
        String away = "{\"codes\": [\"%s\"], \"status\": \"not_ok\", \"reason\": \"lost\", \"recursive\": \"contents\"}"
                .formatted(rack);
        Response locked = lab.post("/status-changes", away);
        assertThat(refusal(locked)).isEqualTo("409 dataset_locked");
        assertThat(locked.asString()).doesNotContain("Secret", extract, dataset);
        lab.run("update dataset_copy set locked = false where id = '%s'".formatted(dataset));
        JsonPath gone = lab.made("/status-changes", away);
        assertThat(gone.getList("data.code")).containsExactly(rack);
        assertThat(gone.getInt("changed")).isEqualTo(1);
        assertThat(lab.as("admin").get("/extracts/" + extract).jsonPath().getString("status_reason"))
                .isEqualTo("lost");
        JsonPath back = lab.made("/status-changes", "{\"revokes\": \"%s\"}".formatted(gone.getString("signal_id")));
        assertThat(back.getList("data.code")).containsExactly(rack);
        assertThat(lab.as("admin").get("/extracts/" + extract).jsonPath().getString("status"))
                .isEqualTo("ok");
    }
}
