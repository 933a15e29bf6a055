package org.biotrail.catalog.bibreference;

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
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.listing.TextFormat;
import org.biotrail.kit.problem.Problem;
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

/** References over HTTP. */
@Path("/bibreferences")
@Tag(name = "bibreferences", description = "What is cited, as BibTeX, CSL-JSON and text")
public class BibreferenceResource {
    private static final String OF_TAXA =
            "id in (select unnest(array_append(t.bibreference_ids, t.bibreference_id)) from taxon t where ";

    static final Listing BIBREFERENCES = Listing.of("bibreference", "/bibreferences")
            .hidden("entry")
            .sort("bibkey")
            .search("bibkey", "title", "author", "journal")
            .wildcard("bibkey", "bibkey")
            .parameter("doi", "a DOI, bare or as an address", true, BibreferenceResource::ofDoi)
            .wildcard("author", "author")
            .equal("year")
            .atLeast("year_min", "year")
            .atMost("year_max", "year")
            .referring(
                    "taxon",
                    "a taxon whose name refers to it: its id or name",
                    text -> Condition.of(OF_TAXA + "t.id = ?)", new Reference("taxon", "taxon", text)))
            .referring(
                    "taxon_root",
                    "the same, of a taxon and all below it",
                    text -> Condition.of(
                            OF_TAXA + "t.id in (select b.id from taxon r join taxon b on taxon_within(b.path, r.path)"
                                    + " where r.id = ?))",
                            new Reference("taxon_root", "taxon", text)))
            .referring(
                    "trait",
                    "a trait that is defined in it: its id or export name",
                    text -> Condition.of(
                            "id in (select t.bibreference_id from trait t where t.id = ?)",
                            new Reference("trait", "trait", text)))
            .text(new TextFormat("application/x-bibtex", "bib", "entry", "", "\n", ""))
            .text(new TextFormat("application/vnd.citationstyles.csl+json", "json", "csl", "[", ",\n", "]\n"))
            .text(new TextFormat("text/x-bibliography", "txt", "citation", "", "\n", "\n"))
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Bibreferences bibreferences;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listBibreferences", summary = "References, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(BIBREFERENCES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBibreference", summary = "One reference, by id, key or DOI")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(BIBREFERENCES, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getBibreferenceHistory", summary = "Where the reference's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(BIBREFERENCES, id);
    }

    @GET
    @Path("/{id}/standard-key")
    @Operation(operationId = "getStandardKey", summary = "The key that the reference would have by rule")
    public Uni<JsonNode> standardKey(@PathParam("id") String id) {
        return listings.find(BIBREFERENCES, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("reference " + id)))
                .chain(bibreferences::standardKey);
    }

    @GET
    @Path("/lookup")
    @SecurityRequirement(name = "oidc")
    @Operation(operationId = "lookUpDoi", summary = "What Crossref or DataCite know of a DOI; writes nothing")
    public Uni<JsonNode> lookup(
            @Parameter(description = "bare, with doi: or as an address") @RestQuery Optional<String> doi) {
        return bibreferences.lookup(
                caller.actor().requireSignedIn(), Doi.parse(Wording.required("doi", doi.orElse(null), 300)));
    }

    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestBibreferences", summary = "References that begin like a text, or are alike")
    public Uni<JsonNode> suggest(
            @Parameter(description = "what has been typed so far") @RestQuery Optional<String> q,
            @Parameter(description = "how many, 1 to 100 (10)") @RestQuery Optional<Integer> limit) {
        return bibreferences.suggested(Wording.required("q", q.orElse(null), 200), Suggestions.wanted(limit));
    }

    @POST
    @Operation(
            operationId = "createBibreference",
            summary = "Enters a reference",
            description = "With a DOI alone Crossref or DataCite say the rest.")
    @RequestBody(content = @Content(schema = @Schema(implementation = BibreferenceDraft.class)))
    public Uni<Response> create(
            @Parameter(description = "true: the key is made of first author, year and title")
                    @RestQuery("standardize_key")
                    Optional<Boolean> standardizeKey,
            ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        boolean standardize = standardizeKey.orElse(false);
        return bibreferences
                .completed(caller.actor(), Body.given(body))
                .chain(whole -> writes.create(
                        BIBREFERENCES,
                        BibreferenceDraft.class,
                        whole,
                        (draft, write) -> bibreferences.make(draft, standardize)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeBibreference", summary = "Changes a reference (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = BibreferenceDraft.class)))
    public Uni<Response> change(
            @PathParam("id") String id,
            @Parameter(description = "true: the key is made of first author, year and title")
                    @RestQuery("standardize_key")
                    Optional<Boolean> standardizeKey,
            ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(
                BIBREFERENCES,
                BibreferenceDraft.class,
                id,
                patch,
                (key, draft, write) -> bibreferences.change(UUID.fromString(key), draft, standardizeKey.orElse(false)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteBibreference", summary = "Removes a reference that is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(BIBREFERENCES, id, key -> bibreferences.remove(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importBibreferences",
            summary = "Imports references as a job",
            description = "BibTeX (application/x-bibtex), RIS (application/x-research-info-systems), CSL-JSON"
                    + " (application/vnd.citationstyles.csl+json), DOIs one a line (text/uri-list), or a table with"
                    + " bibtex or doi.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("bibreferences", body);
    }

    private static Condition ofDoi(String text) {
        try {
            return Condition.of("doi = ?", Doi.parse(text).value());
        } catch (Problem malformed) {
            throw Problem.unreadable("doi", "doi_form", malformed.detail());
        }
    }
}
