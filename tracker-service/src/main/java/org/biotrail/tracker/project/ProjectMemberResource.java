package org.biotrail.tracker.project;

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
import java.io.InputStream;
import java.util.Map;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listings;
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

/** Members of a project, one at a time, so that two administrators never overwrite each other. */
@Path("/projects/{id}/members")
@Tag(name = "projects")
public class ProjectMemberResource {
    @Inject
    MemberRequests members;

    @Inject
    Projects projects;

    @Inject
    Listings listings;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listProjectMembers", summary = "The project's members, for its members")
    public Uni<JsonNode> list(@PathParam("id") String id) {
        return members.list(kind(), id);
    }

    @POST
    @Operation(operationId = "addProjectMember", summary = "Adds a member")
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
    @Consumes({ProjectResource.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeProjectMember", summary = "Changes a member's role")
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
    @Operation(operationId = "removeProjectMember", summary = "Removes a member")
    public Uni<Response> remove(@PathParam("id") String id, @PathParam("user") String user) {
        return members.remove(kind(), id, user);
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importProjectMembers",
            summary = "Imports members of the project as a job",
            description = "Columns: user (an id or an e-mail address), role (admin, collaborator, viewer).")
    public Uni<Response> imports(@PathParam("id") String id, InputStream body) {
        caller.actor().requireSignedIn();
        return listings.idOf(ProjectResource.OWN, id)
                .flatMap(project -> imports.accept("project-members", body, Map.of("project", project)));
    }

    private MemberRequests.Kind kind() {
        return new MemberRequests.Kind(ProjectResource.OWN, ProjectResource.PROJECTS, projects::administered);
    }
}
