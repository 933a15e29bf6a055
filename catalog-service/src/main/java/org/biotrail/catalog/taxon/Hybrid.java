package org.biotrail.catalog.taxon;

import java.util.Arrays;
import java.util.Locale;
import org.biotrail.kit.problem.Problem;

/** Whether a taxon is a hybrid, and if so whether it has a name of its own or is called by its parents. */
public enum Hybrid {
    NONE,
    NOTHOTAXON,
    FORMULA;

    /** The sign of hybrids, U+00D7. */
    static final String SIGN = "×";

    /** The word of the API and the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem 422 {@code unknown_hybrid} */
    static Hybrid of(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals(SIGN) || wanted.equals("x")) {
            return NOTHOTAXON;
        }
        return Arrays.stream(values())
                .filter(hybrid -> hybrid.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.rule("hybrid", "unknown_hybrid", "hybrid is none, nothotaxon or formula"));
    }
}
