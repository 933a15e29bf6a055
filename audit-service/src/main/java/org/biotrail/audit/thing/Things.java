package org.biotrail.audit.thing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.change.ChangeEvent;
import org.jspecify.annotations.Nullable;

/** Keeps what is known of things, within the transaction that stores their activities. */
@ApplicationScoped
public class Things {
    /** Each by itself through the index; a join would be planned over all things. */
    private static final String VERSIONS = """
            select asked.key, asked.kind, known.version from unnest($1::text[], $2::text[]) asked (key, kind)
            cross join lateral (select version from thing where key = asked.key and kind = asked.kind and not gone limit 1) known""";

    /** Lists of ids come as one text, with spaces between, because there are no arrays of arrays. */
    private static final String KEEP = """
            with told as (
                select each.*, exists (select from thing known
                                       where known.key = each.key and known.kind = each.kind and known.gone = each.gone
                                         and known.own_datasets = each.own_datasets and known.parents = each.parents
                                         and known.datasets is not null
                                         and known.project_id is not distinct from coalesce(each.project_id, known.project_id)) as settled
                from (select key, kind, kept_by, version, label, gone, born, string_to_array(own, ' ')::uuid[] as own_datasets,
                             string_to_array(parents, ' ') as parents, project_id, owner, first_at, last_at
                      from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::boolean[], $7::boolean[],
                            $8::text[], $9::text[], $10::uuid[], $11::text[], $12::timestamptz[], $13::timestamptz[])
                    as each (key, kind, kept_by, version, label, gone, born, own, parents, project_id, owner, first_at, last_at)) each
            ), kept as (
                insert into thing as known (key, kind, kept_by, version, label, gone, own_datasets, parents, datasets,
                                            project_id, owner, first_at, last_at)
                select key, kind, kept_by, version, label, gone, own_datasets, parents,
                       case when parents = '{}' and kept_by is not null then own_datasets end, project_id, owner, first_at, last_at
                from told order by key, kind
                on conflict (key, kind) do update set
                    kept_by = coalesce(excluded.kept_by, known.kept_by),
                    version = excluded.version,
                    label = excluded.label,
                    gone = excluded.gone,
                    own_datasets = case when excluded.gone then known.own_datasets else excluded.own_datasets end,
                    parents = case when excluded.gone then known.parents else excluded.parents end,
                    datasets = case when excluded.parents = '{}' and not excluded.gone then excluded.own_datasets
                                    else known.datasets end,
                    project_id = coalesce(excluded.project_id, known.project_id),
                    owner = coalesce(excluded.owner, known.owner),
                    first_at = least(known.first_at, excluded.first_at),
                    last_at = greatest(known.last_at, excluded.last_at)
                where excluded.kept_by is not null
                  and (excluded.version > known.version or known.version = 0
                       or (known.gone and exists (select from told where told.key = known.key and told.kind = known.kind and told.born)))
                returning key, kind, kept_by
            )
            select count(*), settle_things(array_agg(key) filter (where kept.kept_by in ('sampling', 'lab') and not told.settled))
            from kept join told using (key, kind)""";

    /** Times of things whose state is newer, or was not told, are kept all the same. */
    private static final String SEEN = """
            update thing known set first_at = least(known.first_at, seen.first_at), last_at = greatest(known.last_at, seen.last_at)
            from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[]) seen (key, kind, first_at, last_at)
            where known.key = seen.key and known.kind = seen.kind
              and (seen.first_at < known.first_at or seen.last_at > known.last_at)""";

    /**
     * Taken before the rows: whoever settles things changes rows of others, and two at once would wait for each other.
     */
    private static final String TURN = "select pg_advisory_xact_lock(hashtext('settle_things'))";

    /** The services whose things are made of each other. */
    private static final Set<String> INHERITING = Set.of("sampling", "lab");

    /** A thing's type and id. */
    public record Name(String kind, String key) {
        public static Name of(ChangeEvent event) {
            return new Name(event.subjectType(), event.subjectId());
        }
    }

    /** The versions that things have reached; those that are gone or unknown are absent. */
    public Uni<Map<Name, Long>> versions(Collection<Name> names, SqlConnection connection) {
        Tuple columns = Tuple.of(
                names.stream().map(Name::key).toArray(String[]::new),
                names.stream().map(Name::kind).toArray(String[]::new));
        return connection.preparedQuery(VERSIONS).execute(columns).map(rows -> {
            Map<Name, Long> versions = new LinkedHashMap<>();
            rows.forEach(row -> versions.put(new Name(row.getString(1), row.getString(0)), row.getLong(2)));
            return versions;
        });
    }

    /** Keeps what events tell, in their order. */
    public Uni<Void> keep(List<ChangeEvent> events, SqlConnection connection) {
        Map<Name, ThingState> states = new LinkedHashMap<>();
        events.forEach(event -> states.merge(Name.of(event), ThingState.of(event), ThingState::then));
        List<ThingState> things = List.copyOf(states.values());
        Tuple seen = Tuple.of(
                texts(things, ThingState::key),
                texts(things, ThingState::kind),
                times(things, ThingState::firstAt),
                times(things, ThingState::lastAt));
        boolean inherits = things.stream().anyMatch(thing -> INHERITING.contains(String.valueOf(thing.keptBy())));
        Uni<?> turn =
                inherits ? connection.query(TURN).execute() : Uni.createFrom().voidItem();
        return turn.chain(() -> connection.preparedQuery(KEEP).execute(columns(things)))
                .flatMap(rows -> rows.iterator().next().getLong(0) == things.size()
                        ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(SEEN).execute(seen).replaceWithVoid());
    }

    private static Tuple columns(List<ThingState> things) {
        return Tuple.tuple()
                .addArrayOfString(texts(things, ThingState::key))
                .addArrayOfString(texts(things, ThingState::kind))
                .addArrayOfString(texts(things, ThingState::keptBy))
                .addArrayOfLong(things.stream().map(ThingState::version).toArray(Long[]::new))
                .addArrayOfString(texts(things, ThingState::label))
                .addArrayOfBoolean(things.stream().map(ThingState::gone).toArray(Boolean[]::new))
                .addArrayOfBoolean(things.stream().map(ThingState::born).toArray(Boolean[]::new))
                .addArrayOfString(texts(things, thing -> joined(thing.ownDatasets())))
                .addArrayOfString(texts(things, thing -> joined(thing.parents())))
                .addArrayOfUUID(things.stream().map(ThingState::projectId).toArray(UUID[]::new))
                .addArrayOfString(texts(things, ThingState::owner))
                .addArrayOfOffsetDateTime(times(things, ThingState::firstAt))
                .addArrayOfOffsetDateTime(times(things, ThingState::lastAt));
    }

    private static String joined(List<?> ids) {
        return String.join(" ", ids.stream().map(String::valueOf).toList());
    }

    private static OffsetDateTime[] times(List<ThingState> things, Function<ThingState, Instant> field) {
        return things.stream()
                .map(thing -> field.apply(thing).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static String[] texts(List<ThingState> things, Function<ThingState, @Nullable String> field) {
        return things.stream().map(field).toArray(String[]::new);
    }
}
