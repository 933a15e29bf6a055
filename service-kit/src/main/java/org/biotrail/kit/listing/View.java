package org.biotrail.kit.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/**
 * What the database says of a view.
 *
 * @param columns in the view's order
 * @param shown all of them but those that are answered on demand
 * @param matches the function that gives the ids a text refers to, where there is one
 */
record View(String name, Map<String, Column> columns, List<Column> shown, Optional<String> matches) {
    /** A {@code tsvector} column of this name answers {@code q=}. */
    static final String SEARCH = "search";

    static View of(String name, List<Column> columns, Set<String> hidden, Optional<String> matches) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        if (!byName.containsKey("id")) {
            throw new IllegalStateException("The view " + name + " does not exist, or has no id");
        }
        List<Column> shown = columns.stream()
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .filter(column -> !hidden.contains(column.name()))
                .toList();
        return new View(name, byName, shown, matches);
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
