package org.biotrail.lab.usage;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.ReadTables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How often things of other services are used here, for their owners. */
@Path("/usage")
@Tag(name = "usage")
@SecurityRequirement(name = "oidc")
public class UsageResource {
    private static final String USAGE = """
            select cast(coalesce((select jsonb_build_object('type', $1, 'id', t.id, 'counts', usage_of($1, t.id),
                                                            'last_change', last_change_of($1, t.id))
                                    from (select as_uuid($2) as id) t
                                   where t.id is not null and ($1 <> 'dataset' or may_read(t.id, $3, $4))), 'null') as text)""";

    @Inject
    Caller caller;

    @Inject
    ReadTables tables;

    /**
     * How often a thing is used.
     *
     * @param counts by kind; kinds without any are left out
     * @param lastChange of anything that uses it; null for nothing
     */
    record Usage(
            String type,
            UUID id,
            Map<String, Long> counts,
            @Nullable Instant lastChange) {}

    @GET
    @Path("/{type}/{id}")
    @Operation(
            operationId = "getUsage",
            summary =
                    "How often a dataset, project, sample, taxon, unit, institution or location is used here, by kind")
    @Special(answer = Usage.class)
    public Uni<Response> usage(@PathParam("type") String type, @PathParam("id") String id) {
        Actor actor = caller.actor().requireSignedIn();
        return tables.ask(USAGE, type, id, actor.id(), actor.granted()).map(usage -> {
            if (usage.isNull()) {
                throw Problem.notFound(type + " " + id);
            }
            return Response.ok(usage).build();
        });
    }
}
