package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.order.OrderResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The one way to make a dataset: in an order. */
@Path("/orders/{order}/datasets")
@Tag(name = "datasets")
public class OrderDatasetResource {
    /** The order that a full user adds datasets to without DATA_EDIT. */
    private static final Listing WORKSPACE = Listing.of("order", "/orders")
            .table("data_order")
            .visible(
                    actor -> Condition.of("id in (select o.id from data_order o where o.workspace_of = ?)", actor.id()))
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Datasets datasets;

    @Inject
    Caller caller;

    @POST
    @Operation(operationId = "createDataset", summary = "Adds a dataset to an order")
    @RequestBody(content = @Content(schema = @Schema(implementation = DatasetDraft.class)))
    public Uni<Response> create(@PathParam("order") String order, ObjectNode body) {
        Actor actor = caller.actor().requireSignedIn();
        boolean edits = actor.has(Permission.DATA_EDIT);
        if (!edits && !actor.isAtLeast(Level.FULL_USER)) {
            actor.require(Permission.DATA_EDIT);
        }
        return listings.idOf(edits ? OrderResource.EDITED : WORKSPACE, order)
                .flatMap(key -> writes.create(
                        DatasetListings.ADMINISTERED,
                        DatasetDraft.class,
                        body,
                        (draft, write) -> datasets.add(UUID.fromString(key), draft, write.actor())));
    }
}
