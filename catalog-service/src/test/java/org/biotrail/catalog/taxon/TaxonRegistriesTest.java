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
import static org.biotrail.catalog.taxon.Taxonomy.names;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.testing.RegistriesOn;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The registries after GBIF, and imports that ask them. */
@QuarkusTest
@TestProfile(RegistriesOn.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonRegistriesTest extends TaxonRegistriesGround {
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
    void rows_of_an_import_are_completed_where_that_is_asked_for() {
        grasses();
        matches("Poa annua", found(usage("6VGR5", "Poa annua", "L.", "SPECIES"), GRASSES));
        matches("Poa alpina", found(usage("6VGQ2", "Poa alpina", "L.", "SPECIES"), GRASSES));
        annualMeadowGrassUnderItsOtherName();
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
}
