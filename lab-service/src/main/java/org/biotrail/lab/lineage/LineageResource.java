package org.biotrail.lab.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.listing.Redirect;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.ReadTables;
import org.biotrail.lab.code.LabCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The lineage of a thing, upwards to what it was made of and downwards to what was made of it, by one statement. */
@Path("/")
@Tag(name = "lineage")
public class LineageResource {
    private static final Set<String> DIRECTIONS = Set.of("up", "down", "both");
    private static final int DEEPEST = 20;

    private static final String LINEAGE = """
            select cast(lineage_of($1, cast(cast($2 as text) as boolean), cast(cast($3 as text) as boolean),
                                   cast(cast($4 as text) as int), $5, $6) as text)""";

    @Inject
    ReadTables tables;

    @Inject
    Caller caller;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "/")
    String base;

    @GET
    @Path("lineage/{code}")
    @Operation(
            operationId = "lineage",
            summary = "Nodes and edges from a sample, extract, aliquot, batch, file or instrument")
    @Special(answer = Lineage.class)
    public Uni<Response> lineage(
            @PathParam("code") String code,
            @Parameter(
                            description = "up: what it was made of; down: what was made of it",
                            schema =
                                    @Schema(
                                            enumeration = {"both", "up", "down"},
                                            defaultValue = "both"))
                    @QueryParam("direction")
                    @Nullable
                    String direction,
            @Parameter(description = "steps in each direction") @QueryParam("depth") @Nullable Integer depth) {
        String way = Optional.ofNullable(direction).orElse("both");
        int levels = Optional.ofNullable(depth).orElse(DEEPEST);
        if (!DIRECTIONS.contains(way)) {
            throw Problem.unreadable("direction", "unknown_value", "up, down or both");
        }
        if (levels < 0 || levels > DEEPEST) {
            throw Problem.unreadable("depth", "out_of_range", "0 to " + DEEPEST);
        }
        return tables.ask(
                        LINEAGE,
                        code,
                        !way.equals("down"),
                        !way.equals("up"),
                        levels,
                        caller.actor().id(),
                        caller.actor().granted())
                .map(found -> Response.ok(known(code, found)).build());
    }

    private static JsonNode known(String code, JsonNode found) {
        if (found.path("nodes").isEmpty()) {
            throw Problem.notFound(LabCode.parse("code", code).text());
        }
        return found;
    }

    @GET
    @Path("trail/{code}")
    @Operation(operationId = "trail", summary = "Redirects to the lineage")
    public Response trail(@PathParam("code") String code) {
        return Redirect.to(
                Response.Status.PERMANENT_REDIRECT,
                base + "/lineage/" + URLEncoder.encode(code, StandardCharsets.UTF_8));
    }
}
