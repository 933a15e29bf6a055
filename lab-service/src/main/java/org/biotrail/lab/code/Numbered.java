package org.biotrail.lab.code;

import java.util.Locale;
import org.biotrail.kit.problem.Problem;

/** A prefix and a number of six digits: {@code batch_000001}. */
public record Numbered(String prefix, int number) {
    public static final int LAST = 999_999;

    /** @throws Problem 409 {@code code_space_exhausted} after 999999 */
    public Numbered {
        if (number < 1 || number > LAST) {
            throw Problem.conflict("code", "code_space_exhausted", "All numbers of " + prefix + " have been given");
        }
    }

    @Override
    public String toString() {
        return prefix + String.format(Locale.ROOT, "%06d", number);
    }
}
