package org.biotrail.kit.listing;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param told the view in the reader's language, a {@code ?} for the languages
 */
record View(
        String name,
        Map<String, Column> columns,
        List<Column> shown,
        Optional<String> matches,
        Optional<Computed> computed,
        Optional<String> shape,
        Map<String, String> translated,
        String told) {
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
                name, byName, shown, matches, Optional.empty(), shape, translated, told(name, columns, translated));
    }

    /** A column as an answer shows it: geometries as RFC 7946 has them, in the shape that the listing shows. */
    String plain(Column column) {
        return column.kind() == Kind.GEOMETRY
                ? "st_asgeojson(v." + shape.map(Column::quote).orElse(column.quoted()) + ", 15)::json as "
                        + column.quoted()
                : "v." + column.quoted();
    }

    View with(Computed more) {
        Map<String, Column> all = new LinkedHashMap<>(columns);
        List<Column> others = columns.values().stream()
                .filter(known -> !known.name().equals(more.column()))
                .toList();
        Column column = new Column(more.column(), more.type(), false);
        all.put(column.name(), column);
        List<Column> withMore = Stream.concat(shown.stream(), Stream.of(column)).toList();
        return new View(
                name, all, withMore, matches, Optional.of(more), shape, translated, told(name, others, translated));
    }

    /** What whole rows are taken from: the view in the reader's language, with what is computed. */
    String source(Statement statement) {
        return source(statement, !translated.isEmpty());
    }

    /** What rows are taken from of which only {@code sql} is asked; the language matters where that names such a column. */
    String source(Statement statement, String sql) {
        String asked = sql + computed.map(more -> more.value().sql()).orElse("");
        return source(statement, translated.keySet().stream().anyMatch(asked::contains));
    }

    private String source(Statement statement, boolean inLanguage) {
        String rows = inLanguage ? told.replace("?", statement.languages()) : name;
        return computed.map(more -> "(select of_view.*, " + statement.where(more.value()) + " as "
                        + Column.quote(more.column()) + " from " + rows + " of_view) with_computed")
                .orElse(inLanguage ? rows + " of_view" : name);
    }

    private static String told(String name, Collection<Column> columns, Map<String, String> translated) {
        return columns.stream()
                .map(column -> Optional.ofNullable(translated.get(column.name()))
                        .map(text -> text + " as " + column.quoted())
                        .orElseGet(() -> "u." + column.quoted()))
                .collect(Collectors.joining(", ", "(select ", " from " + name + " u)"));
    }

    Column id() {
        return column("id").orElseThrow();
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
