package org.biotrail.lab.integrity;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listing;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.ReadTables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The integrity report over HTTP; signed-in people read. */
@Path("/integrity")
@Tag(name = "integrity")
public class IntegrityResource {
    static final Listing FINDINGS = Listing.of("integrity_finding", "/integrity")
            .sort("class", "code")
            .equal("class")
            .equal("severity")
            .refers("project", "project_id", "project")
            .refers("dataset", "dataset_id", "dataset")
            .build();

    private static final String COUNTS = """
            select cast(jsonb_build_object('data', coalesce(jsonb_agg(to_jsonb(c) order by c.class), jsonb_build_array())) as text)
              from (select class, severity, count(*) as findings from integrity_finding_view group by 1, 2) c""";

    @Inject
    Bench bench;

    @Inject
    ReadTables tables;

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
        return tables.ask(COUNTS).map(counts -> Response.ok(counts).build());
    }
}
