package org.biotrail.lab.extract;

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

/** The table that advice is taken from; signed-in people read, DATA_MANAGEMENT writes. */
@Path("/extraction-advice")
@Tag(name = "weighings")
public class ExtractionAdviceResource {
    static final Listing ADVICE = Filters.usedByDataset(
                    Listing.of("extraction_advice", "/extraction-advice"), "extraction_advice")
            .sort("extraction_method", "up_to_mass_base")
            .refers("extraction_method", "extraction_method_id", "extraction_method")
            .build();

    private static final Register.Kind<ExtractionAdvice, ExtractionAdvice.Draft> KIND = new Register.Kind<>(
            ADVICE,
            ExtractionAdvice.class,
            ExtractionAdvice.Draft.class,
            (draft, units, write) -> new ExtractionAdvice(draft, units),
            (thing, draft, units, write) -> thing.apply(draft, units));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listExtractionAdvice", summary = "The table that advice is taken from")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getExtractionAdvice", summary = "One row of the table of advice")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createExtractionAdvice", summary = "Add a row to the table of advice")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeExtractionAdvice", summary = "Change a row of the table of advice")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteExtractionAdvice", summary = "Delete a row of the table of advice")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "extractionAdviceHistory", summary = "Every change of a row of the table of advice")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }
}
