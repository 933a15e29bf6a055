package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;

/** The conditions behind {@code q=} and {@code id=}. */
final class Search {
    private static final int MAX_LENGTH = 200;

    /** Stands for the {@code *} of {@code prefix*} while the web search syntax is read, which has none. */
    private static final String PREFIX_MARK = "qzprefixzq";

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
            return Condition.of(
                    "search @@ replace(websearch_to_tsquery('simple', biotrail.fold(?))::text, ?, ?)::tsquery",
                    text.replaceAll("(?<=[\\p{L}\\p{N}])\\*", PREFIX_MARK),
                    PREFIX_MARK + "'",
                    "':*");
        }
        return Stream.of(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word(listing.search(), word))
                .reduce(Condition.ALL, Condition::and);
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
