package org.biotrail.tracker.member;

import java.util.Optional;

/** A thing that has members. */
public interface Membered {
    Members members();

    void replaceMembers(Members members);

    /** Whether somebody must remain who administers it by membership. */
    boolean needsAdmin();

    /** The user whose workspace it is. */
    Optional<String> workspaceOwner();
}
