package org.biotrail.kit.listing;

import java.util.ArrayList;
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
 * @param computed columns besides, of which the view knows nothing
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
        List<Computed> computed,
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
                List.of(),
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

    /** The same with columns that are computed for this request. */
    View with(List<Computed> more) {
        return more.isEmpty() ? this : with(more, true);
    }

    /** The same with a column that is answered when it is named. */
    View withHidden(Computed more) {
        return with(List.of(more), false);
    }

    private View with(List<Computed> more, boolean answered) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        List<Column> answers = new ArrayList<>(shown);
        more.forEach(one -> {
            Column column = new Column(one.column(), one.type(), false);
            all.put(column.name(), column);
            if (answered) {
                answers.add(column);
            }
        });
        List<Computed> both = Stream.concat(computed.stream(), more.stream()).toList();
        return new View(
                name,
                all,
                List.copyOf(answers),
                matches,
                both,
                shape,
                translated,
                withheld,
                told,
                plain(answers, shape));
    }

    boolean isComputed(String column) {
        return computed.stream().anyMatch(one -> one.column().equals(column));
    }

    /** The same view for a reader from whom something is withheld. */
    View withholding(List<Withheld> some) {
        return some.isEmpty()
                ? this
                : new View(name, columns, shown, matches, computed, shape, translated, some, told, whole);
    }

    /** What whole rows are taken from: the view as its reader is told it, with what is computed. */
    String source(Statement statement) {
        return source(statement, computed, !translated.isEmpty() || !withheld.isEmpty());
    }

    /**
     * What rows are taken from of which only {@code sql} is asked: what is computed matters where that names it, the
     * reader where that or what is computed names such a column.
     */
    String source(Statement statement, String sql) {
        List<Computed> named =
                computed.stream().filter(more -> sql.contains(more.column())).toList();
        String asked = sql + named.stream().map(more -> more.value().sql()).collect(Collectors.joining(" "));
        return source(
                statement,
                named,
                Stream.concat(
                                translated.keySet().stream(),
                                withheld.stream()
                                        .flatMap(some ->
                                                Stream.concat(some.columns().stream(), Stream.of(Withheld.NAMED))))
                        .anyMatch(asked::contains));
    }

    private String source(Statement statement, List<Computed> more, boolean toItsReader) {
        String rows = toItsReader ? told(statement) : name;
        if (more.isEmpty()) {
            return toItsReader ? rows + " of_view" : name;
        }
        String values = more.stream()
                .map(one -> ", " + statement.where(one.value()) + " as " + Column.quote(one.column()))
                .collect(Collectors.joining());
        return "(select of_view.*" + values + " from " + rows + " of_view) with_computed";
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
                .filter(column -> !isComputed(column.name()))
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
