package org.biotrail.kit.listing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;

/**
 * What a comparison is made with: a column of the view, or a path into one of its json columns. Knows how each
 * operator is written for the column's type.
 *
 * @param path keys below a json column; empty for the column itself
 */
record Target(Column column, List<String> path) {
    private static final int MAX_DEPTH = 8;

    /** @throws Problem 400 when the view has no such column */
    static Target of(View view, Comparison comparison) {
        String name = comparison.column();
        int dot = name.indexOf('.');
        if (view.column(name).isPresent() || dot < 0) {
            return new Target(view.known(comparison.parameter(), name), List.of());
        }
        Optional<Column> json = view.column(name.substring(0, dot)).filter(column -> column.kind() == Kind.JSON);
        List<String> path = List.of(name.substring(dot + 1).split("\\.", -1));
        if (json.isEmpty() || path.size() > MAX_DEPTH || path.contains("")) {
            throw Problem.unreadable(
                    comparison.parameter(), "unknown_field", "There is no field " + name + " in this list");
        }
        return new Target(json.get(), path);
    }

    /** The comparison in SQL. */
    String compare(Statement statement, Comparison comparison) {
        if (comparison.operator() == Operator.IS_NULL) {
            boolean wanted = Kind.BOOLEAN
                    .read(comparison.parameter(), comparison.texts().get(0), Operator.IS_NULL)
                    .equals("true");
            return expression(statement) + (wanted ? " is null" : " is not null");
        }
        if (!path.isEmpty()) {
            return compareInJson(statement, comparison);
        }
        return column.kind() == Kind.LIST ? compareList(statement, comparison) : compareScalar(statement, comparison);
    }

    private String compareScalar(Statement statement, Comparison comparison) {
        Operator operator = comparison.operator();
        String name = column.quoted();
        return switch (operator) {
            case LIKE -> "lower(" + text(comparison) + ") like " + pattern(statement, comparison);
            case UNLIKE ->
                "lower(" + text(comparison) + ") not like " + pattern(statement, comparison) + " or " + name
                        + " is null";
            case IN -> name + " in (" + all(statement, comparison) + ")";
            case NOT_IN -> name + " not in (" + all(statement, comparison) + ") or " + name + " is null";
            default ->
                name + " " + operator.sql() + " "
                        + read(statement, comparison, comparison.texts().get(0));
        };
    }

    /** A list equals a value when it contains it. */
    private String compareList(Statement statement, Comparison comparison) {
        String name = column.quoted();
        return switch (comparison.operator()) {
            case EQUAL, IN -> name + " && " + array(statement, comparison);
            case DIFFERENT, NOT_IN -> "not (coalesce(" + name + ", '{}') && " + array(statement, comparison) + ")";
            default -> throw notComparable(comparison);
        };
    }

    private String compareInJson(Statement statement, Comparison comparison) {
        Operator operator = comparison.operator();
        String value = expression(statement);
        String first = comparison.texts().get(0);
        if (operator.compares() && Kind.isNumber(first)) {
            String node = column.quoted() + "::jsonb #> " + statement.bind(path);
            return "case when jsonb_typeof(" + node + ") = 'number' then (" + value + ")::numeric " + operator.sql()
                    + " " + statement.cast(comparison.parameter(), "numeric", first) + " else false end";
        }
        return switch (operator) {
            case LIKE -> "lower(" + value + ") like " + pattern(statement, comparison);
            case UNLIKE -> "coalesce(lower(" + value + ") not like " + pattern(statement, comparison) + ", true)";
            case IN -> value + " in (" + texts(statement, comparison) + ")";
            case NOT_IN -> "coalesce(" + value + " not in (" + texts(statement, comparison) + "), true)";
            default -> value + " " + operator.sql() + " " + statement.bind(first) + "::text";
        };
    }

    private String expression(Statement statement) {
        return path.isEmpty() ? column.quoted() : "(" + column.quoted() + " #>> " + statement.bind(path) + ")";
    }

    private String text(Comparison comparison) {
        return switch (column.kind()) {
            case TEXT -> column.quoted();
            case OTHER -> column.quoted() + "::text";
            default ->
                throw Problem.unreadable(
                        comparison.parameter(),
                        "invalid_value",
                        "A wildcard works on texts, " + column.name() + " is none");
        };
    }

    private static String pattern(Statement statement, Comparison comparison) {
        return statement.bind(Wildcard.toLike(comparison.texts().get(0))) + "::text";
    }

    private String read(Statement statement, Comparison comparison, String text) {
        String type = column.elementType();
        Kind kind = Kind.of(type);
        if (kind == Kind.JSON || kind == Kind.GEOMETRY || kind == Kind.TSVECTOR) {
            throw notComparable(comparison);
        }
        return statement.cast(
                comparison.parameter(), type, kind.read(comparison.parameter(), text, comparison.operator()));
    }

    private String all(Statement statement, Comparison comparison) {
        return comparison.texts().stream()
                .map(text -> read(statement, comparison, text))
                .collect(Collectors.joining(", "));
    }

    private static String texts(Statement statement, Comparison comparison) {
        return comparison.texts().stream()
                .map(text -> statement.bind(text) + "::text")
                .collect(Collectors.joining(", "));
    }

    private String array(Statement statement, Comparison comparison) {
        return "array[" + all(statement, comparison) + "]::" + column.type();
    }

    private Problem notComparable(Comparison comparison) {
        return Problem.unreadable(
                comparison.parameter(), "not_comparable", column.name() + " cannot be compared like this");
    }
}
