package org.biotrail.catalog.language;

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
import java.util.UUID;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Languages over HTTP; super admins write them. */
@Path("/languages")
@Tag(name = "languages", description = "The languages in which texts are written")
public class LanguageResource {
    static final Listing LANGUAGES = Listing.of("language", "/languages")
            .sort("code")
            .search("code", "name", "native_name")
            .equal("code")
            .wildcard("name", "name")
            .equal("is_default")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listLanguages", summary = "Languages, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(LANGUAGES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLanguage", summary = "One language, by id, code or name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(LANGUAGES, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getLanguageHistory", summary = "Where the language's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(LANGUAGES, id);
    }

    @POST
    @Operation(operationId = "createLanguage", summary = "Enters a language")
    @RequestBody(content = @Content(schema = @Schema(implementation = LanguageDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.create(
                LANGUAGES,
                LanguageDraft.class,
                body,
                (draft, write) -> new Language().apply(draft).persist());
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeLanguage", summary = "Changes a language (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = LanguageDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.change(
                LANGUAGES,
                LanguageDraft.class,
                id,
                patch,
                (key, draft, write) ->
                        Language.<Language>findById(UUID.fromString(key)).invoke(language -> language.apply(draft)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteLanguage", summary = "Removes a language in which nothing is written")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.delete(
                LANGUAGES,
                id,
                key -> Usage.requireNone("language", UUID.fromString(key))
                        .chain(() -> Language.<Language>findById(UUID.fromString(key)))
                        .chain(Language::delete));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importLanguages", summary = "Imports languages as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.SUPER_ADMIN);
        return imports.accept("languages", body);
    }
}
