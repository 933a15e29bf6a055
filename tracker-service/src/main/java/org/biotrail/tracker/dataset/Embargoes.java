package org.biotrail.tracker.dataset;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.write.Sql;
import org.biotrail.kit.write.Writes;

/**
 * Tells the log when an embargo has ended ({@code spec/tracker.md} §4.1). That it has ended every query finds by the
 * clock; nothing waits for this.
 */
@ApplicationScoped
class Embargoes {
    private static final String ENDED =
            "embargo_lifted_at is null and embargo_until <= (now() at time zone 'UTC')::date";

    @Inject
    Pool pool;

    @Inject
    Writes writes;

    @Scheduled(
            every = "{biotrail.tracker.embargoes.every}",
            delayed = "{biotrail.tracker.embargoes.every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return pool.query("select exists (select from dataset where " + ENDED + ")")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .flatMap(some -> some ? lift() : Uni.createFrom().voidItem());
    }

    private Uni<Void> lift() {
        return writes.transaction(
                        Actor.system("tracker"),
                        "",
                        () -> Sql.one("select set_config('biotrail.log_name', 'embargo lifted', true)")
                                .chain(() -> Sql.rows("update dataset set embargo_lifted_at = now() where " + ENDED)))
                .replaceWithVoid();
    }
}
