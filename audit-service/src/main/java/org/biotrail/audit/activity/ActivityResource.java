package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log as it is. There is no way to write it over HTTP. */
@Path("/activities")
@Tag(name = "activities")
public class ActivityResource {
    /** What the log is asked with, here and in its statistics and its stream. */
    public static final Listing ACTIVITIES = Listing.of("activity", "/activities")
            .sort("-occurred_at")
            .hidden("chain", "link", "previous_hash", "hash", "kept_by", "dataset_ids", "project_id", "owner")
            .equal("subject_type")
            .equal("subject_id")
            .equal("causer_id")
            .equal("service")
            .equal("action")
            .equal("log_name")
            .atLeast("from", "occurred_at")
            .atMost("to", "occurred_at")
            .parameter("field", "activities that changed this field", true, ActivityResource::changed)
            .visible(Readers::visible)
            .build();

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    Neighbours neighbours;

    /** The activities that changed a field. */
    public static Condition changed(String field) {
        return Condition.of("activity_changed(properties) @> array[cast(? as text)]", field);
    }

    @GET
    @Operation(operationId = "listActivities", summary = "The log: who changed what, when, from what to what")
    @APIResponse(responseCode = "200", description = "A page, or everything that matches as NDJSON or CSV")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public Uni<Response> list() {
        caller.actor().requireSignedIn();
        return listings.list(ACTIVITIES);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getActivity",
            summary = "One activity, with the versions of its subject before and after it")
    @APIResponse(responseCode = "200", description = "The activity")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "There is no such activity")
    public Uni<Response> get(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.find(ACTIVITIES, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("activity " + id)))
                .flatMap(neighbours::with)
                .map(activity ->
                        Response.ok(activity, MediaType.APPLICATION_JSON_TYPE).build());
    }
}
