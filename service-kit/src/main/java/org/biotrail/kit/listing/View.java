package org.biotrail.kit.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;

/**
 * What the database says of a view.
 *
 * @param columns in the view's order
 * @param shown all of them but those that are answered on demand
 * @param matches the function that gives the ids a text refers to, where there is one
 * @param computed a column besides, of which the view knows nothing
 * @param shape the column that a geometry is told by
 * @param translated the columns that are told in the reader's language, by {@link Listing#translated}
 * @param withheld what is not shown to the reader of every row
 * @param told its columns as a reader is told them from whom nothing is withheld; {@code ?} stands for the languages
 * @param whole {@link #shown} as an answer shows them
 */
record View(
        String name,
        Map<String, Column> columns,
        List<Column> shown,
        Optional<String> matches,
        Optional<Computed> computed,
        Optional<String> shape,
        Map<String, String> translated,
        List<Withheld> withheld,
        String told,
        String whole) {
    /** A {@code tsvector} column of this name answers {@code q=}. */
    static final String SEARCH = "search";

    static View of(
            String name,
            List<Column> columns,
            Set<String> hidden,
            Optional<String> matches,
            Optional<String> shape,
            Map<String, String> translated) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        if (!byName.containsKey("id")) {
            throw new IllegalStateException("The view " + name + " does not exist, or has no id");
        }
        List<Column> shown = columns.stream()
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .filter(column -> !hidden.contains(column.name()))
                .toList();
        return new View(
                name,
                byName,
                shown,
                matches,
                Optional.empty(),
                shape,
                translated,
                List.of(),
                columns.stream()
                        .map(column -> named(told(column, translated), column))
                        .collect(Collectors.joining(", ")),
                plain(shown, shape));
    }

    private static String told(Column column, Map<String, String> translated) {
        return translated.getOrDefault(column.name(), "u." + column.quoted());
    }

    private static String named(String text, Column column) {
        return text.equals("u." + column.quoted()) ? text : text + " as " + column.quoted();
    }

    /** The columns as an answer shows them. */
    String plain(List<Column> fields) {
        return fields.equals(shown) ? whole : plain(fields, shape);
    }

    private static String plain(List<Column> fields, Optional<String> shape) {
        return fields.stream().map(field -> plain(field, shape)).collect(Collectors.joining(", "));
    }

    /** A column as an answer shows it: geometries as RFC 7946 has them, in the shape that the listing shows. */
    private static String plain(Column column, Optional<String> shape) {
        return column.kind() == Kind.GEOMETRY
                ? "st_asgeojson(v." + shape.map(Column::quote).orElse(column.quoted()) + ", 15)::json as "
                        + column.quoted()
                : "v." + column.quoted();
    }

    View with(Computed more) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        Column column = new Column(more.column(), more.type(), false);
        all.put(column.name(), column);
        List<Column> withMore = Stream.concat(shown.stream(), Stream.of(column)).toList();
        return new View(
                name,
                all,
                withMore,
                matches,
                Optional.of(more),
                shape,
                translated,
                withheld,
                told,
                plain(withMore, shape));
    }

    /** The same view for a reader from whom something is withheld. */
    View withholding(List<Withheld> some) {
        return some.isEmpty()
                ? this
                : new View(name, columns, shown, matches, computed, shape, translated, some, told, whole);
    }

    /** What whole rows are taken from: the view as its reader is told it, with what is computed. */
    String source(Statement statement) {
        return source(statement, !translated.isEmpty() || !withheld.isEmpty());
    }

    /** What rows are taken from of which only {@code sql} is asked; the reader matters where that names such a column. */
    String source(Statement statement, String sql) {
        String asked = sql + computed.map(more -> more.value().sql()).orElse("");
        return source(
                statement,
                Stream.concat(
                                translated.keySet().stream(),
                                withheld.stream()
                                        .flatMap(some ->
                                                Stream.concat(some.columns().stream(), Stream.of(Withheld.NAMED))))
                        .anyMatch(asked::contains));
    }

    private String source(Statement statement, boolean toItsReader) {
        String rows = toItsReader ? told(statement) : name;
        return computed.map(more -> "(select of_view.*, " + statement.where(more.value()) + " as "
                        + Column.quote(more.column()) + " from " + rows + " of_view) with_computed")
                .orElse(toItsReader ? rows + " of_view" : name);
    }

    /** The view as its reader is told it; whether something is withheld is asked once for each row. */
    private String told(Statement statement) {
        String texts = withheld.isEmpty() ? told : toldButForWhatIsWithheld();
        String asked = IntStream.range(0, withheld.size())
                .mapToObj(n -> " left join lateral (select ("
                        + statement.where(withheld.get(n).seen()) + ") is true as seen offset 0) w" + n + " on true")
                .collect(Collectors.joining());
        String languages = translated.isEmpty() ? "" : statement.languages();
        return "(select " + texts.replace("?", languages) + " from " + name + " u" + asked + ")";
    }

    private String toldButForWhatIsWithheld() {
        return columns.values().stream()
                .filter(column -> computed.filter(more -> more.column().equals(column.name()))
                        .isEmpty())
                .map(column -> named(shownWhereSeen(column), column))
                .collect(Collectors.joining(", "));
    }

    private String shownWhereSeen(Column column) {
        String text = column.name().equals(Withheld.NAMED) ? names() : told(column, translated);
        for (int n = 0; n < withheld.size(); n++) {
            if (withheld.get(n).columns().contains(column.name())) {
                text = "case when w" + n + ".seen then " + text + " end";
            }
        }
        return text;
    }

    /** The names of what a row withholds, where there is something to withhold. */
    private String names() {
        return IntStream.range(0, withheld.size())
                .boxed()
                .flatMap(n -> withheld.get(n).columns().stream()
                        .sorted()
                        .map(column -> "case when not w" + n + ".seen and u." + Column.quote(column)
                                + " is not null then '" + column + "' end"))
                .collect(Collectors.joining(", ", "nullif(array_remove(array[", "]::text[], null), '{}')"));
    }

    Column id() {
        return column("id").orElseThrow();
    }

    /** What tells the language of a row, where its texts are translated. */
    Optional<Column> language() {
        return translated.isEmpty() ? Optional.empty() : column("language");
    }

    /** All columns but those for searching. */
    List<Column> storable() {
        return columns.values().stream()
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .toList();
    }

    Optional<Column> column(String name) {
        return Optional.ofNullable(columns.get(name));
    }

    boolean hasSearchVector() {
        return column(SEARCH).filter(column -> column.kind() == Kind.TSVECTOR).isPresent();
    }

    /** @throws Problem 400 for a name that is no column */
    Column known(String parameter, String name) {
        return column(name)
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .orElseThrow(() ->
                        Problem.unreadable(parameter, "unknown_field", "There is no field " + name + " in this list"));
    }
}
