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
import org.biotrail.kit.write.Write;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Register;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Injection methods over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/injection-methods")
@Tag(name = "methods")
public class InjectionMethodResource {
    static final Listing INJECTION_METHODS = Filters.usedByDataset(
                    Listing.of("injection_method", "/injection-methods"), "injection_method")
            .sort("name")
            .wildcard("name", "name")
            .equal("polarity")
            .equal("acquisition")
            .refers("chromatography", "chromatography_id", "chromatography")
            .equal("retired")
            .build();

    private static final Register.Kind<InjectionMethod, InjectionMethod.Draft> KIND = new Register.Kind<>(
            INJECTION_METHODS,
            InjectionMethod.class,
            InjectionMethod.Draft.class,
            (draft, units, write) -> new InjectionMethod(warned(draft, write)),
            (thing, draft, units, write) -> thing.apply(warned(draft, write)));

    @Inject
    Register register;

    private static InjectionMethod.Draft warned(InjectionMethod.Draft draft, Write write) {
        if (draft.contradictsName()) {
            write.warn("polarity_contradicts_name", "polarity", "The name says the other polarity");
        }
        return draft;
    }

    @GET
    @Operation(operationId = "listInjectionMethods", summary = "Injection methods")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInjectionMethod", summary = "One injection method")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createInjectionMethod", summary = "Make an injection method")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeInjectionMethod", summary = "Change an injection method")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteInjectionMethod", summary = "Delete an injection method that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "injectionMethodHistory", summary = "Every change of an injection method")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importInjectionMethods", summary = "Import injection methods as a job")
    public Uni<Response> imports(InputStream body) {
        return register.imports("injection-methods", body);
    }
}
