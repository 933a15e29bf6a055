package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a WHERE clause with its values apart, so that nothing a caller sends is ever part of the SQL text.
 *
 * @param sql with {@code ?} where a value stands (so never the jsonb operators of that sign: say {@code jsonb_exists});
 *     it speaks of the view's columns without a prefix
 * @param arguments one for each {@code ?}, in order, of a type the Vert.x client writes; a collection becomes an array,
 *     a {@link Lookup} what it finds, a {@link Reference} the id, and an {@link Asking} what it says of the caller
 */
public record Condition(String sql, List<Object> arguments) {
    public static final Condition ALL = new Condition("true", List.of());
    public static final Condition NONE = new Condition("false", List.of());

    public static Condition of(String sql, Object... arguments) {
        return new Condition(sql, List.of(arguments));
    }

    public Condition and(Condition other) {
        if (equals(ALL)) {
            return other;
        }
        if (other.equals(ALL)) {
            return this;
        }
        return join(" and ", other);
    }

    public Condition or(Condition other) {
        return join(" or ", other);
    }

    /** Its texts as a caller gave them for a parameter, which is named when PostgreSQL cannot read one. */
    Condition asked(String parameter) {
        return new Condition(
                sql,
                arguments.stream()
                        .map(argument -> argument instanceof String text ? new Asked(parameter, text) : argument)
                        .toList());
    }

    /** A text that came with a parameter. */
    record Asked(String parameter, String text) {}

    private Condition join(String word, Condition other) {
        List<Object> both = new ArrayList<>(arguments);
        both.addAll(other.arguments);
        return new Condition("(" + sql + ")" + word + "(" + other.sql + ")", List.copyOf(both));
    }
}
