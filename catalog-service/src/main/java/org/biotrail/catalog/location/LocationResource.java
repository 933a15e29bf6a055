package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Exports;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Locations over HTTP. */
@Path("/locations")
@Tag(name = "locations", description = "Countries, parks, points: places on Earth, in a tree")
public class LocationResource {
    static final Listing LOCATIONS = LocationSearch.listing().build();
    static final Listing LOCATION = LocationSearch.item().build();
    private static final Listing SIMPLIFIED =
            LocationSearch.listing().geometry("simplified").build();
    private static final Listing CENTROIDS =
            LocationSearch.listing().geometry("point").build();
    private static final Listing TOP_FIRST =
            LocationSearch.listing().sort("depth").build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Exports exports;

    @Inject
    References references;

    @Inject
    Locations locations;

    @Inject
    LocationTree tree;

    @Inject
    Levels levels;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listLocations", summary = "Locations, filtered in space, in the tree and by their fields")
    public Uni<Response> list(
            @Parameter(
                            description = "how much of each geometry is told",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "simplified", "centroid"},
                                            defaultValue = "full"))
                    @RestQuery
                    Optional<String> geometry,
            @Context UriInfo uri) {
        return listed(geometry, uri, Condition.ALL);
    }

    @POST
    @Path("/search")
    @SecurityRequirements
    @Operation(
            operationId = "searchLocations",
            summary = "Locations that meet, lie within or contain a geometry",
            description =
                    "Body: geometry (GeoJSON, WKT) and relation (intersects, within, contains); parameters as of the list.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            example = "{\"geometry\": \"POINT(-60 -3)\", \"relation\": \"contains\"}"))
    public Uni<Response> search(
            @Parameter(
                            description = "how much of each geometry is told",
                            schema =
                                    @Schema(
                                            enumeration = {"full", "simplified", "centroid"},
                                            defaultValue = "full"))
                    @RestQuery
                    Optional<String> geometry,
            @Context UriInfo uri,
            ObjectNode body) {
        ObjectNode asked = Body.of(body, "geometry", "relation");
        return listed(geometry, uri, LocationSearch.shape(asked));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLocation", summary = "One location, by id, full name or name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(LOCATION, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getLocationHistory", summary = "Where the location's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(LOCATIONS, id);
    }

    @GET
    @Path("/{id}/ancestors")
    @Operation(operationId = "listLocationAncestors", summary = "What it lies in, the country first")
    public Uni<Response> ancestors(@PathParam("id") String id) {
        return listings.idOf(LOCATIONS, id).flatMap(key -> listings.list(TOP_FIRST, LocationSearch.above(key)));
    }

    @GET
    @Path("/{id}/children")
    @Operation(operationId = "listLocationChildren", summary = "What lies directly in it")
    public Uni<Response> children(@PathParam("id") String id) {
        return listings.idOf(LOCATIONS, id).flatMap(key -> listings.list(LOCATIONS, LocationSearch.children(key)));
    }

    @GET
    @Path("/{id}/descendants")
    @Operation(operationId = "listLocationDescendants", summary = "Everything below it")
    public Uni<Response> descendants(@PathParam("id") String id) {
        return listings.idOf(LOCATIONS, id).flatMap(key -> listings.list(LOCATIONS, LocationSearch.below(key)));
    }

    @GET
    @Path("/{id}/counts")
    @Operation(operationId = "countLocations", summary = "Children, descendants, and descendants by level")
    public Uni<JsonNode> counts(@PathParam("id") String id) {
        return listings.idOf(LOCATIONS, id).flatMap(key -> tree.counts(UUID.fromString(key)));
    }

    @GET
    @Path("/tree")
    @Operation(
            operationId = "getLocationTree",
            summary = "A location with what lies in it, nested; at most 5,000 nodes")
    public Uni<JsonNode> tree(
            @Parameter(description = "a location; the World when absent") @RestQuery Optional<String> root,
            @Parameter(description = "levels below the root (2)") @RestQuery Optional<Integer> depth) {
        int levelsDown = Math.min(Math.max(depth.orElse(2), 0), 100);
        return listings.idOf(LOCATIONS, root.orElse(Location.WORLD.toString()))
                .flatMap(key -> tree.tree(UUID.fromString(key), levelsDown));
    }

    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestLocations", summary = "Locations whose name begins like a text, or is alike")
    public Uni<JsonNode> suggest(
            @Parameter(description = "what has been typed so far") @RestQuery Optional<String> q,
            @Parameter(description = "how many, 1 to 100 (10)") @RestQuery Optional<Integer> limit) {
        return tree.suggested(Wording.required("q", q.orElse(null), Location.LONGEST_NAME), Suggestions.wanted(limit));
    }

    @GET
    @Path("/detect-parent")
    @Operation(operationId = "detectParent", summary = "The parent that a location would get at a place")
    public Uni<JsonNode> detectParent(
            @Parameter(description = "degrees") @RestQuery Optional<String> latitude,
            @Parameter(description = "degrees") @RestQuery Optional<String> longitude,
            @Parameter(description = "the level of what shall lie there") @RestQuery("adm_level")
                    Optional<Integer> level,
            @Parameter(description = "true: a place at sea has the World for a parent") @RestQuery
                    Optional<Boolean> ismarine) {
        double north = number("latitude", latitude);
        double east = number("longitude", longitude);
        Footprint.point(north, east).requireDegrees();
        return tree.parent(north, east, levels.parse(level.orElse(AdmLevel.POINT.code())), ismarine.orElse(false));
    }

    @POST
    @Operation(operationId = "createLocation", summary = "Enters a location; its parent is detected when absent")
    @RequestBody(content = @Content(schema = @Schema(implementation = LocationDraft.class)))
    public Uni<Response> create(
            @Parameter(description = "false: an area that is not valid is refused; else it is mended with a warning")
                    @RestQuery
                    Optional<Boolean> repair,
            @Parameter(description = "false: a new area leaves the siblings that it covers where they are") @RestQuery
                    Optional<Boolean> adopt,
            ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        Locations.Options options = new Locations.Options(repair.orElse(true), adopt.orElse(true));
        return writes.create(
                LOCATION, LocationDraft.class, body, (draft, write) -> locations.make(draft, options, write));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeLocation", summary = "Changes a location (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = LocationDraft.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @Parameter(description = "false: an area that is not valid is refused; else it is mended with a warning")
                    @RestQuery
                    Optional<Boolean> repair,
            @Parameter(description = "false: a new area leaves the siblings that it covers where they are") @RestQuery
                    Optional<Boolean> adopt,
            ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        Locations.Options options = new Locations.Options(repair.orElse(true), adopt.orElse(true));
        Locations.Sent sent = new Locations.Sent(
                Body.given(patch).properties().stream().map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet()));
        return writes.change(
                LOCATION,
                LocationDraft.class,
                id,
                patch,
                (key, draft, write) -> locations.change(UUID.fromString(key), draft, sent, options, write));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteLocation", summary = "Removes a location that is not used and has no children")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(LOCATIONS, id, key -> locations.remove(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importLocations",
            summary = "Imports locations as a job: CSV with WKT or coordinates, GeoJSON")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("locations", body);
    }

    @POST
    @Path("/exports")
    @Operation(
            operationId = "exportLocations",
            summary = "Orders a file of locations, as a job",
            description = "GeoJSON or CSV with the columns of an import, parents before what lies in them. When the job"
                    + " is over, the file is at /jobs/{id}/result.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LocationExport.Order.class)))
    public Uni<Response> exports(ObjectNode order) {
        caller.actor().requireSignedIn();
        return !Body.given(order).path("root").isTextual()
                ? exports.accept("locations", order)
                : references
                        .resolve("location", "root", order.get("root").textValue())
                        .flatMap(id ->
                                exports.accept("locations", order.deepCopy().put("root", id)));
    }

    private Uni<Response> listed(Optional<String> geometry, UriInfo uri, Condition shape) {
        Condition rows = LocationSearch.combined(uri.getQueryParameters()).and(shape);
        return LocationSearch.distance(uri.getQueryParameters())
                .map(distance -> listings.list(shapes(geometry), rows, distance))
                .orElseGet(() -> listings.list(shapes(geometry), rows));
    }

    private static Listing shapes(Optional<String> geometry) {
        return switch (geometry.orElse("full")) {
            case "full" -> LOCATIONS;
            case "simplified" -> SIMPLIFIED;
            case "centroid" -> CENTROIDS;
            default ->
                throw Problem.unreadable("geometry", "invalid_value", "geometry is full, simplified or centroid");
        };
    }

    private static double number(String name, Optional<String> text) {
        return LocationSearch.number(
                name,
                text.orElseThrow(() -> Problem.unreadable(name, "required", "latitude and longitude are wanted")));
    }
}
