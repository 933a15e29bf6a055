package org.biotrail.lab.bench;

import org.biotrail.kit.access.Actor;
import org.biotrail.kit.listing.Condition;

/**
 * Who reads what of the bench: what was made of a sample follows its dataset, the rest is for who is signed in
 * ({@code spec/lab.md} §15). What one may not read does not exist.
 */
public final class Reading {
    private Reading() {}

    /** The rows of a view with {@code dataset_id}; belongs into {@code Listing.visible}. */
    public static Condition inDataset(Actor actor) {
        if (actor.isSuperAdmin()) {
            return Condition.ALL;
        }
        Condition readable =
                Condition.of("dataset_id in (select readable_datasets(?, ?))", actor.id(), actor.granted());
        return actor.isSignedIn() ? Condition.of("dataset_id is null").or(readable) : readable;
    }

    /** The rows of a view that speak of things, by the columns that name them. */
    public static Condition ofThing(Actor actor, String type, String id) {
        return actor.isSuperAdmin()
                ? Condition.ALL
                : Condition.of("may_see(" + type + ", " + id + ", ?, ?)", actor.id(), actor.granted());
    }
}
