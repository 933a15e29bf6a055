package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history of one thing; it outlives the thing. */
@Path("/")
@Tag(name = "history")
public class SubjectResource {
    static final Listing HISTORY =
            ActivityResource.activities().sort("occurred_at", "version").build();

    private static final String COPY = """
            select data::text, action from activity
            where subject_type = $1 and subject_id = $2 and version is not null
              and (service <> 'tracker' or $3 or administers(subject_type, subject_id, $4))""";

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @GET
    @Path("/subjects/{type}/{id}")
    @Operation(
            operationId = "getSubjectHistory",
            summary = "The history of one thing, oldest first",
            description = "Version, when, who, why and what changed; also after the thing was deleted.")
    public Uni<Response> history(@PathParam("type") String type, @PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.list(HISTORY, Condition.of("subject_type = ? and subject_id = ?", type, id));
    }

    @GET
    @Path("/subjects/{type}/{id}/versions/{version}")
    @Operation(operationId = "getSubjectVersion", summary = "The full copy of a thing as it was at a version")
    public Uni<Response> version(
            @PathParam("type") String type, @PathParam("id") String id, @PathParam("version") long version) {
        return copy(type, id, " and version = $5", version, "version " + version);
    }

    @GET
    @Path("/subjects/{type}/{id}/state")
    @Operation(
            operationId = "getSubjectState",
            summary = "The full copy of a thing as it was at a time",
            description = "404 before it was made and after it was deleted.")
    public Uni<Response> state(
            @PathParam("type") String type, @PathParam("id") String id, @QueryParam("at") @Nullable String at) {
        return copy(
                type,
                id,
                " and occurred_at <= $5 order by occurred_at desc, version desc limit 1",
                time(at),
                "at " + at);
    }

    @GET
    @Path("/users/{id}/actions")
    @Operation(operationId = "listUserActions", summary = "What a user did, newest first")
    public Uni<Response> actions(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.list(ActivityResource.ACTIVITIES, Condition.of("causer_type = 'user' and causer_id = ?", id));
    }

    private Uni<Response> copy(String type, String id, String which, Object value, String wanted) {
        Actor actor = caller.actor().requireSignedIn();
        boolean everything = actor.has(Permission.DATA_MANAGEMENT) || actor.has(Permission.OWNERS_READ);
        return pool.preparedQuery(COPY + which)
                .execute(Tuple.of(type, id, everything, actor.id(), value))
                .map(rows -> rows.stream()
                        .filter(row -> !row.getString(1).equals("delete"))
                        .findFirst()
                        .map(row -> Response.ok(row.getString(0), MediaType.APPLICATION_JSON_TYPE)
                                .build())
                        .orElseThrow(() -> Problem.notFound(type.replace('_', ' ') + " " + id + " " + wanted)));
    }

    private static OffsetDateTime time(@Nullable String text) {
        try {
            return OffsetDateTime.parse(Optional.ofNullable(text).orElse(""));
        } catch (DateTimeException unreadable) {
            throw Problem.unreadable("at", "invalid_value", "at is a time such as 2026-01-31T12:00:00Z");
        }
    }
}
