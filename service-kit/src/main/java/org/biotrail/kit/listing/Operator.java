package org.biotrail.kit.listing;

/** How a column is compared with what a caller sent. */
enum Operator {
    EQUAL("="),
    DIFFERENT("is distinct from"),
    GREATER(">"),
    AT_LEAST(">="),
    LESS("<"),
    AT_MOST("<="),
    IN("in"),
    NOT_IN("not in"),
    LIKE("like"),
    UNLIKE("not like"),
    IS_NULL("is null"),
    /** The column holds the id of what the text refers to; {@link Settling} puts that id in its place. */
    REFERS("refers");

    private final String sql;

    Operator(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    boolean compares() {
        return this == GREATER || this == AT_LEAST || this == LESS || this == AT_MOST;
    }
}
