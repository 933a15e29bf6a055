package org.biotrail.tracker.dataset;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of references in its column. */
@Converter
class CitationList extends JsonList<Citation> {
    CitationList() {
        super(Citation.class);
    }
}
