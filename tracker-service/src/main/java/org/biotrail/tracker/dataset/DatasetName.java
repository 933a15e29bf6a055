package org.biotrail.tracker.dataset;

import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.text.FormerId;

/** A dataset's short name, which stands wherever its id can. */
record DatasetName(String value) {
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}._-]+");
    private static final int LONGEST = 50;

    /** @throws Problem 422 {@code blank}, {@code too_long} or {@code format} */
    static DatasetName parse(String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            throw Problem.rule("", "blank", "A name may not be blank");
        }
        if (value.codePointCount(0, value.length()) > LONGEST) {
            throw Problem.rule("", "too_long", "A name has at most 50 characters");
        }
        if (!FORM.matcher(value).matches()) {
            throw Problem.rule("", "format", "A name is made of letters, digits and . _ -");
        }
        if (FormerId.isLike(value)) {
            throw Problem.rule("", "format", "A name does not look like an id");
        }
        return new DatasetName(value);
    }
}
