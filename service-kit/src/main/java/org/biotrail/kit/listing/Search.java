package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;

/** The conditions behind {@code q=} and {@code id=}. */
final class Search {
    private static final int MAX_LENGTH = 200;

    /** Stands for the {@code *} of {@code prefix*} while the web search syntax is read, which has none. */
    private static final String PREFIX_MARK = "qzprefixzq";

    /** What the web search syntax asks of a vector, with the values of {@link #query(String)}. */
    private static final String QUERY =
            "replace(websearch_to_tsquery('simple', biotrail.fold(?))::text, ?, ?)::tsquery";

    /** The column by which a {@link Listing#ranked} list is sorted when {@code q} is given; shown to who names it. */
    static final String RELEVANCE = "relevance";

    /** The parameter that asks for {@link #HIGHLIGHTS}. */
    static final String HIGHLIGHT = "highlight";

    /** The field that shows where the searched words stand. */
    static final String HIGHLIGHTS = "highlights";

    private Search() {}

    /** Whether a list can be asked with {@code q=}. */
    static boolean answers(Listing listing, View view) {
        return !listing.search().isEmpty() || view.hasSearchVector();
    }

    /**
     * Over named columns each word must stand somewhere in one of them, accents and case ignored ({@code biotrail.fold}
     * can be indexed with trigrams). Over a {@code search} vector the web search syntax: phrases in quotes, {@code -},
     * {@code or}, and {@code prefix*}.
     */
    static Condition text(Listing listing, View view, String text) {
        if (text.length() > MAX_LENGTH) {
            throw Problem.unreadable("q", "too_long", "q has at most " + MAX_LENGTH + " characters");
        }
        if (listing.search().isEmpty()) {
            return Condition.of("search @@ " + QUERY, query(text));
        }
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word(listing.search(), word))
                .reduce(Condition.ALL, Condition::and);
    }

    private static Object[] query(String text) {
        return new Object[] {text.replaceAll("(?<=[\\p{L}\\p{N}])\\*", PREFIX_MARK), PREFIX_MARK + "'", "':*"};
    }

    /** The view with how well each row fits what is searched, and where its texts have it, where the listing tells that. */
    static View ranked(Listing listing, View view, Map<String, List<String>> parameters) {
        List<String> searched = parameters.getOrDefault("q", List.of());
        if (!listing.ranked() || searched.isEmpty()) {
            return view;
        }
        Object[] query = query(searched.get(0));
        View sorted = view.withHidden(
                new Computed(RELEVANCE, "real", Condition.of("ts_rank(search, (select " + QUERY + "))", query)));
        return parameters.getOrDefault(HIGHLIGHT, List.of()).contains("true")
                ? sorted.with(List.of(highlights(listing, query)))
                : sorted;
    }

    /** @throws Problem 400 {@code invalid_value} */
    static Condition highlighting(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw Problem.unreadable(HIGHLIGHT, "invalid_value", HIGHLIGHT + " is true or false");
        }
        return Condition.ALL;
    }

    private static Computed highlights(Listing listing, Object[] query) {
        String texts = listing.highlighted().entrySet().stream()
                .map(text -> "'" + text.getKey() + "', " + text.getValue())
                .collect(Collectors.joining(", "));
        return new Computed(
                HIGHLIGHTS,
                "jsonb",
                Condition.of("biotrail.highlights(jsonb_build_object(" + texts + "), (select " + QUERY + "))", query));
    }

    private static Condition word(List<String> columns, String word) {
        String pattern = "%" + Wildcard.literal(word) + "%";
        return columns.stream()
                .map(column ->
                        Condition.of("biotrail.fold(" + Column.quote(column) + ") like biotrail.fold(?)", pattern))
                .reduce(Condition::or)
                .orElse(Condition.NONE);
    }

    /** Ids, and codes where the thing has them; at most {@link Question#MAX_IDS} in all. */
    static Condition ids(View view, List<String> values) {
        Set<String> texts = values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toSet());
        if (texts.isEmpty() || texts.size() > Question.MAX_IDS) {
            throw Problem.unreadable("id", "out_of_range", "A list takes 1 to " + Question.MAX_IDS + " ids");
        }
        Kind kind = view.id().kind();
        boolean uuids = kind == Kind.UUID;
        List<String> ids = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        texts.forEach(text -> (uuids && !Kind.isUuid(text) ? codes : ids).add(text));
        ids.forEach(id -> kind.read("id", id, Operator.EQUAL));
        Condition byId = Condition.of("id = any(?::text[]::" + view.id().type() + "[])", ids);
        if (codes.isEmpty()) {
            return byId;
        }
        String function =
                view.matches().orElseThrow(() -> Problem.unreadable("id", "invalid_value", "An id here is a UUID"));
        return byId.or(
                Condition.of("id = any(array(select " + function + "(code) from unnest(?::text[]) code))", codes));
    }
}
