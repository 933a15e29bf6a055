package org.biotrail.tracker.text;

import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;

/** The rule that tags and properties share: at least three characters, one line, no white space at the ends. */
final class Words {
    private static final int SHORTEST = 3;

    private Words() {}

    static void require(String text, int longest) {
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            throw Problem.rule("", "too_short", "It has at least 3 characters");
        }
        if (!text.equals(text.strip())) {
            throw Problem.rule("", "outer_whitespace", "It may not begin or end with white space");
        }
        Text.line(text, longest);
    }
}
