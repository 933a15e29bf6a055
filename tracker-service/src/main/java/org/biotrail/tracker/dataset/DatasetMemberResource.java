package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.biotrail.tracker.member.Member;
import org.biotrail.tracker.member.MemberDraft;
import org.biotrail.tracker.member.MemberRequests;
import org.biotrail.tracker.member.RoleDraft;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Members of a dataset, one at a time, so that two administrators never overwrite each other. */
@Path("/datasets/{id}/members")
@Tag(name = "datasets")
public class DatasetMemberResource {
    @Inject
    MemberRequests members;

    @Inject
    Datasets datasets;

    @GET
    @Operation(operationId = "listDatasetMembers", summary = "The dataset's members, for its members")
    public Uni<JsonNode> list(@PathParam("id") String id) {
        return members.list(kind(), id);
    }

    @POST
    @Operation(operationId = "addDatasetMember", summary = "Adds a member")
    @RequestBody(content = @Content(schema = @Schema(implementation = MemberDraft.class)))
    @APIResponse(
            responseCode = "201",
            description = "The member",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Member.class)))
    public Uni<Response> add(@PathParam("id") String id, ObjectNode body) {
        return members.add(kind(), id, body);
    }

    @PATCH
    @Path("/{user}")
    @Consumes({DatasetResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeDatasetMember", summary = "Changes a member's role")
    @RequestBody(content = @Content(schema = @Schema(implementation = RoleDraft.class)))
    @APIResponse(
            responseCode = "200",
            description = "The member",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Member.class)))
    public Uni<Response> change(@PathParam("id") String id, @PathParam("user") String user, ObjectNode body) {
        return members.change(kind(), id, user, body);
    }

    @DELETE
    @Path("/{user}")
    @Operation(operationId = "removeDatasetMember", summary = "Removes a member")
    public Uni<Response> remove(@PathParam("id") String id, @PathParam("user") String user) {
        return members.remove(kind(), id, user);
    }

    private MemberRequests.Kind kind() {
        return new MemberRequests.Kind(DatasetListings.OWNED, DatasetListings.DATASETS, datasets::administered);
    }
}
