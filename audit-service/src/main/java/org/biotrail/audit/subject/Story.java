package org.biotrail.audit.subject;

import org.biotrail.audit.activity.Readers;
import org.biotrail.kit.listing.Listing;

/** The log as a story: each activity with its changed fields, from what to what. */
public final class Story {
    /** From the beginning on. */
    public static final Listing FORWARD = listing("occurred_at");

    /** The newest first. */
    static final Listing BACKWARD = listing("-occurred_at");

    private Story() {}

    private static Listing listing(String order) {
        return Listing.of("activity", "/activities")
                .view("activity_story_view")
                .sort(order)
                .hidden("data")
                .equal("subject_type")
                .equal("causer_id")
                .equal("service")
                .equal("action")
                .equal("log_name")
                .atLeast("from", "occurred_at")
                .atMost("to", "occurred_at")
                .visible(Readers::visible)
                .build();
    }
}
