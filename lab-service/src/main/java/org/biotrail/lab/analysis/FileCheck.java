package org.biotrail.lab.analysis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of a file with what is known of its run.
 *
 * @param severity {@code error} or {@code warning}: what it is when it failed
 * @param state {@code ok}, {@code failed}, or {@code skipped} where the file, or what is known, does not say
 */
record FileCheck(
        String name,
        String severity,
        String state,
        @Nullable String expected,
        @Nullable String found) {
    enum State {
        OK,
        FAILED,
        SKIPPED
    }

    static FileCheck error(String name, State state, @Nullable Object expected, @Nullable Object found) {
        return of(name, "error", state, expected, found);
    }

    static FileCheck warning(String name, State state, @Nullable Object expected, @Nullable Object found) {
        return of(name, "warning", state, expected, found);
    }

    private static FileCheck of(
            String name, String severity, State state, @Nullable Object expected, @Nullable Object found) {
        return new FileCheck(name, severity, state.name().toLowerCase(Locale.ROOT), text(expected), text(found));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** For people: what was found, and what was expected. */
    String told() {
        return name
                + (found == null ? "" : ", it says " + found)
                + (expected == null ? "" : ", expected is " + expected);
    }

    boolean isError() {
        return state.equals("failed") && severity.equals("error");
    }
}
