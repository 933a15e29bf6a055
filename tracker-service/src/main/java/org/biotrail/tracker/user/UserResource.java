package org.biotrail.tracker.user;

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
import jakarta.ws.rs.core.UriBuilder;
import java.io.InputStream;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.KnownUsers;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Redirect;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Users over HTTP. How much of a user is told depends on who asks ({@code spec/tracker.md} §3 user). */
@Path("/users")
@Tag(name = "users", description = "Everyone and everybody that owns, makes or answers for data")
public class UserResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    static final Listing USERS = listing("user_view").equal("access_level").build();
    static final Listing FOUND = listing("user_found_view").hidden("version").build();
    static final Listing PUBLIC = Listing.of("user", "/users")
            .table("app_user")
            .view("user_public_view")
            .hidden("version")
            .sort("name")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Users users;

    @Inject
    Departures departures;

    @Inject
    KnownUsers known;

    @Inject
    Caller caller;

    @ConfigProperty(name = "biotrail.audit.path", defaultValue = "/audit/v1")
    String auditPath;

    /** Why a user is deactivated, and who gets what they leave without administrator. */
    record Deactivation(
            Optional<String> reason,
            @RefersTo("user") @Nullable String transferTo) {}

    /** Whom a user becomes. */
    record Merge(
            @Schema(description = "a user's id") @RefersTo("user") @Nullable
            String into) {}

    @GET
    @Operation(operationId = "listUsers", summary = "Users, for those who may search them")
    public Uni<Response> list() {
        Actor actor = caller.actor().require(Permission.USER_SEARCH);
        return listings.list(actor.has(Permission.USER_MANAGEMENT) ? USERS : FOUND);
    }

    @GET
    @Path("/me")
    @Operation(operationId = "getMe", summary = "Oneself; the first request makes the user and their workspace")
    public Uni<Response> me() {
        return listings.item(USERS, caller.actor().requireSignedIn().id());
    }

    @PATCH
    @Path("/me")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeMe", summary = "Changes one's own profile (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = ProfileDraft.class)))
    public Uni<Response> changeMe(ObjectNode patch) {
        String me = caller.actor().requireSignedIn().id();
        return writes.change(USERS, ProfileDraft.class, me, patch, (id, draft, write) -> users.describe(id, draft))
                .invoke(() -> known.forget(me));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUser", summary = "One user, as far as the caller may see")
    public Uni<Response> get(@PathParam("id") String id) {
        Actor actor = caller.actor().requireSignedIn();
        if (actor.has(Permission.USER_MANAGEMENT) || actor.id().equals(id)) {
            return listings.item(USERS, id);
        }
        return listings.item(actor.has(Permission.USER_SEARCH) ? FOUND : PUBLIC, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getUserHistory", summary = "Where the user's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        if (!caller.actor().requireSignedIn().id().equals(id)) {
            caller.actor().require(Permission.USER_MANAGEMENT);
        }
        return listings.history(USERS, id);
    }

    @POST
    @Operation(operationId = "createUser", summary = "Makes a user who has not signed in yet")
    @RequestBody(content = @Content(schema = @Schema(implementation = UserDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.USER_ADD);
        return writes.create(USERS, UserDraft.class, body, (draft, write) -> users.make(draft, write.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeUser", summary = "Changes a user: profile, e-mail, grants (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = UserDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.USER_MANAGEMENT);
        return writes.change(
                        USERS,
                        UserDraft.class,
                        id,
                        patch,
                        (key, draft, write) -> users.change(key, draft, write.actor()))
                .invoke(() -> known.forget(id));
    }

    @POST
    @Path("/{id}/deactivate")
    @Operation(operationId = "deactivateUser", summary = "Lets a user sign in no more; they stay shown where they are")
    @RequestBody(content = @Content(schema = @Schema(implementation = Deactivation.class)))
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "User")))
    public Uni<Response> deactivate(@PathParam("id") String id, @Nullable ObjectNode body) {
        caller.actor().require(Permission.USER_MANAGEMENT);
        return writes.act(
                        200,
                        Deactivation.class,
                        body,
                        (draft, write) -> departures
                                .deactivate(id, draft.reason(), draft.transferTo(), write.actor())
                                .chain(() -> shown(id)))
                .invoke(() -> known.forget(id));
    }

    @POST
    @Path("/{id}/activate")
    @Operation(operationId = "activateUser", summary = "Lets a deactivated user sign in again")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "User")))
    public Uni<Response> activate(@PathParam("id") String id) {
        caller.actor().require(Permission.USER_MANAGEMENT);
        return writes.act(200, null, write -> departures.activate(id).chain(() -> shown(id)))
                .invoke(() -> known.forget(id));
    }

    @POST
    @Path("/{id}/merge")
    @Operation(
            operationId = "mergeUser",
            summary = "Makes one user of two: everything that names this one names the other from now on",
            description = "Users who never signed in: USER_MANAGEMENT; others: super admins.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Merge.class)))
    @APIResponse(
            responseCode = "200",
            description = "The user that is kept",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "User")))
    public Uni<Response> merge(@PathParam("id") String id, ObjectNode body) {
        caller.actor().require(Permission.USER_MANAGEMENT);
        return writes.act(
                        200,
                        Merge.class,
                        body,
                        (draft, write) -> departures
                                .merge(id, draft.into(), write.actor())
                                .chain(() -> shown(String.valueOf(draft.into()))))
                .invoke(() -> known.forget(id));
    }

    @POST
    @Path("/{id}/anonymise")
    @Operation(operationId = "anonymiseUser", summary = "Empties a user's profile; the id stays where it stands")
    @APIResponse(
            responseCode = "200",
            description = "The user",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "User")))
    public Uni<Response> anonymise(@PathParam("id") String id) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.act(
                        200,
                        null,
                        write -> departures.anonymise(id, write.actor()).chain(() -> shown(id)))
                .invoke(() -> known.forget(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteUser",
            summary = "Removes a user who stands nowhere and never did anything, with their empty workspace")
    public Uni<Response> delete(@PathParam("id") String id) {
        Actor actor = caller.actor().require(Permission.USER_MANAGEMENT);
        return writes.delete(USERS, id, key -> departures.remove(key, actor)).invoke(() -> known.forget(id));
    }

    @GET
    @Path("/{id}/actions")
    @Operation(operationId = "listUserActions", summary = "Where everything is told that the user did")
    public Uni<Response> actions(@PathParam("id") String id) {
        if (!caller.actor().requireSignedIn().id().equals(id)) {
            caller.actor().require(Permission.USER_MANAGEMENT);
        }
        return listings.idOf(USERS, id)
                .map(key -> Redirect.to(
                        Response.Status.TEMPORARY_REDIRECT,
                        UriBuilder.fromPath(auditPath + "/users/{id}/actions")
                                .build(key)
                                .toString()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importUsers", summary = "Imports users as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.USER_ADD);
        return imports.accept("users", body);
    }

    private Uni<? extends JsonNode> shown(String id) {
        return writes.row(USERS, id);
    }

    private static Listing.Builder listing(String view) {
        return Listing.of("user", "/users")
                .table("app_user")
                .view(view)
                .sort("name")
                .search("name", "affiliation", "orcid")
                .equal("kind")
                .equal("active")
                .parameter(
                        "email",
                        "has exactly this e-mail address, case ignored",
                        false,
                        value -> Condition.of(
                                "id in (select u.id from app_user u where lower(u.email) = lower(?))", value));
    }
}
