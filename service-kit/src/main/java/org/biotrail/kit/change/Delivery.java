package org.biotrail.kit.change;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Hands events to a service's readers, all of a poll in one transaction; what was seen before is dropped. */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Classes of SQLSTATE that speak of the database's state and not of the event: try again. */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    private static final String ACT = """
            select set_config('biotrail.actor_id', $1, true), set_config('biotrail.actor_name', $1 || '-service', true)
            """;
    private static final String SEE = """
            insert into seen_event (id) select unnest($1::uuid[]) on conflict do nothing returning id""";

    private final String service;
    private final Pool pool;
    private final List<ChangeReader> readers;
    private final boolean remembers;

    Delivery(String service, Pool pool, List<ChangeReader> readers) {
        this.service = service;
        this.pool = pool;
        this.readers = readers;
        this.remembers = !readers.stream().allMatch(ChangeReader::dropsRepeats);
    }

    /** The database is away, or was at odds with itself for the moment; nothing was written. */
    static final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** The events are not taken, by one reader or by the transaction itself; nothing was written, for nobody. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Optional<ChangeReader> reader;

        Refused(Optional<ChangeReader> reader, Throwable cause) {
            super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
            this.reader = reader;
        }

        /** Empty when it was no reader in particular, for example a constraint that is checked at the end. */
        Optional<ChangeReader> reader() {
            return reader;
        }
    }

    /**
     * Waits until all readers have read, but for those that are left out because they refused these events before.
     *
     * @throws Unavailable to try again
     * @throws Refused to find the event that is at fault, or to go on without the reader
     */
    void deliver(List<ChangeEvent> events, Set<ChangeReader> leftOut) {
        await(begin(events, leftOut));
    }

    /** Tells the readers what comes next. */
    void prepare(List<ChangeEvent> events) {
        readers.forEach(reader -> reader.prepare(events));
    }

    /** Begins to deliver to all readers, and waits for nothing; for {@link #await}. */
    Uni<Void> begin(List<ChangeEvent> events) {
        return begin(events, Set.of());
    }

    private Uni<Void> begin(List<ChangeEvent> events, Set<ChangeReader> leftOut) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> underway = pool.withTransaction(connection -> deliver(events, leftOut, connection))
                .memoize()
                .indefinitely();
        // Whoever awaits it hears how it ended.
        underway.subscribe().with(done -> {}, failure -> {});
        return underway;
    }

    /**
     * Waits for a delivery that was begun.
     *
     * @throws Unavailable to try again
     * @throws Refused to find the event that is at fault
     */
    static void await(Uni<Void> underway) {
        try {
            underway.await().atMost(PATIENCE);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() != null && !(e instanceof PgException) ? e.getCause() : e;
            if (isPassing(cause)) {
                throw new Unavailable(cause);
            }
            throw e instanceof Refused ? e : new Refused(Optional.empty(), cause);
        }
    }

    private Uni<Void> deliver(List<ChangeEvent> events, Set<ChangeReader> leftOut, SqlConnection connection) {
        return connection
                .preparedQuery(ACT)
                .execute(Tuple.of(service))
                .chain(() -> unseen(events, connection))
                .chain(fresh -> fresh.isEmpty() ? Uni.createFrom().voidItem() : readAll(fresh, leftOut, connection));
    }

    private Uni<Void> readAll(List<ChangeEvent> events, Set<ChangeReader> leftOut, SqlConnection connection) {
        return Multi.createFrom()
                .iterable(readers)
                .filter(reader -> !leftOut.contains(reader))
                .onItem()
                .transformToUniAndConcatenate(reader -> read(reader, events, connection))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Uni<Void> read(ChangeReader reader, List<ChangeEvent> events, SqlConnection connection) {
        return Uni.createFrom()
                .deferred(() -> reader.read(events, connection))
                .onFailure()
                .transform(failure -> new Refused(Optional.of(reader), failure));
    }

    private Uni<List<ChangeEvent>> unseen(List<ChangeEvent> events, SqlConnection connection) {
        Map<UUID, ChangeEvent> firsts = new LinkedHashMap<>();
        events.forEach(event -> firsts.putIfAbsent(event.id(), event));
        if (!remembers) {
            return Uni.createFrom().item(List.copyOf(firsts.values()));
        }
        UUID[] ids = firsts.keySet().toArray(UUID[]::new);
        return connection.preparedQuery(SEE).execute(Tuple.of(ids)).map(rows -> {
            Set<UUID> fresh = new HashSet<>();
            rows.forEach(row -> fresh.add(row.getUUID(0)));
            return firsts.values().stream()
                    .filter(event -> fresh.contains(event.id()))
                    .toList();
        });
    }

    private static boolean isPassing(Throwable failure) {
        if (failure instanceof PgException refusal) {
            String state = refusal.getSqlState();
            return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
        }
        return failure instanceof java.io.IOException
                || failure instanceof TimeoutException
                || failure instanceof java.util.concurrent.TimeoutException
                || failure instanceof io.vertx.core.VertxException;
    }
}
