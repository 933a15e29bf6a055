package org.biotrail.tracker.text;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/** Free words on a thing; no two are equal when case and Unicode form are ignored ({@code spec/tracker.md} §1). */
public record Tags(List<String> values) {
    private static final int MOST = 100;

    /** @throws Problem 422 {@code too_many}, {@code too_short}, {@code too_long}, {@code outer_whitespace}, {@code duplicate} */
    public static Tags of(Optional<List<String>> words) {
        List<String> values = words.orElse(List.of());
        if (values.size() > MOST) {
            throw Problem.rule("", "too_many", "A thing has at most 100 tags");
        }
        Set<String> known = new HashSet<>();
        for (String word : values) {
            Words.require(word, 100);
            if (!known.add(Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))) {
                throw Problem.rule("", "duplicate", "The tag " + word + " is there twice");
            }
        }
        return new Tags(List.copyOf(values));
    }
}
