package org.biotrail.catalog.taxon;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** {@code taxon.external}. */
@Converter
class ExternalReferenceColumn extends JsonList<ExternalReference> {
    ExternalReferenceColumn() {
        super(ExternalReference.class);
    }
}
