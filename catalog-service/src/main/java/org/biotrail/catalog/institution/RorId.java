package org.biotrail.catalog.institution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * An identifier of the Research Organization Registry, {@code 03yrm5c26}: a zero, six characters of Crockford's base 32
 * that are a number n, and two digits that are 98 − (100 n mod 97).
 */
record RorId(@JsonValue String value) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM =
            Pattern.compile("(?:(?:https?://)?(?:www\\.)?ror\\.org/)?(0[0-9a-hjkmnp-tv-z]{6}[0-9]{2})/?");

    /**
     * Reads an id, bare or as its address.
     *
     * @throws Problem 422 {@code ror_form} or {@code ror_checksum}
     */
    static RorId parse(String text) {
        Matcher match = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw Problem.rule("ror_id", "ror_form", "A ROR id looks like 03yrm5c26 or https://ror.org/03yrm5c26");
        }
        String value = match.group(1);
        if (!value.endsWith(check(value.substring(1, 7)))) {
            throw Problem.rule("ror_id", "ror_checksum", value + " does not end in its check digits");
        }
        return new RorId(value);
    }

    /** The two check digits of six characters. */
    static String check(String characters) {
        long number = characters.chars().asLongStream().reduce(0, (n, c) -> n * 32 + ALPHABET.indexOf((int) c));
        return String.format("%02d", 98 - number * 100 % 97);
    }

    @Override
    public String toString() {
        return value;
    }
}
