package org.biotrail.lab.integrity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Reading;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The integrity report over HTTP; signed-in people read. */
@Path("/integrity")
@Tag(name = "integrity")
@SecurityRequirement(name = "oidc")
public class IntegrityResource {
    static final Listing FINDINGS = Listing.of("integrity_finding", "/integrity")
            .sort("class", "code")
            .equal("class")
            .equal("severity")
            .refers("project", "project_id", "project")
            .refers("dataset", "dataset_id", "dataset")
            .visible(Reading::inDataset)
            .announced()
            .build();

    @Inject
    Bench bench;

    @Inject
    Summary summary;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listIntegrityFindings", summary = "What does not add up, by class")
    public Uni<Response> list() {
        return bench.list(FINDINGS);
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "integritySummary", summary = "How many findings of each class")
    public Uni<Response> summary() {
        caller.actor().requireSignedIn();
        return summary.count()
                .map(counts ->
                        Response.ok(counts, MediaType.APPLICATION_JSON_TYPE).build());
    }
}
