package org.biotrail.sampling.usage;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How often things of other services are used here, for their owners. */
@Path("/usage")
@Tag(name = "usage")
@SecurityRequirement(name = "oidc")
public class UsageResource {
    /**
     * How often a thing is used.
     *
     * @param counts by kind; kinds without any are left out
     * @param lastChange of what uses it; null for nothing
     */
    record Usage(
            String type,
            UUID id,
            Map<String, Long> counts,
            @Nullable Instant lastChange) {}

    @Inject
    Caller caller;

    @Inject
    Usages usages;

    @GET
    @Path("/{type}/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getUsage",
            summary = "How often a taxon, location, person, project or dataset is used here, by kind")
    @Special(answer = Usage.class)
    public Uni<Response> usage(@PathParam("type") String type, @PathParam("id") String id) {
        return usages.of(type, id, caller.actor().requireSignedIn())
                .map(usage -> Response.ok(usage.orElseThrow(() -> Problem.notFound(type + " " + id)))
                        .build());
    }
}
