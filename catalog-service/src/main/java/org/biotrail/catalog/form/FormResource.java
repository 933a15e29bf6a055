package org.biotrail.catalog.form;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.trait.Trait;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.AcceptLanguage;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** Forms over HTTP. */
@Path("/forms")
@Tag(name = "forms", description = "Ordered groups of traits to fill in")
public class FormResource {
    static final Listing FORMS = Listing.of("form", "/forms")
            .sort("name")
            .search("name", "description")
            .wildcard("name", "name")
            .words("object_type", Trait.OBJECTS)
            .refers("owner", "owner_id", "user")
            .refers("trait", "trait_ids", "trait")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Forms forms;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listForms", summary = "Forms, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(FORMS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getForm", summary = "One form, by id, or name when only one has it")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(FORMS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getFormHistory", summary = "Where the form's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(FORMS, id);
    }

    @GET
    @Path("/{id}/template")
    @Produces("text/csv")
    @Operation(
            operationId = "getFormTemplate",
            summary = "The sheet to fill in (CSV)",
            description =
                    "Object, person, date and a column for each trait; the second line says what is mandatory, and"
                            + " type, unit, range or categories.")
    public Uni<Response> template(
            @PathParam("id") String id, @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> wanted) {
        return listings.idOf(FORMS, id)
                .chain(key -> forms.template(UUID.fromString(key), AcceptLanguage.wanted(wanted.orElse(null))))
                .map(sheet -> Response.ok(sheet)
                        .type(MediaType.valueOf("text/csv").withCharset("utf-8"))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"form.csv\"")
                        .build());
    }

    @POST
    @Operation(operationId = "createForm", summary = "Makes a form")
    @RequestBody(content = @Content(schema = @Schema(implementation = FormDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(FORMS, FormDraft.class, body, (draft, write) -> forms.make(draft, write));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeForm", summary = "Changes a form (RFC 7396); traits replace the list and its order")
    @RequestBody(content = @Content(schema = @Schema(implementation = FormDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().requireSignedIn();
        return writes.change(
                FORMS,
                FormDraft.class,
                id,
                patch,
                (key, draft, write) -> forms.change(UUID.fromString(key), draft, write.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteForm", summary = "Removes a form that is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return writes.delete(FORMS, id, key -> forms.remove(UUID.fromString(key), caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importForms",
            summary = "Imports forms as a job",
            description = "traits: export names with semicolons between, * behind those that are mandatory.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("forms", body);
    }
}
