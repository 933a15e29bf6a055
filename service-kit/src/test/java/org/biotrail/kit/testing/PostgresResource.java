package org.biotrail.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a test's application a PostgreSQL database of its own, empty but for what Flyway does; the init argument
 * {@code database} names it.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private String database = "biotrail";
    private @Nullable PostgresCluster cluster;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        PostgresCluster started = PostgresCluster.start();
        cluster = started;
        started.createDatabase(database);
        return Map.of(
                "quarkus.datasource.username", started.user(),
                "quarkus.datasource.password", "unused",
                "quarkus.datasource.jdbc.url", started.jdbcUrl(database),
                "quarkus.datasource.reactive.url", started.reactiveUrl(database));
    }

    @Override
    public void stop() {
        if (cluster != null) {
            cluster.close();
            cluster = null;
        }
    }
}
