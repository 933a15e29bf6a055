package org.biotrail.tracker.project;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of funders in its column. */
@Converter
class FundingList extends JsonList<Funding> {
    FundingList() {
        super(Funding.class);
    }
}
