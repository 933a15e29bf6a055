package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * An ORCID iD, stored with hyphens and in capitals; its URL, and the form without hyphens, are understood. The last
 * character is a check by ISO 7064 MOD 11-2.
 *
 * @param text {@code 0000-0000-0000-000X}
 */
public record Orcid(String text) {
    private static final Pattern FORM =
            Pattern.compile("(?:https?://(?:www\\.)?orcid\\.org/)?(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dX])");

    /** @throws Problem 422 {@code orcid_form} or {@code orcid_checksum} on {@code collector_orcid} */
    public static Orcid parse(String text) {
        Matcher form = FORM.matcher(withoutCase(text.strip()));
        if (!form.matches()) {
            throw Problem.rule("collector_orcid", "orcid_form", "An ORCID iD has the form 0000-0000-0000-000X");
        }
        Orcid orcid = new Orcid(String.join("-", form.group(1), form.group(2), form.group(3), form.group(4)));
        if (orcid.check() != orcid.text.charAt(18)) {
            throw Problem.rule("collector_orcid", "orcid_checksum", orcid.text + " has a wrong check character");
        }
        return orcid;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    private char check() {
        int total = 0;
        for (char character : text.substring(0, 18).replace("-", "").toCharArray()) {
            total = (total + Character.digit(character, 10)) * 2;
        }
        int rest = (12 - total % 11) % 11;
        return rest == 10 ? 'X' : Character.forDigit(rest, 10);
    }

    private static String withoutCase(String text) {
        int id = text.lastIndexOf('/') + 1;
        return text.substring(0, id).toLowerCase(Locale.ROOT)
                + text.substring(id).toUpperCase(Locale.ROOT);
    }
}
