package org.biotrail.catalog.taxon;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;

/** Finds what the texts of a batch refer to: each kind of thing is asked for once, other rows of the file are known. */
final class TaxonResolution {
    /** Asked in the batch's own transaction, which sees what it has stored. */
    private static final String TAXA =
            "select ref, array(select taxon_matches(ref)) as ids from unnest($1::text[]) ref";

    private final ImportRun run;
    private final Map<Integer, Optional<UUID>> stored;
    private final Map<String, UUID> cited;
    private final Map<String, List<UUID>> taxa = new HashMap<>();
    private Map<String, List<String>> persons = Map.of();
    private Map<String, List<String>> locations = Map.of();
    private Map<String, List<String>> bibreferences = Map.of();

    /**
     * @param cited the references that came with the rows, by their entries
     * @param stored what became of rows that these may refer to; empty for those that failed
     */
    TaxonResolution(ImportRun run, Map<String, UUID> cited, Map<Integer, Optional<UUID>> stored) {
        this.run = run;
        this.cited = cited;
        this.stored = stored;
    }

    /** A row that could be read. */
    record Said(TaxonRow row, Proposal proposal) {}

    /** Asks for everything that these rows name, and that is no row of the file. */
    void ask(List<Said> rows) {
        Set<String> named = new HashSet<>();
        rows.forEach(said -> {
            TaxonRow row = said.row();
            if (row.link("parent").isEmpty()) {
                named.addAll(parentTexts(said));
            }
            if (row.link("senior").isEmpty()) {
                row.text("senior").ifPresent(named::add);
            }
            row.texts("hybrid_parents").stream()
                    .filter(text -> row.hybridLink(text).isEmpty())
                    .forEach(named::add);
        });
        if (!named.isEmpty()) {
            for (Row found : run.query(TAXA, (Object) named.toArray(String[]::new))) {
                taxa.put(found.getString("ref"), List.of(found.getArrayOfUUIDs("ids")));
            }
        }
        persons = asked(
                "person",
                rows.stream()
                        .map(Said::row)
                        .flatMap(row ->
                                Stream.concat(row.text("author_id").stream(), row.texts("specialists").stream())));
        bibreferences = asked(
                "bibreference",
                rows.stream()
                        .map(Said::row)
                        .flatMap(row -> Stream.concat(row.text("bibkey").stream(), row.texts("bibkeys").stream())));
        locations = asked("location", rows.stream().map(Said::row).flatMap(TaxonRow::vernacularPlaces));
    }

    /**
     * What a row refers to.
     *
     * @throws Problem 422 {@code unknown_reference}, {@code ambiguous_reference}, {@code depends_on_failed} or
     *     {@code parent_required}, with the column
     */
    TaxonReferences references(Said said) {
        TaxonRow row = said.row();
        return new TaxonReferences(
                taxon(
                                "parent",
                                row.link("parent"),
                                row.link("parent").isPresent() ? Optional.empty() : parentText(said))
                        .orElseGet(() -> top(said.proposal())),
                taxon("senior", row.link("senior"), row.text("senior")),
                row.text("author_id").map(text -> other("author_id", text, persons)),
                row.text("bibkey").map(text -> other("bibkey", text, bibreferences)),
                cites(row),
                listed(row, "hybrid_parents")
                        .map(texts -> texts.stream()
                                .map(text -> taxon("hybrid_parents", row.hybridLink(text), Optional.of(text))
                                        .orElseThrow())
                                .toList()),
                listed(row, "specialists")
                        .map(texts -> texts.stream()
                                .map(text -> other("specialists", text, persons))
                                .distinct()
                                .toList()),
                row.has("vernacular_names")
                        ? Optional.of(row.vernacularNames(text -> other("vernacular_names", text, locations)).stream()
                                .map(VernacularName::checked)
                                .toList())
                        : Optional.empty());
    }

    private Optional<List<UUID>> cites(TaxonRow row) {
        List<UUID> found = Stream.concat(
                        row.texts("bibkeys").stream().map(text -> other("bibkeys", text, bibreferences)),
                        row.entries().stream().flatMap(entry -> Optional.ofNullable(cited.get(entry)).stream()))
                .distinct()
                .toList();
        return found.isEmpty() && !row.has("bibkeys") ? Optional.empty() : Optional.of(found);
    }

    private Map<String, List<String>> asked(String thing, Stream<String> texts) {
        List<String> distinct = texts.distinct().toList();
        return distinct.isEmpty() ? Map.of() : run.resolve(thing, distinct);
    }

    private static UUID top(Proposal said) {
        if (said.needsParent()) {
            throw Problem.rule("parent", "parent_required", "Clades and names below genus need a parent");
        }
        return Taxon.LIFE;
    }

    /** The column, or what the name begins with; an unpublished name begins with whatever its author likes. */
    private static Optional<String> parentText(Said said) {
        TaxonRow row = said.row();
        return row.text("parent")
                .or(() -> row.has("author_id")
                        ? Optional.empty()
                        : said.proposal().parentInName());
    }

    /** None for a name that cannot be read, which is complained of when its row's turn comes. */
    private static List<String> parentTexts(Said said) {
        try {
            return parentText(said).stream().toList();
        } catch (Problem unreadable) {
            return List.of();
        }
    }

    private static Optional<List<String>> listed(TaxonRow row, String column) {
        return row.has(column) ? Optional.of(row.texts(column)) : Optional.empty();
    }

    private Optional<UUID> taxon(String column, Optional<Integer> link, Optional<String> text) {
        if (link.isPresent()) {
            return Optional.of(stored.getOrDefault(link.get(), Optional.empty())
                    .orElseThrow(() -> Problem.rule(
                            column, "depends_on_failed", "It refers to row " + link.get() + ", which fails")));
        }
        return text.map(ref -> one(column, ref, taxa.getOrDefault(ref, List.of())));
    }

    private static UUID other(String column, String text, Map<String, List<String>> found) {
        return UUID.fromString(one(column, text, found.getOrDefault(text, List.of())));
    }

    private static <T> T one(String column, String text, Collection<T> found) {
        if (found.isEmpty()) {
            throw Problem.rule(column, "unknown_reference", "Nothing is known as " + text);
        }
        if (found.size() > 1) {
            throw Problem.rule(column, "ambiguous_reference", "Several are known as " + text);
        }
        return found.iterator().next();
    }
}
