package org.biotrail.tracker.dataset;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of identifiers in its column. */
@Converter
class IdentifierList extends JsonList<Identifier> {
    IdentifierList() {
        super(Identifier.class);
    }
}
