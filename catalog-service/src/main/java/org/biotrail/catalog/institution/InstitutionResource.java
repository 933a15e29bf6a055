package org.biotrail.catalog.institution;

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

/** Institutions over HTTP. */
@Path("/institutions")
@Tag(name = "institutions", description = "Universities, museums and institutes")
public class InstitutionResource {
    static final Listing INSTITUTIONS = Listing.of("institution", "/institutions")
            .sort("name")
            .search("name", "acronym", "city")
            .wildcard("name", "name")
            .wildcard("acronym", "acronym")
            .equal("ror_id")
            .equal("country_code")
            .words("status", Institution.STATES)
            .equal("former_code")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Institutions institutions;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listInstitutions", summary = "Institutions, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(INSTITUTIONS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getInstitution", summary = "One institution, by id, ROR id, name or former code")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(INSTITUTIONS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getInstitutionHistory", summary = "Where the institution's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(INSTITUTIONS, id);
    }

    @GET
    @Path("/lookup")
    @SecurityRequirement(name = "oidc")
    @Operation(
            operationId = "lookUpInstitutions",
            summary = "What the Research Organization Registry knows",
            description = "By ror_id the organization of that id, by q those that a text may mean. Writes nothing.")
    public Uni<JsonNode> lookup(
            @Parameter(description = "name, acronym or place") @RestQuery Optional<String> q,
            @Parameter(description = "id or address in the Research Organization Registry") @RestQuery("ror_id")
                    Optional<String> rorId) {
        return institutions.lookup(caller.actor().requireSignedIn(), rorId, q);
    }

    @POST
    @Operation(
            operationId = "createInstitution",
            summary = "Enters an institution",
            description = "With ror_id and without name the Research Organization Registry says the rest.")
    @RequestBody(content = @Content(schema = @Schema(implementation = InstitutionDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return institutions
                .completed(caller.actor(), Body.given(body))
                .chain(whole -> writes.create(
                        INSTITUTIONS,
                        InstitutionDraft.class,
                        whole,
                        (draft, write) -> new Institution().apply(draft).persist()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeInstitution", summary = "Changes an institution (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = InstitutionDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(
                INSTITUTIONS,
                InstitutionDraft.class,
                id,
                patch,
                (key, draft, write) -> Institution.<Institution>findById(UUID.fromString(key))
                        .invoke(institution -> institution.apply(draft)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteInstitution", summary = "Removes an institution that is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.delete(INSTITUTIONS, id, key -> institutions.remove(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importInstitutions", summary = "Imports institutions as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("institutions", body);
    }
}
