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
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxaTest {
    @Inject
    Pool pool;

    /** The relay takes events from the outbox; these stay. */
    @BeforeEach
    void events_are_kept() {
        pool.query("""
                        create table if not exists kept_event (
                            id bigserial, subject_type text, subject_id text, action text, log_name text);
                        create or replace function keep_event() returns trigger language plpgsql as
                        $$ begin
                            insert into kept_event (subject_type, subject_id, action, log_name)
                            values (new.subject_type, new.subject_id, new.action, new.payload ->> 'log_name');
                            return null;
                        end $$;
                        create or replace trigger keep_event after insert on outbox
                            for each row execute function keep_event();""").executeAndAwait();
    }

    @Test
    void a_species_is_called_by_its_genus_whatever_stands_between() {
        String genus = genusOf(plants());
        String clade = id("name", "core " + fullName(genus), "rank", "clade", "parent_id", genus);
        String subgenus = id("name", unique("Sub"), "rank", "subgenus", "parent_id", clade, "author", "Dumort.");
        String epithet = epithet();
        JsonPath species = made("name", epithet, "rank", "sp.", "parent_id", subgenus, "author", "(L.) Mill.");
        assertThat(species.getString("full_name")).isEqualTo(fullName(genus) + " " + epithet);
        assertThat(species.getString("scientific_name")).isEqualTo(fullName(genus) + " " + epithet + " (L.) Mill.");
        assertThat(species.getString("rank")).isEqualTo("species");
        assertThat(species.getInt("level")).isEqualTo(210);
        assertThat(species.getString("higher_classification")).endsWith(" | " + fullName(subgenus));
        assertThat(get("/" + species.getString("id") + "/ancestors").getList("data.rank"))
                .containsExactly("kingdom", "genus", "clade", "subgenus");
    }

    @Test
    void a_genus_renamed_renames_its_species_each_with_an_event_of_its_own() {
        String genus = genusOf(plants());
        String one = epithet();
        String species = speciesOf(genus, one);
        String variety = id("name", epithet(), "rank", "var.", "parent_id", species, "author", "Hook.f.");
        String name = unique("Zoa");
        changed(genus, "name", name);
        assertThat(fullName(species)).isEqualTo(name + " " + one);
        assertThat(fullName(variety)).startsWith(name + " " + one + " var. ");
        assertThat(names("?name=" + name + "*")).hasSize(3);
        assertThat(events(genus)).containsExactly("add default", "edit default");
        assertThat(events(species)).containsExactly("add default", "edit name derived");
        assertThat(events(variety)).containsExactly("add default", "edit name derived");
    }

    @Test
    void markers_follow_the_code() {
        String species = speciesOf(genusOf(plants()), "alba");
        assertThat(made("name", "minor", "rank", "variety", "parent_id", species, "author", "L.")
                        .getString("full_name"))
                .endsWith(" alba var. minor");
        String animals = id("name", unique("Animalia"), "rank", "kingdom", "nomenclatural_code", "ICZN");
        String beast = speciesOf(genusOf(animals), "albus");
        assertThat(made("name", "minor", "rank", "subspecies", "parent_id", beast, "author", "Linnaeus, 1758")
                        .getString("full_name"))
                .endsWith(" albus minor");
        assertThat(made("name", "× mixta", "rank", "species", "parent_id", genusOf(plants()), "author", "L.")
                        .getString("full_name"))
                .contains(" × mixta");
    }

    @Test
    void the_author_of_an_autonym_is_that_of_its_species() {
        String species = speciesOf(genusOf(plants()), "alba");
        JsonPath autonym = made("name", "alba", "rank", "subspecies", "parent_id", species);
        assertThat(autonym.getString("scientific_name")).endsWith(" alba L. subsp. alba");
        changed(species, "author", "Mill.");
        assertThat(get("/" + autonym.getString("id")).getString("scientific_name"))
                .endsWith(" alba Mill. subsp. alba");
    }

    @Test
    void formulas_and_cultivars_follow_what_they_are_called_by() {
        String genus = genusOf(plants());
        String one = speciesOf(genus, "alba");
        String other = speciesOf(genus, "nigra");
        String formula = id(
                "rank", "species", "parent_id", genus, "hybrid", "formula", "hybrid_parent_ids", List.of(one, other));
        String cultivar = id("name", "'Gala'", "rank", "cv.", "parent_id", one);
        String name = unique("Zoa");
        changed(genus, "name", name);
        assertThat(fullName(formula)).isEqualTo(name + " alba × " + name + " nigra");
        Response again = post(body(
                "name",
                "Another",
                "rank",
                "species",
                "parent_id",
                genus,
                "hybrid",
                "formula",
                "hybrid_parent_ids",
                List.of(other, one)));
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(409);
        assertThat(codes(again)).contains("duplicate_name");
        assertThat(fullName(cultivar)).isEqualTo(name + " alba 'Gala'");
        assertThat(get("/" + cultivar).getString("nomenclatural_code")).isEqualTo("ICNCP");
    }

    @Test
    void an_unpublished_species_follows_its_genus_and_a_morphotype_stays_as_it_is() {
        String person = person();
        String kingdom = plants();
        String genus = genusOf(kingdom);
        JsonPath unpublished =
                made("name", fullName(genus) + " sp.1", "rank", "species", "parent_id", genus, "author_id", person);
        assertThat(unpublished.getString("taxonomic_status")).isEqualTo("unpublished");
        assertThat(unpublished.getString("name")).isEqualTo("sp.1");
        assertThat(unpublished.getString("scientific_name_authorship")).contains(" - ");
        String other = genusOf(kingdom);
        assertThat(changed(unpublished.getString("id"), "parent_id", other).getString("full_name"))
                .isEqualTo(fullName(other) + " sp.1");
        String order = id("name", unique("Poales"), "rank", "order", "parent_id", kingdom);
        JsonPath morphotype =
                made("name", "Morphotype 7 Lauraceae", "rank", "species", "parent_id", order, "author_id", person);
        assertThat(morphotype.getString("full_name")).isEqualTo("Morphotype 7 Lauraceae");
        assertThat(changed(morphotype.getString("id"), "parent_id", genus).getString("full_name"))
                .isEqualTo("Morphotype 7 Lauraceae");
    }

    @Test
    void ranks_are_words_aliases_or_numbers_and_foo_is_none() {
        String parent = plants();
        for (Object rank : List.of("FAM", "fam.", 120, "120", "familia")) {
            assertThat(made("name", unique("Poaceae"), "rank", rank, "parent_id", parent)
                            .getString("rank"))
                    .isEqualTo("family");
        }
        Response refused = post(body("name", "Foo", "rank", "foo", "parent_id", parent));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(codes(refused)).containsExactly("unknown_rank");
        assertThat(given().get("/catalog/v1/ranks").jsonPath().getList("data.rank"))
                .hasSize(Rank.values().length);
    }

    @Test
    void the_ranks_of_the_database_are_those_of_the_code() {
        List<String> rows = new ArrayList<>();
        pool.query("select rank, level, marker from rank order by place")
                .executeAndAwait()
                .forEach(row -> rows.add(row.getString(0) + row.getInteger(1) + row.getString(2)));
        assertThat(rows)
                .containsExactlyElementsOf(java.util.Arrays.stream(Rank.values())
                        .map(rank -> rank.word() + rank.level() + rank.marker())
                        .toList());
    }

    @Test
    void a_junior_of_a_junior_of_itself_or_of_another_rank_group_is_refused() {
        String genus = genusOf(plants());
        String accepted = speciesOf(genus, "alba");
        String junior =
                id("name", "nigra", "rank", "species", "parent_id", genus, "author", "L.", "senior_id", accepted);
        String third = speciesOf(genus, "rubra");
        assertThat(get("/" + junior).getString("taxonomic_status")).isEqualTo("synonym");
        assertThat(refusal(third, "senior_id", junior)).containsExactly("senior_is_synonym");
        assertThat(refusal(third, "senior_id", third)).contains("senior_is_self");
        assertThat(refusal(third, "senior_id", genus)).containsExactly("senior_rank");
        assertThat(refusal(third, "senior_id", accepted, "valid", true)).containsExactly("synonym_is_valid");
    }

    @Test
    void an_accepted_taxon_with_juniors_becomes_a_junior_only_with_them() {
        String genus = genusOf(plants());
        String accepted = speciesOf(genus, "alba");
        String junior =
                id("name", "nigra", "rank", "species", "parent_id", genus, "author", "L.", "senior_id", accepted);
        String better = speciesOf(genus, "rubra");
        Response refused = patch("full", accepted, "", body("senior_id", better));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(codes(refused)).containsExactly("has_juniors");
        Response moved = patch("full", accepted, "?move_juniors=true", body("senior_id", better));
        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(get("/" + better + "/synonyms").getList("data.id")).containsExactlyInAnyOrder(accepted, junior);
        assertThat(events(junior)).containsExactly("add default", "edit synonymy changed");
        assertThat(changed(junior, "valid", true).getString("senior_id")).isNull();
    }

    @Test
    void a_tree_has_a_depth_beyond_which_nothing_is_put_or_moved() {
        String top = id("name", unique("clade "), "rank", "clade", "parent_id", plants());
        String deepest = top;
        while (get("/" + deepest).getInt("depth") < 149) {
            deepest = id("name", unique("clade "), "rank", "clade", "parent_id", deepest);
        }
        assertThat(codes(post(body("name", unique("clade "), "rank", "clade", "parent_id", deepest))))
                .containsExactly("too_deep");
        String further = id("name", unique("clade "), "rank", "clade", "parent_id", plants());
        assertThat(refusal(top, "parent_id", further)).containsExactly("too_deep");
    }

    @Test
    void a_taxon_does_not_stand_below_itself_and_of_two_such_moves_one_holds() {
        String kingdom = plants();
        String one = id("name", unique("clade "), "rank", "clade", "parent_id", kingdom);
        String other = id("name", unique("clade "), "rank", "clade", "parent_id", kingdom);
        String below = id("name", unique("clade "), "rank", "clade", "parent_id", one);
        assertThat(refusal(one, "parent_id", below)).containsExactly("cycle");
        String family = id("name", unique("Poaceae"), "rank", "family", "parent_id", one);
        String genus = id("name", unique("Poa"), "rank", "genus", "parent_id", family, "author", "L.");
        assertThat(refusal(family, "parent_id", genus)).containsExactly("cycle");
        var first = CompletableFuture.supplyAsync(() -> patch("full", one, "", body("parent_id", other)));
        var second = CompletableFuture.supplyAsync(() -> patch("full", other, "", body("parent_id", one)));
        List<Integer> answers = List.of(first.join().statusCode(), second.join().statusCode());
        assertThat(answers)
                .as(first.join().asString() + second.join().asString())
                .containsOnlyOnce(200);
        assertThat(answers).containsAnyOf(422, 503);
    }

    @Test
    void a_subtree_of_ten_thousand_moves_with_one_event() {
        String kingdom = plants();
        String family = id("name", unique("Poaceae"), "rank", "family", "parent_id", kingdom);
        pool.preparedQuery("""
                        with g as (insert into taxon (name, rank, parent_id, author, nomenclatural_code)
                                   select 'Moved' || chr(97 + n / 26) || chr(97 + n % 26), 'genus', $1, 'L.', 'ICN'
                                   from generate_series(0, 99) n returning id)
                        select count(*) from g""").executeAndAwait(Tuple.of(UUID.fromString(family)));
        pool.preparedQuery("""
                        insert into taxon (name, rank, parent_id, author, nomenclatural_code)
                        select 'moved' || chr(97 + n / 26) || chr(97 + n % 26), 'species', g.id, 'L.', 'ICN'
                        from taxon g, generate_series(0, 98) n where g.parent_id = $1""").executeAndAwait(Tuple.of(UUID.fromString(family)));
        UUID single = UUID.fromString(genusOf(plants()));
        String other = id("name", unique("Fabales"), "rank", "order", "parent_id", plants());
        long before = events();
        changed(family, "parent_id", other);
        assertThat(events() - before).isEqualTo(1);
        assertThat(events(family)).contains("edit parent changed");
        assertThat(get("?root=" + other + "&count=exact&limit=1").getInt("total"))
                .isEqualTo(10_002);
        assertThat(get("?root=" + kingdom + "&count=exact").getInt("total")).isEqualTo(1);
        JsonPath counts = get("/" + other + "/counts");
        assertThat(counts.getInt("children")).isEqualTo(1);
        assertThat(counts.getInt("descendants")).isEqualTo(10_001);
        assertThat(counts.getInt("by_rank.species")).isEqualTo(9900);
        assertThat(given().get(TAXA + "/tree?depth=3&root=" + other).statusCode())
                .isEqualTo(422);
        assertThat(get("/tree?depth=2&root=" + other).getList("children[0].children"))
                .hasSize(100);

        // A session that has changed single taxa keeps the plans it made for that.
        pool.withConnection(session -> session.preparedQuery("update taxon set author = 'Mill.' where id = $1")
                        .execute(Tuple.of(single))
                        .chain(() -> session.preparedQuery("update taxon set parent_id = $2 where id = $1")
                                .execute(Tuple.of(UUID.fromString(family), UUID.fromString(kingdom)))))
                .await()
                .atMost(Duration.ofSeconds(20));
        assertThat(get("?root=" + other + "&count=exact").getInt("total")).isEqualTo(1);
    }

    private List<String> refusal(String id, Object... pairs) {
        Response refused = patch("full", id, "", body(pairs));
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        return codes(refused);
    }

    private long events() {
        return pool.query("select count(*) from kept_event where subject_type = 'taxon'")
                .executeAndAwait()
                .iterator()
                .next()
                .getLong(0);
    }

    private List<String> events(String id) {
        List<String> found = new ArrayList<>();
        pool.preparedQuery("""
                        select action || ' ' || log_name
                        from kept_event where subject_type = 'taxon' and subject_id = $1 order by id""").executeAndAwait(Tuple.of(id)).forEach(row -> found.add(row.getString(0)));
        return found;
    }
}
