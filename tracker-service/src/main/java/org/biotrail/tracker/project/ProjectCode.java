package org.biotrail.tracker.project;

import java.util.Set;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** What a project's sample labels begin with, {@code dbgi} of {@code dbgi_000001}. */
public record ProjectCode(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]{2,3}");

    /** The words that other codes begin with. */
    private static final Set<String> RESERVED = Set.of("blk", "obs", "seq", "tmp");

    /** @throws Problem 422 {@code format} or {@code reserved} */
    public static ProjectCode parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Problem.rule("", "format", "A code has three or four small letters and digits, a letter first");
        }
        if (RESERVED.contains(text)) {
            throw Problem.rule("", "reserved", "Other codes begin with " + text);
        }
        return new ProjectCode(text);
    }
}
