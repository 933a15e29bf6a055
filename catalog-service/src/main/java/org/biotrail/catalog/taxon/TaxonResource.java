package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Exports;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Taxa over HTTP. */
@Path("/taxa")
@Tag(name = "taxa", description = "Names and nodes of the tree of life, published or not, accepted or not")
public class TaxonResource {
    private static final Condition NOT_LIFE = Condition.of("parent_id is not null");

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Exports exports;

    @Inject
    Taxa taxa;

    @Inject
    TaxonTree tree;

    @Inject
    TaxonMatching matching;

    @Inject
    TaxonLookups lookups;

    @Inject
    TaxonArrivals arrivals;

    @Inject
    References references;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listTaxa", summary = "Taxa, filtered and sorted; root= means the taxon and all below it")
    public Uni<Response> list(UriInfo uri) {
        MultivaluedMap<String, String> query = uri.getQueryParameters();
        boolean asksForLife = Stream.of("id", "rank", "root").anyMatch(query::containsKey);
        return listings.list(TaxonListing.of(query), asksForLife ? Condition.ALL : NOT_LIFE);
    }

    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestTaxa", summary = "Taxa whose name begins like a text, or is alike")
    public Uni<JsonNode> suggest(
            @Parameter(description = "what has been typed so far") @RestQuery Optional<String> q,
            @Parameter(description = "how many, 1 to 100 (10)") @RestQuery Optional<Integer> limit) {
        return tree.suggested(Wording.required("q", q.orElse(null), 200), Suggestions.wanted(limit));
    }

    @GET
    @Path("/tree")
    @Operation(operationId = "getTaxonTree", summary = "A taxon and what is below it, nested, at most 5,000 nodes")
    public Uni<JsonNode> tree(
            @Parameter(description = "a taxon; Life when absent") @RestQuery Optional<String> root,
            @Parameter(description = "levels below the root (2)") @RestQuery Optional<Integer> depth) {
        return listings.idOf(TaxonListing.TAXA, root.orElse(Taxon.LIFE.toString()))
                .flatMap(id -> tree.nested(UUID.fromString(id), depth.orElse(2)));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTaxon", summary = "One taxon, by id, registry:reference or full name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(TaxonListing.TAXA, id);
    }

    @GET
    @Path("/{id}/ancestors")
    @Operation(operationId = "listTaxonAncestors", summary = "What stands above a taxon, top first")
    public Uni<Response> ancestors(@PathParam("id") String id) {
        return listings.idOf(TaxonListing.TAXA, id)
                .flatMap(key -> listings.list(
                        TaxonListing.TOP_DOWN,
                        NOT_LIFE.and(Condition.of("id in (select taxon_ancestors(?::text::uuid))", key))));
    }

    @GET
    @Path("/{id}/children")
    @Operation(operationId = "listTaxonChildren", summary = "What hangs on a taxon directly")
    public Uni<Response> children(@PathParam("id") String id) {
        return related(id, "parent_id = ?::text::uuid");
    }

    @GET
    @Path("/{id}/descendants")
    @Operation(operationId = "listTaxonDescendants", summary = "All that is below a taxon")
    public Uni<Response> descendants(@PathParam("id") String id) {
        return listings.idOf(TaxonListing.TAXA, id)
                .flatMap(key -> listings.list(
                        TaxonListing.TAXA, TaxonListing.within(key).and(Condition.of("id <> ?::text::uuid", key))));
    }

    @GET
    @Path("/{id}/synonyms")
    @Operation(operationId = "listTaxonSynonyms", summary = "The names that a taxon is the accepted one of")
    public Uni<Response> synonyms(@PathParam("id") String id) {
        return related(id, "senior_id = ?::text::uuid");
    }

    @GET
    @Path("/{id}/counts")
    @Operation(operationId = "countTaxa", summary = "How many children and descendants, the latter also by rank")
    public Uni<JsonNode> counts(@PathParam("id") String id) {
        return listings.idOf(TaxonListing.TAXA, id).flatMap(key -> tree.counts(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getTaxonHistory", summary = "Where the taxon's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(TaxonListing.TAXA, id);
    }

    @POST
    @Path("/match")
    @SecurityRequirements
    @Operation(
            operationId = "matchTaxa",
            summary = "Up to 1,000 names held against this catalog: match_type is exact, canonical, fuzzy or none",
            description = "Body: names, a list of texts or of objects with name and rank.")
    public Uni<JsonNode> match(ObjectNode body) {
        return matching.matches(Body.of(body, "names"));
    }

    @POST
    @Operation(
            operationId = "createTaxon",
            summary = "Enters a taxon; the name may be its own part or the whole, registries complete it (lookup)")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxonDraft.class)))
    public Uni<Response> create(
            @Parameter(
                            description = "whether registries are asked: where something is missing, never, or always",
                            schema =
                                    @Schema(
                                            enumeration = {"auto", "off", "require"},
                                            defaultValue = "auto"))
                    @RestQuery
                    Optional<String> lookup,
            ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        TaxonLookups.Mode mode = TaxonLookups.Mode.of(lookup);
        ObjectNode given = TaxonDraft.withSynonymy(Body.given(body));
        return lookups.completion(caller.actor(), given, mode)
                .flatMap(completion -> writes.create(
                                TaxonListing.TAXA,
                                TaxonDraft.class,
                                completion.body(),
                                (draft, write) -> arrivals.make(given, draft, completion, write))
                        .onFailure()
                        .transform(completion::explained));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "changeTaxon",
            summary = "Changes a taxon (RFC 7396); move_juniors takes its synonyms along")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxonDraft.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @Parameter(description = "true: the synonyms of a taxon that becomes one get its new senior")
                    @RestQuery("move_juniors")
                    Optional<Boolean> moveJuniors,
            ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(
                TaxonListing.TAXA,
                TaxonDraft.class,
                id,
                TaxonDraft.withSynonymy(Body.given(patch)),
                (key, draft, write) -> taxa.change(UUID.fromString(key), draft, moveJuniors.orElse(false), write));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteTaxon", summary = "Removes a taxon without children, synonyms and users")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(TaxonListing.TAXA, id, key -> taxa.remove(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importTaxa",
            summary = "Imports taxa as a job; asks no registry unless lookup says auto or require")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("taxa", body);
    }

    @POST
    @Path("/exports")
    @Operation(
            operationId = "exportTaxa",
            summary =
                    "Makes an archive of taxa as a job: a Darwin Core Archive (dwca) or a Catalogue of Life package (coldp)",
            description = "Of root and all below it, with their synonyms unless include_synonyms is false.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ArchiveOrder.class)))
    public Uni<Response> export(ObjectNode order) {
        caller.actor().requireSignedIn();
        return !Body.given(order).hasNonNull("root")
                ? exports.accept("taxa", order)
                : references
                        .resolve("taxon", "root", order.get("root").asText())
                        .flatMap(id -> exports.accept("taxa", order.deepCopy().put("root", id)));
    }

    /** What an archive is to hold. */
    record ArchiveOrder(
            @Schema(enumeration = {"dwca", "coldp"}) String format,

            @Schema(description = "a taxon; Life when absent") @Nullable
            String root,

            @JsonProperty("include_synonyms") @Nullable Boolean includeSynonyms) {}

    private Uni<Response> related(String id, String condition) {
        return listings.idOf(TaxonListing.TAXA, id)
                .flatMap(key -> listings.list(TaxonListing.TAXA, Condition.of(condition, key)));
    }
}
