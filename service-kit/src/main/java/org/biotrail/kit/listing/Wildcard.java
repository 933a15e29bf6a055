package org.biotrail.kit.listing;

import java.util.Locale;

/** Turns the API's wildcard, {@code *} alone, into a LIKE pattern. */
final class Wildcard {
    private Wildcard() {}

    /** Lower-cased, with {@code \ % _} taken literally and {@code *} as any text. */
    static String toLike(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }
}
