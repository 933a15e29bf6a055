package org.biotrail.audit.trail;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.audit.subject.Story;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole story of one sample in one timeline. */
@Path("/trail/{code}")
@Tag(name = "trail")
public class TrailResource {
    /** An array, so that the log is asked by its index and not joined. */
    private static final String OF_THE_SAMPLE = "subject_id = any (array(select trail_things(?)))";

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "getTrail",
            summary = "Everything that happened to a sample, oldest first",
            description = "The activities of the label, the field record, the field sample, its extracts, aliquots and"
                    + " analyses, of what was said of them, and of the label range and the datasets they belong to.")
    @APIResponse(responseCode = "200", description = "A page, or all of it as NDJSON or CSV")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "404", description = "Nothing is known of such a code")
    public Uni<Response> trail(
            @Parameter(
                            description =
                                    "The code of a label, sample, extract or aliquot, the file name of an analysis,"
                                            + " or the id of any of them",
                            example = "dbgi_000001")
                    @PathParam("code")
                    String code) {
        caller.actor().requireSignedIn();
        Condition its = Condition.of(OF_THE_SAMPLE, code);
        return Story.isVisible(listings, its)
                .flatMap(visible -> visible
                        ? listings.list(Story.FORWARD, its)
                        : Uni.createFrom().failure(Problem.notFound("a sample " + code)));
    }
}
