package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.listing.Asking;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Writes;
import org.biotrail.sampling.access.FieldAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Ranges of labels: what was asked for at once. */
@Path("/label-ranges")
@Tag(name = "labels")
@SecurityRequirement(name = "oidc")
public class LabelRangeResource {
    static final Listing RANGES = Listing.of("label_range", "/label-ranges")
            .refers("project", "project_id", "project")
            .equal("qfield_project")
            .refers("holder", "holder_id", "user")
            .parameter("dataset", "a dataset: the ranges whose labels its records and samples bear", true, text -> {
                Reference dataset = new Reference("dataset", "dataset", text);
                return Condition.of(
                        "may_read(?, ?, ?) and id in (select l.label_range_id from label l"
                                + " join (select sample_code as code, dataset_id from field_record"
                                + " union all select code, dataset_id from field_sample) bearer on bearer.code = l.code"
                                + " where bearer.dataset_id = ?)",
                        dataset,
                        Asking.READER,
                        Asking.GRANTED,
                        dataset);
            })
            .sort("project_code", "first_number")
            .visible(FieldAccess::ofNoDataset)
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    References references;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listLabelRanges", summary = "The ranges of labels that were allocated or adopted")
    public Uni<Response> list() {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.list(RANGES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLabelRange", summary = "One range of labels")
    public Uni<Response> get(@PathParam("id") String id) {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.item(RANGES, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getLabelRangeHistory", summary = "Every change of a range of labels")
    public Uni<Response> history(@PathParam("id") String id) {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.history(RANGES, id);
    }

    @POST
    @Operation(
            operationId = "allocateLabels",
            summary = "Allocates the next labels of a project, or adopts labels printed elsewhere before",
            description = "Numbers of one project follow each other without a gap, whoever asks at the same time."
                    + " With first_number (DATA_MANAGEMENT) labels that exist on paper are adopted.")
    public Uni<Response> allocate(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        String code = body == null ? "" : body.path("project_code").asText("");
        if (code.isBlank()) {
            throw Problem.rule("project_code", "required", "Labels belong to a project");
        }
        return references
                .resolve("project", "project_code", code)
                .flatMap(project -> writes.create(
                        RANGES,
                        LabelRangeDraft.class,
                        body,
                        (draft, write) -> LabelAllocation.allocate(project, draft, write)));
    }
}
