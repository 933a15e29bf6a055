package org.biotrail.lab.extract;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Register;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Extraction methods over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/extraction-methods")
@Tag(name = "methods")
public class ExtractionMethodResource {
    static final Listing EXTRACTION_METHODS = Filters.usedByDataset(
                    Listing.of("extraction_method", "/extraction-methods"), "extraction_method")
            .sort("name")
            .wildcard("name", "name")
            .equal("retired")
            .build();

    private static final Register.Kind<ExtractionMethod, ExtractionMethod.Draft> KIND = new Register.Kind<>(
            EXTRACTION_METHODS,
            ExtractionMethod.class,
            ExtractionMethod.Draft.class,
            (draft, units, write) -> new ExtractionMethod(draft),
            (thing, draft, units, write) -> thing.apply(draft));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listExtractionMethods", summary = "Extraction methods")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExtractionMethod", summary = "One extraction method")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createExtractionMethod", summary = "Make an extraction method")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeExtractionMethod", summary = "Change an extraction method")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteExtractionMethod", summary = "Delete an extraction method that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "extractionMethodHistory", summary = "Every change of an extraction method")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importExtractionMethods", summary = "Import extraction methods as a job")
    public Uni<Response> imports(InputStream body) {
        return register.imports("extraction-methods", body);
    }
}
