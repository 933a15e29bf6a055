package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.SessionTables;
import org.biotrail.lab.quantity.CatalogUnits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Container models over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/container-models")
@Tag(name = "containers")
public class ContainerModelResource {
    static final Listing MODELS = Filters.usedByDataset(
                    Listing.of("container_model", "/container-models"), "container_model")
            .sort("name")
            .equal("kind")
            .equal("retired")
            .wildcard("name", "name")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    CatalogUnits units;

    @Inject
    SessionTables tables;

    @Inject
    Imports imports;

    @GET
    @Operation(operationId = "listContainerModels", summary = "Container models")
    public Uni<Response> list() {
        return listings.list(MODELS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getContainerModel", summary = "One container model by id or name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(MODELS, id);
    }

    @POST
    @Operation(
            operationId = "createContainerModel",
            summary = "Make a container model, with the rules of its kind or its own")
    @RequestBody(content = @Content(schema = @Schema(implementation = ModelDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(Body.given(body))
                .flatMap(known -> writes.create(MODELS, ModelDraft.class, body, (draft, write) -> {
                    ContainerModel model = new ContainerModel(draft, known);
                    return tables.insert("container_model", List.of(model))
                            .chain(() -> giveRules(model.id, draft.rules()))
                            .replaceWith(model.id);
                }));
    }

    private Uni<?> giveRules(UUID model, @Nullable List<ModelDraft.Rule> rules) {
        if (rules == null) {
            return tables.ask(Containers.GIVE_RULES, List.of(model));
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ModelDraft.Rule rule : rules) {
            Map<String, Object> row = new HashMap<>();
            row.put("id", UuidCreator.getTimeOrderedEpoch());
            row.put("parent_model_id", model);
            row.put("child_model_id", rule.childModelId());
            row.put("child_thing", rule.childThing());
            rows.add(row);
        }
        return tables.insert("container_rule", rows);
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            operationId = "changeContainerModel",
            summary = "Change a container model, as far as what stands in its containers fits")
    @RequestBody(content = @Content(schema = @Schema(implementation = ModelDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(Body.given(patch))
                .flatMap(known -> writes.change(
                        MODELS,
                        ModelDraft.class,
                        id,
                        patch,
                        (key, draft, write) -> ContainerModel.<ContainerModel>findById(UUID.fromString(key))
                                .flatMap(model -> ModelFit.held(tables, List.of(model))
                                        .invoke(held -> {
                                            model.apply(draft, known);
                                            held.get(0).check(model);
                                        }))));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteContainerModel", summary = "Delete a container model that no container is of")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(MODELS, id, key -> ContainerModel.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "containerModelHistory", summary = "Every change of a container model")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(MODELS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importContainerModels", summary = "Import container models as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("container-models", body);
    }
}
