package org.biotrail.lab.container;

import java.util.Locale;
import java.util.OptionalInt;

/** How rows or columns are called: A…Z, AA…, or 1…. */
enum Labels {
    LETTERS,
    DIGITS;

    /** The label of an index from 0. */
    String label(int index) {
        if (this == DIGITS) {
            return Integer.toString(index + 1);
        }
        StringBuilder label = new StringBuilder();
        for (int rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
            label.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return label.toString();
    }

    /** The index of a label; case and leading zeros do not count. Empty for what is no such label. */
    OptionalInt index(String label) {
        String text = label.toUpperCase(Locale.ROOT);
        if (this == DIGITS) {
            return text.matches("0*[1-9][0-9]{0,3}") ? OptionalInt.of(Integer.parseInt(text) - 1) : OptionalInt.empty();
        }
        if (!text.matches("[A-Z]{1,3}")) {
            return OptionalInt.empty();
        }
        int index = 0;
        for (int i = 0; i < text.length(); i++) {
            index = index * 26 + (text.charAt(i) - 'A' + 1);
        }
        return OptionalInt.of(index - 1);
    }

    static Labels of(String word) {
        return "digits".equals(word) ? DIGITS : LETTERS;
    }
}
