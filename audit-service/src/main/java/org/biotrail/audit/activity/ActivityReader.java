package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biotrail.audit.activity.Activity.Draft;
import org.biotrail.audit.chain.Chains;
import org.biotrail.audit.chain.Chains.Head;
import org.biotrail.audit.thing.Things;
import org.biotrail.audit.thing.Things.Name;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeEvent.Position;
import org.biotrail.kit.change.ChangeReader;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Stores the events of a poll as activities, by one multi-row insert, each linked to the one before it in its chain. The
 * heads of the chains are held from the first statement to the commit: whoever else has, or believes to have, one of the
 * partitions waits, and then finds what was stored.
 */
@ApplicationScoped
class ActivityReader implements ChangeReader {
    private static final Logger LOG = Logger.getLogger(ActivityReader.class);
    private static final int MOST_DRAFTS = 10_000;

    /** Each by itself through the key's index of its month; a join would be planned over all of the months' rows. */
    private static final String KNOWN = """
            select event.id from unnest($1::uuid[], $2::timestamptz[]) event (id, occurred_at)
            cross join lateral (select from activity known
                                where known.id = event.id and known.occurred_at = event.occurred_at limit 1) known""";

    private static final String INSERT = """
            insert into activity (id, occurred_at, service, action, log_name, description, comment,
                subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                properties, data, gap, topic, partition, position, chain, link, previous_hash, hash)
            select id, occurred_at, service, action, log_name, description, comment,
                subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                properties::jsonb, data::jsonb, gap, topic, partition, position, chain, link, previous_hash, hash
            from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[],
                $15::text[], $16::text[], $17::boolean[], $18::text[], $19::int[], $20::bigint[],
                $21::text[], $22::bigint[], $23::bytea[], $24::bytea[])
                as event (id, occurred_at, service, action, log_name, description, comment,
                    subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                    properties, data, gap, topic, partition, position, chain, link, previous_hash, hash)""";

    private static final String ARCHIVED = "select distinct month from archived_run";

    @Inject
    Months months;

    @Inject
    Chains chains;

    @Inject
    Things things;

    @Inject
    ManagedExecutor workers;

    /** Of events that are not stored yet, by whichever consumer they come. */
    private final Map<Position, Draft> drafts = new ConcurrentHashMap<>();

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    /** Drafts are costly, and so made while the database is busy with the events before. */
    @Override
    public void prepare(List<ChangeEvent> events) {
        if (drafts.size() > MOST_DRAFTS) {
            // Those of partitions that went to another replica.
            drafts.clear();
        }
        try {
            drafts.putAll(drafts(events));
        } catch (IllegalArgumentException e) {
            LOG.debugf("One of them cannot be stored; which one is found when they are read: %s", e.getMessage());
        }
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        Set<String> named = events.stream().map(ActivityReader::chain).collect(Collectors.toSet());
        Map<Position, Draft> prepared = prepared(events);
        CompletableFuture<Map<Position, Draft>> made = prepared.size() == events.size()
                ? CompletableFuture.completedFuture(prepared)
                : CompletableFuture.supplyAsync(() -> drafts(events), workers);
        return months.ensure(events.stream().map(ChangeEvent::time).toList())
                .chain(() -> chains.hold(named, connection))
                .flatMap(heads -> fresh(events, heads, connection)
                        .flatMap(fresh -> fresh.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : Uni.createFrom()
                                        .completionStage(made)
                                        .flatMap(each -> store(fresh, each, heads, connection))));
    }

    private static Map<Position, Draft> drafts(List<ChangeEvent> events) {
        return events.stream().collect(Collectors.toMap(ChangeEvent::position, Draft::of, (one, same) -> one));
    }

    /** Takes the drafts that were made of these events. */
    private Map<Position, Draft> prepared(List<ChangeEvent> events) {
        Map<Position, Draft> prepared = new HashMap<>();
        for (ChangeEvent event : events) {
            Draft draft = drafts.remove(event.position());
            if (draft != null) {
                prepared.put(event.position(), draft);
            }
        }
        return prepared;
    }

    /** Events that are not in the log yet, nor were, in a month that is archived since. */
    private Uni<List<ChangeEvent>> fresh(List<ChangeEvent> events, Map<String, Head> heads, SqlConnection connection) {
        return known(events, connection)
                .map(known -> events.stream()
                        .filter(event -> !known.contains(event.id()))
                        .toList())
                .flatMap(fresh -> fresh.stream().noneMatch(event -> isLate(event, current(chain(event), heads)))
                        ? Uni.createFrom().item(fresh)
                        : archived(connection)
                                .map(archived -> fresh.stream()
                                        .filter(event -> !isLate(event, current(chain(event), heads))
                                                || !archived.contains(YearMonth.from(
                                                                event.time().atOffset(ZoneOffset.UTC))
                                                        .toString()))
                                        .toList()));
    }

    private static Uni<Set<String>> archived(SqlConnection connection) {
        return connection.query(ARCHIVED).execute().map(rows -> {
            Set<String> archived = new HashSet<>();
            rows.forEach(row -> archived.add(row.getString(0)));
            return archived;
        });
    }

    private static boolean isLate(ChangeEvent event, Head head) {
        return event.position().offset() <= head.position();
    }

    private Uni<Set<UUID>> known(List<ChangeEvent> events, SqlConnection connection) {
        Tuple which =
                Tuple.of(events.stream().map(ChangeEvent::id).toArray(UUID[]::new), times(events, ChangeEvent::time));
        return connection.preparedQuery(KNOWN).execute(which).map(rows -> {
            Set<UUID> known = new HashSet<>();
            rows.forEach(row -> known.add(row.getUUID(0)));
            return known;
        });
    }

    private Uni<Void> store(
            List<ChangeEvent> events, Map<Position, Draft> drafts, Map<String, Head> heads, SqlConnection connection) {
        Set<Name> subjects = events.stream().map(Name::of).collect(Collectors.toSet());
        return things.versions(subjects, connection).flatMap(versions -> {
            Map<String, Head> moved = new HashMap<>();
            List<Activity> activities = link(events, drafts, heads, new HashMap<>(versions), moved);
            // Sent one behind the other, so that each is worked out while the database stores the one before.
            Uni<?> stored = connection
                    .preparedQuery(INSERT)
                    .execute(columns(activities))
                    .memoize()
                    .indefinitely();
            stored.subscribe().with(done -> {}, failure -> {});
            return Uni.join()
                    .all(
                            stored.replaceWithVoid(),
                            chains.save(moved.values(), connection),
                            things.keep(events, connection))
                    .andFailFast()
                    .replaceWithVoid();
        });
    }

    /**
     * Links the events to their chains.
     *
     * @param versions what the subjects have reached; goes on with the events
     * @param moved takes the heads that are new
     */
    private static List<Activity> link(
            List<ChangeEvent> events,
            Map<Position, Draft> drafts,
            Map<String, Head> heads,
            Map<Name, Long> versions,
            Map<String, Head> moved) {
        List<Activity> activities = new ArrayList<>(events.size());
        for (ChangeEvent event : events) {
            Head regular = moved.getOrDefault(chain(event), current(chain(event), heads));
            String late = Chains.late(chain(event));
            Head head = isLate(event, regular) ? moved.getOrDefault(late, current(late, heads)) : regular;
            Activity activity = Activity.after(head.link(), draft(drafts, event), isGap(event, versions));
            activities.add(activity);
            moved.put(
                    activity.link().chain(),
                    new Head(
                            activity.link(),
                            Math.max(head.position(), event.position().offset())));
        }
        return activities;
    }

    private static Draft draft(Map<Position, Draft> drafts, ChangeEvent event) {
        return Objects.requireNonNull(drafts.get(event.position()), "Every event has its draft");
    }

    private static Head current(String chain, Map<String, Head> heads) {
        Head head = heads.get(chain);
        if (head == null) {
            throw new IllegalStateException("The chain " + chain + " is not held");
        }
        return head;
    }

    /** Whether versions are missing before the event. */
    private static boolean isGap(ChangeEvent event, Map<Name, Long> versions) {
        if (event.version().isEmpty()) {
            return false;
        }
        Name subject = Name.of(event);
        long version = event.version().get();
        boolean gap = version > 1 + versions.getOrDefault(subject, 0L);
        if (event.isDelete()) {
            versions.remove(subject);
        } else {
            versions.merge(subject, version, Math::max);
        }
        return gap;
    }

    private static String chain(ChangeEvent event) {
        return Chains.of(event.position().topic(), event.position().partition());
    }

    private static Tuple columns(List<Activity> activities) {
        return Tuple.tuple()
                .addArrayOfUUID(
                        activities.stream().map(each -> each.event().id()).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(times(activities, each -> each.draft().time()))
                .addArrayOfString(texts(activities, ChangeEvent::service))
                .addArrayOfString(texts(activities, ChangeEvent::action))
                .addArrayOfString(texts(activities, ChangeEvent::logName))
                .addArrayOfString(activities.stream()
                        .map(each -> each.draft().description())
                        .toArray(String[]::new))
                .addArrayOfString(texts(activities, ChangeEvent::comment))
                .addArrayOfString(texts(activities, ChangeEvent::subjectType))
                .addArrayOfString(texts(activities, ChangeEvent::subjectId))
                .addArrayOfString(texts(activities, ChangeEvent::subjectLabel))
                .addArrayOfLong(activities.stream()
                        .map(each -> each.event().version().orElse(null))
                        .toArray(Long[]::new))
                .addArrayOfString(texts(activities, event -> event.causer().type()))
                .addArrayOfString(texts(activities, event -> event.causer().id()))
                .addArrayOfString(texts(activities, event -> event.causer().name()))
                .addArrayOfString(activities.stream()
                        .map(each -> each.draft().properties())
                        .toArray(String[]::new))
                .addArrayOfString(
                        activities.stream().map(each -> each.draft().data()).toArray(String[]::new))
                .addArrayOfBoolean(activities.stream().map(Activity::gap).toArray(Boolean[]::new))
                .addArrayOfString(texts(activities, event -> event.position().topic()))
                .addArrayOfInteger(activities.stream()
                        .map(each -> each.event().position().partition())
                        .toArray(Integer[]::new))
                .addArrayOfLong(activities.stream()
                        .map(each -> each.event().position().offset())
                        .toArray(Long[]::new))
                .addArrayOfString(
                        activities.stream().map(each -> each.link().chain()).toArray(String[]::new))
                .addArrayOfLong(
                        activities.stream().map(each -> each.link().number()).toArray(Long[]::new))
                .addValue(activities.stream()
                        .map(each -> Buffer.buffer(each.link().previous()))
                        .toArray(Buffer[]::new))
                .addValue(activities.stream()
                        .map(each -> Buffer.buffer(each.link().hash()))
                        .toArray(Buffer[]::new));
    }

    private static <T> OffsetDateTime[] times(List<T> many, Function<T, Instant> time) {
        return many.stream()
                .map(each -> time.apply(each).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static String[] texts(List<Activity> activities, Function<ChangeEvent, String> field) {
        return activities.stream().map(each -> field.apply(each.event())).toArray(String[]::new);
    }
}
