package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Rows;
import org.jspecify.annotations.Nullable;

/** What may be asked of a container beyond its row, any mix in one answer: load, path, map, contents. */
@ApplicationScoped
class ContainerParts {
    private static final Set<String> PARTS = Set.of("load", "path", "map", "contents");

    /** One statement whatever the mix; {@code inside} counts every material at any depth. */
    private static final String ASK = """
            select cast(jsonb_build_object(
              'model', (select to_jsonb(m) from container_model m where m.id = c.container_model_id),
              'placed', (select coalesce(jsonb_agg(jsonb_build_object('type', p.thing_type, 'id', p.thing_id, 'code', p.thing_code,
                  'position', p.position, 'status', v.status, 'checked_out', p.checked_out_at is not null,
                  'seen', may_see(p.thing_type, p.thing_id, $3, $4)) order by p.thing_code), '[]')
                from placement p left join thing_view v on v.type = p.thing_type and v.id = p.thing_id where p.container_id = c.id),
              'inside', (select coalesce(jsonb_object_agg(t.thing_type, t.n), '{}') from (
                  select p.thing_type, count(*) as n from container_inside(c.id) i join placement p on p.container_id = i.id group by 1) t),
              'around', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name, 'position', a.below)
                  order by a.height desc), '[]') from container_around(c.id) a),
              'contents', (select coalesce(jsonb_agg(jsonb_build_object('type', p.thing_type, 'id', p.thing_id, 'code', p.thing_code,
                  'position', p.position, 'depth', i.depth + 1, 'path_text', place_text(p.container_id, p.position))
                  order by i.depth, p.thing_code), '[]')
                from (select * from container_inside(c.id) where $2) i join placement p on p.container_id = i.id
                where may_see(p.thing_type, p.thing_id, $3, $4))) as text)
              from container c where c.id = $1""";

    @Inject
    Listings listings;

    @Inject
    Pool pool;

    @Inject
    Caller caller;

    private record Placed(
            String type,
            UUID id,
            String code,
            @Nullable String position,
            @Nullable String status,
            boolean checkedOut,
            boolean seen) {}

    /** The container's row with the parts that {@code include} names, with commas. */
    Uni<Response> with(Listing listing, String reference, String include) {
        List<String> wanted =
                Stream.of(include.split(",", -1)).map(String::strip).toList();
        wanted.stream().filter(part -> !PARTS.contains(part)).findFirst().ifPresent(part -> {
            throw Problem.unreadable("include", "unknown_value", "One of " + PARTS + ", not " + part);
        });
        return listings.idOf(listing, reference)
                .flatMap(id -> listings.find(listing, id)
                        .flatMap(row -> facts(id, wanted.contains("contents")).map(facts -> {
                            ObjectNode answer = row.orElseThrow(() -> Problem.notFound("container " + reference));
                            ObjectNode included = answer.putObject("include");
                            wanted.forEach(part -> included.set(part, part(part, facts)));
                            return Response.ok(answer)
                                    .header(
                                            "ETag",
                                            "\"" + answer.path("version").asText() + "\"")
                                    .build();
                        })));
    }

    /** One part alone. */
    Uni<Response> part(Listing listing, String reference, String part) {
        return listings.idOf(listing, reference)
                .flatMap(id -> facts(id, false))
                .map(facts -> Response.ok(part(part, facts)).build());
    }

    /** The map as a picture. */
    Uni<Response> drawing(Listing listing, String reference) {
        return listings.idOf(listing, reference)
                .flatMap(id -> facts(id, false))
                .map(facts -> MapDrawing.of(
                        Rows.read(map(facts), ContainerMap.class),
                        facts.path("around")
                                .path(facts.path("around").size() - 1)
                                .path("code")
                                .asText()))
                .map(svg -> Response.ok(svg, "image/svg+xml").build());
    }

    /** Free positions, at most {@code count}, from a position on. */
    Uni<Response> free(Listing listing, String reference, Optional<Integer> count, Optional<String> from) {
        return listings.idOf(listing, reference).flatMap(id -> facts(id, false)).map(facts -> {
            ArrayNode free = Rows.JSON.createArrayNode();
            grid(facts).ifPresent(grid -> {
                Map<String, Placed> taken = byPosition(facts);
                Optional<String> start = from.map(text -> grid.read(text)
                        .orElseThrow(
                                () -> Problem.unreadable("from", "position_unknown", "There is no position " + text)));
                grid.positions()
                        .dropWhile(position -> start.isPresent() && !start.get().equals(position))
                        .filter(position -> !taken.containsKey(position))
                        .limit(Math.max(0, count.orElse(Integer.MAX_VALUE)))
                        .forEach(free::add);
            });
            return Response.ok(Rows.JSON.createObjectNode().set("data", free)).build();
        });
    }

    private Uni<JsonNode> facts(String id, boolean contents) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(
                        UUID.fromString(id),
                        contents,
                        caller.actor().id(),
                        caller.actor().granted()))
                .map(rows -> Rows.tree(rows.iterator().next().getString(0)));
    }

    private static JsonNode part(String part, JsonNode facts) {
        return switch (part) {
            case "load" -> load(facts);
            case "map" -> map(facts);
            case "path" -> facts.path("around");
            default -> facts.path("contents");
        };
    }

    private static Optional<ContainerModel.Shape> shape(JsonNode facts) {
        return facts.path("model").isObject()
                ? Optional.of(Rows.read(facts.path("model"), ContainerModel.Shape.class))
                : Optional.empty();
    }

    private static Optional<Grid> grid(JsonNode facts) {
        return shape(facts).flatMap(ContainerModel.Shape::grid);
    }

    private static List<Placed> placed(JsonNode facts) {
        return Rows.list(facts.path("placed"), Placed.class);
    }

    private static Map<String, Placed> byPosition(JsonNode facts) {
        Map<String, Placed> taken = new HashMap<>();
        placed(facts).stream().filter(one -> one.position() != null).forEach(one -> taken.put(one.position(), one));
        return taken;
    }

    private static ObjectNode load(JsonNode facts) {
        List<Placed> placed = placed(facts);
        ObjectNode load = Rows.JSON.createObjectNode();
        Integer capacity = shape(facts).map(ContainerModel.Shape::capacity).orElse(null);
        ObjectNode types = Rows.JSON.createObjectNode();
        placed.forEach(one -> types.put(one.type(), types.path(one.type()).asInt() + 1));
        load.put("capacity", capacity).put("load", placed.size());
        load.set("by_type", types);
        load.set("inside", facts.path("inside"));
        load.put("free", capacity == null ? null : Integer.valueOf(Math.max(0, capacity - placed.size())));
        load.put("checked_out", placed.stream().filter(Placed::checkedOut).count());
        return load;
    }

    private static ObjectNode map(JsonNode facts) {
        ObjectNode map = Rows.JSON.createObjectNode();
        ArrayNode positions = Rows.JSON.createArrayNode();
        grid(facts).ifPresent(grid -> {
            Map<String, Placed> taken = byPosition(facts);
            map.put("rows", grid.rows()).put("columns", grid.columns());
            map.put("fill_order", grid.byRow() ? "by_row" : "by_column");
            grid.positions().forEach(position -> positions.add(cell(position, taken.get(position))));
        });
        map.set("positions", positions);
        ArrayNode unknown = Rows.JSON.createArrayNode();
        placed(facts).stream()
                .filter(one -> one.position() == null)
                .forEach(one -> unknown.add(
                        one.seen()
                                ? Rows.JSON.<ObjectNode>valueToTree(one).without("seen")
                                : Rows.JSON.createObjectNode().put("occupied", true)));
        map.set("without_position", unknown);
        return map;
    }

    private static ObjectNode cell(String position, @Nullable Placed placed) {
        ObjectNode cell = Rows.JSON.createObjectNode().put("position", position).put("occupied", placed != null);
        if (placed != null && placed.seen()) {
            cell.put("type", placed.type()).put("id", placed.id().toString()).put("code", placed.code());
            cell.put("status", placed.status()).put("checked_out", placed.checkedOut());
        }
        return cell;
    }
}
