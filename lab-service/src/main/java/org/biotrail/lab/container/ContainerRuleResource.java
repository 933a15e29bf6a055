package org.biotrail.lab.container;

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

/** Container rules over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/container-rules")
@Tag(name = "containers")
public class ContainerRuleResource {
    static final Listing CONTAINER_RULES = Listing.of("container_rule", "/container-rules")
            .sort("parent_model")
            .refers("parent", "parent_model_id", "container_model")
            .refers("child", "child_model_id", "container_model")
            .equal("child_thing")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listContainerRules", summary = "Container rules")
    public Uni<Response> list() {
        return listings.list(CONTAINER_RULES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getContainerRule", summary = "One container rule")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(CONTAINER_RULES, id);
    }

    @POST
    @Operation(operationId = "createContainerRule", summary = "Make a container rule")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(
                CONTAINER_RULES, ContainerRule.Draft.class, body, (draft, write) -> new ContainerRule(draft).persist());
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeContainerRule", summary = "Change a container rule")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.change(
                CONTAINER_RULES,
                ContainerRule.Draft.class,
                id,
                patch,
                (key, draft, write) -> ContainerRule.<ContainerRule>findById(UUID.fromString(key))
                        .invoke(rule -> rule.apply(draft)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteContainerRule", summary = "Delete a container rule that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(CONTAINER_RULES, id, key -> ContainerRule.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "containerRuleHistory", summary = "Every change of a container rule")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(CONTAINER_RULES, id);
    }
}
