package org.biotrail.kit.change;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts and ends the consumers of a service, each of which feeds all its {@link ChangeReader}s. Of several each has
 * its share of the partitions and a transaction of its own, as replicas of the service have.
 */
@ApplicationScoped
public class ChangeReading {
    private static final Duration STOP = Duration.ofSeconds(10);
    /** Repeats come within seconds of the first time, or after a consumer's restart; so long they are remembered. */
    private static final String FORGET = "delete from seen_event where seen_at < now() - interval '7 days'";

    @ConfigProperty(name = "biotrail.kafka.enabled", defaultValue = "true")
    boolean kafkaEnabled;

    @ConfigProperty(name = "biotrail.service")
    String service;

    @ConfigProperty(name = "biotrail.follows")
    Optional<List<String>> follows;

    @ConfigProperty(name = "biotrail.reader.consumers", defaultValue = "1")
    int consumers;

    @ConfigProperty(name = "biotrail.reader.batch", defaultValue = "500")
    int batch;

    /** So long a reader waits for more after a few events; for copies a quarter of a second old is new. */
    @ConfigProperty(name = "biotrail.reader.gather", defaultValue = "0.25S")
    Duration gather;

    @Inject
    @All
    List<ChangeReader> readers;

    @Inject
    Topics topics;

    @Inject
    Pool pool;

    @Inject
    MeterRegistry meters;

    private final AtomicLong deadLetters = new AtomicLong();
    private final Map<Reading, Thread> readings = new LinkedHashMap<>();

    /** Whether a consumer does not run although it should. */
    boolean isDead() {
        return !readings.values().stream().allMatch(Thread::isAlive);
    }

    /**
     * Hands a record that was put aside to the readers once more. Waits for them: not for an event loop.
     *
     * @return why it is refused again; empty when it was read
     */
    public Optional<String> again(ConsumerRecord<String, byte[]> letter) {
        try {
            new Delivery(service, pool, readers).deliver(List.of(EventReader.read(letter)), Set.of());
            return Optional.empty();
        } catch (EventReader.Unreadable | Delivery.Refused e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    void start(@Observes StartupEvent started) {
        if (!kafkaEnabled || follows.isEmpty() || readers.isEmpty()) {
            return;
        }
        FunctionCounter.builder(
                        "biotrail.changes.read",
                        readings,
                        all -> all.keySet().stream().mapToLong(Reading::read).sum())
                .description("Records of change topics read")
                .register(meters);
        FunctionCounter.builder("biotrail.changes.dead.letters", deadLetters, AtomicLong::get)
                .description("Records that could not be processed")
                .register(meters);
        for (int number = 1; number <= consumers; number++) {
            Reading reading = reading("biotrail." + service + "-" + number);
            Thread thread = new Thread(reading, "change-reading-" + number);
            thread.setDaemon(true);
            readings.put(reading, thread);
        }
        readings.values().forEach(Thread::start);
    }

    private Reading reading(String name) {
        List<String> needed = new ArrayList<>(follows.orElseThrow());
        needed.add(Topics.deadLetter(service));
        return new Reading(
                follows.orElseThrow(),
                () -> topics.ensure(needed),
                () -> consumer(name),
                () -> new DeadLetters(
                        Topics.deadLetter(service),
                        OutboxRelay.producer(topics.connection(), name + "-dead-letters"),
                        deadLetters),
                new Delivery(service, pool, readers),
                gather);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        readings.keySet().forEach(Reading::close);
        for (Thread thread : readings.values()) {
            thread.join(STOP.toMillis());
            thread.interrupt();
        }
        readings.clear();
    }

    @Scheduled(every = "1h", delayed = "1h")
    Uni<Void> forget() {
        return readings.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.query(FORGET).execute().replaceWithVoid();
    }

    private Consumer<String, byte[]> consumer(String name) {
        Map<String, Object> settings = new HashMap<>(topics.connection());
        settings.putAll(Reading.settings("biotrail." + service, batch));
        settings.put("client.id", name);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
