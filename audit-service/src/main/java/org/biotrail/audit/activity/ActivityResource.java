package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log: every change of every thing in the suite. It is read; nothing here writes it. */
@Path("/activities")
@Tag(name = "activities")
public class ActivityResource {
    static final Listing ACTIVITIES = activities().sort("-occurred_at").build();

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    /** The log in one order or another, with all its questions. */
    public static Listing.Builder activities() {
        return Listing.of("activity", "/activities")
                .equal("subject_type")
                .equal("subject_id")
                .equal("causer_id")
                .equal("service")
                .equal("action")
                .equal("log_name")
                .atLeast("from", "occurred_at")
                .atMost("to", "occurred_at")
                .parameter(
                        "field",
                        "edits that changed this field",
                        false,
                        field ->
                                Condition.of("action = 'edit' and changed_fields(properties) @> array[?::text]", field))
                .parameter(
                        "q",
                        "words of labels and comments",
                        false,
                        words -> Condition.of(
                                "to_tsvector('simple', subject_label || ' ' || comment) @@ websearch_to_tsquery('simple', ?)",
                                words))
                .visible(Readers::visible);
    }

    @GET
    @Operation(operationId = "listActivities", summary = "The activity log, newest first")
    public Uni<Response> list() {
        caller.actor().requireSignedIn();
        return listings.list(ACTIVITIES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getActivity", summary = "One activity")
    public Uni<Response> get(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.item(ACTIVITIES, id);
    }
}
