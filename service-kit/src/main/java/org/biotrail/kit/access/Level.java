package org.biotrail.kit.access;

import java.util.Locale;

/** How far a user is trusted; the order of the constants is the order of trust ({@code spec/tracker.md} §2). */
public enum Level {
    ANONYMOUS,
    REGISTERED,
    FULL_USER,
    SUPER_ADMIN;

    /** The word in tokens, tables and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
