package org.biotrail.audit.activity;

import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;

/**
 * Who reads which history ({@code spec/tracker.md} §8, {@code spec/audit.md}): the catalog's reference data and the
 * work of field and lab are open to every signed-in user; the history of users, projects, orders and datasets belongs
 * to those who administer them and to data managers. Anonymous callers see nothing.
 */
public final class Readers {
    private Readers() {}

    /** The activities that this actor may read. */
    public static Condition visible(Actor actor) {
        if (!actor.isSignedIn()) {
            return Condition.NONE;
        }
        return readsAll(actor)
                ? Condition.ALL
                : Condition.of("service <> 'tracker' or administers(subject_type, subject_id, ?)", actor.id());
    }

    /** Whether this actor reads the history of everything. */
    public static boolean readsAll(Actor actor) {
        return actor.has(Permission.DATA_MANAGEMENT) || actor.has(Permission.OWNERS_READ);
    }
}
