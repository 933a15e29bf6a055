package org.biotrail.catalog.taxon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A row of an upload of taxa, in the catalog's words.
 *
 * @param row as it was staged, with the numbers of the rows that it refers to
 */
record TaxonRow(StagedRow row) {
    static final List<String> COLUMNS = columns();

    /** What others call these columns: Darwin Core, ColDP, the World Checklist of Vascular Plants. */
    static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("taxon_id", "row_key"),
            Map.entry("taxonid", "row_key"),
            Map.entry("id", "row_key"),
            Map.entry("parent_id", "parent"),
            Map.entry("parentid", "parent"),
            Map.entry("parentnameusageid", "parent"),
            Map.entry("accepted_id", "senior"),
            Map.entry("senior_id", "senior"),
            Map.entry("acceptednameusageid", "senior"),
            Map.entry("scientificname", "name"),
            Map.entry("full_name", "name"),
            Map.entry("scientificnameauthorship", "author"),
            Map.entry("authorship", "author"),
            Map.entry("taxonrank", "rank"),
            Map.entry("nomenclaturalcode", "nomenclatural_code"),
            Map.entry("namepublishedin", "bibreference"),
            Map.entry("taxonremarks", "notes"),
            Map.entry("remarks", "notes"),
            Map.entry("person", "author_id"),
            Map.entry("mobot", "tropicos"),
            Map.entry("ipni_id", "ipni"));

    private static final Map<String, Boolean> TRUTHS = Map.ofEntries(
            Map.entry("true", true),
            Map.entry("t", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("1", true),
            Map.entry("false", false),
            Map.entry("f", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("0", false));

    private static List<String> columns() {
        return Stream.concat(
                        Stream.of(
                                "row_key",
                                "name",
                                "rank",
                                "level",
                                "parent",
                                "author",
                                "author_id",
                                "valid",
                                "senior",
                                "bibreference",
                                "nomenclatural_code",
                                "hybrid",
                                "incertae_sedis",
                                "verbatim_rank",
                                "notes"),
                        Stream.of(Registry.values()).map(Registry::word))
                .toList();
    }

    int number() {
        return row.number();
    }

    /** The number of the row of the same file that is meant by {@code parent} or {@code senior}. */
    Optional<Integer> link(String column) {
        return row.text("_" + column).map(Integer::valueOf);
    }

    /** What {@code parent} or {@code senior} says; a taxon that is its own senior is accepted. */
    Optional<String> text(String column) {
        return row.text(column)
                .filter(text -> !column.equals("senior")
                        || !row.text("row_key").filter(text::equals).isPresent());
    }

    /** Whether the file has a value here. */
    boolean has(String column) {
        return row.text(column).isPresent();
    }

    /**
     * What the row says, its references resolved; a row that changes a taxon says what it does not mention by that.
     *
     * @throws Problem 422 for texts that cannot be read
     */
    TaxonDraft draft(@Nullable UUID parent, @Nullable UUID senior, @Nullable UUID person, Optional<Taxon> known) {
        Boolean valid = truth("valid")
                .or(() -> senior == null ? known.map(taxon -> taxon.valid) : Optional.of(false))
                .orElse(true);
        return new TaxonDraft(
                row.text("name").orElse(null),
                rank().or(() -> known.map(taxon -> taxon.rank)).orElse(null),
                parent,
                valid,
                Boolean.TRUE.equals(valid) && !has("senior") ? null : senior,
                row.text("author")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.author)))
                        .orElse(null),
                person,
                row.text("bibreference")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.bibreference)))
                        .orElse(null),
                row.text("nomenclatural_code")
                        .or(() -> known.map(t -> t.nomenclaturalCode.name()))
                        .orElse(null),
                row.text("hybrid").or(() -> known.map(t -> t.hybrid.word())).orElse(null),
                known.map(t -> t.hybridParentIds).orElse(null),
                truth("incertae_sedis")
                        .or(() -> known.map(t -> t.incertaeSedis))
                        .orElse(null),
                external(known),
                known.map(t -> t.specialistIds).orElse(null),
                known.map(t -> t.vernacularNames).orElse(null),
                row.text("notes")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.notes)))
                        .orElse(null),
                row.text("verbatim_rank")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.verbatimRank)))
                        .orElse(null));
    }

    private Optional<Rank> rank() {
        return row.text("rank").or(() -> row.text("level")).map(Rank::of);
    }

    private Optional<Boolean> truth(String column) {
        return row.text(column)
                .map(text -> Optional.ofNullable(TRUTHS.get(text.toLowerCase(Locale.ROOT)))
                        .orElseThrow(() -> Problem.rule(column, "wrong_type", column + " is true or false")));
    }

    /** The references of the row, and those of the taxon to registries that the row has nothing of. */
    private List<TaxonDraft.External> external(Optional<Taxon> known) {
        List<TaxonDraft.External> found = new ArrayList<>(Stream.of(Registry.values())
                .flatMap(registry -> row.text(registry.word()).stream()
                        .map(reference -> new TaxonDraft.External(registry.word(), reference)))
                .toList());
        var mentioned = found.stream().map(TaxonDraft.External::registry).collect(Collectors.toSet());
        known.ifPresent(taxon -> taxon.external.stream()
                .filter(reference -> !mentioned.contains(reference.registry()))
                .map(reference -> new TaxonDraft.External(reference.registry(), reference.reference()))
                .forEach(found::add));
        return found;
    }
}
