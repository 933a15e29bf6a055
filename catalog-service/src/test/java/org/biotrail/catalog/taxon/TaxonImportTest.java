package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.get;
import static org.biotrail.catalog.taxon.Taxonomy.names;
import static org.biotrail.catalog.testing.Words.unique;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonImportTest {
    private static final Path WCVP = Path.of("../../shared/data/taxa/wcvp-extract/wcvp_names_extract.csv");

    private final ObjectMapper json = new ObjectMapper();

    @Inject
    Pool pool;

    @Test
    void shuffled_rows_refer_to_each_other_by_name() {
        String kingdom = unique("Plantae");
        String genus = unique("Poa");
        JsonPath job = run("", "text/csv", """
                name,rank,parent,author,valid,senior,notes
                %2$s annua var. minor,var.,,Hook.f.,,,
                %2$s supina,species,,Schrad.,,%2$s annua,"a synonym, of course"
                %2$s annua L.,210,,,,,
                %2$s,genus,%1$s,L.,,,
                %1$s,kingdom,,,,,
                """.formatted(kingdom, genus));
        assertThat(job.getString("state")).as(failures(job).toString()).isEqualTo("completed");
        assertThat(job.getInt("created")).isEqualTo(5);
        assertThat(names("?root=" + kingdom + "&sort=level,full_name"))
                .containsExactly(kingdom, genus, genus + " annua", genus + " supina", genus + " annua var. minor");
        assertThat(get("?name=" + genus + " supina").getString("data[0].accepted_name_usage"))
                .isEqualTo(genus + " annua L.");
    }

    @Test
    void circles_and_missing_parents_fail_with_what_is_below_them() {
        String good = unique("Plantae");
        JsonPath job = run("", "text/csv", """
                taxon_id,parent_id,name,rank,author
                1,,%1$s,kingdom,
                2,3,%1$sa,clade,
                3,2,%1$sb,clade,
                4,3,%1$sc,clade,
                5,99,%1$saceae,family,
                6,5,%1$sus,genus,L.
                7,1,%1$salia,genus,
                8,7,below,species,L.
                9,1,%1$salis,genus,L.
                """.formatted(good));
        assertThat(failures(job))
                .containsExactlyInAnyOrder(
                        "2 cycle",
                        "3 cycle",
                        "4 depends_on_failed",
                        "5 unknown_reference",
                        "6 depends_on_failed",
                        "7 author_required",
                        "8 depends_on_failed");
        assertThat(job.getInt("created")).isEqualTo(2);
    }

    @Test
    void what_exists_fails_is_skipped_or_updated_as_asked() {
        String genus = unique("Poa");
        String rows = "name,rank,author,ipni,notes\n%s,genus,L.,%d-1,%s\n";
        int ipni = Math.abs(genus.hashCode() % 100_000_000);
        assertThat(run("", "text/csv", rows.formatted(genus, ipni, "first")).getInt("created"))
                .isEqualTo(1);
        JsonPath failed = run("", "text/csv", rows.formatted(genus, ipni, "second"));
        assertThat(failures(failed)).containsExactly("1 duplicate_external");
        assertThat(run("?on_conflict=skip", "text/csv", rows.formatted(genus, ipni, "second"))
                        .getInt("skipped"))
                .isEqualTo(1);
        assertThat(run("?on_conflict=update", "text/csv", rows.formatted(genus, ipni, "second"))
                        .getInt("updated"))
                .isEqualTo(1);
        assertThat(run("?on_conflict=update", "text/csv", rows.formatted(genus, ipni, "second"))
                        .getInt("unchanged"))
                .isEqualTo(1);
        JsonPath taxon = get("/ipni:" + ipni + "-1");
        assertThat(taxon.getString("notes")).isEqualTo("second");
        assertThat(taxon.getInt("version")).isEqualTo(2);
        assertThat(taxon.getString("external_urls.ipni")).isEqualTo("https://www.ipni.org/n/" + ipni + "-1");
    }

    @Test
    void twins_in_one_file_are_one_taxon_and_a_failure() {
        String genus = unique("Poa");
        JsonPath job = run(
                "", "text/csv", "name,rank,author\n%1$s,genus,L.\n%1$s,genus,L.\n%1$s,genus,Mill.\n".formatted(genus));
        assertThat(failures(job)).containsExactly("2 duplicate_name", "3 duplicate_valid_name");
    }

    @Test
    void a_tree_of_more_than_five_thousand_taxa_is_asked_for_in_parts() {
        String kingdom = unique("Plantae");
        StringBuilder table =
                new StringBuilder("name,rank,parent,author\n").append(kingdom).append(",kingdom,,\n");
        String family = unique("Poaceae");
        for (int i = 0; i < 5_000; i++) {
            String name = family + (char) ('a' + i / 676) + (char) ('a' + i / 26 % 26) + (char) ('a' + i % 26);
            table.append(name).append(",family,").append(kingdom).append(",L.\n");
        }
        run("", "text/csv", table.toString());
        Response whole = given().get(TAXA + "/tree?root=" + kingdom);
        assertThat(whole.statusCode()).isEqualTo(422);
        assertThat(whole.jsonPath().getList("violations.code")).containsExactly("too_many");
        assertThat(get("/tree?depth=0&root=" + kingdom).getInt("children_count"))
                .isEqualTo(5_000);
    }

    @Test
    void a_dry_run_tells_all_and_writes_nothing() {
        String genus = unique("Poa");
        JsonPath job = run(
                "?dry_run=true",
                "text/csv",
                "name,rank,author\n%1$s,genus,L.\n%1$s annua,species,L.\n".formatted(genus));
        assertThat(job.getInt("created")).as(failures(job).toString()).isEqualTo(2);
        assertThat(names("?name=" + genus + "*")).isEmpty();
    }

    @Test
    void what_hangs_on_a_taxon_is_imported_with_it() {
        String genus = unique("Poa");
        String person = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/json")
                .body("{\"full_name\": \"" + unique("Maria Silv") + "\"}")
                .post("/catalog/v1/persons")
                .path("abbreviation");
        JsonPath job = run("", "text/csv", """
                name,rank,author,hybrid,hybrid_parents,specialists,vernacular_names,external
                ,species,,formula,%1$s alba; %1$s nigra,,,
                %1$s alba,species,L.,,,"%2$s","en: Meadow-grass; pt-BR: Capim",ipni:%3$d-1|wikidata:Q%3$d
                %1$s nigra,species,L.,,,,,
                %1$s,genus,L.,,,,,
                %1$s rubra,species,L.,,,nobody at all,,
                %1$s lutea,species,L.,,,,Grass without language,
                %1$s viridis,species,L.,,,,,nonsense
                """.formatted(genus, person, Math.abs(genus.hashCode() % 100_000_000)));
        assertThat(failures(job))
                .containsExactlyInAnyOrder("1 parent_required", "5 unknown_reference", "6 required", "7 external_form");
        JsonPath alba = get("?name=" + genus + " alba&count=exact");
        assertThat(alba.getList("data[0].vernacular_names.language")).containsExactly("en", "pt-BR");
        assertThat(alba.getList("data[0].external.registry")).containsExactly("ipni", "wikidata");
        assertThat(alba.getList("data[0].specialist_ids")).hasSize(1);
        JsonPath formula = run("", "application/x-ndjson", """
                {"rank": "species", "hybrid": "formula", "parent": "%1$s", "hybrid_parents": ["%1$s rosea", "%1$s alba"]}
                {"name": "%1$s rosea", "rank": "species", "author": "L.", "vernacular_names": [{"name": "Rose", "language": "en", "preferred": true}]}
                """.formatted(genus));
        assertThat(failures(formula)).isEmpty();
        assertThat(names("?name=" + genus + " rosea × *")).containsExactly(genus + " rosea × " + genus + " alba");
    }

    @Test
    void references_are_named_by_key_or_doi() {
        String genus = unique("Poa");
        String key = unique("linnaeus");
        given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("application/json")
                .body("{\"bibtex\": \"@book{" + key + ", title = {Species Plantarum}, year = 1753}\"}")
                .post("/catalog/v1/bibreferences")
                .then()
                .statusCode(201);
        JsonPath job = run("", "text/csv", """
                name,rank,author,bibreference,bibkey,bibkeys,person
                %1$s,genus,L.,Sp. Pl.: 67 (1753),%2$s,%2$s,
                %1$s annua,species,L.,,nothing known,,
                """.formatted(genus, key));
        assertThat(failures(job)).containsExactly("2 unknown_reference");
        assertThat(names("?bibreference=" + key)).containsExactly(genus);
        JsonPath again = run("?on_conflict=update", "text/csv", """
                name,rank,author,notes
                %1$s,genus,L.,once more
                """.formatted(genus));
        assertThat(again.getInt("updated")).isEqualTo(1);
        assertThat(get("?name=" + genus).getList("data[0].bibreference_ids")).hasSize(1);
        assertThat(get("?name=" + genus).getString("data[0].bibreference_id")).isNotNull();
    }

    @Test
    void a_row_that_updates_a_taxon_leaves_what_it_does_not_mention() {
        String genus = unique("Poa");
        run("", "text/csv", """
                name,rank,author,senior,vernacular_names
                %1$s,genus,L.,,
                %1$s annua,species,L.,,en: Annual
                %1$s supina,species,Schrad.,%1$s annua,
                """.formatted(genus));
        String used = get("?name=" + genus + " annua").getString("data[0].id");
        pool.preparedQuery(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('taxon', $1, 'sampling', 'identification', 2)")
                .executeAndAwait(Tuple.of(UUID.fromString(used)));
        JsonPath job = run("?on_conflict=update", "text/csv", """
                name,rank,author,valid,notes
                %1$s supina,species,Schrad.,,small
                %1$s annua,species,L.,,common
                """.formatted(genus));
        assertThat(job.getInt("updated")).as(failures(job).toString()).isEqualTo(2);
        assertThat(get("?name=" + genus + " supina").getString("data[0].taxonomic_status"))
                .isEqualTo("synonym");
        assertThat(get("?name=" + genus + " annua").getList("data[0].vernacular_names.name"))
                .containsExactly("Annual");
        JsonPath refused = run(
                "?on_conflict=update",
                "text/csv",
                "name,rank,author,valid\n%1$s annua,species,L.,false\n".formatted(genus));
        assertThat(failures(refused)).containsExactly("1 has_juniors");
        run("", "text/csv", "name,rank,author\n%1$s rara,species,L.\n".formatted(genus));
        String rare = get("?name=" + genus + " rara").getString("data[0].id");
        pool.preparedQuery(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('taxon', $1, 'sampling', 'identification', 2)")
                .executeAndAwait(Tuple.of(UUID.fromString(rare)));
        assertThat(failures(run(
                        "?on_conflict=update",
                        "text/csv",
                        "name,rank,author,valid\n%1$s rara,species,L.,false\n".formatted(genus))))
                .containsExactly("1 in_use");
    }

    /** Poa, Myrcia and Clethra of the World Checklist of Vascular Plants, all 5,155 names of the extract. */
    @Test
    void a_real_checklist_is_stored_or_named_with_its_reasons() throws IOException {
        assumeThat(Files.exists(WCVP))
                .as("the extract of the World Checklist is not here")
                .isTrue();
        List<NamedCsvRecord> names;
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(WCVP)) {
            names = reader.stream().toList();
        }
        Set<String> ids =
                names.stream().map(row -> row.getField("plant_name_id")).collect(Collectors.toSet());
        List<String> lines = new ArrayList<>();
        for (NamedCsvRecord row : names) {
            ObjectNode line = json.createObjectNode();
            line.put("taxon_id", row.getField("plant_name_id"));
            line.put("name", row.getField("taxon_name"));
            line.put("rank", row.getField("taxon_rank"));
            line.put("author", row.getField("taxon_authors"));
            line.put("ipni", row.getField("ipni_id"));
            String accepted = row.getField("accepted_plant_name_id");
            boolean accepts = row.getField("taxon_status").equals("Accepted");
            if (accepts || ids.contains(accepted)) {
                line.put("accepted_id", accepted);
            }
            line.put("valid", accepts);
            lines.add(line.toString());
        }
        JsonPath job = run("?on_conflict=skip", "application/x-ndjson", String.join("\n", lines));
        assertThat(rows(job, "failed"))
                .hasSize(job.getInt("failed"))
                .allSatisfy(row -> assertThat(row.violations()).isNotEmpty());
        assertThat(job.getInt("created") + job.getInt("skipped") + job.getInt("failed"))
                .isEqualTo(5155);
        assertThat(job.getInt("created")).isGreaterThan(4900);
        assertThat(get("/Poa/counts").getInt("descendants")).isGreaterThan(3000);
        assertThat(get("/ipni:417396-1").getString("full_name")).isEqualTo("Poa ligulata");
    }

    private record Told(int number, List<String> violations) {}

    private List<String> failures(JsonPath job) {
        return rows(job, "failed").stream()
                .map(row -> row.number() + " " + String.join(" ", row.violations()))
                .toList();
    }

    private List<Told> rows(JsonPath job, String state) {
        String text = given().auth()
                .oauth2(Tokens.of("full"))
                .accept("application/x-ndjson")
                .get("/catalog/v1/jobs/" + job.getString("id") + "/rows?state=" + state)
                .asString();
        return text.lines().filter(line -> !line.isBlank()).map(this::told).toList();
    }

    private Told told(String line) {
        try {
            JsonNode row = json.readTree(line);
            return new Told(row.get("number").asInt(), row.get("violations").findValuesAsText("code"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private JsonPath run(String query, String type, String body) {
        Response accepted = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(TAXA + "/imports" + query);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String id = accepted.jsonPath().getString("id");
        return Awaitility.await("the import " + id)
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> given().auth()
                                .oauth2(Tokens.of("full"))
                                .get("/catalog/v1/jobs/" + id)
                                .jsonPath(),
                        job -> job.get("finished_at") != null);
    }
}
