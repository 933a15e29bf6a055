package org.biotrail.lab.vocabulary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the service needs of the PSI-MS vocabulary (HUPO-PSI, CC BY 4.0): instrument models and ionization types, without
 * obsolete terms. {@code psi-ms.tsv} holds them, with the vocabulary's version.
 */
public final class PsiMs {
    private static final Map<String, Map<String, String>> NAMES = read();

    private PsiMs() {}

    /** The name of an instrument model, a descendant of MS:1000031; empty for any other accession. */
    public static Optional<String> instrument(String accession) {
        return name("instrument", accession);
    }

    /** The name of an ionization type, a descendant of MS:1000008; empty for any other accession. */
    public static Optional<String> ionization(String accession) {
        return name("ionization", accession);
    }

    private static Optional<String> name(String kind, String accession) {
        return Optional.ofNullable(NAMES.getOrDefault(kind, Map.of()).get(accession));
    }

    private static Map<String, Map<String, String>> read() {
        Map<String, Map<String, String>> names = new HashMap<>();
        try (InputStream stream = PsiMs.class.getResourceAsStream("/psi-ms.tsv");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(term -> names.computeIfAbsent(term[1], kind -> new HashMap<>())
                            .put(term[0], term[2]));
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
