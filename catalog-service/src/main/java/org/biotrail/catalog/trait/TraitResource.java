package org.biotrail.catalog.trait;

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
import org.biotrail.catalog.text.OnSimilar;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.translation.Languages;
import org.biotrail.catalog.translation.Translated;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Traits over HTTP. */
@Path("/traits")
@Tag(name = "traits", description = "Variables that are measured on individuals, vouchers, locations and taxa")
public class TraitResource {
    static final Listing TRAITS = Translated.listing("trait", "/traits")
            .translated("measurement_method", "text_in(u.translations, u.languages, ?, 'description')")
            .translated("categories", "categories_in(u.categories, u.languages, ?)")
            .hidden("texts")
            .sort("export_name")
            .search("export_name", "texts")
            .parameter("type", "word or code of a type", true, text -> Condition.of("type = ?", type(text)))
            .words("object", "objects", Trait.OBJECTS)
            .wildcard("export_name", "export_name")
            .refers("unit", "unit", "unit")
            .refers("bibreference", "bibreference_id", "bibreference")
            .referring(
                    "form",
                    "a form: its id or name",
                    text -> Condition.of(
                            "id in (select f.trait_id from form_trait f where f.form_id = ?)",
                            new Reference("form", "form", text)))
            .equal("measured")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Traits traits;

    @Inject
    Languages languages;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listTraits", summary = "Traits in the reader's language, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(TRAITS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTrait", summary = "One trait, by id or export name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(TRAITS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getTraitHistory", summary = "Where the trait's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(TRAITS, id);
    }

    @GET
    @Path("/similar")
    @Operation(operationId = "listSimilarTraits", summary = "Traits that may be the same, with scores")
    public Uni<JsonNode> similar(
            @Parameter(description = "as it would be stored") @RestQuery("export_name") Optional<String> exportName,
            @Parameter(description = "in any language") @RestQuery Optional<String> name,
            @Parameter(description = "in any language") @RestQuery Optional<String> description) {
        return traits.similar(exportName, name, description);
    }

    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestTraits", summary = "Traits whose names begin like a text, or are alike")
    public Uni<JsonNode> suggest(
            @Parameter(description = "what has been typed so far") @RestQuery Optional<String> q,
            @Parameter(description = "how many, 1 to 100 (10)") @RestQuery Optional<Integer> limit) {
        return traits.suggested(Wording.required("q", q.orElse(null), 200), Suggestions.wanted(limit));
    }

    @POST
    @Operation(operationId = "createTrait", summary = "Defines a trait; warns of similar ones")
    @RequestBody(content = @Content(schema = @Schema(implementation = TraitDraft.class)))
    public Uni<Response> create(
            @Parameter(
                            description = "refuse: 409 where another trait is likely the same one",
                            schema =
                                    @Schema(
                                            enumeration = {"warn", "refuse"},
                                            defaultValue = "warn"))
                    @RestQuery("on_similar")
                    Optional<String> onSimilar,
            ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        boolean refuse = OnSimilar.of(onSimilar) == OnSimilar.REFUSE;
        return languages
                .code()
                .map(language -> Traits.written(body, language))
                .chain(whole -> writes.create(
                        TRAITS, TraitDraft.class, whole, (draft, write) -> traits.make(draft, refuse, write)));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeTrait", summary = "Changes a trait (RFC 7396), as far as its measurements allow")
    @RequestBody(content = @Content(schema = @Schema(implementation = TraitDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return languages
                .code()
                .map(language -> Traits.written(patch, language))
                .chain(whole -> writes.change(
                        TRAITS,
                        TraitDraft.class,
                        id,
                        whole,
                        (key, draft, write) -> traits.change(UUID.fromString(key), draft, write.actor())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteTrait", summary = "Removes a trait that is not measured and in no form")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(TRAITS, id, key -> traits.remove(UUID.fromString(key), caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importTraits",
            summary = "Imports traits as a job",
            description =
                    "Texts in columns name.<language> and description.<language>, categories as JSON; wavenumber_min"
                            + " and wavenumber_max are understood.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("traits", body);
    }

    private static String type(String text) {
        try {
            return TraitType.of(text).word();
        } catch (Problem unknown) {
            throw Problem.unreadable("type", "unknown_type", unknown.detail());
        }
    }
}
