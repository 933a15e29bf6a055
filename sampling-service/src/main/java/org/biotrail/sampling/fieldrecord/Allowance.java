package org.biotrail.sampling.fieldrecord;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/** What old data may lack; only {@code DATA_MANAGEMENT} may let it be so. */
enum Allowance {
    DATE,
    COORDINATES,
    NAME;

    /** @throws Problem 422 {@code unknown_value} on {@code allow_missing} */
    static Set<Allowance> parse(String text) {
        Set<Allowance> allowed = EnumSet.noneOf(Allowance.class);
        for (String word : text.split(",", -1)) {
            if (!word.isBlank()) {
                allowed.add(one(word.strip()));
            }
        }
        return allowed;
    }

    private static Allowance one(String word) {
        for (Allowance allowance : values()) {
            if (allowance.name().equals(word.toUpperCase(Locale.ROOT))) {
                return allowance;
            }
        }
        throw Problem.rule("allow_missing", "unknown_value", "What may be missing is date, coordinates or name");
    }
}
