package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.jspecify.annotations.Nullable;

/** What the database knows of containers and of the things that shall stand in them. */
record Places(Map<UUID, Holder> holders, Map<String, Thing> things) {

    /** A container that shall hold things. */
    record Holder(
            UUID id,
            String code,
            boolean usable,
            ContainerModel.@Nullable Shape model,
            int load,
            List<Occupant> occupied,
            List<UUID> models,
            List<String> kinds,
            List<UUID> around) {

        boolean takes(Thing thing) {
            return kinds.contains(thing.type())
                    || (thing.vesselModelId() != null && models.contains(thing.vesselModelId()));
        }
    }

    /** @param code null for who may not see the thing */
    record Occupant(
            String position, String type, UUID id, @Nullable String code) {}

    /**
     * A thing and where it stands.
     *
     * @param height how many levels of containers are inside a container, 0 for all else
     */
    record Thing(
            String type,
            UUID id,
            String code,
            boolean usable,
            @Nullable UUID vesselModelId,
            @Nullable UUID containerId,
            @Nullable String container,
            @Nullable String position,
            boolean checkedOut,
            int height) {

        String key() {
            return type + "/" + id;
        }
    }

    /** Locks the containers in the order of their ids; whoever moves containers is alone. */
    private static final String LOCK = """
            select cast(count(locked.id) as text) from (
              select c.id from container c
               where c.id in (select as_uuid(w.value ->> 'container') from jsonb_array_elements(from_json($1)) w
                               union select k.id from jsonb_array_elements(from_json($1)) w join container k on k.code = w.value ->> 'container')
               order by c.id for no key update) locked""";

    private static final String ALONE = "select cast(count(pg_advisory_xact_lock(7100)) as text) from (select 1) one";

    private static final String ASK = """
            with wish as (
              select w.n, w.type, w.id, coalesce(as_uuid(w.container), (select k.id from container k where k.code = w.container)) as container_id
                from jsonb_to_recordset(from_json($1)) as w(n int, type text, id uuid, container text))
            select cast(jsonb_build_object(
              'holders', (select coalesce(jsonb_agg(to_jsonb(h)), jsonb_build_array()) from (
                 select c.id, c.code, c.status <> 'not_ok' and not c.retired and not c.reserved as usable,
                        case when m.id is not null then to_jsonb(m) end as model,
                        (select count(*) from placement p where p.container_id = c.id) as load,
                        (select coalesce(jsonb_agg(jsonb_build_object('position', p.position, 'type', p.thing_type, 'id', p.thing_id, 'code', case when may_see(p.thing_type, p.thing_id) then p.thing_code end)), jsonb_build_array())
                           from placement p where p.container_id = c.id and p.position is not null) as occupied,
                        (select coalesce(jsonb_agg(r.child_model_id), jsonb_build_array()) from container_rule r
                          where r.parent_model_id = c.container_model_id and r.child_model_id is not null) as models,
                        (select coalesce(jsonb_agg(r.child_thing), jsonb_build_array()) from container_rule r
                          where r.parent_model_id = c.container_model_id and r.child_thing is not null) as kinds,
                        (select jsonb_agg(a.id) from container_around(c.id) a) as around
                   from container c left join container_model m on m.id = c.container_model_id
                  where c.id in (select container_id from wish)) h),
              'things', (select coalesce(jsonb_agg(to_jsonb(t)), jsonb_build_array()) from (
                 select v.type, v.id, v.code, v.usable, v.vessel_model_id, p.container_id, c.code as container, p.position,
                        p.checked_out_at is not null as checked_out,
                        case when v.type = 'container' then (select max(i.depth) from container_inside(v.id) i) else 0 end as height
                   from wish w join thing_view v on v.type = w.type and v.id = w.id
                   left join placement p on p.thing_type = v.type and p.thing_id = v.id
                   left join container c on c.id = p.container_id) t)) as text)""";

    /** Locks the containers of the wishes, then looks. */
    static Uni<Places> locked(Tables tables, List<Placing.Wish> wishes) {
        boolean containers = wishes.stream().anyMatch(wish -> wish.type().equals("container"));
        Uni<?> alone = containers ? tables.ask(ALONE) : Uni.createFrom().nullItem();
        String asked = Rows.text(wishes.stream().map(Placing.Wish::question).toList());
        return alone.chain(() -> tables.ask(LOCK, asked))
                .chain(() -> tables.ask(ASK, asked))
                .map(Places::of);
    }

    private static Places of(JsonNode found) {
        Map<UUID, Holder> holders = new HashMap<>();
        Rows.list(found.get("holders"), Holder.class).forEach(holder -> holders.put(holder.id(), holder));
        Map<String, Thing> things = new HashMap<>();
        Rows.list(found.get("things"), Thing.class).forEach(thing -> things.put(thing.key(), thing));
        return new Places(holders, things);
    }

    Optional<Thing> thing(Placing.Wish wish) {
        return Optional.ofNullable(things.get(wish.type() + "/" + wish.id())).or(wish::fresh);
    }

    Optional<Holder> holder(Placing.Wish wish) {
        return holders.values().stream()
                .filter(holder -> holder.id().toString().equals(wish.container())
                        || holder.code().equals(wish.container()))
                .findFirst();
    }
}
