package org.biotrail.catalog.taxon;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.body;
import static org.biotrail.catalog.taxon.Taxonomy.codes;
import static org.biotrail.catalog.taxon.Taxonomy.names;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Taxa completed by registries, which are stood in for by answers of the shapes that they document. */
@QuarkusTest
@TestProfile(RegistriesOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonLookupTest {
    private static final String GRASSES = """
            {"key": "P", "name": "Plantae", "rank": "KINGDOM"},
            {"key": "TP", "name": "Tracheophyta", "rank": "PHYLUM"},
            {"key": "6MJ9H", "name": "Commelinids", "rank": "UNRANKED"},
            {"key": "3DB", "name": "Poales", "rank": "ORDER"},
            {"key": "CHY", "name": "Poaceae", "rank": "FAMILY"},
            {"key": "6NJT", "name": "Poa", "rank": "GENUS"}""";

    @Inject
    Pool pool;

    WireMockServer registry;

    @BeforeEach
    void an_empty_catalog_and_registries_that_know_nothing() {
        registry.resetAll();
        registry.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
        pool.query("truncate outside_answer").executeAndAwait();
        pool.query("update taxon set senior_id = null where senior_id is not null")
                .executeAndAwait();
        for (int i = 0; i < 12; i++) {
            pool.query("delete from taxon t where t.rank <> 'root'"
                            + " and not exists (select from taxon c where c.parent_id = t.id)")
                    .executeAndAwait();
        }
    }

    @Test
    void a_name_alone_brings_author_publication_links_and_all_missing_ancestors() {
        grasses();
        matches("Poa annua", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        species("Poa annua", "7ddf754f-d193-4cc9-b351-99906754a03b", """
                {"key": 1, "canonicalName": "Poa annua", "authorship": "L.", "publishedIn": "Sp. Pl.: 68 (1753)"}""");
        species("Poa annua", null, """
                {"key": 2, "canonicalName": "Poa annua", "authorship": "L.", "taxonID": "urn:lsid:ipni.org:names:320035-2"},
                {"key": 3, "canonicalName": "Poa annua", "authorship": "L.", "taxonID": "tro-25509881"},
                {"key": 4, "canonicalName": "Poa annua", "authorship": "Cham.", "taxonID": "urn:lsid:ipni.org:names:1-1"}""");
        JsonPath made = made(body("name", "Poa annua"));
        assertThat(made.getString("scientific_name")).isEqualTo("Poa annua L.");
        assertThat(made.getString("rank")).isEqualTo("species");
        assertThat(made.getString("bibreference")).isEqualTo("Sp. Pl.: 68 (1753)");
        assertThat(made.getList("external.registry")).containsExactlyInAnyOrder("col", "ipni", "tropicos");
        assertThat(made.getString("higher_classification"))
                .isEqualTo("Plantae | Tracheophyta | Commelinids | Poales | Poaceae | Poa");
        assertThat(made.getList("created")).hasSize(6);
        JsonPath genus = Taxonomy.get("/col:6NJT");
        assertThat(genus.getString("scientific_name")).isEqualTo("Poa L.");
        assertThat(genus.getString("nomenclatural_code")).isEqualTo("ICN");
        assertThat(Taxonomy.get("/col:6MJ9H").getString("rank")).isEqualTo("clade");

        matches("Poa alpina", found(usage("6VGQ2", "Poa alpina", "L.", "SPECIES"), GRASSES));
        JsonPath sister = made(body("name", "Poa alpina", "rank", "species"));
        assertThat(sister.getList("created")).isNull();
        assertThat(sister.getString("parent_id")).isEqualTo(genus.getString("id"));
        assertThat(codes(post("", body("name", "Poa alpina")))).containsExactly("duplicate_external");
        matches("Poa trivialis", found(usage("6VGZZ", "Poa trivialis", "L.", "SPECIES"), GRASSES));
        assertThat(made(body("name", "trivialis", "rank", "species", "parent_id", "Poa"))
                        .getString("author"))
                .isEqualTo("L.");
    }

    @Test
    void a_synonym_brings_its_accepted_name_and_keeps_its_own_genus() {
        grasses();
        matches(
                "Ochlopoa annua",
                synonym(
                        usage("79NN", "Ochlopoa annua", "(L.) H.Scholz", "SPECIES"),
                        usage("6VGR5", "Poa annua", "L.", "SPECIES"),
                        GRASSES));
        matches(
                "Ochlopoa",
                synonym(
                        usage("628S", "Ochlopoa", "(Asch. & Graebn.) H.Scholz", "GENUS"),
                        usage("6NJT", "Poa", "L.", "GENUS"),
                        GRASSES));
        key("6VGR5", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        JsonPath made = made(body("name", "Ochlopoa annua"));
        assertThat(made.getString("taxonomic_status")).isEqualTo("synonym");
        assertThat(made.getString("accepted_name_usage")).isEqualTo("Poa annua L.");
        assertThat(made.getString("parent_name")).isEqualTo("Ochlopoa");
        assertThat(Taxonomy.get("/col:628S").getString("accepted_name_usage")).isEqualTo("Poa L.");
        JsonPath valid =
                made(body("name", "Ochlopoa nova", "author", "Me", "rank", "species", "parent_id", "Ochlopoa"));
        assertThat(valid.getList("warnings.code")).contains("parent_is_synonym");
    }

    @Test
    void the_caller_wins_and_is_told_of_every_difference() {
        grasses();
        matches(
                "Ochlopoa annua",
                synonym(
                        usage("79NN", "Ochlopoa annua", "(L.) H.Scholz", "SPECIES"),
                        usage("6VGR5", "Poa annua", "L.", "SPECIES"),
                        GRASSES));
        matches("Ochlopoa", found(usage("628S", "Ochlopoa", "H.Scholz", "GENUS"), """
                {"key": "P", "name": "Plantae", "rank": "KINGDOM"}"""));
        JsonPath made = made(body("name", "Ochlopoa annua", "author", "Somebody", "valid", true));
        assertThat(made.getString("author")).isEqualTo("Somebody");
        assertThat(made.getBoolean("valid")).isTrue();
        assertThat(made.getList("warnings.code")).contains("registry_differs", "registry_says_synonym");
    }

    @Test
    void of_two_homonyms_one_is_chosen() {
        String alternatives = """
                {"diagnostics": {"matchType": "NONE", "confidence": 97, "alternatives": [
                  {"usage": %s, "classification": [{"key": "P", "name": "Plantae", "rank": "KINGDOM"}],
                   "diagnostics": {"matchType": "EXACT"}, "synonym": false},
                  {"usage": %s, "classification": [{"key": "N", "name": "Animalia", "rank": "KINGDOM"}],
                   "diagnostics": {"matchType": "EXACT"}, "synonym": false}]}, "synonym": false}""".formatted(
                        usage("5MZ8", "Oenanthe", "L.", "GENUS"),
                        "{\"key\": \"62GW\", \"canonicalName\": \"Oenanthe\", \"authorship\": \"Vieillot, 1816\", \"rank\": \"GENUS\", \"code\": \"ZOOLOGICAL\"}");
        matches("Oenanthe", alternatives);
        Response several = post("", body("name", "Oenanthe"));
        assertThat(several.statusCode()).as(several.asString()).isEqualTo(422);
        assertThat(codes(several)).containsExactly("ambiguous_name");
        assertThat(several.jsonPath().getList("candidates.classification")).containsExactly("Plantae", "Animalia");
        JsonPath bird = made(body(
                "name",
                "Oenanthe",
                "external",
                List.of(Map.of(
                        "registry", "col", "reference", several.jsonPath().getString("candidates[1].reference")))));
        assertThat(bird.getString("scientific_name")).isEqualTo("Oenanthe Vieillot, 1816");
        assertThat(bird.getString("nomenclatural_code")).isEqualTo("ICZN");
        assertThat(bird.getString("kingdom")).isEqualTo("Animalia");
        JsonPath plant = made(body("name", "Oenanthe L."));
        assertThat(plant.getString("kingdom")).isEqualTo("Plantae");
    }

    @Test
    void a_fuzzy_hit_is_offered_and_never_stored() {
        matches("Poa anua", """
                {"usage": %s, "classification": [%s], "diagnostics": {"matchType": "FUZZY", "confidence": 92}, "synonym": false}""".formatted(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        Response offered = post("?lookup=require", body("name", "Poa anua", "rank", "species"));
        assertThat(codes(offered)).containsExactly("not_in_registries");
        assertThat(offered.jsonPath().getString("suggestions[0].name")).isEqualTo("Poa annua");
        Response incomplete = post("", body("name", "Poa anua", "rank", "species"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.jsonPath().getString("suggestions[0].reference")).isEqualTo("6VGR5");
        assertThat(names("?name=Poa*")).isEmpty();
    }

    @Test
    void a_registry_that_hangs_costs_a_complete_taxon_a_warning_and_an_incomplete_one_its_creation() {
        registry.stubFor(get(urlPathMatching("/(gbif|ipni|zoobank)/.*"))
                .willReturn(okJson("{}").withFixedDelay(3_000)));
        Instant begin = Instant.now();
        JsonPath made = made(body("name", "Poa", "rank", "genus", "author", "L."));
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(11));
        assertThat(made.getList("warnings.code")).contains("registry_unavailable");
        Response refused = post("", body("name", "Zea"));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(post("?lookup=off", body("name", "Zea")).statusCode()).isEqualTo(422);
    }

    @Test
    void nobody_is_asked_without_need_or_leave() {
        made(body("name", "Poa", "rank", "genus", "author", "L.", "parent_id", Taxon.LIFE.toString()));
        made("?lookup=off", body("name", "Zea", "rank", "genus", "author", "L."));
        String person = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(Map.of("full_name", Taxonomy.unique("Ana Souz")))
                .post("/catalog/v1/persons")
                .path("id");
        made(body("name", "sp.1", "rank", "species", "parent_id", "Poa", "author_id", person));
        assertThat(given().get(TAXA + "/lookup?name=Poa").statusCode()).isEqualTo(401);
        assertThat(given().contentType(ContentType.JSON)
                        .body(body("name", "Poa"))
                        .post(TAXA)
                        .statusCode())
                .isEqualTo(401);
        registry.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void what_gbif_does_not_know_the_next_ones_are_asked_for_within_their_kingdoms() {
        made("?lookup=off", body("name", "Plantae", "rank", "kingdom"));
        made("?lookup=off", body("name", "Poaceae", "rank", "family", "parent_id", "Plantae"));
        registry.stubFor(get(urlPathEqualTo("/ipni/api/1/search"))
                .withQueryParam("q", equalTo("Poa"))
                .withQueryParam("f", equalTo("f_generic"))
                .willReturn(okJson("""
                        {"perPage": 50, "totalResults": 2, "results": [
                          {"id": "18442-1", "fqId": "urn:lsid:ipni.org:names:18442-1", "name": "Poa", "authors": "L.", "rank": "gen.",
                           "reference": "Sp. Pl. 1: 67", "publicationYear": 1753, "family": "Poaceae", "genus": "Poa",
                           "suppressed": false, "topCopy": true},
                          {"id": "99999-1", "name": "Poa", "authors": "Auct.", "rank": "gen.", "family": "Poaceae",
                           "suppressed": true, "topCopy": false}]}""")));
        JsonPath made = made(body("name", "Poa", "rank", "genus", "parent_id", "Poaceae"));
        assertThat(made.getString("scientific_name")).isEqualTo("Poa L.");
        assertThat(made.getString("bibreference")).isEqualTo("Sp. Pl. 1: 67");
        assertThat(made.getList("external.reference")).containsExactly("18442-1");
        registry.verify(0, getRequestedFor(urlPathMatching("/(zoobank|mycobank)/.*")));
    }

    @Test
    void tropicos_gives_accepted_name_and_higher_taxa_and_its_key_stays_secret() {
        tropicos("/Name/Search", """
                [{"NameId": 25509881, "ScientificName": "Poa supina", "RankAbbreviation": "sp.", "Author": "Schrad.",
                  "NomenclatureStatusName": "Legitimate", "DisplayReference": "Fl. Germ. 1: 289", "DisplayDate": "1806"}]""");
        tropicos("/Name/25509881/AcceptedNames", """
                [{"SynonymName": {"NameId": 25509881, "ScientificName": "Poa supina"},
                  "AcceptedName": {"NameId": 25509882, "ScientificName": "Poa annua", "RankAbbreviation": "sp.", "Author": "L."}}]""");
        tropicos("/Name/25509882/HigherTaxa", """
                [{"NameId": 43000001, "ScientificName": "Plantae", "Rank": "kingdom"},
                 {"NameId": 42000357, "ScientificName": "Poaceae", "Rank": "family"},
                 {"NameId": 40008234, "ScientificName": "Poa", "Rank": "genus"}]""");
        JsonPath made = made(body("name", "Poa supina", "rank", "species"));
        assertThat(made.getString("accepted_name_usage")).isEqualTo("Poa annua L.");
        assertThat(made.getString("higher_classification")).isEqualTo("Plantae | Poaceae | Poa");
        assertThat(made.getString("bibreference")).isEqualTo("Fl. Germ. 1: 289 1806");
        assertThat(Taxonomy.get("/tropicos:40008234").getString("author")).isNull();
        assertThat(pool.query("select string_agg(question, ' ') from outside_answer")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getString(0))
                .doesNotContain("apikey");
    }

    @Test
    void mycobank_and_zoobank_are_understood() {
        registry.stubFor(get(urlPathEqualTo("/mycobank/taxonnames"))
                .withQueryParam("filter", equalTo("name eq 'Amanita muscaria'"))
                .withHeader("Authorization", equalTo("Bearer token-of-mycobank"))
                .willReturn(okJson("""
                        {"items": [{"name": "Amanita muscaria", "authors": "(L.) Lam.", "yearOfEffectivePublication": "1783",
                          "mycobankNr": 161831, "rank": "sp.", "classification": [
                            {"name": "Fungi", "rank": "regn."}, {"name": "Amanitaceae", "rank": "fam."},
                            {"name": "Amanita", "rank": "gen.", "authors": "Pers."}],
                          "bibliographyinfo": [{"title": "Encyclopédie Méthodique Botanique 1"}]}]}""")));
        JsonPath fungus = made(body("name", "Amanita muscaria", "rank", "species"));
        assertThat(fungus.getString("scientific_name")).isEqualTo("Amanita muscaria (L.) Lam.");
        assertThat(fungus.getList("external.registry")).containsExactly("mycobank");
        assertThat(fungus.getString("kingdom")).isEqualTo("Fungi");

        made("?lookup=off", body("name", "Animalia", "rank", "kingdom"));
        made(
                "?lookup=off",
                body("name", "Chromis", "rank", "genus", "parent_id", "Animalia", "author", "Cuvier, 1814"));
        registry.stubFor(get(urlPathEqualTo("/zoobank/NomenclaturalActs.json/Chromis_abyssus"))
                .willReturn(okJson("""
                        [{"tnuuuid": "8bdc0735-fea4-4298-83fa-d04f67c3fbec", "namestring": "abyssus", "parentname": "Chromis",
                          "value": "abyssus Pyle, Earle & Greene, 2008", "rankgroup": "Species"}]""")));
        JsonPath fish = made(body("name", "Chromis abyssus", "rank", "species"));
        assertThat(fish.getString("scientific_name")).isEqualTo("Chromis abyssus Pyle, Earle & Greene, 2008");
        assertThat(fish.getString("external[0].reference")).isEqualTo("8BDC0735-FEA4-4298-83FA-D04F67C3FBEC");
    }

    @Test
    void an_answer_is_kept_and_can_be_seen_without_writing() {
        matches("Poa annua", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        for (int i = 0; i < 2; i++) {
            JsonPath seen = given().auth()
                    .oauth2(Tokens.of("registered"))
                    .queryParam("name", "Poa annua")
                    .get(TAXA + "/lookup")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(seen.getString("found.name")).isEqualTo("Poa annua");
            assertThat(seen.getString("found.classification")).endsWith("Poaceae | Poa");
        }
        registry.verify(1, getRequestedFor(urlPathEqualTo("/gbif/v2/species/match")));
        assertThat(names("?name=Poa*")).isEmpty();
        assertThat(given().get("/catalog/v1/registries").jsonPath().getMap("data.find { it.registry == 'gbif' }"))
                .containsEntry("state", "up");
    }

    @Test
    void a_taxon_is_compared_with_its_registries_and_takes_over_what_is_missing() {
        made("?lookup=off", body("name", "Poa", "rank", "genus", "author", "Linn."));
        matches("Poa", found(usage("6NJT", "Poa", "L.", "GENUS"), ""));
        species("Poa", "7ddf754f-d193-4cc9-b351-99906754a03b", """
                {"key": 1, "canonicalName": "Poa", "authorship": "L.", "publishedIn": "Sp. Pl.: 67 (1753)"}""");
        JsonPath compared = refreshed("");
        assertThat(compared.getList("differences.field")).containsExactly("author", "bibreference", "external");
        assertThat(compared.getString("differences[0].here")).isEqualTo("Linn.");
        assertThat(Taxonomy.get("?name=Poa").getList("data[0].external")).isEmpty();
        JsonPath applied = refreshed("?apply=true");
        assertThat(applied.getString("author")).isEqualTo("Linn.");
        assertThat(applied.getString("bibreference")).isEqualTo("Sp. Pl.: 67 (1753)");
        assertThat(applied.getString("external[0].reference")).isEqualTo("6NJT");
        assertThat(refreshed("").getList("differences.field")).containsExactly("author");
    }

    private static JsonPath refreshed(String query) {
        Response response = given().auth().oauth2(Tokens.of("full")).post(TAXA + "/Poa/refresh" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response.jsonPath();
    }

    @Test
    void answers_that_make_no_sense_are_no_answers() {
        for (String nonsense : List.of(
                "[]",
                "7",
                "{\"usage\": 7}",
                "{\"usage\": {\"key\": \"'; drop table taxon\", \"canonicalName\": [1]}}",
                "{\"diagnostics\": {\"alternatives\": {\"a\": 1}}}",
                "{\"usage\": {\"key\": \"X1\", \"canonicalName\": \"Poa annua\", \"rank\": \"WEIRD\"}, \"synonym\": \"maybe\"}")) {
            registry.resetAll();
            pool.query("truncate outside_answer").executeAndAwait();
            matches("Poa annua", nonsense);
            Response refused = post("", body("name", "Poa annua", "rank", "species"));
            assertThat(refused.statusCode()).as(nonsense + refused.asString()).isEqualTo(422);
        }
    }

    @Test
    void rows_of_an_import_are_completed_where_that_is_asked_for() {
        grasses();
        matches("Poa annua", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        matches("Poa alpina", found(usage("6VGQ2", "Poa alpina", "L.", "SPECIES"), GRASSES));
        matches(
                "Ochlopoa annua",
                synonym(
                        usage("79NN", "Ochlopoa annua", "(L.) H.Scholz", "SPECIES"),
                        usage("6VGR5", "Poa annua", "L.", "SPECIES"),
                        GRASSES));
        matches(
                "Ochlopoa",
                synonym(
                        usage("628S", "Ochlopoa", "(Asch. & Graebn.) H.Scholz", "GENUS"),
                        usage("6NJT", "Poa", "L.", "GENUS"),
                        GRASSES));
        key("6VGR5", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        matches("Poa", found(usage("6NJT", "Poa", "L.", "GENUS"), GRASSES));
        String list =
                "name,notes\nOchlopoa annua,\nPoa alpina,of mountains\nPoa annua,\nPoa,the genus\nNowhera nulla,\n";
        assertThat(imported("?dry_run=true", list).get("rows").prettify()).contains("required");
        registry.verify(0, getRequestedFor(anyUrl()));
        JsonPath dry = imported("?lookup=auto&dry_run=true", list).get("job");
        assertThat(dry.getInt("created") + dry.getInt("updated") + dry.getInt("unchanged"))
                .as(dry.prettify())
                .isEqualTo(4);
        assertThat(Taxonomy.names("?name=Poa*")).isEmpty();
        Map<String, JsonPath> done = imported("?lookup=auto", list);
        assertThat(done.get("rows").getList("data.number"))
                .as(done.get("rows").prettify())
                .containsExactly(5);
        assertThat(Taxonomy.get("/col:79NN").getString("accepted_name_usage")).isEqualTo("Poa annua L.");
        assertThat(Taxonomy.get("/col:79NN").getString("parent_name")).isEqualTo("Ochlopoa");
        assertThat(Taxonomy.get("/col:6VGQ2").getString("higher_classification"))
                .isEqualTo("Plantae | Tracheophyta | Commelinids | Poales | Poaceae | Poa");
        assertThat(Taxonomy.get("/col:6VGQ2").getString("notes")).isEqualTo("of mountains");
        assertThat(Taxonomy.get("/col:6NJT").getString("notes")).isEqualTo("the genus");
        assertThat(imported("?lookup=require", "name\nNowhera nulla\n")
                        .get("rows")
                        .getList("data.violations[0].code"))
                .containsExactly("not_in_registries");
    }

    @Test
    void of_several_names_an_import_takes_the_oldest_if_it_is_told_so_and_that_is_clear() {
        for (String registryOfAnimals : List.of("Vieillot, 1816", "Pallas, 1771")) {
            registry.resetAll();
            pool.query("truncate outside_answer").executeAndAwait();
            registry.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
            matches("Oenanthe", """
                    {"diagnostics": {"matchType": "NONE", "confidence": 97, "alternatives": [
                      {"usage": %s, "classification": [], "diagnostics": {"matchType": "EXACT"}, "synonym": false},
                      {"usage": %s, "classification": [], "diagnostics": {"matchType": "EXACT"}, "synonym": false}]},
                     "synonym": false}""".formatted(
                            usage("5MZ8", "Oenanthe", registryOfAnimals, "GENUS"),
                            usage("62GW", "Oenanthe", "Linnaeus, 1771", "GENUS")));
            JsonPath rows = imported("?lookup=auto", "name\nOenanthe\n").get("rows");
            assertThat(rows.getList("data[0].violations.code")).containsExactly("ambiguous_name");
            assertThat(rows.getString("data[0].violations[0].message")).contains("col:5MZ8", "col:62GW");
            JsonPath oldest = imported("?lookup=auto&ambiguous=oldest", "name\nOenanthe\n")
                    .get("job");
            assertThat(oldest.getInt("created")).isEqualTo(registryOfAnimals.contains("1771") ? 0 : 1);
        }
        assertThat(names("?name=Oenanthe")).hasSize(1);
        assertThat(Taxonomy.get("/col:62GW").getString("author")).isEqualTo("Linnaeus, 1771");
        assertThat(given().auth()
                        .oauth2(Tokens.of("full"))
                        .contentType("text/csv")
                        .body("name\nPoa\n")
                        .post(TAXA + "/imports?lookup=perhaps")
                        .statusCode())
                .isEqualTo(400);
    }

    /** The job when it is over, and its failed rows. */
    private static Map<String, JsonPath> imported(String query, String table) {
        String id = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType("text/csv")
                .body(table)
                .post(TAXA + "/imports" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        return Map.of(
                "job",
                Jobs.finished(id).extract().jsonPath(),
                "rows",
                given().auth()
                        .oauth2(Tokens.of("full"))
                        .get("/catalog/v1/jobs/" + id + "/rows?state=failed")
                        .jsonPath());
    }

    private void grasses() {
        key("P", found(usage("P", "Plantae", null, "KINGDOM"), ""));
        key("TP", found(usage("TP", "Tracheophyta", null, "PHYLUM"), ""));
        key("6MJ9H", found(usage("6MJ9H", "Commelinids", null, "UNRANKED"), ""));
        key("3DB", found(usage("3DB", "Poales", "Small", "ORDER"), ""));
        key("CHY", found(usage("CHY", "Poaceae", "Barnhart", "FAMILY"), ""));
        key("6NJT", found(usage("6NJT", "Poa", "L.", "GENUS"), ""));
    }

    private void matches(String name, String answer) {
        registry.stubFor(match().withQueryParam("scientificName", equalTo(name)).willReturn(okJson(answer)));
    }

    private void key(String key, String answer) {
        registry.stubFor(match().withQueryParam("usageKey", equalTo(key)).willReturn(okJson(answer)));
    }

    private static MappingBuilder match() {
        return get(urlPathEqualTo("/gbif/v2/species/match"));
    }

    private void species(String name, @org.jspecify.annotations.Nullable String dataset, String results) {
        MappingBuilder call = get(urlPathEqualTo("/gbif/v1/species")).withQueryParam("name", equalTo(name));
        registry.stubFor((dataset == null ? call.atPriority(6) : call.withQueryParam("datasetKey", equalTo(dataset)))
                .willReturn(okJson("{\"offset\": 0, \"limit\": 100, \"results\": [" + results + "]}")));
    }

    private void tropicos(String path, String answer) {
        registry.stubFor(get(urlPathEqualTo("/tropicos" + path))
                .withQueryParam("apikey", equalTo("key-of-tropicos"))
                .willReturn(okJson(answer)));
    }

    private static String usage(
            String key, String name, @org.jspecify.annotations.Nullable String author, String rank) {
        String authorship = author == null ? "" : "\"authorship\": \"" + author + "\", ";
        return "{\"key\": \"%s\", \"canonicalName\": \"%s\", %s\"rank\": \"%s\", \"code\": \"BOTANICAL\"}"
                .formatted(key, name, authorship, rank);
    }

    private static String found(String usage, String classification) {
        return """
                {"usage": %s, "classification": [%s], "diagnostics": {"matchType": "EXACT", "confidence": 99}, "synonym": false}""".formatted(usage, classification);
    }

    private static String synonym(String usage, String accepted, String classification) {
        return """
                {"usage": %s, "acceptedUsage": %s, "classification": [%s],
                 "diagnostics": {"matchType": "EXACT", "confidence": 99}, "synonym": true}""".formatted(usage, accepted, classification);
    }

    private static JsonPath made(Map<String, Object> body) {
        return made("", body);
    }

    private static JsonPath made(String query, Map<String, Object> body) {
        Response response = post(query, body);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        return response.jsonPath();
    }

    private static Response post(String query, Map<String, Object> body) {
        return given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(body)
                .post(TAXA + query);
    }
}
