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
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Write;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Injection methods over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/injection-methods")
@Tag(name = "methods")
public class InjectionMethodResource {
    static final Listing INJECTION_METHODS = Listing.of("injection_method", "/injection-methods")
            .sort("name")
            .wildcard("name", "name")
            .equal("polarity")
            .equal("acquisition")
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

    private static void warn(InjectionMethod.Draft draft, Write write) {
        if (draft.contradictsName()) {
            write.warn("polarity_contradicts_name", "polarity", "The name says the other polarity");
        }
    }

    @GET
    @Operation(operationId = "listInjectionMethods", summary = "Injection methods")
    public Uni<Response> list() {
        return listings.list(INJECTION_METHODS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInjectionMethod", summary = "One injection method")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(INJECTION_METHODS, id);
    }

    @POST
    @Operation(operationId = "createInjectionMethod", summary = "Make a injection method")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(INJECTION_METHODS, InjectionMethod.Draft.class, body, (draft, write) -> {
            warn(draft, write);
            return new InjectionMethod(draft).persist();
        });
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeInjectionMethod", summary = "Change a injection method")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.change(INJECTION_METHODS, InjectionMethod.Draft.class, id, patch, (key, draft, write) -> {
            warn(draft, write);
            return InjectionMethod.<InjectionMethod>findById(UUID.fromString(key))
                    .invoke(method -> method.apply(draft));
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteInjectionMethod", summary = "Delete a injection method that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(INJECTION_METHODS, id, key -> InjectionMethod.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "injectionMethodHistory", summary = "Every change of a injection method")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(INJECTION_METHODS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importInjectionMethods", summary = "Import injection methods as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("injection-methods", body);
    }
}
