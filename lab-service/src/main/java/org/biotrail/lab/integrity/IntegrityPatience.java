package org.biotrail.lab.integrity;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the database how long things may wait before they are findings ({@code biotrail.lab.integrity.…}). */
@ApplicationScoped
class IntegrityPatience {
    private static final Duration START = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @ConfigProperty(name = "biotrail.lab.integrity.planned-never-acquired", defaultValue = "P30D")
    Duration planned;

    @ConfigProperty(name = "biotrail.lab.integrity.weighed-not-extracted", defaultValue = "P14D")
    Duration weighed;

    @ConfigProperty(name = "biotrail.lab.integrity.acquired-not-converted", defaultValue = "P30D")
    Duration acquired;

    void start(@Observes StartupEvent started) {
        pool.preparedQuery("update integrity_patience set days = $2 where class = $1 and days <> $2")
                .executeBatch(List.of(
                        Tuple.of("planned_never_acquired", (int) planned.toDays()),
                        Tuple.of("weighed_not_extracted", (int) weighed.toDays()),
                        Tuple.of("acquired_not_converted", (int) acquired.toDays())))
                .await()
                .atMost(START);
    }
}
