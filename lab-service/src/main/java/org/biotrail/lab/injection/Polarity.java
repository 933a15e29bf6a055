package org.biotrail.lab.injection;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The polarity of a run. */
public enum Polarity {
    POSITIVE,
    NEGATIVE,
    ALTERNATING;

    private static final Set<String> POSITIVE_TOKENS = Set.of("pos", "positive");
    private static final Set<String> NEGATIVE_TOKENS = Set.of("neg", "negative");

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Polarity> find(String word) {
        return Stream.of(values())
                .filter(polarity -> polarity.word().equals(word))
                .findFirst();
    }

    /**
     * What a method's name says: split at {@code _}, a token {@code pos} or {@code positive}, {@code neg} or
     * {@code negative}; both or neither say nothing.
     */
    public static Optional<Polarity> inName(String name) {
        List<String> tokens = List.of(name.strip().toLowerCase(Locale.ROOT).split("_", -1));
        boolean positive = tokens.stream().anyMatch(POSITIVE_TOKENS::contains);
        boolean negative = tokens.stream().anyMatch(NEGATIVE_TOKENS::contains);
        return positive == negative ? Optional.empty() : Optional.of(positive ? POSITIVE : NEGATIVE);
    }
}
