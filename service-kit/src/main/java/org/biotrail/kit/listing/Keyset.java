package org.biotrail.kit.listing;

import java.util.List;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The predicate "comes after this row" of an order: what a cursor means. */
record Keyset(View view, List<SortKey> order, List<@Nullable String> position) {

    Keyset {
        if (order.size() != position.size()) {
            throw Problem.unreadable(Cursor.PARAMETER, "invalid_cursor", "The cursor belongs to another order");
        }
    }

    /** A row value where one direction and no nulls allow it, because an index can begin there; else spelled out. */
    String sql(Statement statement) {
        boolean oneDirection =
                order.stream().map(SortKey::descending).distinct().count() == 1;
        boolean noNulls = order.stream().allMatch(key -> key.neverNull(view));
        return oneDirection && noNulls ? rowValue(statement) : after(statement, 0);
    }

    private String rowValue(Statement statement) {
        String columns = order.stream().map(key -> key.column().quoted()).collect(Collectors.joining(", "));
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < order.size(); i++) {
            values.append(i == 0 ? "" : ", ").append(value(statement, i));
        }
        return "(" + columns + ") " + (order.get(0).descending() ? "<" : ">") + " (" + values + ")";
    }

    /** After the position, by the columns from the i-th on. */
    private String after(Statement statement, int i) {
        if (i == order.size()) {
            return "false";
        }
        SortKey key = order.get(i);
        String name = key.column().quoted();
        if (position.get(i) == null) {
            String tied = name + " is null and (" + after(statement, i + 1) + ")";
            return key.descending() ? name + " is not null or " + tied : tied;
        }
        String place = value(statement, i);
        String tied = name + " = " + place + " and (" + after(statement, i + 1) + ")";
        if (key.descending()) {
            return name + " < " + place + " or " + tied;
        }
        return name + " > " + place + (key.neverNull(view) ? "" : " or " + name + " is null") + " or " + tied;
    }

    private String value(Statement statement, int i) {
        String type = order.get(i).column().type();
        String place = statement.bind(String.valueOf(position.get(i))) + "::text";
        return Kind.of(type) == Kind.TEXT ? place : place + "::" + type;
    }
}
