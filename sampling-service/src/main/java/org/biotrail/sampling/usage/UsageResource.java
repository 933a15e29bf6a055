package org.biotrail.sampling.usage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How often things of other services are used here, for their owners. */
@Path("/usage")
@Tag(name = "usage")
public class UsageResource {
    private static final String USAGE = """
            select jsonb_build_object('type', $1::text, 'id', t.id, 'counts', usage_of($1, t.id),
                                      'last_change', last_change_of($1, t.id))::text
              from (select as_uuid($2) as id) t where t.id is not null""";

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @GET
    @Path("/{type}/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getUsage",
            summary = "How often a taxon, location, person, project or dataset is used here, by kind")
    public Uni<Response> usage(@PathParam("type") String type, @PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return pool.preparedQuery(USAGE).execute(Tuple.of(type, id)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.notFound(type + " " + id);
            }
            return Response.ok(rows.iterator().next().getString(0)).build();
        });
    }
}
