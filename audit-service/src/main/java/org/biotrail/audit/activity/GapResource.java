package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the log misses something. */
@Path("/gaps")
@Tag(name = "activities")
public class GapResource {
    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listGaps", summary = "Activities before which versions of their subject are missing")
    @APIResponse(responseCode = "200", description = "A page, or everything that matches as NDJSON or CSV")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public Uni<Response> list() {
        caller.actor().requireSignedIn();
        return listings.list(ActivityResource.ACTIVITIES, Condition.of("gap"));
    }
}
