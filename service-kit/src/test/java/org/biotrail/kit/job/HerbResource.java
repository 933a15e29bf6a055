package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where the tests send their herbs. */
@Path("/herbs")
public class HerbResource {
    @Inject
    Imports imports;

    @Inject
    Exports exports;

    @POST
    @Path("/exports")
    public Uni<Response> exports(ObjectNode order) {
        return exports.accept("herbs", order);
    }

    @POST
    @Path("/imports")
    @Operation(operationId = "importHerbs", summary = "Imports herbs as a job")
    @Consumes({
        "text/csv",
        "text/tab-separated-values",
        "application/x-ndjson",
        "application/json",
        "application/geo+json",
        MediaType.MULTIPART_FORM_DATA
    })
    public Uni<Response> imports(InputStream body) {
        return imports.accept("herbs", body);
    }
}
