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

/** Starts and ends the one consumer of a service, which feeds all its {@link ChangeReader}s. */
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

    @ConfigProperty(name = "biotrail.reader.batch", defaultValue = "500")
    int batch;

    /** So long a reader waits for more after a few events; for copies a tenth of a second old is new. */
    @ConfigProperty(name = "biotrail.reader.gather", defaultValue = "0.1S")
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
    private Optional<Reading> reading = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /** Whether the consumer does not run although it should. */
    boolean isDead() {
        return thread.map(running -> !running.isAlive()).orElse(false);
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
        List<String> needed = new ArrayList<>(follows.get());
        needed.add(Topics.deadLetter(service));
        Reading made = new Reading(
                follows.get(),
                () -> topics.ensure(needed),
                this::consumer,
                () -> new DeadLetters(
                        Topics.deadLetter(service),
                        OutboxRelay.producer(topics.connection(), service + "-dead-letters"),
                        deadLetters),
                new Delivery(service, pool, readers),
                gather);
        FunctionCounter.builder("biotrail.changes.read", made, Reading::read)
                .description("Records of change topics read")
                .register(meters);
        FunctionCounter.builder("biotrail.changes.dead.letters", deadLetters, AtomicLong::get)
                .description("Records that could not be processed")
                .register(meters);
        Thread running = new Thread(made, "change-reading");
        running.setDaemon(true);
        running.start();
        reading = Optional.of(made);
        thread = Optional.of(running);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        reading.ifPresent(Reading::close);
        if (thread.isPresent()) {
            thread.get().join(STOP.toMillis());
            thread.get().interrupt();
        }
    }

    @Scheduled(every = "1h", delayed = "1h")
    Uni<Void> forget() {
        return thread.isEmpty()
                ? Uni.createFrom().voidItem()
                : pool.query(FORGET).execute().replaceWithVoid();
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(topics.connection());
        settings.putAll(Reading.settings("biotrail." + service, batch));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
