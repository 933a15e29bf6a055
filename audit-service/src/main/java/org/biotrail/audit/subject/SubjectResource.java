package org.biotrail.audit.subject;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The history of one thing; it outlives the thing. */
@Path("/subjects/{type}/{id}")
@Tag(name = "subjects")
public class SubjectResource {
    @Inject
    Listings listings;

    @Inject
    Subjects subjects;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "listSubjectHistory",
            summary = "The history of one thing, oldest first: version, when, who, why, what changed")
    @APIResponse(responseCode = "200", description = "A page, or all of it as NDJSON or CSV")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "Nothing is known of such a thing")
    public Uni<Response> history(@PathParam("type") String type, @PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return subjects.history(type, id).flatMap(its -> listings.list(Story.FORWARD, its));
    }

    @GET
    @Path("/versions/{n}")
    @Operation(operationId = "getSubjectVersion", summary = "The full copy of one thing as it was at a version")
    @APIResponse(responseCode = "200", description = "The copy, with the version as ETag")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "There is no such version, or it is the deletion")
    public Uni<Response> version(
            @PathParam("type") String type, @PathParam("id") String id, @PathParam("n") String version) {
        caller.actor().requireSignedIn();
        return copy(type, id, version(version), "version " + version + " of " + type + " " + id);
    }

    @GET
    @Path("/state")
    @Operation(operationId = "getSubjectState", summary = "The full copy of one thing as it was at a time")
    @APIResponse(responseCode = "200", description = "The copy, with its version as ETag")
    @APIResponse(responseCode = "400", description = "at is missing or no time")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "The thing did not exist at that time")
    public Uni<Response> state(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @Parameter(description = "RFC 3339", example = "2026-01-31T12:00:00Z", required = true) @QueryParam("at")
                    Optional<String> at) {
        caller.actor().requireSignedIn();
        OffsetDateTime time = time(at.orElse(""));
        Condition then = Condition.of("version is not null and occurred_at <= ?", time);
        return copy(type, id, then, type + " " + id + " at " + time, "at");
    }

    @GET
    @Path("/diff")
    @Operation(
            operationId = "getSubjectDifference",
            summary = "What changed between two versions of one thing",
            description = "As a JSON Patch (RFC 6902) that makes the one copy the other, and as a list of fields with"
                    + " names beside ids; of a list field each element that came, went or changed.")
    @APIResponse(responseCode = "200", description = "The difference")
    @APIResponse(responseCode = "400", description = "from or to is missing or no version")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "There is no such version, or it is the deletion")
    public Uni<Response> diff(
            @PathParam("type") String type,
            @PathParam("id") String id,
            @Parameter(description = "a version", example = "3", required = true) @QueryParam("from")
                    Optional<String> from,
            @Parameter(description = "a version", example = "7", required = true) @QueryParam("to")
                    Optional<String> to) {
        caller.actor().requireSignedIn();
        return subjects.difference(type, id, version("from", from), version("to", to))
                .map(difference ->
                        Response.ok(difference, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private Uni<Response> copy(String type, String id, Condition which, String what, String... own) {
        return subjects.newest(type, id, which, own)
                .map(found -> found.orElseThrow(() -> Problem.notFound(what)))
                .map(copy -> Response.ok(copy.data(), MediaType.APPLICATION_JSON_TYPE)
                        .tag(new EntityTag(Long.toString(copy.version())))
                        .build());
    }

    /** In a path: what is no number is no version of anything. */
    private static Condition version(String text) {
        return text.matches("[0-9]{1,18}") ? Condition.of("version = ?", Long.valueOf(text)) : Condition.NONE;
    }

    private static long version(String parameter, Optional<String> text) {
        return text.filter(given -> given.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() ->
                        Problem.unreadable(parameter, "invalid_value", parameter + " is a version, a whole number"));
    }

    private static OffsetDateTime time(String text) {
        try {
            // A plus sign that was not encoded arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw Problem.unreadable("at", "invalid_value", "at is a time such as 2026-01-31T12:00:00Z");
        }
    }
}
