package org.biotrail.tracker.project;

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
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.dataset.DatasetListings;
import org.biotrail.tracker.facet.Facet;
import org.biotrail.tracker.facet.Facets;
import org.biotrail.tracker.statistics.Statistics;
import org.biotrail.tracker.text.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Projects over HTTP. */
@Path("/projects")
@Tag(name = "projects", description = "Groups of datasets and of people with common access")
public class ProjectResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    /** For everyone: without members. */
    static final Listing PROJECTS =
            listing("project_view").visible(ProjectResource::listedOrOwn).build();

    /** For members, who see each other. */
    static final Listing OWN = listing("project_member_view")
            .equal("without_admin")
            .visible(ProjectResource::own)
            .build();

    /** For who was found to administer the project. */
    private static final Listing ADMINISTERED = listing("project_member_view").build();

    /** For who may read the history. */
    private static final Listing TOLD =
            listing("project_view").visible(ProjectResource::owned).build();

    private static final String MEMBER = """
            id in (select p.id from project p
                   where p.members @> jsonb_build_array(jsonb_build_object('user_id', ?::text))
                     and member_role(p.members, ?::text) is not null)""";

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Projects projects;

    @Inject
    Facets facets;

    @Inject
    Pages pages;

    @Inject
    Statistics statistics;

    @Inject
    Caller caller;

    @Inject
    UriInfo uri;

    @GET
    @SecurityRequirements
    @Operation(operationId = "listProjects", summary = "Projects, filtered and sorted")
    public Uni<Response> list() {
        Actor actor = caller.actor();
        Listing listing = actor.has(Permission.OWNERS_READ) ? OWN : PROJECTS;
        return listings.list(listing)
                .flatMap(
                        page -> facets.beside(page, listing, uri.getQueryParameters(), actor, others -> Condition.ALL));
    }

    @GET
    @Path("/{id}")
    @SecurityRequirements
    @Operation(operationId = "getProject", summary = "One project, by id, code or name; with members for its members")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.find(OWN, id).flatMap(own -> listings.item(own.isPresent() ? OWN : PROJECTS, id));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getProjectHistory", summary = "Where the project's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.idOf(TOLD, id).flatMap(key -> listings.history(OWN, key));
    }

    @GET
    @Path("/{id}/statistics")
    @SecurityRequirements
    @Operation(
            operationId = "getProjectStatistics",
            summary = "How much there is in the project, as far as the caller may read it")
    @Special(answer = Statistics.Counts.class)
    public Uni<ObjectNode> statistics(@PathParam("id") String id) {
        return listings.idOf(PROJECTS, id)
                .flatMap(key -> statistics.count(Optional.empty(), Optional.of(UUID.fromString(key)), caller.actor()));
    }

    @GET
    @Path("/{id}/{text: description|details|policy}")
    @SecurityRequirements
    @Operation(operationId = "getProjectText", summary = "A text of the project, as it was written or as harmless HTML")
    public Uni<Response> text(@PathParam("id") String id, @PathParam("text") String text) {
        return pages.page(PROJECTS, id, text);
    }

    @POST
    @Operation(operationId = "createProject", summary = "Creates a project; the creator becomes its admin")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(
                ADMINISTERED, ProjectDraft.class, body, (draft, write) -> projects.make(draft, write.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeProject", summary = "Changes a project (RFC 7396); members have their own paths")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProjectChange.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().requireSignedIn();
        return listings.idOf(PROJECTS, id)
                .flatMap(key -> writes.change(
                        ADMINISTERED,
                        ProjectChange.class,
                        key,
                        patch,
                        (found, draft, write) -> projects.change(UUID.fromString(found), draft, write.actor())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteProject", summary = "Removes a project that nothing belongs to")
    public Uni<Response> delete(@PathParam("id") String id) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(PROJECTS, id)
                .flatMap(key ->
                        writes.delete(ADMINISTERED, key, found -> projects.remove(UUID.fromString(found), actor)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importProjects", summary = "Imports projects as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("projects", body);
    }

    private static Listing.Builder listing(String view) {
        return Facets.counted(Listing.of("project", "/projects"), EnumSet.of(Facet.LICENSE, Facet.TAG))
                .view(view)
                .sort("name")
                .computed("my_role", "text", ProjectResource::role)
                .computed("datasets", "jsonb", DatasetListings::ofProject)
                .ranked()
                .highlighted("name", "name")
                .highlighted("title", "title")
                .highlighted("code", "code")
                .highlighted("tags", "tags")
                .highlighted("description", "plain_text(description)")
                .highlighted("details", "plain_text(details)")
                .equal("code")
                .wildcard("name", "name")
                .equal("state")
                .equal("license")
                .parameter("tag", "has this tag", true, value -> Condition.of("tags @> array[?::text]", value));
    }

    /** The caller's role in each project: admin for who manages all of them, null for a stranger. */
    private static Condition role(Actor actor) {
        return Condition.of(
                "case when ?::boolean then 'admin'"
                        + " else (select member_role(p.members, ?::text) from project p where p.id = of_view.id) end",
                actor.has(Permission.DATA_MANAGEMENT),
                actor.id());
    }

    private static Condition own(Actor actor) {
        if (actor.has(Permission.OWNERS_READ)) {
            return Condition.ALL;
        }
        return actor.isSignedIn() ? Condition.of(MEMBER, actor.id(), actor.id()) : Condition.NONE;
    }

    private static Condition owned(Actor actor) {
        return actor.has(Permission.OWNERS_READ)
                ? Condition.ALL
                : Condition.of(
                        "id in (select p.id from project p where member_role(p.members, ?::text) = 'admin')",
                        actor.id());
    }

    /** The projects that this actor may find. */
    public static Condition listedOrOwn(Actor actor) {
        if (actor.has(Permission.OWNERS_READ) || actor.has(Permission.DATA_LIST)) {
            return Condition.ALL;
        }
        return actor.isSignedIn()
                ? Condition.of("listed or " + MEMBER, actor.id(), actor.id())
                : Condition.of("listed");
    }
}
