package org.biotrail.catalog.biocollection;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Members in their column. */
@Converter
class MemberColumn extends JsonList<Member> {
    MemberColumn() {
        super(Member.class);
    }
}
