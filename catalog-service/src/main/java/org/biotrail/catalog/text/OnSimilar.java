package org.biotrail.catalog.text;

import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/** What becomes of a new thing that is likely one that exists: it is stored with a warning, or refused. */
public enum OnSimilar {
    WARN,
    REFUSE;

    /** @throws Problem 400 {@code invalid_value} */
    public static OnSimilar of(Optional<String> word) {
        return switch (word.orElse("warn")) {
            case "warn" -> WARN;
            case "refuse" -> REFUSE;
            default -> throw Problem.unreadable("on_similar", "invalid_value", "on_similar is warn or refuse");
        };
    }
}
