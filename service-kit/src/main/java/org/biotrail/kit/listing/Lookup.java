package org.biotrail.kit.listing;

import java.util.Optional;

/**
 * A value that the database tells from a caller's text, such as the path of a taxon from its name; stands as an argument
 * of a {@link Condition}. Lists ask for it first ({@link Settling}): the planner counts on a value it knows, and on a
 * function's result it can only guess.
 *
 * @param function from one text to one value
 * @param thing whose id is found first and given to the function in the text's place
 * @param type PostgreSQL's name of what the function gives
 */
public record Lookup(String function, String type, String text, Optional<Reference> thing) {
    public Lookup(String function, String type, String text) {
        this(function, type, text, Optional.empty());
    }

    /** What the function tells of the id of a thing that a caller refers to. */
    public Lookup(String function, String type, Reference thing) {
        this(function, type, thing.text(), Optional.of(thing));
    }

    /** What the function gave, as text. */
    record Found(String type, String text) {}
}
