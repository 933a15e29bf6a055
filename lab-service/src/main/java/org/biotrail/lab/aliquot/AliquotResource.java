package org.biotrail.lab.aliquot;

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
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Reading;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Aliquots over HTTP; many at once at {@code /aliquotings}. */
@Path("/aliquots")
@Tag(name = "aliquots")
public class AliquotResource {
    static final Listing ALIQUOTS = Filters.material(
                    Listing.of("aliquot", "/aliquots").sort("code"), "aliquot", "prepared_at")
            .refers("sample", "field_sample_id", "field_sample")
            .refers("extract", "extract_id", "extract")
            .refers("batch", "batch_id", "batch")
            .refers("method", "extraction_method_id", "extraction_method")
            .equal("kind", "sample_type")
            .visible(Reading::inDataset)
            .announced()
            .build();

    @Inject
    Bench bench;

    @Inject
    Aliquots aliquots;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listAliquots", summary = "Aliquots")
    public Uni<Response> list() {
        return bench.listOpen(ALIQUOTS, Condition.ALL);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAliquot", summary = "One aliquot by id, code or alias")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.getOpen(ALIQUOTS, id);
    }

    @POST
    @Operation(operationId = "createAliquot", summary = "Take an aliquot of an extract; its code is allocated")
    public Uni<Response> create(ObjectNode body) {
        return bench.create(
                ALIQUOTS,
                AliquotDraft.class,
                body,
                (tables, item, rules) -> aliquots.make(tables, List.of(item), rules));
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeAliquot", summary = "Change an aliquot")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return bench.change(
                ALIQUOTS,
                AliquotDraft.class,
                id,
                patch,
                (tables, key, item, rules) -> aliquots.change(tables, UUID.fromString(key), item, rules));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteAliquot", summary = "Delete an aliquot that was not injected")
    public Uni<Response> delete(@PathParam("id") String id) {
        return bench.delete(ALIQUOTS, id, key -> aliquots.delete(bench.tables(), UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @SecurityRequirement(name = "oidc")
    @Operation(operationId = "aliquotHistory", summary = "Every change of an aliquot")
    public Uni<Response> history(@PathParam("id") String id) {
        return bench.history(ALIQUOTS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importAliquots", summary = "Import aliquots as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("aliquots", body);
    }
}
