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
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Batch types over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/batch-types")
@Tag(name = "batches")
public class BatchTypeResource {
    static final Listing BATCH_TYPES = Listing.of("batch_type", "/batch-types")
            .sort("code")
            .equal("used_for")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listBatchTypes", summary = "Batch types")
    public Uni<Response> list() {
        return listings.list(BATCH_TYPES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBatchType", summary = "One batch type")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(BATCH_TYPES, id);
    }

    @POST
    @Operation(operationId = "createBatchType", summary = "Make a batch type")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(
                BATCH_TYPES, BatchType.Draft.class, body, (draft, write) -> new BatchType(draft).persist());
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeBatchType", summary = "Change a batch type")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.change(
                BATCH_TYPES,
                BatchType.Draft.class,
                id,
                patch,
                (key, draft, write) ->
                        BatchType.<BatchType>findById(UUID.fromString(key)).invoke(type -> type.apply(draft)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteBatchType", summary = "Delete a batch type that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(BATCH_TYPES, id, key -> BatchType.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "batchTypeHistory", summary = "Every change of a batch type")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(BATCH_TYPES, id);
    }
}
