package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Positions in plots, along transects and around points. */
@Path("/locations")
@Tag(name = "locations")
public class PositionResource {
    @Inject
    Listings listings;

    @Inject
    Positions positions;

    @GET
    @Path("/{id}/position")
    @Operation(
            operationId = "getPosition",
            summary = "Where a position in a plot, along a transect or at a point is, and back",
            description = "Send x and y, or angle and distance (at points), or latitude and longitude for the way back."
                    + " The answer has them all; in subplots gx and gy too, the position in the outermost plot.")
    public Uni<JsonNode> position(
            @PathParam("id") String id,
            @Parameter(description = "metres: along the X axis, along the transect, north of the point") @RestQuery
                    Optional<String> x,
            @Parameter(description = "metres: along the Y axis, right of the transect, east of the point") @RestQuery
                    Optional<String> y,
            @Parameter(description = "degrees from north") @RestQuery Optional<String> angle,
            @Parameter(description = "metres") @RestQuery Optional<String> distance,
            @Parameter(description = "degrees") @RestQuery Optional<String> latitude,
            @Parameter(description = "degrees") @RestQuery Optional<String> longitude) {
        Set<Positions.Way> ways = Stream.of(
                        way("x", x, "y", y, Positions.Kind.OFFSET),
                        way("angle", angle, "distance", distance, Positions.Kind.POLAR),
                        way("latitude", latitude, "longitude", longitude, Positions.Kind.PLACE))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        if (ways.size() != 1) {
            throw Problem.unreadable(
                    "x", "invalid_value", "Send x and y, or angle and distance, or latitude and longitude");
        }
        Positions.Way way = ways.iterator().next();
        return listings.idOf(LocationResource.LOCATIONS, id).flatMap(key -> positions.find(UUID.fromString(key), way));
    }

    private static Optional<Positions.Way> way(
            String name, Optional<String> one, String otherName, Optional<String> other, Positions.Kind kind) {
        if (one.isPresent() != other.isPresent()) {
            throw Problem.unreadable(name, "invalid_value", name + " and " + otherName + " come together");
        }
        return one.map(text -> new Positions.Way(
                kind, LocationSearch.number(name, text), LocationSearch.number(otherName, other.orElseThrow())));
    }
}
