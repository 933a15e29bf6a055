package org.biotrail.kit.listing;

import java.util.List;

/**
 * A column compared with texts; stands as an argument of a {@link Condition}. How it is written in SQL depends on the
 * column's type and is settled by {@link Target} once the view's columns are known.
 *
 * @param parameter what to name when a text cannot be read
 * @param column of the view, or a path into a jsonb column ({@code extra.key})
 * @param thing for {@link Operator#REFERS} what the text refers to, otherwise empty
 */
record Comparison(String parameter, String column, Operator operator, List<String> texts, String thing) {

    /** As the whole of a condition. */
    static Condition condition(String parameter, String column, Operator operator, List<String> texts) {
        return Condition.of("?", new Comparison(parameter, column, operator, texts, ""));
    }

    static Condition referring(String parameter, String column, String thing, String text) {
        return Condition.of("?", new Comparison(parameter, column, Operator.REFERS, List.of(text), thing));
    }

    /** The same once it is known what is referred to. */
    Comparison to(String id) {
        return new Comparison(parameter, column, Operator.EQUAL, List.of(id), "");
    }
}
