package org.biotrail.catalog.taxon;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of a taxon, each field read and clean, before anybody knows where it hangs.
 *
 * @param text the name as given; empty only for hybrid formulas
 */
record Proposal(
        String text,
        Rank rank,
        Optional<UUID> parentId,
        boolean valid,
        Optional<UUID> seniorId,
        Optional<String> author,
        Optional<UUID> authorId,
        Optional<String> bibreference,
        Optional<UUID> bibreferenceId,
        List<UUID> bibreferenceIds,
        Optional<NomenclaturalCode> code,
        Hybrid hybrid,
        List<UUID> hybridParentIds,
        boolean incertaeSedis,
        List<ExternalReference> external,
        List<UUID> specialistIds,
        List<VernacularName> vernacularNames,
        Optional<String> notes,
        Optional<String> verbatimRank) {
    /** A full name with its authorship; the own part has at most 200 characters. */
    private static final int LONGEST_TEXT = 600;

    private static final int LONGEST_NOTES = 20_000;

    /** @throws Problem 422 with everything that cannot be read */
    static Proposal of(TaxonDraft draft) {
        Violations broken = new Violations();
        broken.require(draft.rank() != null, "rank", "required", "rank is required");
        Rank rank = draft.rank() == null ? Rank.CLADE : draft.rank();
        Hybrid hybrid = optional(broken, "hybrid", draft.hybrid(), Hybrid::of).orElse(Hybrid.NONE);
        String text = line(broken, "name", draft.name(), LONGEST_TEXT).orElse("");
        broken.require(
                !text.isEmpty() || hybrid == Hybrid.FORMULA || draftIsIllegible(broken),
                "name",
                "required",
                "name is required");
        Proposal proposal = new Proposal(
                text,
                rank,
                Optional.ofNullable(draft.parentId()),
                draft.valid() == null ? draft.seniorId() == null : draft.valid(),
                Optional.ofNullable(draft.seniorId()),
                line(broken, "author", draft.author(), 255),
                Optional.ofNullable(draft.authorId()),
                line(broken, "bibreference", draft.bibreference(), 1000),
                Optional.ofNullable(draft.bibreferenceId()),
                list(draft.bibreferenceIds()).stream().distinct().toList(),
                optional(broken, "nomenclatural_code", draft.nomenclaturalCode(), NomenclaturalCode::of),
                hybrid,
                list(draft.hybridParentIds()),
                Boolean.TRUE.equals(draft.incertaeSedis()),
                read(
                        broken,
                        "external",
                        List.of(),
                        () -> ExternalReference.distinct(list(draft.external()).stream()
                                .map(Proposal::reference)
                                .toList())),
                list(draft.specialistIds()).stream().distinct().toList(),
                read(
                        broken,
                        "vernacular_names",
                        List.of(),
                        () -> list(draft.vernacularNames()).stream()
                                .map(VernacularName::checked)
                                .toList()),
                read(broken, "notes", Optional.empty(), () -> Wording.text("notes", draft.notes(), LONGEST_NOTES)),
                line(broken, "verbatim_rank", draft.verbatimRank(), 100));
        broken.throwIfAny();
        return proposal;
    }

    /** The same with what its texts refer to. */
    Proposal referringTo(TaxonReferences found) {
        return new Proposal(
                text,
                rank,
                Optional.of(found.parent()),
                valid,
                found.senior(),
                author,
                found.author(),
                bibreference,
                found.bibreference(),
                found.bibreferences().orElse(bibreferenceIds),
                code,
                hybrid,
                found.hybridParents().orElse(hybridParentIds),
                incertaeSedis,
                external,
                found.specialists().orElse(specialistIds),
                found.vernacularNames().orElse(vernacularNames),
                notes,
                verbatimRank);
    }

    /** An unpublished name has a person as author. */
    boolean published() {
        return authorId.isEmpty();
    }

    /** The name taken apart, as far as names of this kind can be. */
    TaxonName name(NomenclaturalCode code) {
        boolean asItStands = !published() || hybrid == Hybrid.FORMULA || code == NomenclaturalCode.ICTV;
        return asItStands ? TaxonName.asItStands(text) : TaxonName.published(text, rank);
    }

    /** Where to hang the taxon when the caller does not say: below what its own full name begins with. */
    Optional<String> parentInName() {
        return published() && rank.isGenusOrBelow() && !text.isEmpty() && hybrid != Hybrid.FORMULA
                ? TaxonName.published(text, rank).above()
                : Optional.empty();
    }

    /** Clades and names below genus have no place of their own accord. */
    boolean needsParent() {
        return rank.isClade() || rank.isBelow(Rank.GENUS);
    }

    private static ExternalReference reference(TaxonDraft.External given) {
        if (given.registry() == null || given.reference() == null) {
            throw Problem.rule("external", "required", "An external reference has registry and reference");
        }
        return ExternalReference.of(given.registry(), given.reference());
    }

    private static boolean draftIsIllegible(Violations broken) {
        return broken.list().stream().anyMatch(violation -> violation.field().equals("name"));
    }

    private static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    private static Optional<String> line(Violations broken, String field, @Nullable String text, int longest) {
        return read(broken, field, Optional.empty(), () -> Wording.name(field, text, longest));
    }

    private static <T> Optional<T> optional(
            Violations broken, String field, @Nullable String text, Function<String, T> reader) {
        return read(
                broken,
                field,
                Optional.empty(),
                () -> Wording.name(field, text, 50).map(reader));
    }

    /** Reads a field, or keeps what is wrong with it and goes on with something else. */
    private static <T> T read(Violations broken, String field, T otherwise, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (Problem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            problem.violations().forEach(v -> broken.add(field, v.code(), v.message()));
            return otherwise;
        }
    }
}
