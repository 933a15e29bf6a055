package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The levels of locations over HTTP. */
@Path("/adm-levels")
@Tag(name = "locations")
public class AdmLevelResource {
    @Inject
    LocationTree tree;

    @GET
    @Operation(operationId = "listAdmLevels", summary = "The levels in use, with names and geometry types")
    public Uni<JsonNode> levels() {
        return tree.levels();
    }
}
