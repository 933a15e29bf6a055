package org.biotrail.audit.activity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The log's partitions: one for each month (UTC) in which something happened, and the coming one. */
@ApplicationScoped
class Months {
    @Inject
    Pool pool;

    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    /** Makes the partitions that these times fall into, in transactions of their own. */
    Uni<Void> ensure(Collection<Instant> times) {
        List<YearMonth> missing = times.stream()
                .map(time -> YearMonth.from(time.atOffset(ZoneOffset.UTC)))
                .distinct()
                .filter(month -> !made.contains(month))
                .toList();
        return Multi.createFrom()
                .iterable(missing)
                .onItem()
                .transformToUniAndConcatenate(this::make)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** Ahead of time, since making a partition waits for whoever reads the log at that moment. */
    @Scheduled(every = "24h", delayed = "10s")
    Uni<Void> makeComing() {
        Instant now = Instant.now();
        return ensure(List.of(now, now.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant()));
    }

    private Uni<Void> make(YearMonth month) {
        return pool.preparedQuery("select activity_month($1)")
                .execute(Tuple.of(month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC)))
                .invoke(() -> made.add(month))
                .replaceWithVoid();
    }
}
