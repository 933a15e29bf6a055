package org.biotrail.catalog.taxon;

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
import static org.biotrail.catalog.testing.Words.unique;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Taxa completed by GBIF, which is stood in for by answers of the shapes that it documents. */
@QuarkusTest
@TestProfile(RegistriesOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonLookupTest extends TaxonRegistriesGround {
    /** The checklist that GBIF is asked for unless configured otherwise: Catalogue of Life, extended release. */
    private static final String CATALOGUE_OF_LIFE = "7ddf754f-d193-4cc9-b351-99906754a03b";

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
        annualMeadowGrassUnderItsOtherName();
        JsonPath made = made(body("name", "Ochlopoa annua"));
        assertThat(made.getString("taxonomic_status")).isEqualTo("synonym");
        assertThat(made.getString("accepted_name_usage")).isEqualTo("Poa annua L.");
        assertThat(made.getString("parent_name")).isEqualTo("Ochlopoa");
        registry.verify(getRequestedFor(urlPathEqualTo("/gbif/v2/species/match"))
                .withQueryParam("checklistKey", equalTo(CATALOGUE_OF_LIFE)));
        assertThat(Taxonomy.get("/col:628S").getString("accepted_name_usage")).isEqualTo("Poa L.");
        JsonPath valid =
                made(body("name", "Ochlopoa nova", "author", "Me", "rank", "species", "parent_id", "Ochlopoa"));
        assertThat(valid.getList("warnings.code")).contains("parent_is_synonym");
    }

    @Test
    void a_rank_that_only_a_registry_knows_is_kept_in_its_words() {
        matches("Zea", found(usage("92N", "Zea", "L.", "GENUS"), """
                {"key": "P", "name": "Plantae", "rank": "KINGDOM"},
                {"key": "MG", "name": "Graminimorpha", "rank": "MEGAFAMILY"}"""));
        matches("Zea mays", found(usage("5H", "Zea mays", "L.", "GRAMMAR"), GRASSES));
        assertThat(made(body("name", "Zea")).getString("parent_name")).isEqualTo("Graminimorpha");
        JsonPath between = Taxonomy.get("/col:MG");
        assertThat(between.getString("rank")).isEqualTo("clade");
        assertThat(between.getString("verbatim_rank")).isEqualTo("MEGAFAMILY");
        assertThat(codes(post("?lookup=require", body("name", "Zea mays"))))
                .as("below genus an unknown rank says nothing")
                .containsExactly("not_in_registries");
    }

    @Test
    void the_caller_wins_and_is_told_of_every_difference() {
        grasses();
        otherNameOfAnnualMeadowGrass();
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
                .body(Map.of("full_name", unique("Ana Souz")))
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
}
