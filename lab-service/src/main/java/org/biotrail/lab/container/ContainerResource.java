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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.code.ReservedCodes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Containers over HTTP. */
@Path("/containers")
@Tag(name = "containers")
@SecurityRequirement(name = "oidc")
public class ContainerResource {
    static final Listing CONTAINERS = Filters.within(
                    Filters.usedByDataset(Listing.of("container", "/containers"), "container")
                            .sort("code")
                            .equal("kind")
                            .refers("model", "container_model_id", "container_model")
                            .equal("status")
                            .equal("reserved")
                            .equal("retired")
                            .wildcard("name", "name")
                            .refers("institution", "effective_institution_id", "institution")
                            .parameter("has_free", "whether there is room", false, ContainerResource::hasFree),
                    "container")
            .build();

    static final Listing CONTENTS = Filters.usedByDataset(
                    Listing.of("placement", "/containers/{code}/contents"), "placement")
            .sort("thing_code")
            .equal("thing_type")
            .parameter("depth", "how many levels of containers", false, value -> Condition.ALL)
            .visible(PlacementResource::seen)
            .announced("dataset_of(v.thing_type, v.thing_id)")
            .build();

    private static final MediaType SVG = new MediaType("image", "svg+xml");

    @Inject
    HttpHeaders headers;

    @Inject
    Bench bench;

    @Inject
    Containers containers;

    @Inject
    ContainerParts parts;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    private static Condition hasFree(String value) {
        return switch (value) {
            case "true" -> Condition.of("free is null or free > 0");
            case "false" -> Condition.of("free = 0");
            default -> throw Problem.unreadable("has_free", "format", "true or false");
        };
    }

    @GET
    @Operation(operationId = "listContainers", summary = "Containers")
    public Uni<Response> list() {
        return bench.list(CONTAINERS);
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getContainer",
            summary = "One container by id, code or alias; include=load,path,map,contents adds what is asked for")
    public Uni<Response> get(
            @PathParam("code") String code,
            @Parameter(description = "what is told besides, with commas between") @QueryParam("include") @Nullable
                    String include) {
        caller.actor().requireSignedIn();
        return include == null ? bench.get(CONTAINERS, code) : parts.with(CONTAINERS, code, include);
    }

    @POST
    @Operation(operationId = "createContainer", summary = "Make a container; its code is allocated or given")
    public Uni<Response> create(ObjectNode body) {
        return bench.create(
                CONTAINERS,
                ContainerDraft.class,
                body,
                draft -> new Item<>(0, draft, Optional.empty(), Optional.ofNullable(draft.code())),
                (tables, item, rules) -> containers.make(tables, List.of(item), rules));
    }

    @PATCH
    @Path("/{code}")
    @Operation(operationId = "changeContainer", summary = "Change a container, or move it")
    public Uni<Response> change(@PathParam("code") String code, ObjectNode patch) {
        return bench.change(
                CONTAINERS,
                ContainerDraft.class,
                code,
                patch,
                (tables, key, item, rules) -> containers.change(tables, UUID.fromString(key), item, rules));
    }

    @DELETE
    @Path("/{code}")
    @Operation(operationId = "deleteContainer", summary = "Delete an empty container that no movement names")
    public Uni<Response> delete(@PathParam("code") String code) {
        return bench.delete(CONTAINERS, code, key -> Container.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{code}/history")
    @Operation(operationId = "containerHistory", summary = "Every change of a container")
    public Uni<Response> history(@PathParam("code") String code) {
        return bench.history(CONTAINERS, code);
    }

    @GET
    @Path("/{code}/load")
    @Operation(
            operationId = "containerLoad",
            summary = "Capacity, load by type, load with everything inside, free, checked out")
    @Special(answer = ContainerLoad.class)
    public Uni<Response> load(@PathParam("code") String code) {
        caller.actor().requireSignedIn();
        return parts.part(CONTAINERS, code, "load");
    }

    @GET
    @Path("/{code}/map")
    @Produces({MediaType.APPLICATION_JSON, "image/svg+xml"})
    @Operation(
            operationId = "containerMap",
            summary = "What stands at each position; a picture with Accept: image/svg+xml")
    @Special(answer = ContainerMap.class)
    public Uni<Response> map(@PathParam("code") String code) {
        caller.actor().requireSignedIn();
        return headers.getAcceptableMediaTypes().contains(SVG)
                ? parts.drawing(CONTAINERS, code)
                : parts.part(CONTAINERS, code, "map");
    }

    @GET
    @Path("/{code}/free-positions")
    @Operation(operationId = "freePositions", summary = "Free positions in fill order")
    @Special(answer = FreePositions.class)
    public Uni<Response> free(
            @PathParam("code") String code,
            @Parameter(description = "how many positions are wanted") @QueryParam("count") @Nullable Integer count,
            @Parameter(description = "the position to begin at") @QueryParam("from") @Nullable String from) {
        caller.actor().requireSignedIn();
        return parts.free(CONTAINERS, code, Optional.ofNullable(count), Optional.ofNullable(from));
    }

    @GET
    @Path("/{code}/contents")
    @Operation(operationId = "containerContents", summary = "All that stands in it, down to depth, with paths")
    public Uni<Response> contents(
            @PathParam("code") String code,
            @Parameter(description = "levels of containers within containers") @QueryParam("depth") @Nullable
                    Integer depth) {
        return bench.list(
                CONTENTS,
                Condition.of(
                        "container_id in (select i.id from container_matches(?) c cross join lateral container_inside(c) i where i.depth < ?)",
                        code,
                        Optional.ofNullable(depth).orElse(20)));
    }

    @POST
    @Path("/reservations")
    @Operation(
            operationId = "reserveContainers",
            summary = "Reserve up to 1000 consecutive codes, for labels to be printed")
    @Special(body = Reservation.class, status = 201, answer = ReservedCodes.class, example = "{\"count\": 24}")
    public Uni<Response> reserve(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        Reservation wanted = Reservation.read(body);
        return writes.act(201, body, write -> containers.reserve(bench.tables(), wanted));
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importContainers", summary = "Import containers as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("containers", body);
    }
}
