package org.biotrail.lab.container;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.container.Places.Thing;
import org.biotrail.lab.container.PlacingPlan.Step;
import org.jspecify.annotations.Nullable;

/** Puts things into containers and takes them out, by a number of statements that does not depend on how many. */
@ApplicationScoped
public class Placing {
    private static final String PUT = """
            with settings as materialized (select set_config('biotrail.log_name', $2, true) as log_name),
            step as (select * from jsonb_to_recordset(from_json($1)) as s(id uuid, movement_id uuid, thing_type text, thing_id uuid,
                thing_code text, container_id uuid, "position" text, at timestamptz, from_container_id uuid, from_position text, reason text)),
            put as (
              insert into placement (id, thing_type, thing_id, thing_code, container_id, position, placed_at, placed_by)
              select s.id, s.thing_type, s.thing_id, s.thing_code, s.container_id, s.position, s.at, biotrail.actor_id()
                from step s cross join settings
              on conflict (thing_type, thing_id) do update set container_id = excluded.container_id, position = excluded.position,
                placed_at = excluded.placed_at, placed_by = excluded.placed_by, checked_out_at = null, checked_out_by = null,
                expected_back = null
              returning 1),
            moved as (
              insert into movement (id, thing_type, thing_id, thing_code, kind, from_container_id, from_position, to_container_id,
                                    to_position, at, by, reason)
              select s.movement_id, s.thing_type, s.thing_id, s.thing_code, case when s.from_container_id is null then 'place' else 'move' end,
                     s.from_container_id, s.from_position, s.container_id, s.position, s.at, biotrail.actor_id(), s.reason
                from step s returning 1)
            select cast((select count(*) from put) + (select count(*) from moved) as text)""";

    private static final String TAKE = """
            with settings as materialized (select set_config('biotrail.log_name', 'thing removed', true) as log_name),
            wanted as (select * from jsonb_to_recordset(from_json($1)) as w(movement_id uuid, type text, id uuid, at timestamptz, reason text)),
            gone as (
              delete from placement p using wanted w, settings where p.thing_type = w.type and p.thing_id = w.id
              returning w.movement_id, p.thing_type, p.thing_id, p.thing_code, p.container_id, p.position, w.at, w.reason),
            moved as (
              insert into movement (id, thing_type, thing_id, thing_code, kind, from_container_id, from_position, at, by, reason)
              select movement_id, thing_type, thing_id, thing_code, 'remove', container_id, position, at, biotrail.actor_id(), reason
                from gone returning thing_id)
            select cast(coalesce(jsonb_agg(thing_id), jsonb_build_array()) as text) from moved""";

    private static final String NAMELESS = "select cast(to_jsonb(set_config('biotrail.log_name', '', true)) as text)";

    private static final String DEEP = """
            select cast(to_jsonb(exists (select 1 from jsonb_array_elements_text(from_json($1)) c
              cross join lateral container_around(cast(c.value as uuid)) a where a.height >= 12)) as text)""";

    /**
     * A thing that shall stand in a container.
     *
     * @param container id or code
     * @param position null for the next free one, {@code unknown} for membership only
     * @param move whether it may stand somewhere already
     * @param former whether it is former data: then it may be unusable by now
     * @param fresh the thing, where the database does not know it yet
     * @param since when it was placed, where that is not now
     * @param reason why, where that was said
     */
    public record Wish(
            Item<?> item,
            String type,
            UUID id,
            String container,
            @Nullable String position,
            boolean move,
            boolean former,
            Optional<Thing> fresh,
            Optional<Instant> since,
            Optional<String> reason) {

        public Wish(
                Item<?> item,
                String type,
                UUID id,
                String container,
                @Nullable String position,
                boolean move,
                boolean former) {
            this(
                    item,
                    type,
                    id,
                    container,
                    position,
                    move,
                    former,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** A thing that is made in this transaction. */
        public static Wish ofNew(
                Item<?> item,
                String type,
                UUID id,
                String code,
                @Nullable UUID vesselModelId,
                String container,
                @Nullable String position,
                boolean former) {
            Thing thing = new Thing(type, id, code, true, vesselModelId, null, null, null, false, 0);
            return new Wish(
                    item,
                    type,
                    id,
                    container,
                    position,
                    false,
                    former,
                    Optional.of(thing),
                    Optional.empty(),
                    Optional.empty());
        }

        Map<String, Object> question() {
            return Map.of("n", item.number(), "type", type, "id", id, "container", container);
        }
    }

    /** Places all that keep the rules; what is wrong with the others stays with their items. */
    public Uni<Void> place(Tables tables, List<Wish> wishes, Instant at) {
        return wishes.isEmpty()
                ? Uni.createFrom().voidItem()
                : Places.locked(tables, wishes)
                        .map(places -> new PlacingPlan(places).steps(wishes))
                        .flatMap(steps -> steps.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : put(tables, steps, at).chain(() -> checkDepth(tables, steps)));
    }

    private static Uni<Void> put(Tables tables, List<Step> steps, Instant at) {
        boolean containers = steps.stream().allMatch(step -> step.thing().type().equals("container"));
        boolean moved =
                containers && steps.stream().allMatch(step -> step.thing().containerId() != null);
        List<Map<String, Object>> rows =
                steps.stream().map(step -> row(step, at)).toList();
        steps.forEach(step -> step.wish().item().moves());
        return tables.ask(PUT, rows, moved ? "container moved" : "thing placed")
                .chain(() -> tables.ask(NAMELESS))
                .replaceWithVoid();
    }

    private static Map<String, Object> row(Step step, Instant at) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", UuidCreator.getTimeOrderedEpoch());
        row.put("movement_id", UuidCreator.getTimeOrderedEpoch());
        row.put("thing_type", step.thing().type());
        row.put("thing_id", step.thing().id());
        row.put("thing_code", step.thing().code());
        row.put("container_id", step.holder().id());
        row.put("position", step.position());
        row.put("at", step.wish().since().orElse(at));
        row.put("from_container_id", step.thing().containerId());
        row.put("from_position", step.thing().position());
        row.put("reason", step.wish().reason().orElse(null));
        return row;
    }

    /** Containers that move in one request could end up in each other though each move alone is allowed. */
    private static Uni<Void> checkDepth(Tables tables, List<Step> steps) {
        List<UUID> moved = steps.stream()
                .filter(step -> step.thing().type().equals("container"))
                .map(step -> step.thing().id())
                .toList();
        return moved.size() < 2
                ? Uni.createFrom().voidItem()
                : tables.ask(DEEP, moved)
                        .invoke(deep -> {
                            if (deep.asBoolean()) {
                                throw Problem.rule("container", "cycle", "These containers would stand in each other");
                            }
                        })
                        .replaceWithVoid();
    }

    /** Places what rows of an import move. */
    public <D> Uni<Void> moveMet(
            Tables tables,
            String type,
            List<Met<D>> met,
            Function<D, @Nullable String> container,
            Function<D, @Nullable String> position,
            Instant at) {
        List<Wish> wishes = new ArrayList<>();
        for (Met<D> one : met) {
            String into = container.apply(one.item().draft());
            if (one.places() && into != null && one.item().isSound()) {
                wishes.add(new Wish(
                        one.item(),
                        type,
                        one.id(),
                        into,
                        position.apply(one.item().draft()),
                        true,
                        true));
            }
        }
        return place(tables, wishes, at);
    }

    /** Takes things out; answers the ids of those that stood somewhere. */
    public Uni<List<UUID>> remove(Tables tables, List<Map<String, Object>> things) {
        return things.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tables.ask(TAKE, things)
                        .map(ids -> Rows.list(ids, UUID.class))
                        .call(() -> tables.ask(NAMELESS));
    }

    /** One thing to be taken out. */
    public static Map<String, Object> out(String type, UUID id, Instant at, Optional<String> reason) {
        Map<String, Object> row = new HashMap<>();
        row.put("movement_id", UuidCreator.getTimeOrderedEpoch());
        row.put("type", type);
        row.put("id", id);
        row.put("at", at);
        row.put("reason", reason.orElse(null));
        return row;
    }

    /** After a change of a thing: it stands where its draft says now. */
    public Uni<Void> follow(
            Tables tables,
            Item<?> item,
            String type,
            UUID id,
            @Nullable String container,
            @Nullable String position,
            Instant at) {
        return container == null
                ? remove(tables, List.of(out(type, id, at, Optional.empty()))).replaceWithVoid()
                : place(tables, List.of(new Wish(item, type, id, container, position, true, true)), at);
    }
}
