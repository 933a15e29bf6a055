package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Write;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Reading;
import org.biotrail.lab.bench.Reasons;
import org.biotrail.lab.bench.Resolving;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.container.BenchThings.Found;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where things stand: placing, taking out, checking out and in; each request succeeds or fails whole. */
@Path("/")
@Tag(name = "places")
@SecurityRequirement(name = "oidc")
public class PlacementResource {
    static final Listing PLACEMENTS = Filters.usedByDataset(Listing.of("placement", "/placements"), "placement")
            .sort("thing_code")
            .equal("thing_type")
            .refers("container", "container_id", "container")
            .visible(PlacementResource::seen)
            .announced("dataset_of(v.thing_type, v.thing_id)")
            .build();

    static final Listing PLACES = Filters.usedByDataset(Listing.of("placement", "/things/{code}/place"), "placement")
            .sort("thing_code")
            .visible(PlacementResource::seen)
            .announced("dataset_of(v.thing_type, v.thing_id)")
            .build();

    static final Listing MOVEMENTS = Filters.usedByDataset(Listing.of("movement", "/things/{code}/custody"), "movement")
            .sort("-at")
            .equal("kind")
            .visible(PlacementResource::seen)
            .announced("dataset_of(v.thing_type, v.thing_id)")
            .build();

    private static final String PLACED = """
            select cast(coalesce(jsonb_agg(to_jsonb(v) order by x.ordinality), jsonb_build_array()) as text)
              from jsonb_array_elements(from_json($1)) with ordinality x
              join placement_view v on v.thing_type = x.value ->> 'type' and v.thing_id = cast(x.value ->> 'id' as uuid)""";

    @Inject
    Bench bench;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    Placing placing;

    @Inject
    Imports imports;

    @Inject
    Absences absences;

    @Inject
    BenchThings things;

    @Inject
    References references;

    /** Where things stand and stood that one may see. */
    static Condition seen(Actor actor) {
        return Reading.ofThing(actor, "thing_type", "thing_id");
    }

    @GET
    @Path("placements")
    @Operation(operationId = "listPlacements", summary = "Where things stand now")
    public Uni<Response> placements() {
        return bench.list(PLACEMENTS);
    }

    @GET
    @Path("things/{code}/place")
    @Operation(operationId = "placeOfThing", summary = "Where a thing stands now")
    public Uni<Response> place(@PathParam("code") String code) {
        return bench.list(
                PLACES, Condition.of("(thing_type, thing_id) in (select m.type, m.id from thing_matches(?) m)", code));
    }

    @GET
    @Path("things/{code}/custody")
    @Operation(
            operationId = "custodyOfThing",
            summary = "Every place of a thing over time, newest first; moves of the containers around it included")
    public Uni<Response> custody(@PathParam("code") String code) {
        return bench.list(MOVEMENTS, Condition.of("id in (select custody_of(?))", code));
    }

    @POST
    @Path("placements")
    @Operation(operationId = "place", summary = "Place up to 1000 things; without position the next free one is taken")
    @Special(
            body = PlacementItem.class,
            items = true,
            rows = "placement",
            example =
                    "{\"container\": \"container_000012\", \"items\": [{\"code\": \"dbgi_000001\"}, {\"code\": \"dbgi_000002\", \"position\": \"A2\", \"move\": true}]}")
    public Uni<Response> place(ObjectNode body) {
        List<PlacementItem> wanted = items(body);
        for (PlacementItem item : wanted) {
            if (item.container() == null) {
                throw Problem.rule("container", "required", "Where shall it stand?");
            }
        }
        return resolvedContainers(wanted)
                .flatMap(containers -> writes.act(
                        200,
                        body,
                        write -> because(body)
                                .chain(() -> things.find(bench.tables(), codes(wanted)))
                                .flatMap(found -> put(bench.tables(), wanted, containers, found, false, write)
                                        .chain(() -> placed(found)))));
    }

    private Uni<Map<String, List<String>>> resolvedContainers(List<PlacementItem> wanted) {
        List<String> texts = wanted.stream()
                .flatMap(item -> Optional.ofNullable(item.container()).stream())
                .distinct()
                .toList();
        return things.known(codes(wanted)).chain(() -> references.resolveAll("container", texts));
    }

    /** Places those that name a container; {@code moves} lets all leave where they stand. */
    private Uni<Void> put(
            Tables tables,
            List<PlacementItem> wanted,
            Map<String, List<String>> containers,
            List<Found> found,
            boolean moves,
            Write write) {
        Instant now = now();
        List<Item<PlacementItem>> items = new ArrayList<>();
        List<Placing.Wish> wishes = new ArrayList<>();
        for (int n = 0; n < wanted.size(); n++) {
            PlacementItem placement = wanted.get(n);
            if (placement.container() == null) {
                continue;
            }
            List<String> ids = containers.getOrDefault(String.valueOf(placement.container()), List.of());
            if (ids.size() != 1) {
                throw Problem.rule(
                        "items[" + n + "].container",
                        "unknown_reference",
                        "No container is called " + placement.container());
            }
            Item<PlacementItem> item = new Item<>(n, placement, Optional.empty(), Optional.empty());
            items.add(item);
            wishes.add(new Placing.Wish(
                    item,
                    found.get(n).type(),
                    found.get(n).id(),
                    ids.get(0),
                    placement.position(),
                    moves || Boolean.TRUE.equals(placement.move()),
                    false,
                    Optional.empty(),
                    Optional.of(placement.at(n, now)),
                    Optional.ofNullable(placement.reason())));
        }
        return placing.place(tables, wishes, now)
                .invoke(() -> items.forEach(item -> item.answer(write, "items[" + item.number() + "].")));
    }

    @POST
    @Path("removals")
    @Operation(operationId = "removeFromPlace", summary = "Take up to 1000 things out of their places")
    @Special(
            body = PlacementItem.class,
            items = true,
            answer = Removed.class,
            example = "{\"items\": [{\"code\": \"dbgi_000001\", \"reason\": \"used up\"}]}")
    public Uni<Response> remove(ObjectNode body) {
        List<PlacementItem> wanted = items(body);
        return writes.act(
                200,
                body,
                write -> because(body)
                        .chain(() -> things.find(bench.tables(), codes(wanted)))
                        .flatMap(found -> {
                            List<Map<String, Object>> out = IntStream.range(0, found.size())
                                    .mapToObj(n -> Placing.out(
                                            found.get(n).type(),
                                            found.get(n).id(),
                                            wanted.get(n).at(n, now()),
                                            Optional.ofNullable(wanted.get(n).reason())))
                                    .toList();
                            return placing.remove(bench.tables(), out).map(gone -> {
                                IntStream.range(0, found.size())
                                        .filter(n -> !gone.contains(found.get(n).id()))
                                        .findFirst()
                                        .ifPresent(n -> {
                                            throw Problem.rule(
                                                    "items[" + n + "].code",
                                                    "not_placed",
                                                    found.get(n).code() + " stands nowhere");
                                        });
                                return Rows.JSON.createObjectNode().put("removed", gone.size());
                            });
                        }));
    }

    @POST
    @Path("check-outs")
    @Operation(operationId = "checkOut", summary = "Take things out for a while; their places are kept")
    @Special(
            body = PlacementItem.class,
            items = true,
            rows = "placement",
            example = "{\"code\": \"dbgi_000001_01\", \"reason\": \"to be aliquoted\"}")
    public Uni<Response> checkOut(ObjectNode body) {
        List<PlacementItem> wanted = items(body);
        return writes.act(
                200,
                body,
                write -> because(body)
                        .chain(() -> things.find(bench.tables(), codes(wanted)))
                        .flatMap(found -> absences.begin(bench.tables(), wanted, found, now())
                                .chain(() -> placed(found))));
    }

    @POST
    @Path("check-ins")
    @Operation(
            operationId = "checkIn",
            summary = "Bring things back to the places that were kept for them, or to new ones")
    @Special(
            body = PlacementItem.class,
            items = true,
            rows = "placement",
            example = "{\"code\": \"dbgi_000001_01\", \"thawed\": false}")
    public Uni<Response> checkIn(ObjectNode body) {
        List<PlacementItem> wanted = items(body);
        return resolvedContainers(wanted)
                .flatMap(containers -> writes.act(
                        200,
                        body,
                        write -> because(body)
                                .chain(() -> things.find(bench.tables(), codes(wanted)))
                                .flatMap(found -> absences.end(bench.tables(), wanted, found, now())
                                        .chain(() -> put(bench.tables(), wanted, containers, found, true, write))
                                        .chain(() -> placed(found)))));
    }

    @POST
    @Path("placements/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importPlacements", summary = "Import where things stand as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("placements", body);
    }

    private Uni<Void> because(ObjectNode body) {
        return writes.because(Reasons.in(body, "reason"));
    }

    private Uni<ObjectNode> placed(List<Found> found) {
        return bench.tables()
                .ask(PLACED, found)
                .map(rows -> Rows.JSON.createObjectNode().set("data", rows));
    }

    private List<PlacementItem> items(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        return Resolving.sent(Body.given(body)).stream()
                .map(sent -> read(sent.number(), sent.body()))
                .toList();
    }

    private static PlacementItem read(int number, JsonNode item) {
        try {
            PlacementItem placement = Rows.STRICT.convertValue(item, PlacementItem.class);
            if (placement.code() == null) {
                throw Problem.rule("items[" + number + "].code", "required", "Which thing?");
            }
            return placement;
        } catch (IllegalArgumentException malformed) {
            throw Problem.rule("items[" + number + "]", "format", "An item has another form");
        }
    }

    private static List<String> codes(List<PlacementItem> wanted) {
        return wanted.stream().map(item -> String.valueOf(item.code())).toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
