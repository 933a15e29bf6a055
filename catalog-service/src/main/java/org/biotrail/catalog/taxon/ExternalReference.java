package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/**
 * What a registry calls a taxon, for example {@code ipni:417396-1}.
 *
 * @param registry the registry's word
 * @param reference bare, in the registry's own form
 */
public record ExternalReference(
        @JsonProperty("registry") String registry,
        @JsonProperty("reference") String reference) {

    /** Scopes of the Catalogue of Life that are called otherwise here. */
    private static final Map<String, String> SCOPES =
            Map.of("if", "index_fungorum", "mb", "mycobank", "wd", "wikidata", "inaturalist", "inat");

    /**
     * Reads a reference as it stands, as an LSID or as the address of its page.
     *
     * @throws Problem 422 {@code unknown_registry} or {@code external_form}
     */
    public static ExternalReference of(String registry, String reference) {
        Registry known = Registry.find(registry)
                .orElseThrow(() -> Problem.rule("external", "unknown_registry", "There is no registry " + registry));
        return new ExternalReference(known.word(), known.reduce(reference.strip()));
    }

    /** What a text of another source refers to, if it is an LSID, an address or {@code registry:reference} of a registry here. */
    public static Optional<ExternalReference> within(String text) {
        int colon = text.indexOf(':');
        String scope = colon < 0 ? "" : text.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        Optional<Registry> scoped = Registry.find(SCOPES.getOrDefault(scope, scope));
        try {
            return scoped.map(registry -> of(registry.word(), text.substring(colon + 1)))
                    .or(() -> Registry.wrapping(text).map(registry -> of(registry.word(), text)));
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    /**
     * The references in the order of the registries, doubles dropped.
     *
     * @throws Problem 409 {@code duplicate_external} for two references of one registry
     */
    static List<ExternalReference> distinct(List<ExternalReference> references) {
        Map<Registry, ExternalReference> found = new EnumMap<>(Registry.class);
        for (ExternalReference reference : references) {
            ExternalReference other =
                    found.putIfAbsent(Registry.find(reference.registry).orElseThrow(), reference);
            if (other != null && !other.equals(reference)) {
                throw Problem.conflict(
                        "external",
                        "duplicate_external",
                        "A taxon has one reference of a registry, not " + other + " and " + reference);
            }
        }
        return new ArrayList<>(found.values());
    }

    @Override
    public String toString() {
        return registry + ":" + reference;
    }
}
