package org.biotrail.kit.listing;

import org.biotrail.kit.access.Actor;

/**
 * What a condition says of whoever asks, for parameters that tell only of what their caller may see; stands as an
 * argument of a {@link Condition}.
 */
public enum Asking {
    /** Their id; empty for nobody. */
    READER,
    /** What they may do; see {@link Actor#granted}. */
    GRANTED;

    String of(Actor actor) {
        return this == READER ? actor.id() : actor.granted();
    }
}
