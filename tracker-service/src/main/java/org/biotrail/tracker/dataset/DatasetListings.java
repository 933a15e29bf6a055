package org.biotrail.tracker.dataset;

import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;

/** Who sees which datasets, and how much of them ({@code spec/tracker.md} §4.2). */
final class DatasetListings {
    /** For everyone who may find a dataset. */
    static final Listing DATASETS =
            listing("dataset_view").visible(DatasetListings::found).build();

    /** With order, editors and members, for those who administer, and {@code OWNERS_READ}. */
    static final Listing OWNED =
            listing("dataset_owner_view").visible(DatasetListings::administered).build();

    /** The same for who was found to administer the dataset. */
    static final Listing ADMINISTERED = listing("dataset_owner_view").build();

    private static final String ROLE = "dataset_role(d, ?::text, ?::boolean, ?::boolean)";

    private DatasetListings() {}

    private static Condition found(Actor actor) {
        if (actor.has(Permission.DATA_LIST)) {
            return Condition.ALL;
        }
        return Condition.of(
                "listed or id in (select d.id from dataset d where not d.listed"
                        + " and may_read_dataset(d, ?::text, ?::boolean, ?::boolean))",
                actor.id(),
                actor.has(Permission.DATA_EDIT),
                actor.has(Permission.DATA_MANAGEMENT));
    }

    private static Condition administered(Actor actor) {
        if (actor.has(Permission.OWNERS_READ)) {
            return Condition.ALL;
        }
        return actor.isSignedIn()
                ? Condition.of(
                        "id in (select d.id from dataset d where " + ROLE + " = 'admin')",
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_MANAGEMENT))
                : Condition.NONE;
    }

    private static Listing.Builder listing(String view) {
        return Listing.of("dataset", "/datasets")
                .view(view)
                .sort("title")
                .search("title", "name", "description")
                .refers("project", "project_id", "project")
                .wildcard("name", "name")
                .equal("license")
                .equal("privacy")
                .equal("locked")
                .parameter("tag", "has this tag", true, value -> Condition.of("tags @> array[?::text]", value))
                .parameter("author", "has this user among its authors", true, value -> who("authors", value))
                .parameter("generator", "has this user among its generators", true, value -> who("generators", value))
                .parameter(
                        "organisation",
                        "has this user as data controller",
                        true,
                        value -> Condition.of(
                                "id in (select d.id from dataset d join data_order o on o.id = d.order_id"
                                        + " where o.organisation = ?)",
                                value))
                .parameter(
                        "creator",
                        "has this person among its creators",
                        true,
                        value -> Condition.of(
                                "exists (select from jsonb_array_elements(creators) c"
                                        + " where (c ->> 'person_id')::uuid in (select person_matches(?)))",
                                value));
    }

    private static Condition who(String column, String user) {
        return Condition.of(
                "id in (select d.id from dataset d join data_order o on o.id = d.order_id where o." + column
                        + " @> array[?::text])",
                user);
    }
}
