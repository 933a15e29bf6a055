package org.biotrail.tracker.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
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
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.text.Pages;
import org.biotrail.tracker.usage.UsageElsewhere;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Orders over HTTP: everything here needs DATA_EDIT, and one order its editor ({@code spec/tracker.md} §3 order). */
@Path("/orders")
@Tag(name = "orders", description = "Commissions under which datasets are made")
public class OrderResource {
    static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int ASKED_AT_ONCE = 8;

    /** For those who read. */
    static final Listing ORDERS = listing()
            .visible(actor -> actor.has(Permission.OWNERS_READ) ? Condition.ALL : edited(actor))
            .build();

    /** For those who write. */
    public static final Listing EDITED =
            listing().visible(OrderResource::edited).build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Orders orders;

    @Inject
    UsageElsewhere elsewhere;

    @Inject
    Pages pages;

    @Inject
    Caller caller;

    /** Where an order goes, and why. */
    record Transition(
            @Schema(
                    enumeration = {
                        "preparation",
                        "submitted",
                        "accepted",
                        "rejected",
                        "processing",
                        "on_hold",
                        "delivered",
                        "closed",
                        "cancelled"
                    })
            Optional<String> to,

            @Schema(description = "why", examples = "All samples are there")
            Optional<String> comment) {}

    @GET
    @Operation(operationId = "listOrders", summary = "The orders that one edits")
    public Uni<Response> list() {
        requireReader();
        return listings.list(ORDERS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getOrder", summary = "One order, for its editors")
    public Uni<Response> get(@PathParam("id") String id) {
        requireReader();
        return listings.item(ORDERS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getOrderHistory", summary = "Where the order's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        requireReader();
        return listings.idOf(ORDERS, id).flatMap(key -> listings.history(ORDERS, key));
    }

    @GET
    @Path("/{id}/transitions")
    @Operation(operationId = "listOrderTransitions", summary = "Where the order's transitions are told: its history")
    public Uni<Response> transitions(@PathParam("id") String id) {
        return history(id);
    }

    @GET
    @Path("/{id}/description")
    @Operation(operationId = "getOrderDescription", summary = "The description, as it was written or as harmless HTML")
    public Uni<Response> description(@PathParam("id") String id) {
        requireReader();
        return pages.page(ORDERS, id, "description");
    }

    @POST
    @Operation(operationId = "createOrder", summary = "Creates an order; the creator edits it")
    @RequestBody(content = @Content(schema = @Schema(implementation = OrderDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        return writes.create(EDITED, OrderDraft.class, body, (draft, write) -> orders.make(draft, write.actor()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeOrder", summary = "Changes an order (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = OrderDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_EDIT);
        return writes.change(
                EDITED,
                OrderDraft.class,
                id,
                patch,
                (key, draft, write) -> orders.change(UUID.fromString(key), draft, write.actor()));
    }

    @POST
    @Path("/{id}/transitions")
    @Operation(operationId = "moveOrder", summary = "Takes an order to another status")
    @RequestBody(content = @Content(schema = @Schema(implementation = Transition.class)))
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Order")))
    public Uni<Response> move(@PathParam("id") String id, ObjectNode body) {
        Actor actor = caller.actor().require(Permission.DATA_EDIT);
        return listings.idOf(EDITED, id)
                .flatMap(key -> writes.act(200, Transition.class, body, (draft, write) -> moved(key, draft, actor)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteOrder", summary = "Removes an order with its datasets, all or nothing")
    public Uni<Response> delete(@PathParam("id") String id) {
        Actor actor = caller.actor().require(Permission.DATA_EDIT);
        return listings.find(EDITED, id)
                .call(found -> found.map(this::requireUnused)
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(() -> writes.delete(EDITED, id, key -> orders.remove(UUID.fromString(key), actor)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importOrders", summary = "Imports orders as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("orders", body);
    }

    private Uni<? extends JsonNode> moved(String id, Transition wanted, Actor actor) {
        String to = wanted.to().orElseThrow(() -> Problem.rule("to", "required", "An order goes to a status"));
        Uni<Void> reason = wanted.comment()
                .map(comment -> writes.because(Text.line("comment", comment, 1000)))
                .orElseGet(() -> Uni.createFrom().voidItem());
        return reason.chain(() -> orders.move(UUID.fromString(id), to, actor)).chain(() -> writes.row(EDITED, id));
    }

    /** Others are asked about every dataset that would go along, a few at a time. */
    private Uni<Void> requireUnused(ObjectNode order) {
        return Multi.createFrom()
                .items(order.path("datasets").valueStream())
                .map(dataset -> UUID.fromString(dataset.path("id").asText()))
                .onItem()
                .transformToUni(elsewhere::requireUnused)
                .merge(ASKED_AT_ONCE)
                .toUni()
                .replaceWithVoid();
    }

    private void requireReader() {
        if (!caller.actor().has(Permission.OWNERS_READ)) {
            caller.actor().require(Permission.DATA_EDIT);
        }
    }

    private static Condition edited(Actor actor) {
        if (actor.has(Permission.DATA_MANAGEMENT)) {
            return Condition.ALL;
        }
        return actor.has(Permission.DATA_EDIT)
                ? Condition.of("id in (select o.id from data_order o where o.editors @> array[?::text])", actor.id())
                : Condition.NONE;
    }

    private static Listing.Builder listing() {
        return Listing.of("order", "/orders")
                .table("data_order")
                .sort("title")
                .computed("allowed_transitions", "text[]", OrderResource::transitions)
                .search("title", "description")
                .equal("status")
                .wildcard("title", "title")
                .parameter("tag", "has this tag", true, value -> Condition.of("tags @> array[?::text]", value))
                .parameter("author", "has this user among its authors", true, value -> who("authors", value))
                .parameter("generator", "has this user among its generators", true, value -> who("generators", value))
                .parameter("editor", "has this user among its editors", true, value -> who("editors", value));
    }

    /** Where this actor may take each order: editors, and data managers besides; others read only. */
    private static Condition transitions(Actor actor) {
        return Condition.of("""
                array(select t.to_status from order_transition t
                      where t.from_status = of_view.status
                        and (?::boolean
                             or (t.by_editors and ?::boolean
                                 and exists (select from data_order o where o.id = of_view.id
                                             and o.editors @> array[?::text])))
                      order by t.to_status)""", actor.has(Permission.DATA_MANAGEMENT), actor.has(Permission.DATA_EDIT), actor.id());
    }

    private static Condition who(String column, String user) {
        return Condition.of("id in (select o.id from data_order o where o." + column + " @> array[?::text])", user);
    }
}
