package org.biotrail.catalog.taxon.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.biotrail.catalog.taxon.Rank;

/** When two texts are the same name, and when the same authorship. */
final class Canonical {
    private Canonical() {}

    /** Whether two names are equal but for case, hybrid signs and markers of rank. */
    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** Whether two authorships are equal but for blanks, dots, case and the words for "and". */
    static boolean sameAuthors(String one, String other) {
        return authors(one).equals(authors(other));
    }

    private static String key(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT)
                        .replace("×", " × ")
                        .replaceAll("[()'\"‘’“”]", " ")
                        .strip()
                        .split("\\s+"))
                .filter(word -> !word.equals("×") && !word.equals("x") && !isMarker(word))
                .collect(Collectors.joining(" "));
    }

    private static boolean isMarker(String word) {
        Optional<Rank> rank = word.endsWith(".") ? Rank.find(word.replaceFirst("^notho", "")) : Optional.empty();
        return rank.isPresent();
    }

    private static String authors(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\b(and|et)\\b", "&").replaceAll("[\\s.,]", "");
    }
}
