package org.biotrail.catalog.person;

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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.text.OnSimilar;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Persons over HTTP. */
@Path("/persons")
@Tag(name = "persons", description = "Anyone who collects, determines, measures, writes or is a specialist")
public class PersonResource {
    static final String MERGE_PATCH = "application/merge-patch+json";

    /** E-mail addresses and notes are for full users; to others they are left out. */
    static final Listing PERSONS = listing("person_view")
            .parameter(
                    "email", "equals email, case ignored", true, text -> Condition.of("lower(email) = lower(?)", text))
            .build();

    static final Listing PUBLIC_PERSONS = listing("person_public_view").build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Persons persons;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listPersons", summary = "Persons, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(shown());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPerson",
            summary = "One person, by id, abbreviation, ORCID iD or full name; for full users by e-mail address too")
    public Uni<Response> get(@PathParam("id") String id) {
        return persons.meant(id, caller.actor()).flatMap(meant -> listings.item(shown(), meant));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getPersonHistory", summary = "Where the person's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(shown(), id);
    }

    @GET
    @Path("/abbreviation")
    @Operation(operationId = "suggestAbbreviation", summary = "The abbreviation for a full name, and free alternatives")
    public Uni<JsonNode> abbreviation(
            @Parameter(description = "given names first, as in a byline") @RestQuery("full_name")
                    Optional<String> fullName) {
        return persons.suggestion(Wording.required("full_name", fullName.orElse(null), Person.LONGEST));
    }

    @GET
    @Path("/similar")
    @Operation(operationId = "listSimilarPersons", summary = "Persons who may be the same, with scores")
    public Uni<JsonNode> similar(
            @Parameter(description = "given names first, as in a byline") @RestQuery("full_name")
                    Optional<String> fullName,
            @Parameter(description = "as it would be stored") @RestQuery Optional<String> abbreviation) {
        return persons.similar(
                Wording.required("full_name", fullName.orElse(null), Person.LONGEST),
                Wording.name("abbreviation", abbreviation.orElse(null), Person.LONGEST)
                        .orElse(""));
    }

    @GET
    @Path("/suggest")
    @Operation(operationId = "suggestPersons", summary = "Persons whose name begins like a text, or is alike")
    public Uni<JsonNode> suggest(
            @Parameter(description = "what has been typed so far") @RestQuery Optional<String> q,
            @Parameter(description = "how many, 1 to 100 (10)") @RestQuery Optional<Integer> limit) {
        return persons.suggested(Wording.required("q", q.orElse(null), Person.LONGEST), Suggestions.wanted(limit));
    }

    @POST
    @Operation(operationId = "createPerson", summary = "Enters a person; warns of likely duplicates")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonDraft.class)))
    public Uni<Response> create(
            @Parameter(
                            description = "refuse: 409 where another person is likely the same one",
                            schema =
                                    @Schema(
                                            enumeration = {"warn", "refuse"},
                                            defaultValue = "warn"))
                    @RestQuery("on_similar")
                    Optional<String> onSimilar,
            ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        boolean refuse = OnSimilar.of(onSimilar) == OnSimilar.REFUSE;
        return writes.create(PERSONS, PersonDraft.class, body, (draft, write) -> persons.make(draft, refuse, write));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changePerson", summary = "Changes a person (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = PersonDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().requireSignedIn();
        return persons.meant(id, caller.actor())
                .flatMap(meant -> writes.change(
                        PERSONS,
                        PersonDraft.class,
                        meant,
                        patch,
                        (key, draft, write) -> persons.change(UUID.fromString(key), draft, write.actor())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deletePerson", summary = "Removes a person who is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return writes.delete(PERSONS, id, key -> persons.remove(UUID.fromString(key), caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importPersons", summary = "Imports persons as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("persons", body);
    }

    private static String pattern(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("*", "%");
    }

    private Listing shown() {
        return caller.actor().isAtLeast(Level.FULL_USER) ? PERSONS : PUBLIC_PERSONS;
    }

    private static Listing.Builder listing(String view) {
        return Listing.of("person", "/persons")
                .view(view)
                .sort("full_name")
                .search("full_name", "abbreviation")
                .wildcard("name", "full_name")
                .wildcard("abbreviation", "abbreviation")
                .equal("orcid")
                .parameter(
                        "institution",
                        "an institution: its id, ROR id or name; or the words, with * as wildcard",
                        true,
                        text -> Condition.of(
                                "institution_id in (select institution_matches(?)) or lower(institution_name) like ?",
                                text,
                                pattern(text)))
                .refers("biocollection", "biocollection_id", "biocollection")
                .equal("inat_login")
                .refers("specialist_of", "specialist_of", "taxon");
    }
}
