package org.biotrail.lab.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Register;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Batch types over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/batch-types")
@Tag(name = "batches")
public class BatchTypeResource {
    static final Listing BATCH_TYPES = Filters.usedByDataset(Listing.of("batch_type", "/batch-types"), "batch_type")
            .sort("code")
            .equal("used_for")
            .build();

    private static final Register.Kind<BatchType, BatchType.Draft> KIND = new Register.Kind<>(
            BATCH_TYPES,
            BatchType.class,
            BatchType.Draft.class,
            (draft, units, write) -> new BatchType(draft),
            (thing, draft, units, write) -> thing.apply(draft));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listBatchTypes", summary = "Batch types")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBatchType", summary = "One batch type by id, code or name")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createBatchType", summary = "Make a batch type")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeBatchType", summary = "Change a batch type")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteBatchType", summary = "Delete a batch type that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "batchTypeHistory", summary = "Every change of a batch type")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }
}
