package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaxonTest {
    private static final Relative LIFE = relative(Rank.ROOT, "Life", "Life");
    private static final Relative PLANTS = relative(Rank.KINGDOM, "Plantae", "Plantae");
    private static final Relative FAMILY = relative(Rank.FAMILY, "Poaceae", "Poaceae");
    private static final Relative GENUS = relative(Rank.GENUS, "Poa", "Poa");
    private static final Relative CLADE = relative(Rank.CLADE, "core Poa", "core Poa");
    private static final Relative SPECIES = relative(Rank.SPECIES, "annua", "Poa annua");

    @Provide
    Arbitrary<Rank> ranks() {
        return Arbitraries.of(Rank.class).filter(Rank::isOrdered);
    }

    @Property
    void ranks_descend_whatever_clades_stand_between(@ForAll("ranks") Rank upper, @ForAll("ranks") Rank rank) {
        Kin kin = kin(LIFE, relative(upper, "Aus", "Aus"), CLADE);
        boolean refused = codes(unpublished("Aus", rank), kin).contains("rank_order");
        assertThat(refused).isEqualTo(!rank.isBelow(upper));
    }

    @Property
    void nothing_below_may_stand_as_high_or_higher(@ForAll("ranks") Rank rank, @ForAll("ranks") Rank below) {
        Kin kin = new Kin(
                new Lineage(List.of(LIFE)),
                Optional.empty(),
                List.of(),
                new Below(Optional.of(below), false, false, Set.of()));
        boolean refused = codes(unpublished("Aus", rank), kin).contains("rank_order");
        assertThat(refused).isEqualTo(!below.isBelow(rank));
    }

    @Property
    void juniors_are_of_the_rank_group_of_their_senior(@ForAll("ranks") Rank rank, @ForAll("ranks") Rank senior) {
        Relative accepted = relative(senior, "Bus", "Bus");
        Kin kin = new Kin(new Lineage(List.of(LIFE)), Optional.of(accepted), List.of(), Below.NOTHING);
        boolean refused = codes(unpublished("Aus", rank), kin).contains("senior_rank");
        assertThat(refused).isEqualTo(rank.group() != senior.group());
    }

    @Test
    void a_published_species_wants_a_genus_unless_it_is_incertae_sedis() {
        assertThat(codes(published("annua", Rank.SPECIES, "L."), kin(LIFE, PLANTS, FAMILY)))
                .containsExactly("genus_required");
        Taxon alone = become(draft("Aus bus", Rank.SPECIES, "L.", null, true, List.of()), kin(LIFE, PLANTS, FAMILY));
        assertThat(alone.name).isEqualTo("Aus bus");
        assertThat(alone.nameWhole).isTrue();
        assertThat(codes(unpublished("sp.1", Rank.SPECIES), kin(LIFE, PLANTS, FAMILY)))
                .isEmpty();
    }

    @Test
    void a_published_variety_wants_a_species() {
        assertThat(codes(published("minor", Rank.VARIETY, "L."), kin(LIFE, PLANTS, FAMILY, GENUS)))
                .containsExactly("species_required");
        assertThat(codes(published("minor", Rank.VARIETY, "L."), kin(LIFE, PLANTS, FAMILY, GENUS, SPECIES)))
                .isEmpty();
    }

    @Test
    void a_move_that_leaves_species_below_without_a_genus_is_refused() {
        Kin kin = new Kin(
                new Lineage(List.of(LIFE, PLANTS)),
                Optional.empty(),
                List.of(),
                new Below(Optional.of(Rank.SPECIES), true, false, Set.of()));
        assertThat(codes(published("Stenopoa", Rank.SUBGENUS, "L."), kin)).containsExactly("genus_required");
    }

    @Test
    void a_published_name_from_genus_down_has_an_author_autonyms_excepted() {
        assertThat(codes(published("Poa", Rank.GENUS, null), kin(LIFE, PLANTS, FAMILY)))
                .containsExactly("author_required");
        assertThat(codes(published("Poaceae", Rank.FAMILY, null), kin(LIFE, PLANTS)))
                .isEmpty();
        assertThat(codes(published("annua", Rank.SUBSPECIES, null), kin(LIFE, GENUS, SPECIES)))
                .isEmpty();
        assertThat(codes(published("minor", Rank.SUBSPECIES, null), kin(LIFE, GENUS, SPECIES)))
                .containsExactly("author_required");
        assertThat(codes(published("Poa5", Rank.GENUS, "L."), kin(LIFE, PLANTS)))
                .as("the author is there, whatever the name is")
                .containsExactly("name_form");
        Taxon registered = become(
                draft("minor", Rank.SUBSPECIES, null, null, false, List.of(new TaxonDraft.External("gbif", "12"))),
                kin(LIFE, GENUS, SPECIES));
        assertThat(registered.warnings(new Lineage(List.of(LIFE, GENUS, SPECIES))))
                .extracting(Taxon.Warning::code)
                .containsExactly("author_unknown");
    }

    @Test
    void a_name_has_an_authors_string_or_a_person_and_no_reference_without_publication() {
        TaxonDraft both = draft("sp.1", Rank.SPECIES, "L.", UUID.randomUUID(), false, List.of());
        assertThat(codes(both, kin(LIFE, PLANTS, GENUS))).containsExactly("two_authors");
    }

    @Test
    void parts_before_the_own_part_agree_with_the_ancestors() {
        Kin kin = kin(LIFE, PLANTS, FAMILY, GENUS, CLADE);
        assertThat(become(published("Poa annua L.", Rank.SPECIES, null), kin).name)
                .isEqualTo("annua");
        assertThat(become(published("Poa annua L.", Rank.SPECIES, null), kin).author)
                .isEqualTo("L.");
        assertThat(codes(published("Festuca annua", Rank.SPECIES, "L."), kin)).containsExactly("name_parent_mismatch");
        assertThat(codes(published("Poa (Stenopoa) annua", Rank.SPECIES, "L."), kin))
                .containsExactly("name_parent_mismatch");
    }

    @Test
    void an_unpublished_name_drops_its_genus_and_keeps_its_letters() {
        Taxon taxon = become(unpublished("Poa sp.1 Aff. Annua", Rank.SPECIES), kin(LIFE, PLANTS, GENUS));
        assertThat(taxon.name).isEqualTo("sp.1 Aff. Annua");
        assertThat(taxon.nameWhole).isFalse();
        Taxon whole = become(unpublished("Morphotype 7", Rank.SPECIES), kin(LIFE, PLANTS, GENUS));
        assertThat(whole.name).isEqualTo("Morphotype 7");
        assertThat(whole.nameWhole).isTrue();
    }

    @Test
    void the_code_is_that_of_the_parent_and_kingdoms_set_it() {
        assertThat(become(published("Poaceae", Rank.FAMILY, null), kin(LIFE, PLANTS)).nomenclaturalCode)
                .isEqualTo(NomenclaturalCode.ICN);
        assertThat(become(published("Animalia", Rank.KINGDOM, null), kin(LIFE)).nomenclaturalCode)
                .isEqualTo(NomenclaturalCode.ICZN);
        assertThat(become(published("Bacteria", Rank.DOMAIN, null), kin(LIFE)).nomenclaturalCode)
                .isEqualTo(NomenclaturalCode.ICNP);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        TaxonDraft draft = draft(
                "Poa \u202eannua",
                null,
                "x".repeat(256),
                null,
                false,
                List.of(new TaxonDraft.External("gbif", "a"), new TaxonDraft.External("nowhere", "1")));
        Problem problem = catchThrowableOfType(Problem.class, () -> Proposal.of(draft));
        assertThat(problem.violations())
                .extracting(Violation::code)
                .containsExactly("required", "illegal_character", "too_long", "external_form");
    }

    private static List<String> codes(TaxonDraft draft, Kin kin) {
        List<String> codes = new ArrayList<>();
        try {
            become(draft, kin);
        } catch (Problem problem) {
            problem.violations().forEach(violation -> codes.add(violation.code()));
        }
        return codes;
    }

    private static Taxon become(TaxonDraft draft, Kin kin) {
        Taxon taxon = new Taxon();
        taxon.become(Proposal.of(draft), kin, false);
        return taxon;
    }

    private static Kin kin(Relative... ancestors) {
        return new Kin(new Lineage(List.of(ancestors)), Optional.empty(), List.of(), Below.NOTHING);
    }

    private static Relative relative(Rank rank, String name, String fullName) {
        return new Relative(
                UUID.randomUUID(), rank, name, fullName, NomenclaturalCode.ICN, true, true, Optional.empty());
    }

    private static TaxonDraft published(String name, Rank rank, @Nullable String author) {
        return draft(name, rank, author, null, false, List.of());
    }

    private static TaxonDraft unpublished(String name, Rank rank) {
        return draft(name, rank, null, UUID.randomUUID(), false, List.of());
    }

    private static TaxonDraft draft(
            String name,
            @Nullable Rank rank,
            @Nullable String author,
            @Nullable UUID authorId,
            boolean incertaeSedis,
            List<TaxonDraft.External> external) {
        return new TaxonDraft(
                name,
                rank,
                null,
                null,
                null,
                author,
                authorId,
                null,
                null,
                null,
                null,
                null,
                null,
                incertaeSedis,
                external,
                null,
                null,
                null,
                null);
    }
}
