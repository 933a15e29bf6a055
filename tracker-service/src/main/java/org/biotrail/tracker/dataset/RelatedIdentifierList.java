package org.biotrail.tracker.dataset;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of related identifiers in its column. */
@Converter
class RelatedIdentifierList extends JsonList<RelatedIdentifier> {
    RelatedIdentifierList() {
        super(RelatedIdentifier.class);
    }
}
