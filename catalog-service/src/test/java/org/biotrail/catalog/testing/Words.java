package org.biotrail.catalog.testing;

import java.util.UUID;

/** Words for tests, every one of them new, so that tests do not meet each other's things. */
public final class Words {
    private Words() {}

    /** A word of letters that no other test uses. */
    public static String unique(String start) {
        StringBuilder word = new StringBuilder(start);
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .forEach(c -> word.append((char) ('a' + Character.digit(c, 16))));
        return word.toString();
    }
}
