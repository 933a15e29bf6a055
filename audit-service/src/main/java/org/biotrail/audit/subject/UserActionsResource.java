package org.biotrail.audit.subject;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What one user did. */
@Path("/users/{id}/actions")
@Tag(name = "users")
public class UserActionsResource {
    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listUserActions", summary = "What a user did, the newest first")
    @APIResponse(responseCode = "200", description = "A page, or all of it as NDJSON or CSV")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public Uni<Response> actions(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.list(Story.BACKWARD, Condition.of("causer_id = ?", id));
    }
}
