package org.biotrail.audit.letter;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What could not be read, for those who mend it. */
@Path("/dead-letters")
@Tag(name = "dead letters")
public class DeadLetterResource {
    static final Listing LETTERS = Listing.of("dead_letter", "/dead-letters")
            .sort("-recorded_at")
            .hidden("bytes")
            .equal("topic")
            .equal("waiting")
            .atLeast("from", "recorded_at")
            .atMost("to", "recorded_at")
            .build();

    @Inject
    Listings listings;

    @Inject
    Replays replays;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "listDeadLetters",
            summary = "Records of the change topics that could not be read, the newest first",
            description = "With fields=bytes the record itself, in base64.")
    @APIResponse(responseCode = "200", description = "A page, or everything that matches as NDJSON or CSV")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "403", description = "The caller is no super_admin")
    public Uni<Response> list() {
        caller.actor().require(Level.SUPER_ADMIN);
        return listings.list(LETTERS);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(operationId = "replayDeadLetter", summary = "Has a record read again, after what was wrong is mended")
    @APIResponse(responseCode = "204", description = "It was read, and stands in the log")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "403", description = "The caller is no super_admin")
    @APIResponse(responseCode = "404", description = "There is no such letter")
    @APIResponse(responseCode = "409", description = "It was read already")
    @APIResponse(responseCode = "422", description = "It is refused again; the problem says why")
    public Uni<Void> replay(@PathParam("id") String id) {
        Actor actor = caller.actor().require(Level.SUPER_ADMIN);
        return replays.replay(uuid(id), actor.id());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("dead letter " + id);
        }
    }
}
