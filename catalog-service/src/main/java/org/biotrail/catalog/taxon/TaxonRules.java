package org.biotrail.catalog.taxon;

import java.util.Optional;
import org.biotrail.kit.problem.Violations;

/** What must hold between a taxon and its relatives (the catalog's rules for taxa, 1 to 5). */
final class TaxonRules {
    private final Taxon taxon;
    private final Kin kin;
    private final Violations broken;

    TaxonRules(Taxon taxon, Kin kin, Violations broken) {
        this.taxon = taxon;
        this.kin = kin;
        this.broken = broken;
    }

    /** Adds every broken rule to the violations. */
    void check() {
        ranksDescend();
        publishedNamesHaveWhatTheyStandFor();
        authorsFit();
        hybridsFit();
        synonymsFit();
    }

    /** Whether a name of this kind has an author at all. */
    static boolean hasAuthor(Taxon taxon) {
        return taxon.isPublished()
                && taxon.rank.isGenusOrBelow()
                && taxon.rank != Rank.CULTIVAR
                && taxon.hybrid != Hybrid.FORMULA;
    }

    private void ranksDescend() {
        Rank rank = taxon.rank;
        if (kin.above().ancestors().stream().anyMatch(relative -> relative.id().equals(taxon.id))) {
            broken.add("parent_id", "cycle", "A taxon does not stand below itself");
            return;
        }
        broken.require(rank != Rank.ROOT, "rank", "rank_order", "There is one root, Life");
        Optional<Rank> above = kin.above().ordered().map(Relative::rank);
        Optional<Rank> below = kin.below().highest();
        above.filter(upper -> rank.isOrdered() && !rank.isBelow(upper))
                .ifPresent(upper -> broken.add(
                        "rank",
                        "rank_order",
                        "A " + rank.word() + " does not stand below a " + upper.word() + ", "
                                + kin.above().ordered().map(Relative::fullName).orElse("")));
        below.filter(lower -> rank.isOrdered() && !lower.isBelow(rank))
                .ifPresent(lower ->
                        broken.add("rank", "rank_order", "A " + lower.word() + " stands below it, no " + rank.word()));
        below.filter(lower -> rank.isClade() && above.isPresent() && !lower.isBelow(above.get()))
                .ifPresent(lower -> broken.add(
                        "parent_id", "rank_order", "A " + lower.word() + " that stands below it would be too high"));
    }

    private void publishedNamesHaveWhatTheyStandFor() {
        boolean genus = taxon.rank == Rank.GENUS || kin.above().genus().isPresent();
        boolean species = taxon.rank == Rank.SPECIES || kin.above().species().isPresent();
        boolean wantsGenus = taxon.isPublished()
                && (taxon.rank == Rank.SPECIES || taxon.rank == Rank.SUPERSPECIES || taxon.rank == Rank.CULTIVAR)
                && taxon.hybrid != Hybrid.FORMULA
                && !taxon.incertaeSedis;
        boolean wantsSpecies = taxon.isPublished() && taxon.rank.isInfraspecific() && taxon.hybrid != Hybrid.FORMULA;
        broken.require(
                genus || !(wantsGenus || kin.below().needsGenus()),
                "parent_id",
                "genus_required",
                "A published species has a genus above it");
        broken.require(
                species || !(wantsSpecies || kin.below().needsSpecies()),
                "parent_id",
                "species_required",
                "A published name below species has a species above it");
    }

    private void authorsFit() {
        boolean both = taxon.author != null && taxon.authorId != null;
        broken.require(!both, "author_id", "two_authors", "A name has an author's string or a person, not both");
        boolean known = taxon.author != null || !taxon.external.isEmpty() || taxon.isAutonym(kin.above());
        broken.require(
                !hasAuthor(taxon) || known,
                "author",
                "author_required",
                "A published name from genus down has an author");
        broken.require(
                taxon.isPublished() || taxon.bibreference == null,
                "bibreference",
                "unpublished_reference",
                "An unpublished name was published nowhere");
        broken.require(
                taxon.isPublished() || taxon.bibreferenceId == null,
                "bibreference_id",
                "unpublished_reference",
                "An unpublished name was published nowhere");
        broken.require(
                taxon.isPublished() || taxon.bibreferenceIds.isEmpty(),
                "bibreference_ids",
                "unpublished_reference",
                "References are to published names");
    }

    private void hybridsFit() {
        boolean formula = taxon.hybrid == Hybrid.FORMULA;
        int parents = kin.hybridParents().size();
        broken.require(
                !formula || parents >= 2,
                "hybrid_parent_ids",
                "hybrid_parents_required",
                "A hybrid formula has two parents or more");
        broken.require(
                formula || parents == 0,
                "hybrid_parent_ids",
                "not_a_formula",
                "Only hybrid formulas name their parents");
        broken.require(
                kin.hybridParents().stream().allMatch(parent -> parent.rank().isEpithet()),
                "hybrid_parent_ids",
                "hybrid_parent_rank",
                "The parents of a hybrid are species or names below");
        broken.require(
                kin.hybridParents().stream().noneMatch(parent -> parent.id().equals(taxon.id)),
                "hybrid_parent_ids",
                "hybrid_of_itself",
                "A hybrid is not its own parent");
    }

    private void synonymsFit() {
        broken.require(
                taxon.seniorId == null || !taxon.valid,
                "valid",
                "synonym_is_valid",
                "A taxon with a senior is not valid");
        kin.senior().ifPresent(senior -> {
            broken.require(
                    !senior.id().equals(taxon.id), "senior_id", "senior_is_self", "A taxon is no synonym of itself");
            broken.require(
                    senior.valid() || senior.id().equals(taxon.id),
                    "senior_id",
                    "senior_is_synonym",
                    senior.fullName()
                            + senior.accepted()
                                    .map(accepted -> " is itself a synonym of " + accepted)
                                    .orElse(" is a rejected name"));
            broken.require(
                    sameGroup(taxon.rank, senior.rank()),
                    "senior_id",
                    "senior_rank",
                    "A " + taxon.rank.word() + " is no synonym of a "
                            + senior.rank().word());
        });
        broken.require(
                kin.below().juniors().stream().allMatch(junior -> sameGroup(junior, taxon.rank)),
                "rank",
                "senior_rank",
                "Its synonyms are of another group of ranks");
    }

    private static boolean sameGroup(Rank one, Rank other) {
        return one.group() == other.group() || one.group() == Rank.Group.FREE || other.group() == Rank.Group.FREE;
    }
}
