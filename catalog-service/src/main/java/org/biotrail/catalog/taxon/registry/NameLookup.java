package org.biotrail.catalog.taxon.registry;

import java.util.List;
import java.util.Optional;

/**
 * What the registries made of a question.
 *
 * @param found the one answer that can be used
 * @param candidates several that could, in one registry
 * @param suggestions names that are alike, or stand above; never to be taken
 * @param unavailable registries that gave no answer
 */
public record NameLookup(
        Optional<RegistryName> found,
        List<RegistryName> candidates,
        List<RegistryName> suggestions,
        List<String> unavailable) {
    /** Nobody was asked. */
    public static final NameLookup NOTHING = new NameLookup(Optional.empty(), List.of(), List.of(), List.of());

    boolean isDone() {
        return found.isPresent() || !candidates.isEmpty();
    }
}
