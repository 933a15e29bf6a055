package org.biotrail.catalog.taxon;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Lookup;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;

/** How lists of taxa can be asked. */
final class TaxonListing {
    static final Listing TAXA = listing(true).sort("full_name").build();
    static final Listing TOP_DOWN = listing(true).sort("depth").build();
    private static final Listing BELOW_ROOT = listing(false).sort("full_name").build();

    private static final String RANK_NAME = "(select %s from rank r where r.rank = u.rank)";

    private TaxonListing() {}

    /** {@code include_root=false} leaves out what {@code root} names. */
    static Listing of(MultivaluedMap<String, String> query) {
        String include = query.getFirst("include_root");
        if (include != null && !include.equals("true") && !include.equals("false")) {
            throw Problem.unreadable("include_root", "invalid_value", "include_root is true or false");
        }
        return "false".equals(include) ? BELOW_ROOT : TAXA;
    }

    private static Listing.Builder listing(boolean withRoot) {
        return Listing.of("taxon", "/taxa")
                .hidden("path", "search", "language")
                .translated(
                        "rank_name",
                        RANK_NAME.formatted(
                                "case when cardinality(?) = 0 then r.name else text_in(r.translations, r.languages, ?, 'name') end"))
                .translated(
                        "language",
                        "case when cardinality(?) > 0 then " + RANK_NAME.formatted("chosen_language(r.languages, ?)")
                                + " end")
                .referring(
                        "root",
                        "a taxon: it and all below it",
                        value -> withRoot ? within(value) : within(value).and(Condition.of("path <> ?", path(value))))
                .parameter("include_root", "whether the roots themselves are listed", false, value -> Condition.ALL)
                .refers("parent", "parent_id", "taxon")
                .parameter(
                        "rank",
                        "word, alias or number of a rank",
                        true,
                        value -> Condition.of("rank = ?", Rank.of(value).word()))
                .atLeast("level_min", "level")
                .atMost("level_max", "level")
                .equal("valid")
                .words(
                        "taxonomic_status",
                        List.of("accepted", "synonym", "invalid", "unpublished", "unpublished synonym"))
                .wildcard("name", "full_name")
                .parameter("external", "registry:reference, or a registry", true, TaxonListing::external)
                .wildcard("author", "author")
                .referring(
                        "bibreference",
                        "a reference to the name: its id, key or DOI",
                        value -> Condition.of(
                                "bibreference_id = ? or bibreference_ids && array[?]",
                                new Reference("bibreference", "bibreference", value),
                                new Reference("bibreference", "bibreference", value)))
                .referring(
                        "person",
                        "a person: author of an unpublished name, or specialist",
                        value -> Condition.of(
                                "author_id = ? or specialist_ids && array[?]",
                                new Reference("person", "person", value),
                                new Reference("person", "person", value)))
                .words(
                        "nomenclatural_code",
                        Arrays.stream(NomenclaturalCode.values())
                                .map(Enum::name)
                                .toList())
                .parameter("q", "words in names, vernacular names and authors", false, TaxonListing::text);
    }

    /**
     * A taxon and all below it. Where these are few, a further term that is always true lets the planner count on few, which
     * its statistics do not tell.
     */
    static Condition within(String root) {
        Lookup few = new Lookup("taxon_few_below", "boolean", reference(root));
        return Condition.of("taxon_within(path, ?) and (not ? or nlevel(path) * 0 = 0)", path(root), few);
    }

    /** Where a taxon stands. */
    private static Lookup path(String root) {
        return new Lookup("taxon_path_of", "ltree", reference(root));
    }

    private static Reference reference(String root) {
        return new Reference("root", "taxon", root);
    }

    private static Condition external(String value) {
        int colon = value.indexOf(':');
        String word = colon < 0 ? value : value.substring(0, colon);
        Registry registry = Registry.find(word)
                .orElseThrow(() -> Problem.unreadable("external", "unknown_registry", "There is no registry " + word));
        return colon < 0
                ? Condition.of("id in (select taxon_id from taxon_external where registry = ?)", registry.word())
                : Condition.of(
                        "id in (select taxon_id from taxon_external where registry = ? and reference = ?)",
                        registry.word(),
                        registry.reduce(value.substring(colon + 1).strip()));
    }

    private static Condition text(String value) {
        return Arrays.stream(value.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(20)
                .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .map(word -> Condition.of("search like biotrail.fold(?)", "%" + word + "%"))
                .reduce(Condition.ALL, Condition::and);
    }
}
