package org.biotrail.audit.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The newest links of all chains, looked up for all subscribers of this replica together. */
@ApplicationScoped
class Tail {
    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final String HEADS = "select number, chain, link from chain_head";

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    @ConfigProperty(name = "biotrail.audit.stream.subscribers", defaultValue = "200")
    int most;

    /** How often new activities are looked for while somebody follows the log. */
    @ConfigProperty(name = "biotrail.audit.stream.poll", defaultValue = "0.2S")
    Duration poll;

    private final AtomicBoolean looking = new AtomicBoolean();
    private final Set<ActivityStream> subscribers = ConcurrentHashMap.newKeySet();

    /** A chain and its newest link. */
    record Head(int number, String chain, long link) {}

    @PostConstruct
    void measure() {
        Gauge.builder("biotrail.audit.stream.subscribers", subscribers, Set::size)
                .description("Who follows the log")
                .register(meters);
    }

    Uni<Map<Integer, Head>> heads() {
        return pool.query(HEADS).execute().map(rows -> {
            Map<Integer, Head> heads = new LinkedHashMap<>();
            rows.forEach(
                    row -> heads.put(row.getInteger(0), new Head(row.getInteger(0), row.getString(1), row.getLong(2))));
            return heads;
        });
    }

    /** @throws Problem 503 when too many follow already */
    void requireRoom() {
        if (subscribers.size() >= most) {
            throw Problem.unavailable("too_many_streams", "Too many follow the log already", Duration.ofSeconds(30));
        }
    }

    void add(ActivityStream subscriber) {
        subscribers.add(subscriber);
    }

    void remove(ActivityStream subscriber) {
        subscribers.remove(subscriber);
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(poll.toMillis(), tick -> look());
    }

    private void look() {
        if (subscribers.isEmpty() || looking.getAndSet(true)) {
            return;
        }
        heads().onTermination()
                .invoke(() -> looking.set(false))
                .subscribe()
                .with(
                        heads -> subscribers.forEach(subscriber -> subscriber.look(heads)),
                        failure -> LOG.debugf("The tail of the log is not seen: %s", failure.getMessage()));
    }
}
