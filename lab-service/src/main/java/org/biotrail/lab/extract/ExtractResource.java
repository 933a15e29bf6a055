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

/** Extracts over HTTP; many at once at {@code /weighings} and {@code /extractions}. */
@Path("/extracts")
@Tag(name = "extracts")
public class ExtractResource {
    static final Listing EXTRACTS = Filters.material(
                    Listing.of("extract", "/extracts").sort("code"), "extract", "extracted_at")
            .refers("sample", "field_sample_id", "field_sample")
            .refers("batch", "batch_id", "batch")
            .refers("method", "extraction_method_id", "extraction_method")
            .equal("stage")
            .equal("kind")
            .visible(Reading::inDataset)
            .announced()
            .build();

    static final Listing ALIQUOTS_OF = Listing.of("aliquot", "/extracts/{id}/aliquots")
            .sort("code")
            .refers("dataset", "dataset_id", "dataset")
            .visible(Reading::inDataset)
            .announced()
            .build();

    @Inject
    Bench bench;

    @Inject
    Extracts extracts;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listExtracts", summary = "Extracts, blanks and QCs among them")
    public Uni<Response> list() {
        return bench.listOpen(EXTRACTS, Condition.ALL);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExtract", summary = "One extract by id, code, alias or temporary label")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.getOpen(EXTRACTS, id);
    }

    @POST
    @Operation(operationId = "createExtract", summary = "Make an extract, a blank or a QC; its code is allocated")
    public Uni<Response> create(ObjectNode body) {
        return bench.create(
                EXTRACTS,
                ExtractDraft.class,
                body,
                (tables, item, rules) -> extracts.make(tables, List.of(item), rules));
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeExtract", summary = "Change an extract")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return bench.change(
                EXTRACTS,
                ExtractDraft.class,
                id,
                patch,
                (tables, key, item, rules) -> extracts.change(tables, UUID.fromString(key), item, rules));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteExtract", summary = "Delete an extract that nothing was made of")
    public Uni<Response> delete(@PathParam("id") String id) {
        return bench.delete(EXTRACTS, id, key -> extracts.delete(bench.tables(), UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @SecurityRequirement(name = "oidc")
    @Operation(operationId = "extractHistory", summary = "Every change of an extract")
    public Uni<Response> history(@PathParam("id") String id) {
        return bench.history(EXTRACTS, id);
    }

    @GET
    @Path("/{id}/aliquots")
    @Operation(operationId = "listAliquotsOfExtract", summary = "The aliquots of an extract")
    public Uni<Response> aliquots(@PathParam("id") String id) {
        return bench.listOpen(ALIQUOTS_OF, Condition.of("extract_id in (select extract_matches(?))", id));
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importExtracts", summary = "Import extracts as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("extracts", body);
    }
}
