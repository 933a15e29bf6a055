package org.biotrail.lab.container;

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

/** Container rules over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/container-rules")
@Tag(name = "containers")
public class ContainerRuleResource {
    static final Listing CONTAINER_RULES = Filters.usedByDataset(
                    Listing.of("container_rule", "/container-rules"), "container_rule")
            .sort("parent_model")
            .refers("parent", "parent_model_id", "container_model")
            .refers("child", "child_model_id", "container_model")
            .equal("child_thing")
            .build();

    private static final Register.Kind<ContainerRule, ContainerRule.Draft> KIND = new Register.Kind<>(
            CONTAINER_RULES,
            ContainerRule.class,
            ContainerRule.Draft.class,
            (draft, units, write) -> new ContainerRule(draft),
            (thing, draft, units, write) -> thing.apply(draft));

    @Inject
    Register register;

    @GET
    @Operation(operationId = "listContainerRules", summary = "Container rules")
    public Uni<Response> list() {
        return register.list(KIND);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getContainerRule", summary = "One container rule")
    public Uni<Response> get(@PathParam("id") String id) {
        return register.get(KIND, id);
    }

    @POST
    @Operation(operationId = "createContainerRule", summary = "Make a container rule")
    public Uni<Response> create(ObjectNode body) {
        return register.create(KIND, body);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeContainerRule", summary = "Change a container rule")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return register.change(KIND, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteContainerRule",
            summary = "Delete a container rule; what stands somewhere by it stays")
    public Uni<Response> delete(@PathParam("id") String id) {
        return register.delete(KIND, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "containerRuleHistory", summary = "Every change of a container rule")
    public Uni<Response> history(@PathParam("id") String id) {
        return register.history(KIND, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importContainerRules", summary = "Import container rules as a job")
    public Uni<Response> imports(InputStream body) {
        return register.imports("container-rules", body);
    }
}
