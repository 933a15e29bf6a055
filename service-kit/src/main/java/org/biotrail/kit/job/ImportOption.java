package org.biotrail.kit.job;

import java.util.List;
import org.biotrail.kit.problem.Problem;

/**
 * A query parameter that one kind of import has besides the common ones.
 *
 * @param says what it is for, as the OpenAPI document tells it
 * @param words the values that it takes, the first of which is meant when it is absent; empty for any text
 */
public record ImportOption(String says, List<String> words) {

    /** Any text. */
    public static ImportOption text(String says) {
        return new ImportOption(says, List.of());
    }

    /** One of some words, the first by default. */
    public static ImportOption words(String says, String... words) {
        return new ImportOption(says, List.of(words));
    }

    /** True or false. */
    public static ImportOption flag(String says, boolean otherwise) {
        return words(says, String.valueOf(otherwise), String.valueOf(!otherwise));
    }

    public boolean isFlag() {
        return words.contains("true");
    }

    /**
     * An empty value is as good as none.
     *
     * @throws Problem 400 {@code unknown_value}
     */
    void require(String name, String value) {
        if (!value.isEmpty() && !words.isEmpty() && !words.contains(value)) {
            throw Problem.unreadable(name, "unknown_value", name + " is " + String.join(" or ", words));
        }
    }
}
