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
import static org.biotrail.catalog.taxon.Taxonomy.person;
import static org.biotrail.catalog.taxon.Taxonomy.plants;
import static org.biotrail.catalog.taxon.Taxonomy.post;
import static org.biotrail.catalog.taxon.Taxonomy.speciesOf;
import static org.biotrail.catalog.testing.Words.unique;

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
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what with taxa, and what writers are told besides. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxaOverHttpTest extends TaxonCallers {
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
        String other = speciesOf(genus, "rubra");
        used(species);
        for (Map<String, Object> core : List.of(
                body("name", "nigra"),
                body("rank", "superspecies"),
                body("parent_id", genusOf(plants())),
                body("valid", false),
                body("senior_id", other),
                body("author", "Mill."),
                body("author", null, "author_id", person()),
                body("hybrid", "nothotaxon"),
                body("hybrid", "formula", "hybrid_parent_ids", List.of(other, speciesOf(genus, "lutea"))))) {
            Response refused = patch("full", species, "", core);
            assertThat(refused.statusCode()).as(core + refused.asString()).isEqualTo(403);
            assertThat(codes(refused)).containsExactly("in_use");
        }
        assertThat(patch(
                                "full",
                                species,
                                "",
                                body(
                                        "notes",
                                        "white",
                                        "bibreference",
                                        "Sp. Pl. 1",
                                        "external",
                                        List.of(),
                                        "nomenclatural_code",
                                        "ICN"))
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
}
