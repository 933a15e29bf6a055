package org.biotrail.audit.trail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.audit.activity.ActivityResource;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The whole story of a sample, in one timeline. */
@Path("/trail")
@Tag(name = "trail")
public class TrailResource {
    static final Listing TRAIL =
            ActivityResource.activities().sort("occurred_at", "version").build();

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @Inject
    Pool pool;

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getTrail",
            summary = "Everything that happened to a sample, oldest first",
            description = "The activities of the label, the field record, the sample, its extracts, aliquots, analyses"
                    + " and datasets; the code may be that of any of these things.")
    public Uni<Response> trail(@PathParam("code") String code) {
        caller.actor().requireSignedIn();
        return pool.preparedQuery("select exists (select from trail_of($1))")
                .execute(Tuple.of(code))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .invoke(known -> {
                    if (!known) {
                        throw Problem.notFound("Something of the code " + code);
                    }
                })
                .chain(() -> listings.list(
                        TRAIL,
                        Condition.of(
                                "(subject_type, subject_id) in (select t.subject_type, t.subject_id from trail_of(?) t)",
                                code)));
    }
}
