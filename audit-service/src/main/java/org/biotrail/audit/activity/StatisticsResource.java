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
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
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

    /** The rows are grouped once; everything else counts the groups. */
    @SuppressWarnings("InlineFormatString") // too long to stand where it is used
    private static final String COUNT = """
            with counted as (
                select (occurred_at at time zone 'UTC')::date as day, service, log_name, subject_type, causer_type, causer_id,
                       max(causer_name) as causer_name, count(*) as count%s
                group by 1, 2, 3, 4, 5, 6
            )
            select json_build_object(
                'total', (select coalesce(sum(count), 0) from counted),
                'by_day', (select coalesce(json_agg(each), '[]') from (select day, sum(count) as count from counted group by 1 order by 1) each),
                'by_service', (select coalesce(json_agg(each), '[]') from (select service, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_log_name', (select coalesce(json_agg(each), '[]') from (select log_name, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_subject_type', (select coalesce(json_agg(each), '[]') from (select subject_type, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_causer', (select coalesce(json_agg(each), '[]') from (
                    select causer_type, causer_id, max(causer_name) as causer_name, sum(count) as count
                    from counted group by 1, 2 order by 4 desc, 2 limit %d) each))::text""";

    @Inject
    Listings listings;

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
        return listings.select(ActivityResource.ACTIVITIES, "top")
                .flatMap(activities -> activities.ask(Condition.ALL, rows -> COUNT.formatted(rows, causers)))
                .map(rows -> Response.ok(rows.iterator().next().getString(0), MediaType.APPLICATION_JSON_TYPE)
                        .build());
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST_CAUSERS) {
            return Integer.parseInt(text);
        }
        throw Problem.unreadable("top", "out_of_range", "top is a number from 1 to " + MOST_CAUSERS);
    }
}
