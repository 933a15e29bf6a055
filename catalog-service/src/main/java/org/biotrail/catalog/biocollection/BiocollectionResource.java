package org.biotrail.catalog.biocollection;

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
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Biocollections over HTTP. */
@Path("/biocollections")
@Tag(name = "biocollections", description = "Herbaria and other collections")
public class BiocollectionResource {
    /** Members are for those who are signed in. */
    static final Listing BIOCOLLECTIONS = listing("biocollection_view");

    static final Listing PUBLIC_BIOCOLLECTIONS = listing("biocollection_public_view");

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Biocollections biocollections;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listBiocollections", summary = "Biocollections, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(shown());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBiocollection", summary = "One biocollection, by id or acronym")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(shown(), id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getBiocollectionHistory", summary = "Where the biocollection's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(shown(), id);
    }

    @GET
    @Path("/lookup")
    @SecurityRequirement(name = "oidc")
    @Operation(
            operationId = "lookUpBiocollection",
            summary = "What Index Herbariorum knows of an acronym; writes nothing")
    public Uni<JsonNode> lookup(
            @Parameter(description = "the code in Index Herbariorum") @RestQuery Optional<String> acronym) {
        return biocollections.lookup(
                caller.actor().requireSignedIn(),
                Wording.required("acronym", acronym.orElse(null), Biocollection.LONGEST_ACRONYM));
    }

    @POST
    @Operation(
            operationId = "createBiocollection",
            summary = "Enters a biocollection",
            description = "With an acronym alone Index Herbariorum says the rest, if exactly one herbarium has it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = BiocollectionDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return biocollections
                .completed(caller.actor(), Body.given(body))
                .chain(whole -> writes.create(
                        BIOCOLLECTIONS,
                        BiocollectionDraft.class,
                        whole,
                        (draft, write) -> biocollections.make(draft, write.actor())));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeBiocollection", summary = "Changes a biocollection (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = BiocollectionDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().requireSignedIn();
        return writes.change(
                BIOCOLLECTIONS,
                BiocollectionDraft.class,
                id,
                patch,
                (key, draft, write) -> biocollections.change(UUID.fromString(key), draft, write.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteBiocollection", summary = "Removes a biocollection without vouchers")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return writes.delete(BIOCOLLECTIONS, id, key -> biocollections.remove(UUID.fromString(key), caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importBiocollections", summary = "Imports biocollections as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("biocollections", body);
    }

    private Listing shown() {
        return caller.actor().isSignedIn() ? BIOCOLLECTIONS : PUBLIC_BIOCOLLECTIONS;
    }

    private static Listing listing(String view) {
        return Listing.of("biocollection", "/biocollections")
                .view(view)
                .sort("acronym")
                .search("acronym", "name")
                .wildcard("acronym", "acronym")
                .wildcard("name", "name")
                .equal("irn")
                .equal("managed")
                .refers("institution", "institution_id", "institution")
                .build();
    }
}
