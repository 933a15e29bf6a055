package org.biotrail.kit.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/**
 * What the database says of a view.
 *
 * @param columns in the view's order
 * @param matches the function that gives the ids a text refers to, where there is one
 */
record View(String name, Map<String, Column> columns, Optional<String> matches) {
    /** A {@code tsvector} column of this name answers {@code q=}. */
    static final String SEARCH = "search";

    static View of(String name, List<Column> columns, Optional<String> matches) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        if (!byName.containsKey("id")) {
            throw new IllegalStateException("The view " + name + " does not exist, or has no id");
        }
        return new View(name, byName, matches);
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

    /** All columns but those that are answered on demand. */
    List<Column> shown(Listing listing) {
        return columns.values().stream()
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .filter(column -> !listing.hidden().contains(column.name()))
                .toList();
    }

    /** @throws Problem 400 for a name that is no column */
    Column known(String parameter, String name) {
        return column(name)
                .filter(column -> column.kind() != Kind.TSVECTOR)
                .orElseThrow(() ->
                        Problem.unreadable(parameter, "unknown_field", "There is no field " + name + " in this list"));
    }
}
