package org.biotrail.catalog.bibreference;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The key that a reference has by rule: {@code VonMueller1999trees}. */
record StandardKey(String value) {
    private static final int LONGEST = 100;
    private static final Set<String> STOP_WORDS = Set.of(
            "a", "an", "the", "on", "of", "in", "as", "at", "for", "from", "where", "i", "are", "is", "it", "that",
            "this", "o", "os", "um", "uma", "el", "la", "los", "las", "un", "una", "le", "les", "der", "die", "das",
            "ein", "eine");
    /** Letters that no decomposition takes apart. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i");

    /**
     * The key of a reference by its first author, year and title.
     *
     * @param authors the first one counts; nobody is {@code Anonymous}
     */
    static StandardKey of(List<AuthorName> authors, OptionalInt year, String title) {
        String author = authors.stream()
                .findFirst()
                .map(name -> dropped(name.lastName()))
                .filter(name -> !name.isEmpty())
                .orElse("Anonymous");
        int second = author.offsetByCodePoints(0, 1);
        String key = author.substring(0, second).toUpperCase(Locale.ROOT)
                + author.substring(second)
                + (year.isPresent() ? String.valueOf(year.getAsInt()) : "nd")
                + word(title);
        return new StandardKey(key.length() > LONGEST ? key.substring(0, LONGEST) : key);
    }

    /** The key itself, or with the first of {@code a}, {@code b}, … {@code z}, {@code aa} … that is not taken. */
    String free(Set<String> takenInLowerCase) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> value + letters(i))
                .filter(key -> !takenInLowerCase.contains(key.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    static String letters(int number) {
        return number == 0 ? "" : letters((number - 1) / 26) + (char) ('a' + (number - 1) % 26);
    }

    private static String word(String title) {
        List<String> words = Arrays.stream(title.split("\\s+", -1))
                .map(StandardKey::folded)
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream()
                .filter(word -> word.codePointCount(0, word.length()) > 1 && !STOP_WORDS.contains(word))
                .findFirst()
                .or(() -> words.stream().findFirst())
                .orElse("");
    }

    private static String folded(String text) {
        return dropped(text).toLowerCase(Locale.ROOT);
    }

    /** Without accents and all but letters and digits. */
    private static String dropped(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue())
                    .replace(
                            letter.getKey().toUpperCase(Locale.ROOT),
                            letter.getValue().toUpperCase(Locale.ROOT));
        }
        return plain.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    @Override
    public String toString() {
        return value;
    }
}
