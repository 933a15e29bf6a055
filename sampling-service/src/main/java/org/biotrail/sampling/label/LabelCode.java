package org.biotrail.sampling.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.identifier.ScannedText;
import org.biotrail.kit.problem.Problem;

/**
 * The code on a tube: a project's code, {@code _} and six digits, 1 to 999999. Blanks and control characters around it and
 * upper case do not matter; the old form {@code <project>_spl_<number>} is understood. Nothing else is ever repaired
 * silently. What is read as which code stands in {@code docs/sample-code-cases.csv}; the lab reads the same.
 *
 * @param project the project's code, three or four characters
 * @param number 1 to 999999
 */
public record LabelCode(String project, int number) implements Comparable<LabelCode> {
    /** The greatest number that six digits hold. */
    public static final int LAST_NUMBER = 999_999;

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9]{2,3})_([0-9]{6})");
    private static final Pattern OLD_FORM = Pattern.compile("([a-z][a-z0-9]{2,3})_spl_0*([0-9]{1,6})");
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9]{2,3}");
    /** Words that other codes begin with. */
    private static final Set<String> RESERVED = Set.of("blk", "obs", "tmp");

    private static final Pattern UNPADDED = Pattern.compile("([a-z][a-z0-9]{2,3})_0*([0-9]{1,6})");

    public LabelCode {
        if (!PROJECT.matcher(project).matches() || RESERVED.contains(project) || number < 1 || number > LAST_NUMBER) {
            throw malformed(project + "_" + number);
        }
    }

    /** @throws Problem 422 {@code code_malformed} on {@code sample_code} */
    public static LabelCode parse(String text) {
        Matcher form = FORM.matcher(normal(text));
        if (!form.matches()) {
            throw malformed(text);
        }
        return new LabelCode(form.group(1), Integer.parseInt(form.group(2)));
    }

    /**
     * What a malformed text may have meant, by one repair: padding, or a stray character at its end. Whether such a
     * label exists is for the caller to find out; it is suggested only when exactly one does.
     */
    public static Set<String> repairs(String text) {
        String given = normal(text);
        Set<String> repairs = new LinkedHashSet<>();
        addPadded(given, repairs);
        if (!given.isEmpty()) {
            String shorter = given.substring(0, given.length() - 1).strip();
            if (FORM.matcher(shorter).matches()) {
                repairs.add(shorter);
            }
        }
        repairs.removeIf(repair -> repair.endsWith("_000000") || RESERVED.contains(repair.split("_", 2)[0]));
        return repairs;
    }

    /** As it is printed: {@code dbgi_000001}. */
    @Override
    @JsonValue
    public String toString() {
        return project + "_" + String.format(Locale.ROOT, "%06d", number);
    }

    @Override
    public int compareTo(LabelCode other) {
        return toString().compareTo(other.toString());
    }

    private static void addPadded(String given, Set<String> repairs) {
        Matcher unpadded = UNPADDED.matcher(given);
        if (unpadded.matches() && !FORM.matcher(given).matches()) {
            repairs.add(padded(unpadded));
        }
    }

    private static String padded(Matcher parts) {
        return parts.group(1) + "_" + "0".repeat(6 - parts.group(2).length()) + parts.group(2);
    }

    private static String normal(String text) {
        String given = ScannedText.plain(text);
        Matcher old = OLD_FORM.matcher(given);
        return old.matches() ? padded(old) : given;
    }

    private static Problem malformed(String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return Problem.rule(
                "sample_code",
                "code_malformed",
                "'" + shown + "' is no label code: a project code, _ and six digits, for example dbgi_000001");
    }
}
