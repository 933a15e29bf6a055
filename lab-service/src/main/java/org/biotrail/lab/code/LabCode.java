package org.biotrail.lab.code;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.identifier.ScannedText;
import org.biotrail.kit.problem.Problem;

/**
 * A code of the suite that a label may bear, in lower case ({@code spec/lab.md} §1). No two forms overlap, so that the
 * text alone tells what it names.
 *
 * @param text the code as stored
 * @param form what it names
 * @param project the project's code, where the code begins with one
 * @param prefix everything before the number that a counter gave, {@code dbgi_batch_}
 * @param number that number: six digits, or the suffix
 */
public record LabCode(String text, Form form, Optional<String> project, String prefix, int number) {
    /** Words that are no project code. */
    private static final Set<String> RESERVED = Set.of("blk", "obs", "tmp");

    private static final String PROJECT = "(?<project>[a-z][a-z0-9]{2,3})";
    private static final String NUMBER = "(?<number>[0-9]{6})";
    private static final String SUFFIX = "(?<number>[0-9]{2})";
    private static final String CONTROL =
            "(?:blk_[0-9]{6}|qc_[0-9]{6}|(?<owner>[a-z][a-z0-9]{2,3})_(?:batch_blk|qc)_[0-9]{6})";
    private static final Pattern OBSERVATION = Pattern.compile("[a-z][a-z0-9]{2,3}_obs_[0-9]{6}");
    private static final Pattern FORMER_SAMPLE = Pattern.compile("([a-z][a-z0-9]{2,3})_spl_0*([0-9]{1,6})");

    /** What a code names; the order of the constants is the order in which a text is tried. */
    public enum Form {
        SAMPLE("(?<prefix>" + PROJECT + "_)" + NUMBER),
        EXTRACT("(?<prefix>" + PROJECT + "_[0-9]{6}_)" + SUFFIX),
        ALIQUOT("(?<prefix>" + PROJECT + "_[0-9]{6}_[0-9]{2}_)" + SUFFIX),
        CONTROL_ALIQUOT("(?<prefix>" + CONTROL + "_)" + SUFFIX),
        BATCH("(?<prefix>(?:" + PROJECT + "_)?batch_)" + NUMBER),
        BLANK("(?<prefix>blk_|" + PROJECT + "_batch_blk_)" + NUMBER),
        QC("(?<prefix>(?:" + PROJECT + "_)?qc_)" + NUMBER),
        CONTAINER("(?<prefix>container_(?:[0-9]{1,3}x[0-9]{1,3}_|static_)?)" + NUMBER),
        MASS_SPECTROMETER("(?<prefix>ms_)" + NUMBER),
        SEQUENCE("(?<prefix>sequence_)" + NUMBER);

        private final Pattern pattern;

        Form(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }

        private Optional<LabCode> read(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Optional<String> project = group(matcher, "project").or(() -> group(matcher, "owner"));
            int number = Integer.parseInt(matcher.group("number"));
            return number == 0 || project.filter(RESERVED::contains).isPresent()
                    ? Optional.empty()
                    : Optional.of(new LabCode(text, this, project, matcher.group("prefix"), number));
        }

        private Optional<String> group(Matcher matcher, String name) {
            return pattern.pattern().contains("<" + name + ">")
                    ? Optional.ofNullable(matcher.group(name))
                    : Optional.empty();
        }
    }

    /**
     * Reads what a scanner or a person typed: blanks and control characters around it, a final {@code _tmp}, upper case
     * and the former {@code <project>_spl_<number>} are understood. Which texts are codes of samples stands in {@code
     * docs/sample-code-cases.csv}; sampling-service reads the same.
     *
     * @return the normal form, whether or not it is a code
     */
    public static String normal(String scanned) {
        String text = ScannedText.plain(scanned);
        String code = text.endsWith("_tmp") ? text.substring(0, text.length() - 4) : text;
        Matcher former = FORMER_SAMPLE.matcher(code);
        return former.matches()
                ? former.group(1) + "_" + "0".repeat(6 - former.group(2).length()) + former.group(2)
                : code;
    }

    /** The code in a text, if it is one. */
    public static Optional<LabCode> find(String scanned) {
        String text = normal(scanned);
        for (Form form : Form.values()) {
            Optional<LabCode> code = form.read(text);
            if (code.isPresent()) {
                return code;
            }
        }
        return Optional.empty();
    }

    /** @throws Problem 422 {@code not_a_sample} for an observation's code, {@code code_malformed} for no code at all */
    public static LabCode parse(String field, String scanned) {
        return find(scanned).orElseThrow(() -> malformed(field, scanned));
    }

    /** @throws Problem 422 {@code code_malformed} unless it is a code of one of these forms */
    public static LabCode parse(String field, String scanned, Form... wanted) {
        LabCode code = parse(field, scanned);
        if (!Set.of(wanted).contains(code.form)) {
            throw Problem.rule(field, "code_malformed", code.text + " is not a code of this kind of thing");
        }
        return code;
    }

    private static Problem malformed(String field, String scanned) {
        return isObservation(scanned) ? notASample(field) : Problem.rule(field, "code_malformed", "This is not a code");
    }

    /** Whether this is the code of what was seen and not collected, so that nothing is ever made of it. */
    public static boolean isObservation(String scanned) {
        return OBSERVATION.matcher(normal(scanned)).matches();
    }

    /** 422 {@code not_a_sample}. */
    public static Problem notASample(String field) {
        return Problem.rule(field, "not_a_sample", "This is the code of an observation, not of a sample");
    }

    /**
     * The counter that gave the number. Batches and blanks of one project share one: the blank's is the batch's (§1.4).
     */
    public String counter() {
        return form == Form.BLANK ? project.map(code -> code + "_batch_").orElse("batch_") : prefix;
    }

    @Override
    public String toString() {
        return text;
    }
}
