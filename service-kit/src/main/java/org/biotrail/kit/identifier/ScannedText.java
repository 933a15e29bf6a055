package org.biotrail.kit.identifier;

import java.util.Locale;

/** What a scanner or a person typed, before it is read as a code. */
public final class ScannedText {
    private ScannedText() {}

    /** Without blanks and control characters around it, in lower case where all of it is ASCII: a Kelvin sign is no k. */
    public static String plain(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isAround(text.charAt(from))) {
            from++;
        }
        while (from < to && isAround(text.charAt(to - 1))) {
            to--;
        }
        String bare = text.substring(from, to);
        return bare.chars().allMatch(c -> c < 128) ? bare.toLowerCase(Locale.ROOT) : bare;
    }

    private static boolean isAround(char c) {
        return c <= ' ' || c == 0x7f;
    }
}
