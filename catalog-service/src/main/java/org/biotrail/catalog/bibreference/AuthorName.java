package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name of a bibliography in its four parts, as BibTeX divides it.
 *
 * @param family the last name; of an institution the whole
 * @param von what stands before it in lower case
 * @param suffix Jr., III
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuthorName(
        @JsonProperty("family") String family,
        @JsonProperty("given") @Nullable String given,
        @JsonProperty("von") @Nullable String von,
        @JsonProperty("suffix") @Nullable String suffix) {

    /** Reads names with {@code and} between them; {@code others} is nobody. */
    static List<AuthorName> list(String latex) {
        return divided(latex, " and ").stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equals("others"))
                .map(AuthorName::one)
                .filter(name -> !name.family.isEmpty())
                .toList();
    }

    /** {@code von Family, Given}. */
    String inverted() {
        return Stream.of(lastName(), suffix, given)
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    String lastName() {
        return von == null ? family : von + " " + family;
    }

    /** As BibTeX reads it back. */
    String bibtex() {
        if (given == null && von == null && suffix == null) {
            return "{" + Latex.escaped(family) + "}";
        }
        return Stream.of(lastName(), suffix, given == null ? "" : given)
                .filter(part -> part != null)
                .map(Latex::escaped)
                .collect(Collectors.joining(", "));
    }

    private static AuthorName one(String latex) {
        List<String> parts = divided(latex, ",");
        List<String> last = words(parts.get(0));
        if (parts.size() == 1) {
            return natural(last);
        }
        int von = Math.min(lastLower(last) + 1, last.size() - 1);
        String suffix = parts.size() > 2 ? parts.get(1) : "";
        String given = parts.get(Math.min(2, parts.size() - 1));
        return of(last.subList(0, Math.max(von, 0)), last.subList(Math.max(von, 0), last.size()), given, suffix);
    }

    /** {@code Given von Family}. */
    private static AuthorName natural(List<String> words) {
        if (words.isEmpty()) {
            return new AuthorName("", null, null, null);
        }
        List<String> before = words.subList(0, words.size() - 1);
        int first = firstLower(before);
        int end = lastLower(before) + 1;
        return first < 0
                ? of(List.of(), words.subList(words.size() - 1, words.size()), String.join(" ", before), "")
                : of(
                        words.subList(first, end),
                        words.subList(end, words.size()),
                        String.join(" ", words.subList(0, first)),
                        "");
    }

    private static AuthorName of(List<String> von, List<String> family, String given, String suffix) {
        return new AuthorName(
                Latex.text(String.join(" ", family)),
                absent(Latex.text(given)),
                absent(Latex.text(String.join(" ", von))),
                absent(Latex.text(suffix)));
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    private static int firstLower(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (isLower(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int lastLower(List<String> words) {
        for (int i = words.size() - 1; i >= 0; i--) {
            if (isLower(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** A word in braces that is no accented letter has no case. */
    private static boolean isLower(String word) {
        if (word.startsWith("{") && !word.startsWith("{\\")) {
            return false;
        }
        String text = Latex.text(word);
        return text.chars()
                .filter(Character::isLetter)
                .mapToObj(Character::isLowerCase)
                .findFirst()
                .orElse(false);
    }

    private static List<String> words(String latex) {
        return divided(latex.replace('~', ' ').replaceAll("\\s+", " ").strip(), " ").stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The parts between separators that stand outside of braces. */
    private static List<String> divided(String latex, String separator) {
        String text = latex.replaceAll("\\s+", " ");
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0 && lower.length() == text.length() && lower.startsWith(separator, i)) {
                parts.add(text.substring(Math.min(start, i), i));
                start = i + separator.length();
                i = start - (separator.equals(" and ") ? 2 : 1);
            }
        }
        parts.add(text.substring(start));
        return parts;
    }
}
