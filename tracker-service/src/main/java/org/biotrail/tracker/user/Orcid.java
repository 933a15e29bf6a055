package org.biotrail.tracker.user;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** An ORCID iD: fifteen digits and a check character (ISO 7064 MOD 11-2), in groups of four. */
public record Orcid(String value) {
    private static final Pattern FORM =
            Pattern.compile("(?:https?://orcid\\.org/)?(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dx])");

    /**
     * Reads an iD bare, without hyphens, or as an address.
     *
     * @throws Problem 422 {@code format} or {@code checksum}
     */
    public static Orcid parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw Problem.rule("", "format", "An ORCID iD looks like 0000-0002-1694-233X");
        }
        String digits =
                (matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4)).toUpperCase(Locale.ROOT);
        if (digits.charAt(15) != check(digits)) {
            throw Problem.rule("", "checksum", "The last character of the ORCID iD does not fit the others");
        }
        return new Orcid(String.join(
                "-", digits.substring(0, 4), digits.substring(4, 8), digits.substring(8, 12), digits.substring(12)));
    }

    /** The check character of the first fifteen digits. */
    static char check(String digits) {
        int total = 0;
        for (int i = 0; i < 15; i++) {
            total = (total + digits.charAt(i) - '0') * 2;
        }
        int check = (12 - total % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }
}
