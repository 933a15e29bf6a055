package org.biotrail.kit.reference;

import java.util.Optional;

/**
 * What texts refer to only for those who may see it. A service that hides things from some has one such bean; what
 * somebody may not see is then as unknown to them as what there is not.
 */
public interface Sight {
    /**
     * Which things of a kind somebody may refer to.
     *
     * @return a condition in SQL over {@code id}, with {@code $2} where the id of whoever asks stands and {@code $3}
     *     where that stands what they may do (see {@code Actor.granted}); empty for what is hidden from nobody
     */
    Optional<String> condition(String thing);

    /**
     * What a text may be the name of that refers to nothing of a kind, so that the refusal says so: a thing whose
     * {@code _matches} function this service has.
     */
    default Optional<String> instead(String thing) {
        return Optional.empty();
    }
}
