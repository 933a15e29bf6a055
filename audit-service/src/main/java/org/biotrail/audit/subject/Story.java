package org.biotrail.audit.subject;

import io.smallrye.mutiny.Uni;
import org.biotrail.audit.activity.ActivityResource;
import org.biotrail.audit.activity.Readers;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;

/** The log as a story: each activity with its changed fields, from what to what. */
public final class Story {
    /** From the beginning on. */
    public static final Listing FORWARD = listing("occurred_at");

    /** The newest first. */
    static final Listing BACKWARD = listing("-occurred_at");

    private static final String[] PARAMETERS = {
        "limit",
        "cursor",
        "count",
        "fields",
        "sort",
        "filter",
        "q",
        "id",
        "subject_type",
        "causer_id",
        "service",
        "action",
        "log_name",
        "field",
        "from",
        "to"
    };

    private Story() {}

    /** Whether the caller sees anything of these activities, whatever else the request asks. */
    public static Uni<Boolean> isVisible(Listings listings, Condition which) {
        return listings.select(FORWARD, PARAMETERS)
                .flatMap(story -> story.ask(which, rows -> "select exists (select" + rows + ")"))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static Listing listing(String order) {
        return Listing.of("activity", "/activities")
                .view("activity_story_view")
                .sort(order)
                .hidden("properties", "data", "kept_by", "dataset_ids", "project_id", "owner")
                .equal("subject_type")
                .equal("causer_id")
                .equal("service")
                .equal("action")
                .equal("log_name")
                .parameter("field", "activities that changed this field", true, ActivityResource::changed)
                .atLeast("from", "occurred_at")
                .atMost("to", "occurred_at")
                .visible(Readers::visible)
                .build();
    }
}
