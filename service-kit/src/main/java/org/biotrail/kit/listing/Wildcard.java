package org.biotrail.kit.listing;

import java.util.Locale;

/** Turns the API's wildcard, {@code *} alone, into a LIKE pattern. */
final class Wildcard {
    private Wildcard() {}

    /** Lower-cased, with {@code \ % _} taken literally and {@code *} as any text. */
    static String toLike(String text) {
        return literal(text).toLowerCase(Locale.ROOT).replace('*', '%');
    }

    /** With {@code \ % _} taken literally. */
    static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
