package org.biotrail.tracker.dataset;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of creators in its column. */
@Converter
class CreatorList extends JsonList<Creator> {
    CreatorList() {
        super(Creator.class);
    }
}
