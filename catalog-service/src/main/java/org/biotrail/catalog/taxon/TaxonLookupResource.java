package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.taxon.registry.NameQuestion;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What registries know of names that are not here yet, and of taxa that are. */
@Path("/taxa")
@Tag(name = "taxa")
public class TaxonLookupResource {
    @Inject
    TaxonLookups lookups;

    @Inject
    Caller caller;

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Taxa taxa;

    @Inject
    ObjectMapper json;

    @GET
    @Path("/lookup")
    @SecurityRequirement(name = "oidc")
    @Operation(
            operationId = "lookUpTaxon",
            summary = "What registries know of a name: the one found, or candidates, and what is merely alike")
    public Uni<JsonNode> lookup(
            @Parameter(description = "with or without authorship") @RestQuery Optional<String> name,
            @Parameter(description = "word, alias or number") @RestQuery Optional<String> rank,
            @Parameter(description = "authorship") @RestQuery Optional<String> author,
            @Parameter(description = "the kingdom that it belongs to") @RestQuery Optional<String> kingdom) {
        caller.actor().requireSignedIn();
        String text = Wording.required("name", name.orElse(null), 300);
        String canonical = NameWords.withoutAuthorship(text);
        NameQuestion question = new NameQuestion(
                canonical,
                rank.map(Rank::of),
                author.or(() -> Optional.of(text.substring(canonical.length()).strip()))
                        .filter(given -> !given.isBlank()),
                Wording.name("kingdom", kingdom.orElse(null), 100),
                List.of());
        return lookups.shown(caller.actor(), question);
    }

    @POST
    @Path("/{id}/refresh")
    @Operation(
            operationId = "refreshTaxon",
            summary = "A taxon beside what registries say of it now; apply=true takes over what is missing here")
    public Uni<Response> refresh(
            @PathParam("id") String id,
            @Parameter(description = "true: the taxon takes over what its registries say") @RestQuery
                    Optional<Boolean> apply) {
        caller.actor().require(Level.FULL_USER);
        return listings.find(TaxonListing.TAXA, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("taxon " + id)))
                .flatMap(row -> lookups.comparison(caller.actor(), row))
                .flatMap(comparison -> apply.orElse(false) ? applied(id, comparison) : shown(comparison));
    }

    private Uni<Response> shown(TaxonComparison comparison) {
        ObjectNode answer = json.createObjectNode();
        answer.set("differences", json.valueToTree(comparison.differences()));
        answer.set("unavailable", json.valueToTree(comparison.lookup().unavailable()));
        return Uni.createFrom().item(Response.ok(answer).build());
    }

    private Uni<Response> applied(String id, TaxonComparison comparison) {
        return writes.change(TaxonListing.TAXA, TaxonDraft.class, id, comparison.patch(), (key, draft, write) -> {
            write.tell("differences", comparison.differences());
            return taxa.change(UUID.fromString(key), draft, false, write);
        });
    }
}
