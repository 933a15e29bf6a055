package org.biotrail.catalog.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;

/** How a person is written on labels and in lists: {@code SILVA, M. A.}; no two persons share one. */
record Abbreviation(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,.\\-'()’]+");
    private static final Set<String> SUFFIXES =
            Set.of("junior", "júnior", "jr", "jr.", "filho", "fo.", "neto", "netto", "sobrinho", "ii", "iii", "iv");
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "das", "dos", "du", "des", "del", "della", "di", "e", "y", "von", "van", "der", "den",
            "ten", "ter", "zu", "zum", "zur", "la", "las", "le", "los", "el", "al", "af", "av", "bin", "ibn");

    /** @throws Problem 422 {@code illegal_character}, or {@code abbreviation_form} without a letter or digit */
    static Abbreviation parse(String text) {
        if (!ALLOWED.matcher(text).matches()) {
            throw Problem.rule(
                    "abbreviation",
                    "illegal_character",
                    "An abbreviation has letters, digits, blanks and , . - ' ( ) only");
        }
        Abbreviation abbreviation = new Abbreviation(text);
        if (abbreviation.key().isEmpty()) {
            throw Problem.rule("abbreviation", "abbreviation_form", "An abbreviation has a letter or a digit");
        }
        return abbreviation;
    }

    /** What two abbreviations must not share: letters and digits alone, without accents and case. */
    String key() {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * {@code LASTWORD, F. M.} of a full name. Suffixes stay with the last word, particles in lower case are appended
     * unabbreviated, one word stays itself.
     */
    static Abbreviation suggest(String fullName) {
        return compose(fullName, false);
    }

    /** Further proposals for a name whose suggestion is taken: the second given name in full, then numbers. */
    static List<Abbreviation> alternatives(String fullName) {
        Abbreviation first = suggest(fullName);
        Set<Abbreviation> found = new LinkedHashSet<>();
        found.add(compose(fullName, true));
        for (int number = 2; number < 12; number++) {
            found.add(new Abbreviation(first.value + " (" + number + ")"));
        }
        found.remove(first);
        return List.copyOf(found);
    }

    private static Abbreviation compose(String fullName, boolean secondInFull) {
        List<String> words = Arrays.stream(fullName.replaceAll("[^\\p{L}\\p{M}\\p{N} .\\-'’()]", " ")
                        .strip()
                        .split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        if (words.size() < 2) {
            return new Abbreviation(words.isEmpty() ? fullName : words.get(0));
        }
        int last = words.size() - 1;
        while (last > 0 && SUFFIXES.contains(words.get(last).toLowerCase(Locale.ROOT))) {
            last--;
        }
        List<String> given = words.subList(0, last);
        if (given.isEmpty()) {
            return new Abbreviation(upper(String.join(" ", words)));
        }
        List<String> rest = new ArrayList<>();
        int names = 0;
        for (String word : given) {
            boolean particle = PARTICLES.contains(word);
            names += particle ? 0 : 1;
            rest.add(particle || (secondInFull && names == 2 && !word.endsWith(".")) ? word : initials(word));
        }
        return new Abbreviation(
                upper(String.join(" ", words.subList(last, words.size()))) + ", " + String.join(" ", rest));
    }

    /** {@code J.-P.} of Jean-Pierre, {@code J. R.} of "J.R.". */
    private static String initials(String word) {
        return Arrays.stream(word.split("(?<=-)|(?<=\\.)(?=.)"))
                .map(part -> {
                    String letters = part.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
                    return letters.isEmpty()
                            ? ""
                            : upper(letters.substring(0, letters.offsetByCodePoints(0, 1))) + "."
                                    + (part.endsWith("-") ? "-" : " ");
                })
                .collect(Collectors.joining())
                .strip();
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
