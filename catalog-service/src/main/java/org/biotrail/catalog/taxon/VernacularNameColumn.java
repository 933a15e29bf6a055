package org.biotrail.catalog.taxon;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** {@code taxon.vernacular_names}. */
@Converter
class VernacularNameColumn extends JsonList<VernacularName> {
    VernacularNameColumn() {
        super(VernacularName.class);
    }
}
