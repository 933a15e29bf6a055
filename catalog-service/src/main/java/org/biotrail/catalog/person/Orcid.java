package org.biotrail.catalog.person;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * An ORCID iD, {@code 0000-0002-1825-0097}: fifteen digits and a check character by ISO 7064 MOD 11-2, which is ten
 * for {@code X}.
 */
record Orcid(@JsonValue String value) {
    private static final Pattern FORM =
            Pattern.compile("(?:(?:https?://)?(?:www\\.)?orcid\\.org/)?(\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dx])/?");

    /**
     * Reads an iD, bare or as the address that ORCID shows.
     *
     * @throws Problem 422 {@code orcid_form} or {@code orcid_checksum}
     */
    static Orcid parse(String text) {
        Matcher match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw Problem.rule("orcid", "orcid_form", "An ORCID iD looks like 0000-0002-1825-0097");
        }
        String value = match.group(1).toUpperCase(Locale.ROOT);
        if (value.charAt(value.length() - 1) != checkCharacter(value)) {
            throw Problem.rule("orcid", "orcid_checksum", value + " does not end in its check character");
        }
        return new Orcid(value);
    }

    /** The check character that the first fifteen digits ask for. */
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
