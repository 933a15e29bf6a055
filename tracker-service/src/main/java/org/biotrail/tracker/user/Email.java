package org.biotrail.tracker.user;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** An e-mail address: one {@code @}, a dot in the domain, no white space, at most 254 characters. */
public record Email(String value) {
    private static final Pattern FORM =
            Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+");
    private static final int LONGEST = 254;

    /** @throws Problem 422 {@code format} */
    public static Email parse(String text) {
        String value = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        if (value.length() > LONGEST) {
            throw Problem.rule("", "format", "An e-mail address has at most 254 characters");
        }
        if (!FORM.matcher(value).matches()) {
            throw Problem.rule("", "format", "An e-mail address looks like ana@example.org");
        }
        return new Email(value);
    }
}
