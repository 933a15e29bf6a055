package org.biotrail.kit.identifier;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * An ORCID iD: fifteen digits and a check character (ISO 7064 MOD 11-2), in groups of four.
 *
 * @param value {@code 0000-0002-1694-233X}
 */
public record Orcid(@JsonValue String value) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?:https?://)?(?:www\\.)?orcid\\.org/)?(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dx])/?");

    /**
     * Reads an iD bare, without hyphens, or as the address that ORCID shows; case is ignored.
     *
     * @param field to name in the refusal
     * @param form the code for a text that does not look like one, as the service's specification words it
     * @param checksum the code for a wrong check character
     * @throws Problem 422 with one of the codes
     */
    public static Orcid parse(String field, String text, String form, String checksum) {
        Matcher groups = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!groups.matches()) {
            throw Problem.rule(field, form, "An ORCID iD looks like 0000-0002-1825-0097");
        }
        String value = String.join("-", groups.group(1), groups.group(2), groups.group(3), groups.group(4))
                .toUpperCase(Locale.ROOT);
        if (value.charAt(value.length() - 1) != checkCharacter(value)) {
            throw Problem.rule(field, checksum, value + " does not end in its check character");
        }
        return new Orcid(value);
    }

    /** The check character that the first fifteen digits ask for; {@code X} is ten. */
    static char checkCharacter(String value) {
        int total =
                value.chars().filter(Character::isDigit).limit(15).reduce(0, (sum, digit) -> (sum + digit - '0') * 2);
        int check = (12 - total % 11) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    @Override
    public String toString() {
        return value;
    }
}
