package org.biotrail.kit.job;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Removes jobs that have been over for {@code biotrail.jobs.keep-for}, their rows and what is left of their input with
 * them. Of all replicas one does so at a time, a few jobs in each transaction.
 */
@ApplicationScoped
class JobRetention {
    /** The remover's advisory lock. */
    static final long LOCK = 0x6a6f6273676f6e65L;

    private static final int BATCH = 20;
    private static final String REMOVE = """
            with turn as materialized (select pg_try_advisory_xact_lock($1) as mine)
            delete from job where id in (
                select id from job, turn where mine and finished_at < $2 order by finished_at limit $3)""";

    @Inject
    Pool pool;

    @ConfigProperty(name = "biotrail.jobs.keep-for")
    Duration keepFor;

    /** Removes what is due; does nothing while another replica is at it. */
    @Scheduled(every = "1h", delayed = "5m")
    Uni<Void> remove() {
        OffsetDateTime end = OffsetDateTime.now(ZoneOffset.UTC).minus(keepFor);
        return Multi.createBy()
                .repeating()
                .uni(() -> pool.preparedQuery(REMOVE)
                        .execute(Tuple.of(LOCK, end, BATCH))
                        .map(removed -> removed.rowCount()))
                .whilst(removed -> removed == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
