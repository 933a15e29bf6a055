package org.biotrail.catalog.taxon.registry;

import java.util.List;
import java.util.Optional;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.Rank;

/**
 * What registries are asked.
 *
 * @param name the full name without authorship
 * @param kingdom the name of the kingdom, where it is known
 * @param chosen references that the asker has chosen among candidates
 */
public record NameQuestion(
        String name,
        Optional<Rank> rank,
        Optional<String> authorship,
        Optional<String> kingdom,
        List<ExternalReference> chosen) {

    NameQuestion within(Optional<String> found) {
        return new NameQuestion(name, rank, authorship, kingdom.or(() -> found), chosen);
    }
}
