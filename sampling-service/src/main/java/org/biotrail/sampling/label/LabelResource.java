package org.biotrail.sampling.label;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Writes;
import org.biotrail.sampling.Bodies;
import org.biotrail.sampling.access.FieldAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Labels: read, voided, handed on; they are made by ranges and used by what bears them. */
@Path("/labels")
@Tag(name = "labels")
@SecurityRequirement(name = "oidc")
public class LabelResource {
    static final Listing LABELS = Listing.of("label", "/labels")
            .refers("project", "project_id", "project")
            .equal("state")
            .refers("range", "label_range_id", "label_range")
            .refers("holder", "holder_id", "user")
            .parameter("dataset", "a dataset: the labels that its records and samples bear", true, text -> {
                Reference dataset = new Reference("dataset", "dataset", text);
                return Condition.of(
                        "(field_record_id in (select r.id from field_record r where r.dataset_id = ?)"
                                + " or field_sample_id in (select s.id from field_sample s where s.dataset_id = ?))",
                        dataset,
                        dataset);
            })
            .parameter("printed", "whether it was printed", false, LabelResource::printed)
            .parameter("from", "the first code", false, code -> Condition.of("code >= label_code(?)", code))
            .parameter("to", "the last code", false, code -> Condition.of("code <= label_code(?)", code))
            .withheld(FieldAccess.readable("field_record_id", "record_dataset_id"), "field_record_id")
            .withheld(FieldAccess.readable("field_sample_id", "sample_dataset_id"), "field_sample_id")
            .hidden("record_dataset_id", "sample_dataset_id")
            .sort("code")
            .visible(FieldAccess::ofNoDataset)
            .build();

    private static Condition printed(String text) {
        return switch (text) {
            case "true" -> Condition.of("id in (select p.label_id from label_printing p)");
            case "false" -> Condition.of("not exists (select 1 from label_printing p where p.label_id = id)");
            default -> throw Problem.unreadable("printed", "unknown_value", "printed is true or false");
        };
    }

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    References references;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(operationId = "listLabels", summary = "Labels, with what bears them")
    public Uni<Response> list() {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.list(LABELS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getLabel", summary = "One label by its code or id")
    public Uni<Response> get(@PathParam("id") String id) {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.item(LABELS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getLabelHistory", summary = "Every change of a label")
    public Uni<Response> history(@PathParam("id") String id) {
        FieldAccess.requireReaderOfLabels(caller.actor());
        return listings.history(LABELS, id);
    }

    @POST
    @Path("/transitions")
    @Operation(
            operationId = "changeLabelStates",
            summary = "Voids labels, or takes that back; all of them or none",
            description = "reserved → void needs a reason; void → reserved needs DATA_MANAGEMENT and a comment.")
    @Special(
            body = LabelTransition.class,
            rows = "label",
            example = "{\"codes\": [\"dbgi_000007\"], \"state\": \"void\", \"reason\": \"misprinted\"}")
    public Uni<Response> transitions(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        LabelTransition transition = Bodies.read(json, body, LabelTransition.class);
        return writes.act(200, body, write -> writes.because(transition.why()).chain(() -> transition.carryOut(write)));
    }

    @POST
    @Path("/reattributions")
    @Operation(operationId = "reattributeLabels", summary = "Hands unused labels to somebody else; all of them or none")
    @Special(
            body = LabelReattribution.class,
            rows = "label",
            example = "{\"codes\": [\"dbgi_000008\"], \"holder_id\": \"0197d000-0000-7000-8000-000000000002\"}")
    public Uni<Response> reattributions(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        LabelReattribution wish = Bodies.read(json, body, LabelReattribution.class);
        String holder = wish.holderId();
        if (holder == null || holder.isBlank()) {
            throw Problem.rule("holder_id", "required", "Say who has them from now on");
        }
        return references
                .resolve("user", "holder_id", holder)
                .flatMap(user -> writes.act(200, body, write -> wish.carryOut(user, write)));
    }
}
