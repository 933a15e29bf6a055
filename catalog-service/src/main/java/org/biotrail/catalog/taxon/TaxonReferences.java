package org.biotrail.catalog.taxon;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a row of an import refers to.
 *
 * @param bibreference where the name was published
 * @param bibreferences empty where the row has no such column; so for the lists that follow
 */
record TaxonReferences(
        UUID parent,
        Optional<UUID> senior,
        Optional<UUID> author,
        Optional<UUID> bibreference,
        Optional<List<UUID>> bibreferences,
        Optional<List<UUID>> hybridParents,
        Optional<List<UUID>> specialists,
        Optional<List<VernacularName>> vernacularNames) {

    /** The same for a row that changes a taxon: of what it does not speak of it means what is known. */
    TaxonReferences orAsBefore(Taxon known, TaxonRow row) {
        return new TaxonReferences(
                parent,
                row.tellsOfValidity() ? senior : Optional.ofNullable(known.seniorId),
                author.or(() -> row.has("author") ? Optional.empty() : Optional.ofNullable(known.authorId)),
                bibreference.or(() -> Optional.ofNullable(known.bibreferenceId)),
                bibreferences,
                hybridParents,
                specialists,
                vernacularNames);
    }
}
