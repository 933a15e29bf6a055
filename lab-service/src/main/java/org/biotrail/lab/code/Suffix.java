package org.biotrail.lab.code;

import java.util.Locale;
import org.biotrail.kit.problem.Problem;

/** The two digits that tell the extracts of one sample, or the aliquots of one extract, apart: 01 to 99. */
public record Suffix(int number) {
    public static final int LAST = 99;

    /** @throws Problem 409 {@code suffix_exhausted} after 99 */
    public Suffix {
        if (number < 1 || number > LAST) {
            throw Problem.conflict("code", "suffix_exhausted", "All suffixes from 01 to 99 have been given");
        }
    }

    /** The code of a part of something: {@code dbgi_000001} and 1 give {@code dbgi_000001_01}. */
    public String of(String parent) {
        return parent + "_" + this;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%02d", number);
    }
}
