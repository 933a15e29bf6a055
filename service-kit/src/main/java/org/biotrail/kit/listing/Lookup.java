package org.biotrail.kit.listing;

/**
 * A value that the database tells from a caller's text, such as the path of a taxon from its name; stands as an argument
 * of a {@link Condition}. Lists ask for it first ({@link Settling}): the planner counts on a value it knows, and on a
 * function's result it can only guess.
 *
 * @param function from one text to one value
 * @param type PostgreSQL's name of what the function gives
 */
public record Lookup(String function, String type, String text) {

    /** What the function gave, as text. */
    record Found(String type, String text) {}
}
