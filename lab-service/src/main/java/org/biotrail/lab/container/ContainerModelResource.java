package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.SessionTables;
import org.biotrail.lab.quantity.CatalogUnits;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Container models over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/container-models")
@Tag(name = "containers")
public class ContainerModelResource {
    static final Listing MODELS = Listing.of("container_model", "/container-models")
            .sort("name")
            .equal("kind")
            .equal("retired")
            .wildcard("name", "name")
            .build();

    private static final String HELD = """
            select cast(jsonb_build_object(
              'load', (select coalesce(max(n), 0) from (select count(*) as n from placement p join container c on c.id = p.container_id
                         where c.container_model_id = x.id group by c.id) l),
              'positions', (select coalesce(jsonb_agg(distinct p.position), jsonb_build_array()) from placement p
                         join container c on c.id = p.container_id where c.container_model_id = x.id and p.position is not null)) as text)
              from (select cast(from_json($1) ->> 0 as uuid) as id) x""";

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
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(body)
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
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return units.in(patch)
                .flatMap(known -> writes.change(
                        MODELS,
                        ModelDraft.class,
                        id,
                        patch,
                        (key, draft, write) -> ContainerModel.<ContainerModel>findById(UUID.fromString(key))
                                .flatMap(model -> tables.ask(HELD, List.of(key)).invoke(held -> {
                                    model.apply(draft, known);
                                    checkFit(model, held);
                                }))));
    }

    private static void checkFit(ContainerModel model, JsonNode held) {
        ContainerModel.Shape shape = model.shape();
        boolean room = !shape.isFinite()
                || shape.capacity() == null
                || held.path("load").asInt() <= shape.capacity();
        boolean positions = Rows.list(held.path("positions"), String.class).stream()
                .allMatch(position -> shape.grid()
                        .flatMap(grid -> grid.read(position))
                        .filter(position::equals)
                        .isPresent());
        if (!room || !positions) {
            throw Problem.conflict("rows", "model_does_not_fit", "What stands in its containers has no place in it");
        }
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
}
