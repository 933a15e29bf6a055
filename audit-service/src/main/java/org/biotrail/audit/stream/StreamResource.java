package org.biotrail.audit.stream;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.biotrail.audit.activity.ActivityResource;
import org.biotrail.audit.stream.Tail.Head;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log as it grows, for whoever wants to watch. */
@Path("/activities/stream")
@Tag(name = "activities")
public class StreamResource {
    @Inject
    Listings listings;

    @Inject
    Tail tail;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest request;

    /** How long a client may take nothing. */
    @ConfigProperty(name = "biotrail.audit.stream.patience", defaultValue = "30S")
    Duration patience;

    /** After this time a stream ends, and has to be resumed with a token that holds. */
    @ConfigProperty(name = "biotrail.audit.stream.lifetime", defaultValue = "15M")
    Duration lifetime;

    @GET
    @Operation(
            operationId = "followActivities",
            summary = "New activities as server-sent events",
            description = "With the filters of GET /activities. Each event is an activity without its data; its id is"
                    + " sent back as Last-Event-ID to go on after it without loss. The last event, named end, says why the"
                    + " stream ended: lifetime, slow (the client took nothing for too long), unavailable.")
    @APIResponse(responseCode = "200", description = "Activities as they are stored, from now on or from the id given")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "503", description = "Too many follow the log")
    public Uni<Response> follow(
            @Parameter(description = "the id of the last event that was received") @HeaderParam(Mark.HEADER)
                    Optional<String> last) {
        caller.actor().requireSignedIn();
        tail.requireRoom();
        var context = request.getCurrent();
        Optional<Mark> mark = last.map(Mark::parse);
        return listings.select(ActivityResource.ACTIVITIES)
                .flatMap(selection -> mark.map(Uni.createFrom()::item)
                        .orElseGet(() -> tail.heads().map(StreamResource::now))
                        .map(from -> new Subscription(ended -> new ActivityStream(
                                        tail,
                                        selection,
                                        from,
                                        patience,
                                        Instant.now().plus(lifetime),
                                        context.vertx(),
                                        context.response(),
                                        ended)
                                .start())))
                .map(subscription ->
                        Response.ok(subscription, MediaType.SERVER_SENT_EVENTS).build());
    }

    private static Mark now(Map<Integer, Head> heads) {
        TreeMap<Integer, Long> links = new TreeMap<>();
        heads.values().forEach(head -> links.put(head.number(), head.link()));
        return new Mark(links);
    }
}
