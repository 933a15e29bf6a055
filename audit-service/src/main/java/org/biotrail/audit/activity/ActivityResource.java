package org.biotrail.audit.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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

    /** The versions beside this one, of the same subject; its times bound the partitions that are looked into. */
    private static final String NEIGHBOURS = """
            select (select jsonb_build_object('id', id, 'version', version, 'occurred_at', occurred_at) from activity
                    where subject_type = $1 and subject_id = $2 and version < $3
                      and occurred_at between (select first_at from thing where key = $2 and kind = $1)
                                          and (select last_at from thing where key = $2 and kind = $1)
                    order by version desc limit 1)::text,
                   (select jsonb_build_object('id', id, 'version', version, 'occurred_at', occurred_at) from activity
                    where subject_type = $1 and subject_id = $2 and version > $3
                      and occurred_at between (select first_at from thing where key = $2 and kind = $1)
                                          and (select last_at from thing where key = $2 and kind = $1)
                    order by version limit 1)::text""";

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

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
                .flatMap(this::withNeighbours)
                .map(activity ->
                        Response.ok(activity, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private Uni<ObjectNode> withNeighbours(ObjectNode activity) {
        if (!activity.path("version").isIntegralNumber()) {
            return Uni.createFrom().item(activity.putNull("previous").putNull("next"));
        }
        Tuple version = Tuple.of(
                activity.path("subject_type").asText(),
                activity.path("subject_id").asText(),
                activity.path("version").asLong());
        return pool.preparedQuery(NEIGHBOURS).execute(version).map(rows -> {
            var row = rows.iterator().next();
            return activity.<ObjectNode>setAll(Map.of(
                    "previous", read(row.getString(0)),
                    "next", read(row.getString(1))));
        });
    }

    private JsonNode read(@Nullable String text) {
        try {
            return text == null ? json.nullNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
