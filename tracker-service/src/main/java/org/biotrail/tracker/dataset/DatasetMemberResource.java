package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.member.MemberDraft;
import org.biotrail.tracker.member.Memberships;
import org.biotrail.tracker.member.RoleDraft;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Members of a dataset, one at a time, so that two administrators never overwrite each other. */
@Path("/datasets/{id}/members")
@Tag(name = "datasets")
public class DatasetMemberResource {
    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Datasets datasets;

    @Inject
    Memberships memberships;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(operationId = "listDatasetMembers", summary = "The dataset's members, for its members")
    public Uni<JsonNode> list(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.find(DatasetListings.OWNED, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("The dataset")))
                .map(dataset -> json.createObjectNode().set("data", dataset.path("members")));
    }

    @POST
    @Operation(operationId = "addDatasetMember", summary = "Adds a member")
    @RequestBody(content = @Content(schema = @Schema(implementation = MemberDraft.class)))
    public Uni<Response> add(@PathParam("id") String id, ObjectNode body) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(DatasetListings.DATASETS, id)
                .flatMap(key -> writes.act(
                        201,
                        MemberDraft.class,
                        body,
                        (draft, write) -> administered(key, actor)
                                .flatMap(dataset -> memberships.add(dataset, draft, actor))
                                .map(json::<JsonNode>valueToTree)));
    }

    @PATCH
    @Path("/{user}")
    @Consumes({DatasetResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeDatasetMember", summary = "Changes a member's role")
    @RequestBody(content = @Content(schema = @Schema(implementation = RoleDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, @PathParam("user") String user, ObjectNode body) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(DatasetListings.DATASETS, id)
                .flatMap(key -> writes.act(
                        200,
                        RoleDraft.class,
                        body,
                        (draft, write) -> administered(key, actor)
                                .flatMap(dataset -> memberships.change(dataset, user, draft, actor))
                                .map(json::<JsonNode>valueToTree)));
    }

    @DELETE
    @Path("/{user}")
    @Operation(operationId = "removeDatasetMember", summary = "Removes a member")
    public Uni<Response> remove(@PathParam("id") String id, @PathParam("user") String user) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(DatasetListings.DATASETS, id)
                .flatMap(key -> writes.act(
                        204,
                        null,
                        write -> administered(key, actor)
                                .flatMap(dataset -> memberships.remove(dataset, user, actor))
                                .map(done -> (JsonNode) null)));
    }

    private Uni<Dataset> administered(String id, Actor actor) {
        return datasets.administered(UUID.fromString(id), actor);
    }
}
