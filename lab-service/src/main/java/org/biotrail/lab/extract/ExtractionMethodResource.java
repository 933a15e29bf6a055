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
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Extraction methods over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/extraction-methods")
@Tag(name = "methods")
public class ExtractionMethodResource {
    static final Listing EXTRACTION_METHODS = Listing.of("extraction_method", "/extraction-methods")
            .sort("name")
            .wildcard("name", "name")
            .equal("retired")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    Imports imports;

    @GET
    @Operation(operationId = "listExtractionMethods", summary = "Extraction methods")
    public Uni<Response> list() {
        return listings.list(EXTRACTION_METHODS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExtractionMethod", summary = "One extraction method")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(EXTRACTION_METHODS, id);
    }

    @POST
    @Operation(operationId = "createExtractionMethod", summary = "Make a extraction method")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(
                EXTRACTION_METHODS,
                ExtractionMethod.Draft.class,
                body,
                (draft, write) -> new ExtractionMethod(draft).persist());
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeExtractionMethod", summary = "Change a extraction method")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.change(
                EXTRACTION_METHODS,
                ExtractionMethod.Draft.class,
                id,
                patch,
                (key, draft, write) -> ExtractionMethod.<ExtractionMethod>findById(UUID.fromString(key))
                        .invoke(method -> method.apply(draft)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteExtractionMethod", summary = "Delete a extraction method that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(EXTRACTION_METHODS, id, key -> ExtractionMethod.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "extractionMethodHistory", summary = "Every change of a extraction method")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(EXTRACTION_METHODS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importExtractionMethods", summary = "Import extraction methods as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("extraction-methods", body);
    }
}
