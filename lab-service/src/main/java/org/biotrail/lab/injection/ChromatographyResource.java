package org.biotrail.lab.injection;

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

/** Chromatographies over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/chromatographies")
@Tag(name = "methods")
public class ChromatographyResource {
    static final Listing CHROMATOGRAPHIES = Filters.usedByDataset(
                    Listing.of("chromatography", "/chromatographies"), "chromatography")
            .sort("name")
            .wildcard("name", "name")
            .equal("kind")
            .build();

    private static final Register.Kind<Chromatography, Chromatography.Draft> KIND = new Register.Kind<>(
            CHROMATOGRAPHIES,
            Chromatography.class,
            Chromatography.Draft.class,
            (draft, units, write) -> new Chromatography(draft),
            (thing, draft, units, write) -> thing.apply(draft));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listChromatographies", summary = "Chromatographies")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getChromatography", summary = "One chromatography")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createChromatography", summary = "Make a chromatography")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeChromatography", summary = "Change a chromatography")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteChromatography", summary = "Delete a chromatography that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "chromatographyHistory", summary = "Every change of a chromatography")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importChromatographies", summary = "Import chromatographies as a job")
    public Uni<Response> imports(InputStream body) {
        return register.imports("chromatographies", body);
    }
}
