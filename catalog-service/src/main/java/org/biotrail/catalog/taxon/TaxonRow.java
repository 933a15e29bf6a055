package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

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
            Map.entry("bibreference_id", "bibkey"),
            Map.entry("bibreference_ids", "bibkeys"),
            Map.entry("hybrid_parent_ids", "hybrid_parents"),
            Map.entry("specialist_ids", "specialists"),
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
                                "bibkey",
                                "bibkeys",
                                "nomenclatural_code",
                                "hybrid",
                                "hybrid_parents",
                                "incertae_sedis",
                                "external",
                                "specialists",
                                "vernacular_names",
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

    /** The number of the row of the same file that is meant as a parent of a hybrid. */
    Optional<Integer> hybridLink(String text) {
        JsonNode number = row.values().path("_hybrid_parents").path(text);
        return number.isInt() ? Optional.of(number.intValue()) : Optional.empty();
    }

    /** The numbers of all rows of the same file that this one refers to. */
    Stream<Integer> links() {
        return Stream.concat(
                Stream.of("parent", "senior").flatMap(column -> link(column).stream()),
                texts("hybrid_parents").stream().flatMap(text -> hybridLink(text).stream()));
    }

    /** What a column says; a taxon that is its own senior is accepted. */
    Optional<String> text(String column) {
        return row.text(column)
                .filter(text -> !column.equals("senior")
                        || !row.text("row_key").filter(text::equals).isPresent());
    }

    /** The references that came with the file, as entries of BibTeX. */
    List<String> entries() {
        List<String> entries = new ArrayList<>();
        row.values().path("_references").forEach(entry -> entries.add(entry.asText()));
        return entries;
    }

    /** Whether the file has a value here. */
    boolean has(String column) {
        JsonNode value = row.values().path(column);
        return value.isArray() || row.text(column).isPresent();
    }

    /** A list: of JSON, or in a table with {@code ;} or {@code |} between. */
    List<String> texts(String column) {
        JsonNode value = row.values().path(column);
        Stream<String> found = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                : row.text(column).stream().flatMap(text -> Stream.of(text.split("[;|]", -1)));
        return found.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    /**
     * What people call the taxon: {@code en: meadow-grass; pt: capim}, in JSON also objects of name, language, location
     * and preferred.
     *
     * @param locations finds what a location's text refers to
     * @throws Problem 422 for texts that cannot be read
     */
    List<VernacularName> vernacularNames(Function<String, UUID> locations) {
        JsonNode value = row.values().path("vernacular_names");
        if (value.isArray() && value.path(0).isObject()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(name -> new VernacularName(
                            name.path("name").textValue(),
                            name.path("language").textValue(),
                            Optional.ofNullable(name.path("location").textValue())
                                    .map(locations)
                                    .orElse(null),
                            name.path("preferred").asBoolean()))
                    .toList();
        }
        return texts("vernacular_names").stream()
                .map(text -> {
                    int colon = text.indexOf(':');
                    return new VernacularName(
                            text.substring(colon + 1), colon < 0 ? null : text.substring(0, colon), null, false);
                })
                .toList();
    }

    /** The locations that vernacular names are used in, as texts. */
    Stream<String> vernacularPlaces() {
        return StreamSupport.stream(row.values().path("vernacular_names").spliterator(), false)
                .flatMap(name -> Optional.ofNullable(name.path("location").textValue()).stream());
    }

    /** Whether the row says that the taxon is valid, a synonym, or neither. */
    boolean tellsOfValidity() {
        return has("valid") || text("senior").isPresent();
    }

    /**
     * What the row says, but for what it refers to; of a taxon that it changes it leaves what it does not mention.
     *
     * @throws Problem 422 for texts that cannot be read
     */
    TaxonDraft draft(Optional<Taxon> known) {
        boolean valid = valid().or(
                        () -> text("senior").isPresent() ? Optional.of(false) : known.map(taxon -> taxon.valid))
                .orElse(true);
        return new TaxonDraft(
                row.text("name").orElse(null),
                rank().or(() -> known.map(taxon -> taxon.rank)).orElse(null),
                null,
                valid,
                null,
                row.text("author")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.author)))
                        .orElse(null),
                null,
                row.text("bibreference")
                        .or(() -> known.flatMap(t -> Optional.ofNullable(t.bibreference)))
                        .orElse(null),
                known.map(t -> t.bibreferenceId).orElse(null),
                known.map(t -> t.bibreferenceIds).orElse(null),
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

    /** What the row says of validity. */
    Optional<Boolean> valid() {
        return truth("valid");
    }

    private Optional<Rank> rank() {
        return row.text("rank").or(() -> row.text("level")).map(Rank::of);
    }

    private Optional<Boolean> truth(String column) {
        return row.text(column)
                .map(text -> Optional.ofNullable(TRUTHS.get(text.toLowerCase(Locale.ROOT)))
                        .orElseThrow(() -> Problem.rule(column, "wrong_type", column + " is true or false")));
    }

    /** What the row says that registries call it. */
    List<TaxonDraft.External> references() {
        List<TaxonDraft.External> found = new ArrayList<>(Stream.of(Registry.values())
                .flatMap(registry -> row.text(registry.word()).stream()
                        .map(reference -> new TaxonDraft.External(registry.word(), reference)))
                .toList());
        texts("external").forEach(text -> {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw Problem.rule("external", "external_form", "An external reference is registry:reference");
            }
            found.add(new TaxonDraft.External(text.substring(0, colon), text.substring(colon + 1)));
        });
        return found;
    }

    /** The references of the row, and those of the taxon to registries that the row has nothing of. */
    private List<TaxonDraft.External> external(Optional<Taxon> known) {
        List<TaxonDraft.External> found = references();
        Set<Optional<Registry>> mentioned = found.stream()
                .map(reference -> Registry.find(Objects.requireNonNullElse(reference.registry(), "")))
                .collect(Collectors.toSet());
        known.ifPresent(taxon -> taxon.external.stream()
                .filter(reference -> !mentioned.contains(Registry.find(reference.registry())))
                .map(reference -> new TaxonDraft.External(reference.registry(), reference.reference()))
                .forEach(found::add));
        return found;
    }
}
