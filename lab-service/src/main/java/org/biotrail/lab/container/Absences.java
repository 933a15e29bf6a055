package org.biotrail.lab.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.container.BenchThings.Found;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Things that are out for a while: their places are kept and count. Coming back from a frozen place after long enough,
 * they have thawed once more ({@code spec/lab.md} §3.12).
 */
@ApplicationScoped
class Absences {
    private static final String LOOK = """
            with out_there as (
              select x.ordinality as n, p.id as placement_id, p.container_id, p.position, p.checked_out_at,
                     (select (array_agg(a.storage_temperature order by a.height) filter (where a.storage_temperature is not null))[1]
                        from container_around(p.container_id) a) as temperature
                from jsonb_array_elements(from_json($1)) with ordinality x
                left join placement p on p.thing_type = x.value ->> 'type' and p.thing_id = cast(x.value ->> 'id' as uuid))
            select cast(jsonb_agg(to_jsonb(o) order by o.n) as text) from out_there o""";

    private static final String BEGIN = """
            with settings as materialized (select set_config('biotrail.log_name', 'checked out', true) as log_name),
            step as (select * from jsonb_to_recordset(from_json($1)) as s(placement_id uuid, movement_id uuid, at timestamptz, reason text,
                expected_back timestamptz)),
            gone as (
              update placement p set checked_out_at = s.at, checked_out_by = biotrail.actor_id(), expected_back = s.expected_back
                from step s, settings where p.id = s.placement_id
              returning s.movement_id, p.thing_type, p.thing_id, p.thing_code, p.container_id, p.position, s.at, s.reason),
            moved as (
              insert into movement (id, thing_type, thing_id, thing_code, kind, from_container_id, from_position, at, by, reason)
              select movement_id, thing_type, thing_id, thing_code, 'check_out', container_id, position, at, biotrail.actor_id(), reason
                from gone returning 1)
            select cast(count(*) as text) from moved""";

    /** Materials inside a container that thawed have thawed with it. */
    private static final String END = """
            with settings as materialized (select set_config('biotrail.log_name', 'checked in', true) as log_name),
            step as (select * from jsonb_to_recordset(from_json($1)) as s(placement_id uuid, movement_id uuid, at timestamptz, reason text,
                thawed boolean)),
            back as (
              update placement p set checked_out_at = null, checked_out_by = null, expected_back = null
                from step s, settings where p.id = s.placement_id
              returning s.movement_id, p.thing_type, p.thing_id, p.thing_code, p.container_id, p.position, s.at, s.reason, s.thawed),
            moved as (
              insert into movement (id, thing_type, thing_id, thing_code, kind, to_container_id, to_position, at, by, reason, thawed)
              select movement_id, thing_type, thing_id, thing_code, 'check_in', container_id, position, at, biotrail.actor_id(), reason, thawed
                from back
              union all
              select biotrail.uuid7(), p.thing_type, p.thing_id, p.thing_code, 'check_in', p.container_id, p.position, b.at,
                     biotrail.actor_id(), b.reason, true
                from back b cross join lateral container_inside(b.thing_id) i
                join placement p on p.container_id = i.id and p.thing_type <> 'container'
               where b.thing_type = 'container' and b.thawed
              returning 1)
            select cast(count(*) as text) from moved""";

    private static final String NAMELESS = "select cast(to_jsonb(set_config('biotrail.log_name', '', true)) as text)";

    @ConfigProperty(name = "biotrail.lab.frozen-below", defaultValue = "-10")
    BigDecimal frozenBelow;

    @ConfigProperty(name = "biotrail.lab.thaw-after", defaultValue = "PT10M")
    Duration thawAfter;

    private record Place(
            int n,
            @Nullable UUID placementId,
            @Nullable UUID containerId,
            @Nullable String position,
            @Nullable Instant checkedOutAt,
            @Nullable BigDecimal temperature) {}

    /** @throws Problem 409 {@code checked_out} for what is out, 422 {@code not_placed} for what stands nowhere */
    Uni<?> begin(Tables tables, List<PlacementItem> wanted, List<Found> found, Instant now) {
        return look(tables, found).flatMap(places -> {
            List<Map<String, Object>> steps = new ArrayList<>();
            for (int n = 0; n < places.size(); n++) {
                if (places.get(n).checkedOutAt() != null) {
                    throw Problem.conflict(
                            "items[" + n + "].code", "checked_out", found.get(n).code() + " is out already");
                }
                Map<String, Object> step = step(places.get(n), wanted.get(n), found.get(n), n, now);
                step.put("expected_back", wanted.get(n).expectedBack());
                steps.add(step);
            }
            return tables.ask(BEGIN, steps).chain(() -> tables.ask(NAMELESS));
        });
    }

    /** @throws Problem 409 {@code not_checked_out} for what is in */
    Uni<?> end(Tables tables, List<PlacementItem> wanted, List<Found> found, Instant now) {
        return look(tables, found).flatMap(places -> {
            List<Map<String, Object>> steps = new ArrayList<>();
            for (int n = 0; n < places.size(); n++) {
                Place place = places.get(n);
                Map<String, Object> step = step(place, wanted.get(n), found.get(n), n, now);
                Instant left = place.checkedOutAt();
                if (left == null) {
                    throw Problem.conflict(
                            "items[" + n + "].code",
                            "not_checked_out",
                            found.get(n).code() + " is in");
                }
                Instant at = wanted.get(n).at(n, now);
                step.put(
                        "thawed",
                        Optional.ofNullable(wanted.get(n).thawed()).orElseGet(() -> hasThawed(place, left, at)));
                steps.add(step);
            }
            return tables.ask(END, steps).chain(() -> tables.ask(NAMELESS));
        });
    }

    private boolean hasThawed(Place place, Instant left, Instant back) {
        boolean frozen = place.temperature() != null && place.temperature().compareTo(frozenBelow) <= 0;
        return frozen && Duration.between(left, back).compareTo(thawAfter) >= 0;
    }

    private static Uni<List<Place>> look(Tables tables, List<Found> found) {
        return tables.ask(LOOK, found).map((JsonNode rows) -> Rows.list(rows, Place.class));
    }

    private static Map<String, Object> step(Place place, PlacementItem wanted, Found found, int n, Instant now) {
        if (place.placementId() == null) {
            throw Problem.rule("items[" + n + "].code", "not_placed", found.code() + " stands nowhere");
        }
        Map<String, Object> step = new HashMap<>();
        step.put("placement_id", place.placementId());
        step.put("movement_id", UuidCreator.getTimeOrderedEpoch());
        step.put("at", wanted.at(n, now));
        step.put("reason", wanted.reason());
        return step;
    }
}
