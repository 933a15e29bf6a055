package org.biotrail.catalog.tag;

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
import org.biotrail.catalog.translation.Languages;
import org.biotrail.catalog.translation.Translated;
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

/** Tags over HTTP. */
@Path("/tags")
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "tags",
        description = "Words that datasets, projects and media are flagged with")
public class TagResource {
    static final Listing TAGS = Translated.listing("tag", "/tags")
            .hidden("names")
            .sort("name")
            .search("names")
            .wildcard("name", "name")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Tags tags;

    @Inject
    Languages languages;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listTags", summary = "Tags in the reader's language, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(TAGS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTag", summary = "One tag, by id, or name in any language")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(TAGS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getTagHistory", summary = "Where the tag's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(TAGS, id);
    }

    @POST
    @Operation(operationId = "createTag", summary = "Enters a tag")
    @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return languages
                .written(body)
                .chain(whole -> writes.create(
                        TAGS,
                        TagDraft.class,
                        whole,
                        (draft, write) -> new Tag().apply(draft).persist()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeTag", summary = "Changes a tag (RFC 7396); null removes a language")
    @RequestBody(content = @Content(schema = @Schema(implementation = TagDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return languages
                .written(patch)
                .chain(whole -> writes.change(
                        TAGS,
                        TagDraft.class,
                        id,
                        whole,
                        (key, draft, write) -> tags.change(UUID.fromString(key), draft, write.actor())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteTag", summary = "Removes a tag that is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(TAGS, id, key -> tags.remove(UUID.fromString(key), caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importTags",
            summary = "Imports tags as a job",
            description = "Columns name.<language> and description.<language>.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("tags", body);
    }
}
