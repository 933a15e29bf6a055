package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much was done: when, where, on what, by whom. */
@Path("/statistics")
@Tag(name = "activities")
public class StatisticsResource {
    private static final int MOST_CAUSERS = 1000;

    @Inject
    Statistics statistics;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "getStatistics",
            summary = "Counts by day, service, log name, subject type and the busiest causers",
            description = "Of the activities that GET /activities would list with the same parameters.")
    @APIResponse(responseCode = "200", description = "The counts")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or cannot be read")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    public Uni<Response> statistics(
            @Parameter(description = "how many causers, 10 if left out") @QueryParam("top") Optional<String> top) {
        caller.actor().requireSignedIn();
        int causers = top.map(StatisticsResource::number).orElse(10);
        return statistics
                .of(causers)
                .map(counts ->
                        Response.ok(counts, MediaType.APPLICATION_JSON_TYPE).build());
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_CAUSERS) {
            return Integer.parseInt(text);
        }
        throw Problem.unreadable("top", "out_of_range", "top is a number from 1 to " + MOST_CAUSERS);
    }
}
