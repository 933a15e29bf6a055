package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.biotrail.kit.problem.Problem;

/**
 * What a request asks of a listing, read from its query parameters.
 *
 * @param fields the columns wanted
 * @param order the id last
 * @param where the rows wanted, those the caller may see
 * @param limit rows of a page; of a stream when it was given
 * @param cursor where to go on
 * @param binding what the cursors of this question belong to: its view, order and everything that filters
 * @param languages that the reader wants, the most wanted first
 */
record Question(
        List<Column> fields,
        List<SortKey> order,
        Condition where,
        OptionalInt limit,
        Optional<String> cursor,
        boolean counted,
        String binding,
        List<String> languages) {
    static final int DEFAULT_LIMIT = 100;
    static final int MAX_LIMIT = 1000;
    static final int MAX_IDS = 1000;

    /** Of these none decides which rows a list has, nor their order. */
    private static final Set<String> OF_THE_PAGE = Set.of("limit", "cursor", "count", "fields", Search.HIGHLIGHT);

    /** @throws Problem 400 for a parameter that is unknown or cannot be read */
    static Question read(
            Listing listing,
            View view,
            Map<String, List<String>> query,
            Condition rows,
            String path,
            List<String> languages) {
        Map<String, List<String>> parameters = new TreeMap<>(query);
        parameters.forEach((name, values) -> check(listing, view, name, values));
        List<SortKey> order = order(listing, view, parameters);
        List<Condition> where = new ArrayList<>(List.of(rows));
        parameters.forEach((name, values) -> where.add(condition(listing, view, name, values)));
        return new Question(
                fields(view, one(parameters, "fields")),
                order,
                where.stream().reduce(Condition.ALL, Condition::and),
                limit(one(parameters, "limit")),
                one(parameters, Cursor.PARAMETER),
                one(parameters, "count").isPresent(),
                binding(view, path, order, parameters) + (view.translated().isEmpty() ? "" : languages),
                languages);
    }

    Question where(Condition settled) {
        return new Question(fields, order, settled, limit, cursor, counted, binding, languages);
    }

    /** Only {@code fields} may be asked of a single thing. */
    static List<Column> fieldsOfItem(View view, Map<String, List<String>> query) {
        for (String name : query.keySet()) {
            if (!name.equals("fields")) {
                throw unknown(name);
            }
        }
        return fields(view, one(query, "fields"));
    }

    private static void check(Listing listing, View view, String name, List<String> values) {
        Optional<Listing.Parameter> own = listing.parameter(name);
        boolean common = switch (name) {
            case "limit", "cursor", "sort", "fields", "filter", "id", "count" -> true;
            case "q" -> Search.answers(listing, view);
            default -> false;
        };
        if (own.isEmpty() && !common) {
            throw unknown(name);
        }
        boolean repeatable = own.map(Listing.Parameter::repeatable).orElse(name.equals("id"));
        if (values.size() > (repeatable ? MAX_IDS : 1)) {
            throw Problem.unreadable(name, "repeated_parameter", name + " is given too often");
        }
        if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw Problem.unreadable(name, "invalid_value", name + " holds a character that no text has");
        }
        if (name.equals("count") && own.isEmpty() && !values.get(0).equals("exact")) {
            throw Problem.unreadable(name, "invalid_value", "count is exact, or left out");
        }
    }

    private static Condition condition(Listing listing, View view, String name, List<String> values) {
        Optional<Listing.Parameter> own = listing.parameter(name);
        if (own.isPresent()) {
            return values.stream()
                    .flatMap(value -> own.get().split(value))
                    .map(value -> own.get().condition().apply(value).asked(name))
                    .reduce(Condition::or)
                    .orElse(Condition.ALL);
        }
        return switch (name) {
            case "id" -> Search.ids(view, values);
            case "q" -> Search.text(listing, view, values.get(0));
            case Filter.PARAMETER -> Filter.read(values.get(0));
            default -> Condition.ALL;
        };
    }

    private static List<SortKey> order(Listing listing, View view, Map<String, List<String>> parameters) {
        List<String> unasked =
                view.isComputed(Search.RELEVANCE) ? List.of("-" + Search.RELEVANCE) : listing.defaultSort();
        return SortKey.read(
                view, one(parameters, SortKey.PARAMETER).map(Question::names).orElse(unasked));
    }

    private static List<Column> fields(View view, Optional<String> wanted) {
        return wanted.map(names -> names(names).stream()
                        .distinct()
                        .map(name -> view.known("fields", name))
                        .toList())
                .orElseGet(() -> view.shown());
    }

    private static OptionalInt limit(Optional<String> text) {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!text.get().matches("[0-9]{1,4}")) {
            throw limitOutOfRange();
        }
        int limit = Integer.parseInt(text.get());
        if (limit < 1 || limit > MAX_LIMIT) {
            throw limitOutOfRange();
        }
        return OptionalInt.of(limit);
    }

    private static Problem limitOutOfRange() {
        return Problem.unreadable("limit", "out_of_range", "limit is a number from 1 to " + MAX_LIMIT);
    }

    private static String binding(View view, String path, List<SortKey> order, Map<String, List<String>> parameters) {
        Map<String, List<String>> filters = new LinkedHashMap<>(parameters);
        filters.keySet().removeAll(OF_THE_PAGE);
        filters.remove(SortKey.PARAMETER);
        return String.join(
                "\n", view.name(), path, order.stream().map(SortKey::sql).toList() + "", filters + "");
    }

    private static Optional<String> one(Map<String, List<String>> parameters, String name) {
        return Optional.ofNullable(parameters.get(name)).map(values -> values.get(0));
    }

    private static List<String> names(String text) {
        return List.of(text.split(",", -1)).stream().map(String::strip).toList();
    }

    private static Problem unknown(String name) {
        return Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
    }
}
