package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Coordinates that other services bring: points found or made, coordinates looked up in bulk. */
@Path("/locations")
@Tag(name = "locations")
public class PointResource {
    private static final int MOST_COORDINATES = 10_000;

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Locations locations;

    @Inject
    LocationTree tree;

    @Inject
    Caller caller;

    @Inject
    Problems problems;

    @POST
    @Path("/points")
    @Operation(
            operationId = "findOrCreatePoint",
            summary = "The point of these coordinates: the one there is (200), or a new one (201)",
            description = "Body: latitude, longitude, altitude. A new point's parent is detected.")
    public Uni<Response> point(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        Body.given(body);
        double latitude = number(body, "latitude");
        double longitude = number(body, "longitude");
        Footprint.point(latitude, longitude).requireDegrees();
        return existing(latitude, longitude)
                .onFailure(Missing.class)
                .recoverWithUni(() -> made(name(latitude, longitude), body)
                        .onFailure()
                        .recoverWithUni(failure -> duplicate(failure)
                                .chain(() -> existing(latitude, longitude))
                                .onFailure(Missing.class)
                                .recoverWithUni(() -> made(longName(latitude, longitude), body))));
    }

    @POST
    @Path("/validations")
    @SecurityRequirements
    @Operation(
            operationId = "validateCoordinates",
            summary = "What covers up to 10,000 coordinates; nothing is written",
            description = "Body: coordinates, a list of objects with latitude and longitude.")
    public Uni<JsonNode> validations(ObjectNode body) {
        JsonNode coordinates = Body.of(body, "coordinates").path("coordinates");
        if (!coordinates.isArray() || coordinates.isEmpty()) {
            throw Problem.rule("coordinates", "required", "coordinates is a list of {latitude, longitude}");
        }
        if (coordinates.size() > MOST_COORDINATES) {
            throw Problem.tooLarge("At most 10,000 coordinates at once");
        }
        List<Double> latitudes = new ArrayList<>();
        List<Double> longitudes = new ArrayList<>();
        coordinates.forEach(one -> {
            latitudes.add(number(one, "latitude"));
            longitudes.add(number(one, "longitude"));
        });
        return tree.around(latitudes, longitudes);
    }

    private Uni<Response> existing(double latitude, double longitude) {
        return tree.samePoint(latitude, longitude)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().failure(new Missing())
                        : listings.item(LocationResource.LOCATION, found.get(0).toString()));
    }

    private Uni<Response> made(String name, ObjectNode body) {
        ObjectNode point =
                body.deepCopy().put("adm_level", AdmLevel.POINT.code()).put("name", name);
        return writes.create(
                LocationResource.LOCATION,
                LocationDraft.class,
                point,
                (draft, write) -> locations.make(draft, new Locations.Options(true, false), write));
    }

    /** {@code UnnamedPoint_} and the digits of longitude and latitude. */
    static String name(double latitude, double longitude) {
        return "UnnamedPoint_" + digits(longitude) + "_" + digits(latitude);
    }

    /** With signs and decimal points, for a place whose digits are those of another one nearby: 1° N and 1° S. */
    static String longName(double latitude, double longitude) {
        return "UnnamedPoint_" + plain(longitude) + "_" + plain(latitude);
    }

    private static String plain(double coordinate) {
        return BigDecimal.valueOf(coordinate).stripTrailingZeros().toPlainString();
    }

    private static String digits(double coordinate) {
        return plain(coordinate).replaceAll("\\D", "");
    }

    private static double number(JsonNode body, String field) {
        JsonNode number = body.path(field);
        if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
            throw Problem.rule(field, "one_geometry", field + " is a number of degrees");
        }
        return number.doubleValue();
    }

    /** Nothing for a point, or one of its name, that is there by now; otherwise the failure. */
    private Uni<Void> duplicate(Throwable failure) {
        return problems.behind(failure)
                .flatMap(problem ->
                        problem.filter(known -> known.status() == 409).isPresent()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom().failure(failure));
    }

    /** There is no such point yet. */
    private static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Missing() {
            super("no such point", null, false, false);
        }
    }
}
