package org.biotrail.catalog.taxon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.catalog.taxon.Taxonomy.TAXA;
import static org.biotrail.catalog.taxon.Taxonomy.body;
import static org.biotrail.catalog.taxon.Taxonomy.changed;
import static org.biotrail.catalog.taxon.Taxonomy.codes;
import static org.biotrail.catalog.taxon.Taxonomy.epithet;
import static org.biotrail.catalog.taxon.Taxonomy.fullName;
import static org.biotrail.catalog.taxon.Taxonomy.genusOf;
import static org.biotrail.catalog.taxon.Taxonomy.get;
import static org.biotrail.catalog.taxon.Taxonomy.id;
import static org.biotrail.catalog.taxon.Taxonomy.made;
import static org.biotrail.catalog.taxon.Taxonomy.names;
import static org.biotrail.catalog.taxon.Taxonomy.patch;
import static org.biotrail.catalog.taxon.Taxonomy.plants;
import static org.biotrail.catalog.taxon.Taxonomy.post;
import static org.biotrail.catalog.taxon.Taxonomy.speciesOf;
import static org.biotrail.catalog.taxon.Taxonomy.unique;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with taxa, what lists of them can be asked, and what writers are told besides. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxaOverHttpTest {
    @Inject
    Pool pool;

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
    void everybody_reads_and_full_users_write() {
        String genus = genusOf(plants());
        assertThat(given().get(TAXA + "/" + genus).statusCode()).isEqualTo(200);
        Map<String, Object> another = body("name", unique("Zea"), "rank", "genus", "author", "L.");
        assertThat(given().contentType(ContentType.JSON)
                        .body(another)
                        .post(TAXA)
                        .statusCode())
                .isEqualTo(401);
        assertThat(as("registered", another).post(TAXA).statusCode()).isEqualTo(403);
        assertThat(patch("registered", genus, "", body("notes", "x")).statusCode())
                .isEqualTo(403);
        assertThat(given().auth()
                        .oauth2(Tokens.of("registered"))
                        .delete(TAXA + "/" + genus)
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("registered", another).post(TAXA + "/imports").statusCode())
                .isEqualTo(403);
        assertThat(as("full", another).post(TAXA).statusCode()).isEqualTo(201);
    }

    @Test
    void core_fields_of_a_used_taxon_are_for_super_admins_and_the_rest_for_all() {
        String genus = genusOf(plants());
        String species = speciesOf(genus, "alba");
        used(species);
        for (Map<String, Object> core : List.of(
                body("name", "nigra"),
                body("rank", "superspecies"),
                body("parent_id", genusOf(plants())),
                body("valid", false),
                body("author", "Mill."),
                body("nomenclatural_code", "ICZN"))) {
            Response refused = patch("full", species, "", core);
            assertThat(refused.statusCode()).as(core + refused.asString()).isEqualTo(403);
            assertThat(codes(refused)).containsExactly("in_use");
        }
        assertThat(patch(
                                "full",
                                species,
                                "",
                                body("notes", "white", "bibreference", "Sp. Pl. 1", "external", List.of()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(patch("admin", species, "", body("author", "Mill.")).statusCode())
                .isEqualTo(200);
        assertThat(removed("admin", species).statusCode()).isEqualTo(409);
    }

    @Test
    void a_taxon_is_removed_when_nothing_stands_on_it() {
        String genus = genusOf(plants());
        String accepted = speciesOf(genus, "alba");
        String junior =
                id("name", "nigra", "rank", "species", "parent_id", genus, "author", "L.", "senior_id", accepted);
        String other = speciesOf(genus, "rubra");
        String formula = id(
                "rank",
                "species",
                "parent_id",
                genus,
                "hybrid",
                "formula",
                "hybrid_parent_ids",
                List.of(junior, other));
        for (String held : List.of(genus, accepted, other)) {
            Response refused = removed("full", held);
            assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(409);
            assertThat(codes(refused)).containsExactly("in_use");
        }
        for (String free : List.of(formula, junior, accepted, other, genus)) {
            assertThat(removed("full", free).statusCode()).isEqualTo(204);
        }
        assertThat(given().get(TAXA + "/" + genus).statusCode()).isEqualTo(404);
    }

    @Test
    void life_stays_as_it_is_and_out_of_lists() {
        String life = Taxon.LIFE.toString();
        assertThat(codes(patch("admin", life, "", body("name", "Vita")))).containsExactly("protected");
        assertThat(patch("admin", life, "", body("notes", "all")).statusCode()).isEqualTo(403);
        assertThat(removed("admin", life).statusCode()).isEqualTo(403);
        assertThat(codes(post(body("name", "Other", "rank", "root")))).contains("rank_order");
        assertThat(get("?limit=1&sort=depth").getList("data.rank")).doesNotContain("root");
        assertThat(names("?rank=root")).containsExactly("Life");
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
        assertThat(names("?taxonomic_status=accepted" + below)).hasSize(3);
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
        assertThat(get("/suggest?q=" + start + "&limit=1").getList("data")).hasSize(1);
        assertThat(given().get(TAXA + "/suggest").statusCode()).isBetween(400, 422);
        assertThat(given().queryParam("q", "%_\\'; drop table taxon; --")
                        .get(TAXA + "/suggest")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void writers_are_told_of_homonyms_and_of_synonyms_above() {
        String genus = genusOf(plants());
        JsonPath homonym = made("name", fullName(genus), "rank", "genus", "parent_id", plants(), "author", "Mill.");
        assertThat(homonym.getList("warnings.code")).containsExactly("homonym");
        assertThat(homonym.getString("warnings[0].id")).isEqualTo(genus);
        assertThat(get("/" + homonym.getString("id")).getList("warnings")).isNull();
        Response several = given().get(TAXA + "/" + fullName(genus));
        assertThat(several.statusCode()).isEqualTo(409);
        assertThat(several.jsonPath().getList("candidates")).hasSize(2);

        String kingdom = plants();
        String accepted = genusOf(kingdom);
        String junior =
                id("name", unique("Zea"), "rank", "genus", "parent_id", kingdom, "author", "L.", "senior_id", accepted);
        JsonPath below = made("name", "alba", "rank", "species", "parent_id", junior, "author", "L.");
        assertThat(below.getList("warnings.code")).containsExactly("parent_is_synonym");
        JsonPath registered = made(
                "name",
                epithet(),
                "rank",
                "species",
                "parent_id",
                accepted,
                "external",
                List.of(Map.of("registry", "wikidata", "reference", "Q" + digits())));
        assertThat(registered.getList("warnings.code")).containsExactly("author_unknown");
    }

    @Test
    void what_equals_another_taxon_names_it() {
        String kingdom = plants();
        String genus = genusOf(kingdom);
        Response same = post(body("name", fullName(genus), "rank", "genus", "parent_id", kingdom, "author", "L."));
        assertThat(same.statusCode()).isEqualTo(409);
        assertThat(codes(same)).containsExactly("duplicate_name");
        assertThat(same.jsonPath().getString("conflicting_id")).isEqualTo(genus);
        Response valid = post(body("name", fullName(genus), "rank", "genus", "parent_id", kingdom, "author", "Mill."));
        assertThat(codes(valid)).containsExactly("duplicate_valid_name");
        assertThat(post(body(
                                "name",
                                fullName(genus),
                                "rank",
                                "genus",
                                "parent_id",
                                kingdom,
                                "author",
                                "Mill.",
                                "valid",
                                false))
                        .statusCode())
                .isEqualTo(201);
        String reference = "Q" + digits();
        changed(genus, "external", List.of(Map.of("registry", "wikidata", "reference", reference)));
        Response taken = post(body(
                "name",
                unique("Zea"),
                "rank",
                "genus",
                "parent_id",
                kingdom,
                "author",
                "L.",
                "external",
                List.of(Map.of("registry", "wikidata", "reference", reference))));
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(codes(taken)).containsExactly("duplicate_external");
        assertThat(taken.jsonPath().getString("conflicting_id")).isEqualTo(genus);
        Response two = post(body(
                "name",
                unique("Zea"),
                "rank",
                "genus",
                "parent_id",
                kingdom,
                "author",
                "L.",
                "external",
                List.of(
                        Map.of("registry", "wikidata", "reference", "Q1"),
                        Map.of("registry", "wikidata", "reference", "Q2"))));
        assertThat(codes(two)).containsExactly("duplicate_external");
    }

    @Test
    void a_full_name_alone_finds_its_parent_and_its_author() {
        String genus = genusOf(plants());
        String name = fullName(genus);
        JsonPath species = made("name", name + "  annua (L.) Mill.", "rank", "sp.");
        assertThat(species.getString("parent_id")).isEqualTo(genus);
        assertThat(species.getString("author")).isEqualTo("(L.) Mill.");
        JsonPath variety = made("name", name + " annua L. var. minor Hook.f.", "rank", "var.");
        assertThat(variety.getString("full_name")).isEqualTo(name + " annua var. minor");
        assertThat(variety.getString("scientific_name")).isEqualTo(name + " annua var. minor Hook.f.");
        assertThat(codes(post(body("name", unique("Nowhere") + " alba", "rank", "species", "author", "L."))))
                .containsExactly("parent_required");
        assertThat(codes(post(body("name", "alba", "rank", "species", "parent_id", "no such thing", "author", "L."))))
                .containsExactly("unknown_reference");
        assertThat(codes(post(body("name", "core", "rank", "clade")))).containsExactly("parent_required");
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
                .isEqualTo(401);
        assertThat(as("full", Map.of("names", List.of())).post(TAXA + "/match").statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"name\": 7, \"rank\": \"genus\"}",
                "{\"name\": \"Poa\\u202e\", \"rank\": \"genus\"}",
                "{\"name\": \"Poa\\u0007\", \"rank\": \"genus\"}",
                "{\"name\": \"\\ud800\", \"rank\": \"genus\"}",
                "{\"name\": \"Poa'; drop table taxon; --\", \"rank\": \"genus\", \"author\": \"L.\"}",
                "{\"name\": \"Poa\", \"rank\": {\"word\": \"genus\"}}",
                "{\"name\": \"Poa\", \"rank\": 1e400}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"valid\": \"perhaps\"}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"external\": {\"gbif\": 1}}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"external\": [{\"registry\": \"gbif\"}]}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"hybrid_parent_ids\": [\"x\"]}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"hybrid\": \"maybe\"}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"full_name\": \"Poa\"}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"colour\": \"red\"}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"vernacular_names\": [{\"name\": \"x\", \"language\": \"not a tag\"}]}",
                "{\"name\": \"Poa\", \"rank\": \"genus\", \"author\": \"L.\", \"vernacular_names\": [{\"name\": \"x\"}]}"
            })
    void hostile_bodies_are_refused(String text) {
        Response refused = given().auth()
                .oauth2(Tokens.of("full"))
                .contentType(ContentType.JSON)
                .body(text)
                .post(TAXA);
        assertThat(refused.statusCode()).as(refused.asString()).isIn(400, 403, 422);
        assertThat(refused.contentType()).startsWith("application/problem+json");
    }

    @Test
    void texts_are_composed_trimmed_and_not_too_long() {
        String genus = genusOf(plants());
        String composed = id("name", "ae\u0301ra", "rank", "species", "parent_id", genus, "author", "  L.   f. ");
        assertThat(get("/" + composed).getString("name")).isEqualTo("a\u00e9ra");
        assertThat(get("/" + composed).getString("author")).isEqualTo("L. f.");
        Response longName = post(body("name", "a".repeat(201), "rank", "species", "parent_id", genus, "author", "L."));
        assertThat(codes(longName)).containsExactly("too_long");
        assertThat(codes(post(body("name", "alba", "rank", "species", "parent_id", genus, "author", "x".repeat(256)))))
                .containsExactly("too_long");
        assertThat(get("/" + composed + "?fields=notes").getString("notes")).isNull();
        assertThat(changed(composed, "notes", "   ").getString("notes")).isNull();
    }

    @Test
    void an_unpublished_name_becomes_a_synonym_and_vernacular_names_know_their_place() {
        String genus = genusOf(plants());
        String person = as("full", Map.of("full_name", "Ana " + unique("Souza")))
                .post("/catalog/v1/persons")
                .path("id");
        String morphotype = id("name", "sp.9", "rank", "species", "parent_id", genus, "author_id", person);
        assertThat(codes(patch("full", morphotype, "", body("bibreference", "Sp. Pl."))))
                .containsExactly("unpublished_reference");
        String named = speciesOf(genus, "alba");
        assertThat(changed(morphotype, "senior_id", fullName(named)).getString("taxonomic_status"))
                .isEqualTo("unpublished synonym");
        assertThat(names("?person=" + person)).containsExactly(fullName(morphotype));
        changed(named, "specialist_ids", List.of(person));
        assertThat(names("?person=" + person)).hasSize(2);
        assertThat(given().get("/catalog/v1/persons/" + person).jsonPath().getList("specialist_of"))
                .containsExactly(named);
        JsonPath world = changed(
                named,
                "vernacular_names",
                List.of(Map.of("name", "grass", "language", "en", "location_id", "World", "preferred", true)));
        assertThat(world.getString("vernacular_names[0].location_id"))
                .isEqualTo("00000000-0000-7000-8000-000000000002");
    }

    private void used(String id) {
        pool.preparedQuery("""
                        insert into usage (thing_type, thing_id, service, kind, count)
                        values ('taxon', $1, 'sampling', 'identification', 1)""").executeAndAwait(Tuple.of(UUID.fromString(id)));
    }

    private static long digits() {
        return Math.floorMod(System.nanoTime(), 1_000_000_000L);
    }

    private static Response removed(String user, String id) {
        return given().auth().oauth2(Tokens.of(user)).delete(TAXA + "/" + id);
    }

    private static io.restassured.specification.RequestSpecification as(String user, Object body) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .body(body);
    }
}
