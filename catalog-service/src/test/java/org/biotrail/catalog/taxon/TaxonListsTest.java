package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.codes;
import static org.biotrail.catalog.taxon.Taxonomy.fullName;
import static org.biotrail.catalog.taxon.Taxonomy.genusOf;
import static org.biotrail.catalog.taxon.Taxonomy.get;
import static org.biotrail.catalog.taxon.Taxonomy.id;
import static org.biotrail.catalog.taxon.Taxonomy.names;
import static org.biotrail.catalog.taxon.Taxonomy.plants;
import static org.biotrail.catalog.taxon.Taxonomy.speciesOf;
import static org.biotrail.catalog.testing.Words.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What lists of taxa can be asked, suggestions and matches. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonListsTest extends TaxonCallers {
    @Test
    void the_rank_is_named_in_the_reader_s_language() {
        String genus = genusOf(plants());
        given().header("Accept-Language", "pt-BR, en;q=0.5")
                .get(TAXA + "/" + genus)
                .then()
                .header("Content-Language", "pt")
                .header("Vary", containsString("Accept-Language"))
                .header("ETag", "\"1-pt\"")
                .body("rank_name", equalTo("gênero"))
                .body("rank", equalTo("genus"));
        given().header("Accept-Language", "de")
                .get(TAXA + "/" + genus)
                .then()
                .header("Content-Language", "en")
                .body("rank_name", equalTo("genus"));
        given().get(TAXA + "/" + genus).then().header("ETag", "\"1\"");
        given().header("Accept-Language", "pt")
                .get(TAXA + "?root=" + genus + "&fields=rank_name")
                .then()
                .body("data[0].rank_name", equalTo("gênero"));
    }

    @Test
    void a_name_below_species_shows_both_epithets_and_where_it_was_published() {
        String species = speciesOf(genusOf(plants()), "alba");
        JsonPath variety = Taxonomy.made(
                "name",
                "nigra",
                "rank",
                "variety",
                "parent_id",
                species,
                "author",
                "Mill.",
                "bibreference",
                "Gard. Dict. ed. 8: 3");
        assertThat(variety.getString("specific_epithet")).isEqualTo("alba");
        assertThat(variety.getString("infraspecific_epithet")).isEqualTo("nigra");
        assertThat(variety.getString("name_published_in")).isEqualTo("Gard. Dict. ed. 8: 3");
        assertThat(get("/" + species).getString("infraspecific_epithet")).isNull();
        assertThat(get("?root=" + species + "&filter=infraspecific_epithet==nigra")
                        .getList("data.id"))
                .containsExactly(variety.getString("id"));
    }

    @Test
    void a_root_may_be_left_out_and_repeated() {
        String kingdom = plants();
        String one = genusOf(kingdom);
        String other = genusOf(kingdom);
        String species = speciesOf(one, "alba");
        assertThat(get("?root=" + one).getList("data.id")).containsExactlyInAnyOrder(one, species);
        assertThat(get("?root=" + one + "&include_root=false").getList("data.id"))
                .containsExactly(species);
        assertThat(get("?root=" + one + "&root=" + other).getList("data.id"))
                .containsExactlyInAnyOrder(one, other, species);
        assertThat(get("/" + kingdom + "/descendants").getList("data.id"))
                .containsExactlyInAnyOrder(one, other, species);
        assertThat(get("/" + kingdom + "/descendants?rank=sp.&valid=true").getList("data.id"))
                .containsExactly(species);
        assertThat(get("/" + kingdom + "/children").getList("data.id")).containsExactlyInAnyOrder(one, other);
        assertThat(given().queryParam("root", unique("nothing")).get(TAXA).statusCode())
                .isEqualTo(422);
        assertThat(given().queryParam("include_root", "maybe").get(TAXA).statusCode())
                .isEqualTo(400);
    }

    @Test
    void lists_answer_the_usual_questions() {
        String kingdom = plants();
        String genus = genusOf(kingdom);
        String name = fullName(genus);
        String species = id(
                "name",
                "alba",
                "rank",
                "species",
                "parent_id",
                genus,
                "author",
                "Tcham.",
                "external",
                List.of(Map.of("registry", "wikidata", "reference", "https://www.wikidata.org/wiki/Q" + digits())),
                "vernacular_names",
                List.of(Map.of("name", unique("Wiesengras"), "language", "de-CH")));
        JsonPath taxon = get("/" + species);
        assertThat(taxon.getString("genus")).isEqualTo(name);
        assertThat(taxon.getString("specific_epithet")).isEqualTo("alba");
        assertThat(taxon.getString("higher_classification")).isEqualTo(fullName(kingdom) + " | " + name);
        assertThat(taxon.getInt("depth")).isEqualTo(3);
        String below = "&root=" + kingdom;
        assertThat(names("?level_min=200" + below)).containsExactly(name + " alba");
        assertThat(names("?level_max=180" + below)).hasSize(2);
        assertThat(names("?rank=genus,species" + below)).hasSize(2);
        assertThat(names("?author=tch*" + below)).containsExactly(name + " alba");
        assertThat(names("?taxonomic_status=Accepted" + below)).hasSize(3);
        assertThat(codes(given().get(TAXA + "?taxonomic_status=good"))).containsExactly("unknown_value");
        assertThat(codes(given().get(TAXA + "?nomenclatural_code=ICBN"))).containsExactly("unknown_value");
        assertThat(names("?parent=" + name)).containsExactly(name + " alba");
        assertThat(names("?name=" + name + " a%25a")).as("% means itself").isEmpty();
        assertThat(names("?external=wikidata" + below)).containsExactly(name + " alba");
        String reference = taxon.getString("external[0].reference");
        assertThat(names("?external=wikidata:" + reference)).containsExactly(name + " alba");
        assertThat(get("/wikidata:" + reference).getString("id")).isEqualTo(species);
        assertThat(names("?q=" + taxon.getString("vernacular_names[0].name").toUpperCase(java.util.Locale.ROOT)))
                .containsExactly(name + " alba");
        assertThat(names("?filter=rank==species;specific_epithet==alba" + below))
                .hasSize(1);
        assertThat(get("?id=" + species + "," + genus).getList("data")).hasSize(2);
        assertThat(given().queryParam("external", "nowhere:1").get(TAXA).statusCode())
                .isEqualTo(400);
        assertThat(given().queryParam("colour", "red").get(TAXA).statusCode()).isEqualTo(400);
    }

    @Test
    void suggestions_begin_with_what_was_typed_then_what_is_alike() {
        String start = unique("Zoysia");
        String genus = id("name", start, "rank", "genus", "parent_id", plants(), "author", "Willd.");
        speciesOf(genus, "alba");
        assertThat(get("/suggest?q=" + start.toUpperCase(java.util.Locale.ROOT)).getList("data.full_name"))
                .containsExactly(start, start + " alba");
        String mistyped = start.substring(0, 4) + "x" + start.substring(5);
        assertThat(get("/suggest?q=" + mistyped).getList("data.full_name")).contains(start);
        assertThat(get("/suggest?q=" + mistyped + " alva").getList("data.full_name"))
                .as("the species of what the genus may be called")
                .startsWith(start + " alba");
        assertThat(get("/suggest?q=" + start + "&limit=1").getList("data")).hasSize(1);
        assertThat(given().get(TAXA + "/suggest").statusCode()).isBetween(400, 422);
        assertThat(given().queryParam("q", "%_\\'; drop table taxon; --")
                        .get(TAXA + "/suggest")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void names_are_matched_exactly_canonically_or_as_alike() {
        String genus = genusOf(plants());
        String name = fullName(genus);
        String accepted = speciesOf(genus, "annua");
        id("name", "supina", "rank", "species", "parent_id", genus, "author", "Schrad.", "senior_id", accepted);
        Response answer = as(
                        "registered",
                        Map.of(
                                "names",
                                List.of(
                                        name + " ANNUA",
                                        name + " annua L.",
                                        name + " annua (Hook.) de Candolle",
                                        name + " anua",
                                        Map.of("name", name + " supina", "rank", "sp."),
                                        Map.of("name", name + " supina", "rank", "var."),
                                        unique("Xylophagus") + " zzz")))
                .post(TAXA + "/match");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath found = answer.jsonPath();
        assertThat(found.getList("data.match_type"))
                .containsExactly("exact", "exact", "canonical", "fuzzy", "exact", "none", "none");
        assertThat(found.getString("data[2].taxon.id")).isEqualTo(accepted);
        assertThat(found.getString("data[3].taxon.id")).isEqualTo(accepted);
        assertThat(found.getFloat("data[3].score")).isBetween(0.6f, 0.99f);
        assertThat(found.getString("data[4].accepted.id")).isEqualTo(accepted);
        assertThat(given().contentType(ContentType.JSON)
                        .body(Map.of("names", List.of(name)))
                        .post(TAXA + "/match")
                        .statusCode())
                .as("reading is public")
                .isEqualTo(200);
        assertThat(as("full", Map.of("names", List.of())).post(TAXA + "/match").statusCode())
                .isEqualTo(422);
    }
}
