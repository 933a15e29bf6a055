package org.biotrail.catalog.location;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Locations as vector tiles, for maps. */
@Path("/locations/tiles")
@Tag(name = "locations")
public class TileResource {
    private static final String TILE = "application/vnd.mapbox-vector-tile";
    private static final int DEEPEST = 22;

    @Inject
    Pool pool;

    @GET
    @Path("/{z}/{x}/{y}.mvt")
    @Operation(
            operationId = "getLocationTile",
            summary = "A Mapbox vector tile of locations",
            description =
                    "Layers administrative, related, plots, transects and points, each feature with id, name, adm_level and parent_id. adm_level=2,4 shows these levels alone.")
    @APIResponse(responseCode = "200", description = "The tile", content = @Content(mediaType = TILE))
    @APIResponse(responseCode = "204", description = "There is nothing here")
    @APIResponse(responseCode = "304", description = "It is what the caller knows already")
    @APIResponse(responseCode = "404", description = "The grid has no such tile")
    public Uni<Response> tile(
            @PathParam("z") String z,
            @PathParam("x") String x,
            @PathParam("y") String y,
            @Parameter(description = "these levels alone, with commas between") @RestQuery("adm_level")
                    Optional<String> levels,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) Optional<String> known) {
        int zoom = within(z, DEEPEST);
        int edge = (1 << zoom) - 1;
        Tuple tile = Tuple.of(
                zoom,
                within(x, edge),
                within(y, edge),
                levels.map(TileResource::levels).orElse(null));
        return pool.preparedQuery("select location_tile($1, $2, $3, $4)")
                .execute(tile)
                .map(rows -> Optional.ofNullable(rows.iterator().next().getBuffer(0)))
                .map(found -> found.map(buffer -> answer(buffer, known.orElse("")))
                        .orElseGet(() -> kept(Response.noContent()).build()));
    }

    private static Response answer(Buffer tile, String known) {
        byte[] bytes = tile.getBytes();
        EntityTag tag = new EntityTag(hash(bytes));
        return known.contains(tag.getValue())
                ? kept(Response.notModified(tag)).build()
                : kept(Response.ok(bytes, TILE).tag(tag)).build();
    }

    /** Maps ask again after a minute, and are told that nothing has changed. */
    private static Response.ResponseBuilder kept(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int within(String text, int most) {
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw Problem.notFound("tile");
    }

    private static Integer[] levels(String text) {
        try {
            return Arrays.stream(text.split(",", 20))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toArray(Integer[]::new);
        } catch (NumberFormatException e) {
            throw Problem.unreadable("adm_level", "invalid_value", "adm_level is a list of levels");
        }
    }
}
