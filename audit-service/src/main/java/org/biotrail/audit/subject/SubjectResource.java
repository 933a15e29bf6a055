package org.biotrail.audit.subject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
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
import org.biotrail.audit.activity.Readers;
import org.biotrail.kit.access.Actor;
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
    private static final String ITS_ACTIVITIES = """
            from activity where subject_type = $1 and subject_id = $2
            and ($3 or service <> 'tracker' or administers(subject_type, subject_id, $4))""";
    private static final String KNOWN = "select exists (select " + ITS_ACTIVITIES + ")";
    private static final String AT_VERSION = "select action, version, data::text " + ITS_ACTIVITIES
            + " and version = $5 order by occurred_at desc limit 1";
    private static final String AT_TIME = "select action, version, data::text " + ITS_ACTIVITIES
            + " and version is not null and occurred_at <= $5 order by occurred_at desc, version desc limit 1";

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @GET
    @Operation(
            operationId = "listSubjectHistory",
            summary = "The history of one thing, oldest first: version, when, who, why, what changed")
    @APIResponse(responseCode = "200", description = "A page, or all of it as NDJSON or CSV")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "Nothing is known of such a thing")
    public Uni<Response> history(@PathParam("type") String type, @PathParam("id") String id) {
        Actor reader = caller.actor().requireSignedIn();
        return pool.preparedQuery(KNOWN)
                .execute(visible(reader, type, id))
                .invoke(rows -> require(rows.iterator().next().getBoolean(0), type, id))
                .chain(() ->
                        listings.list(Story.FORWARD, Condition.of("subject_id = ? and subject_type = ?", id, type)));
    }

    @GET
    @Path("/versions/{n}")
    @Operation(operationId = "getSubjectVersion", summary = "The full copy of one thing as it was at a version")
    @APIResponse(responseCode = "200", description = "The copy, with the version as ETag")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "There is no such version, or it is the deletion")
    public Uni<Response> version(
            @PathParam("type") String type, @PathParam("id") String id, @PathParam("n") long version) {
        Actor reader = caller.actor().requireSignedIn();
        return copy(
                AT_VERSION,
                visible(reader, type, id).addLong(version),
                "version " + version + " of " + type + " " + id);
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
        Actor reader = caller.actor().requireSignedIn();
        OffsetDateTime time = time(at.orElse(""));
        return copy(AT_TIME, visible(reader, type, id).addOffsetDateTime(time), type + " " + id + " at " + time);
    }

    private static Tuple visible(Actor reader, String type, String id) {
        return Tuple.of(type, id, Readers.readsAll(reader), reader.id());
    }

    private Uni<Response> copy(String sql, Tuple which, String what) {
        return pool.preparedQuery(sql).execute(which).map(rows -> answer(rows, what));
    }

    private static Response answer(RowSet<Row> rows, String what) {
        if (rows.size() == 0 || rows.iterator().next().getString("action").equals("delete")) {
            throw Problem.notFound(what);
        }
        Row row = rows.iterator().next();
        return Response.ok(row.getString("data"), MediaType.APPLICATION_JSON_TYPE)
                .tag(new EntityTag(Long.toString(row.getLong("version"))))
                .build();
    }

    private static void require(boolean known, String type, String id) {
        if (!known) {
            throw Problem.notFound(type + " " + id);
        }
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
