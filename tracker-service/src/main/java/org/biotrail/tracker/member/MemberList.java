package org.biotrail.tracker.member;

import jakarta.persistence.Converter;
import org.biotrail.kit.write.JsonList;

/** Keeps the list of members in its column. */
@Converter
public class MemberList extends JsonList<Member> {
    public MemberList() {
        super(Member.class);
    }
}
