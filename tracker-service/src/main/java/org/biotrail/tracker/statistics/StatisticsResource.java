package org.biotrail.tracker.statistics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.contract.Special;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statistics of everything over HTTP; those of a dataset or project stand under it. */
@Path("/statistics")
@Tag(name = "statistics")
public class StatisticsResource {
    @Inject
    Statistics statistics;

    @Inject
    Caller caller;

    @GET
    @SecurityRequirements
    @Operation(operationId = "getStatistics", summary = "How much there is of what, as far as the caller may read it")
    @Special(answer = Statistics.Counts.class)
    public Uni<ObjectNode> get() {
        return statistics.count(Optional.empty(), Optional.empty(), caller.actor());
    }
}
