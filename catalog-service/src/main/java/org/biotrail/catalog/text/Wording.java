package org.biotrail.catalog.text;

import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.jspecify.annotations.Nullable;

/**
 * How texts are taken in this service: Unicode form NFC, trimmed, empty means absent; runs of blanks in names become
 * one; control characters and changes of direction are refused.
 */
public final class Wording {
    private Wording() {}

    /**
     * A name: one line, in which runs of blanks are one.
     *
     * @param longest in characters
     * @return empty for null, an empty text and blanks
     * @throws Problem 422 {@code illegal_character} or {@code too_long}
     */
    public static Optional<String> name(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank()
                ? Optional.empty()
                : Optional.of(line(field, text.replaceAll("[ \\t\\u00a0]+", " "), longest));
    }

    /** @throws Problem 422 {@code required}, {@code illegal_character} or {@code too_long} */
    public static String required(String field, @Nullable String text, int longest) {
        return name(field, text, longest).orElseThrow(() -> Problem.rule(field, "required", field + " is required"));
    }

    /** A text of any number of lines. */
    public static Optional<String> text(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Text.lines(text.strip(), longest));
        } catch (Problem problem) {
            throw inOurWords(field, problem);
        }
    }

    private static String line(String field, String text, int longest) {
        try {
            return Text.line(text, longest);
        } catch (Problem problem) {
            throw inOurWords(field, problem);
        }
    }

    private static Problem inOurWords(String field, Problem problem) {
        String code = problem.violations().get(0).code();
        return Problem.rule(field, code.equals("format") ? "illegal_character" : code, problem.detail());
    }
}
