package org.biotrail.lab.container;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where there is room: containers in use that take a kind of thing and have so many free places, fullest first. */
@Path("/places")
@Tag(name = "places")
@SecurityRequirement(name = "oidc")
public class PlaceResource {
    private static final Set<String> THINGS = Set.of("field_sample", "extract", "aliquot", "batch");

    static final Listing PLACES = Filters.within(
                    Filters.usedByDataset(Listing.of("container", "/places"), "container")
                            .sort("-fill_percent", "code")
                            .equal("kind")
                            .parameter("count", "so many free places at least", false, PlaceResource::free)
                            .parameter(
                                    "thing",
                                    "what shall stand there: field_sample, extract, aliquot, batch, or a container model",
                                    false,
                                    PlaceResource::takes),
                    "container")
            .build();

    @Inject
    Bench bench;

    @GET
    @Operation(operationId = "listPlaces", summary = "Containers with so many free, allowed places, fullest first")
    public Uni<Response> list() {
        return bench.list(PLACES, Condition.of("not reserved and not retired and status <> 'not_ok'"));
    }

    private static Condition free(String count) {
        if (!count.matches("[0-9]{1,6}")) {
            throw Problem.unreadable("count", "format", "A whole number");
        }
        return Condition.of("(free is null or free >= ?)", Integer.parseInt(count));
    }

    private static Condition takes(String thing) {
        return THINGS.contains(thing)
                ? Condition.of(
                        "container_model_id in (select r.parent_model_id from container_rule r where r.child_thing = ?)",
                        thing)
                : Condition.of(
                        "container_model_id in (select r.parent_model_id from container_rule r"
                                + " where r.child_model_id in (select container_model_matches(?)))",
                        thing);
    }
}
