package org.biotrail.kit.write;

import java.text.Normalizer;
import java.util.function.Supplier;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** The rules that hold for texts of people, whatever they say; lengths count characters (code points). */
public final class Text {
    private Text() {}

    /**
     * One line: Unicode form NFC, without white space at its ends.
     *
     * @throws Problem 422 {@code blank}, {@code too_long}, or {@code format} for control characters, line breaks and
     *     characters that turn the direction of what follows
     */
    public static String line(String text, int longest) {
        String line = Normalizer.normalize(text, Normalizer.Form.NFC).strip();
        if (line.isEmpty()) {
            throw Problem.rule("", "blank", "It may not be blank");
        }
        if (line.codePoints().anyMatch(Text::isForbiddenInLine)) {
            throw Problem.rule("", "format", "It may hold no control characters, line breaks or changes of direction");
        }
        return atMost(line, longest);
    }

    /** The same for a field of a thing, which its violations name. */
    public static String line(String field, String text, int longest) {
        return named(field, () -> line(text, longest));
    }

    /** The same for a field of a thing, which its violations name. */
    public static String lines(String field, String text, int longest) {
        return named(field, () -> lines(text, longest));
    }

    private static String named(String field, Supplier<String> rule) {
        try {
            return rule.get();
        } catch (Problem problem) {
            throw Problem.rules(problem.violations().stream()
                    .map(v -> new Violation(field, v.code(), v.message()))
                    .toList());
        }
    }

    /**
     * Any number of lines, kept exactly as they were sent.
     *
     * @throws Problem 422 {@code too_long}, or {@code format} for NUL and halves of characters
     */
    public static String lines(String text, int longest) {
        if (!isStorable(text)) {
            throw Problem.rule("", "format", "It may hold neither NUL nor halves of characters");
        }
        return atMost(text, longest);
    }

    /** Whether PostgreSQL can keep the text: no NUL, no surrogate without its other half. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static String atMost(String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw Problem.rule("", "too_long", "It may have at most " + longest + " characters");
        }
        return text;
    }

    private static boolean isForbiddenInLine(int c) {
        return Character.getType(c) == Character.CONTROL
                || Character.getType(c) == Character.LINE_SEPARATOR
                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(c) == Character.SURROGATE
                || turnsDirection(c);
    }

    /** Embeddings, overrides, isolates and marks of direction (Unicode UAX 9), which can make a name read as another. */
    private static boolean turnsDirection(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }
}
