package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.problem.Problem;

/** One column of an order. Nulls stand where PostgreSQL's indexes have them: after everything, descending before. */
record SortKey(Column column, boolean descending) {
    static final String PARAMETER = "sort";
    private static final int MAX_KEYS = 5;

    /**
     * Reads {@code name,-adm_level}; the id is added as the last tie-break, in the direction of the last column so that
     * an index can be walked either way.
     *
     * @throws Problem 400 for an unknown column, one that has no order, one named twice, or too many
     */
    static List<SortKey> read(View view, List<String> names) {
        List<SortKey> keys = new ArrayList<>();
        for (String name : names) {
            boolean descending = name.startsWith("-");
            Column column = view.known(PARAMETER, descending ? name.substring(1) : name);
            if (!column.kind().sorts()) {
                throw Problem.unreadable(PARAMETER, "not_sortable", column.name() + " has no order");
            }
            if (keys.stream().anyMatch(key -> key.column().equals(column))) {
                throw Problem.unreadable(PARAMETER, "repeated_field", column.name() + " is named twice");
            }
            keys.add(new SortKey(column, descending));
        }
        if (keys.size() > MAX_KEYS) {
            throw Problem.unreadable(PARAMETER, "too_many", "At most " + MAX_KEYS + " columns sort a list");
        }
        if (keys.stream().noneMatch(key -> key.column().equals(view.id()))) {
            keys.add(new SortKey(
                    view.id(), !keys.isEmpty() && keys.get(keys.size() - 1).descending()));
        }
        return List.copyOf(keys);
    }

    String sql() {
        return column.quoted() + (descending ? " desc" : "");
    }

    /** Whether a row value with this key among others compares as the order does. */
    boolean neverNull(View view) {
        return column.mandatory() || column.equals(view.id());
    }
}
