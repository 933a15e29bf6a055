package org.biotrail.audit.activity;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The log's partitions: one for each month (UTC) in which something happened, and the coming ones. */
@ApplicationScoped
class Months {
    /** What a clock says outside these years is its fault, and would only make partitions. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int AHEAD = 3;

    @Inject
    Pool pool;

    /**
     * Makes the partitions that these times fall into, in a transaction of its own.
     *
     * @return fails for a time that no clock of ours can have told
     */
    Uni<Void> ensure(Collection<Instant> times) {
        Optional<Instant> mad = times.stream()
                .filter(Predicate.not(time -> time.isAfter(EARLIEST) && time.isBefore(LATEST)))
                .findFirst();
        if (mad.isPresent()) {
            return Uni.createFrom()
                    .failure(new IllegalArgumentException("ce_time " + mad.get() + " is before 1900 or after 2199"));
        }
        OffsetDateTime[] months = times.stream()
                .map(time -> time.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS))
                .distinct()
                .toArray(OffsetDateTime[]::new);
        return pool.preparedQuery("select activity_months($1)")
                .execute(Tuple.of(months))
                .replaceWithVoid();
    }

    /** Ahead of time, so that the first change of a month waits for nothing. */
    @Scheduled(every = "24h", delayed = "5s")
    Uni<Void> makeComing() {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return ensure(List.of(
                now.toInstant(),
                now.plusMonths(1).toInstant(),
                now.plusMonths(2).toInstant(),
                now.plusMonths(AHEAD).toInstant()));
    }
}
