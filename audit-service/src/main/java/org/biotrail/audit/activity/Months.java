package org.biotrail.audit.activity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The partitions of the log, a month each: made ahead, and for an event of another month when it comes. */
@ApplicationScoped
class Months {
    private static final String MAKE = "select make_month($1)";
    private static final int AHEAD = 3;

    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    @Inject
    Pool pool;

    /** Makes the months that the times lie in, as far as they are not there. */
    Uni<Void> ensure(SqlClient database, List<Instant> times) {
        return make(
                database,
                times.stream()
                        .map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                        .distinct()
                        .filter(month -> !known.contains(month)));
    }

    @Scheduled(every = "24h")
    Uni<Void> makeAhead() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        return make(pool, Stream.iterate(now, month -> month.plusMonths(1)).limit(AHEAD + 1L))
                .invoke(() -> Stream.iterate(now, month -> month.plusMonths(1))
                        .limit(AHEAD + 1L)
                        .forEach(known::add));
    }

    private static Uni<Void> make(SqlClient database, Stream<YearMonth> months) {
        return Multi.createFrom()
                .iterable(months.toList())
                .onItem()
                .transformToUniAndConcatenate(
                        month -> database.preparedQuery(MAKE).execute(Tuple.of(month.atDay(1))))
                .collect()
                .asList()
                .replaceWithVoid();
    }
}
