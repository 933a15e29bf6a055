package org.biotrail.kit.change;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.biotrail.kit.change.Outbox.Backlog;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Publishes this service's outbox to its topic; of all replicas over one database one is at it. While Kafka is away the
 * outbox grows and everything else goes on.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Duration STOP = Duration.ofSeconds(10);

    @ConfigProperty(name = "biotrail.kafka.enabled", defaultValue = "true")
    boolean kafkaEnabled;

    @ConfigProperty(name = "biotrail.relay.enabled", defaultValue = "true")
    boolean relayEnabled;

    @ConfigProperty(name = "biotrail.relay.batch", defaultValue = "1000")
    int batch;

    @ConfigProperty(name = "biotrail.relay.poll", defaultValue = "100MS")
    Duration poll;

    @ConfigProperty(name = "biotrail.service")
    String service;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    Optional<String> user;

    @ConfigProperty(name = "quarkus.datasource.password")
    Optional<String> password;

    @Inject
    Topics topics;

    @Inject
    MeterRegistry meters;

    private Optional<Relay> relay = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /** Tells the relay that something was committed, so that it goes out at once and not at the next poll. */
    public void wake() {
        relay.ifPresent(Relay::wake);
    }

    void committed(@Observes OutboxFilled filled) {
        wake();
    }

    /** Whether the relay does not run although it should. */
    boolean isDead() {
        return thread.map(running -> !running.isAlive()).orElse(false);
    }

    /** Whether this replica is the one that publishes. */
    boolean isLeading() {
        return relay.map(Relay::isLeading).orElse(false);
    }

    /** What waits, as of a few seconds ago. */
    Backlog backlog() {
        return relay.map(Relay::backlog).orElse(Backlog.NONE);
    }

    void start(@Observes StartupEvent started) {
        if (!kafkaEnabled || !relayEnabled) {
            return;
        }
        Relay made = new Relay(
                new Relay.Settings(service, batch, poll),
                database(),
                () -> topics.ensure(List.of(Topics.changes(service))),
                () -> producer(topics.connection(), service));
        measure(made);
        Thread running = new Thread(made, "outbox-relay");
        running.setDaemon(true);
        running.start();
        relay = Optional.of(made);
        thread = Optional.of(running);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        relay.ifPresent(Relay::close);
        if (thread.isPresent()) {
            thread.get().join(STOP.toMillis());
            thread.get().interrupt();
        }
    }

    private void measure(Relay made) {
        Gauge.builder("biotrail.outbox.depth", made, r -> r.backlog().depth())
                .description("Change events that wait for the broker")
                .register(meters);
        Gauge.builder(
                        "biotrail.outbox.oldest.age",
                        made,
                        r -> r.backlog().oldest().toMillis() / 1000.0)
                .description("How long the oldest change event has waited")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("biotrail.outbox.leading", made, r -> r.isLeading() ? 1 : 0)
                .description("1 in the replica that publishes")
                .register(meters);
        FunctionCounter.builder("biotrail.outbox.sent", made, Relay::sent)
                .description("Change events published")
                .register(meters);
        FunctionCounter.builder("biotrail.outbox.refused", made, Relay::refused)
                .description("Change events that the broker never takes")
                .register(meters);
    }

    /** Connections outside every pool: the relay's one stays open and must not be anybody else's. */
    private DataSource database() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(url);
        user.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
        database.setApplicationName(service + "-relay");
        database.setTcpKeepAlive(true);
        database.setSocketTimeout(60);
        return database;
    }

    /** A producer under which the order of a key holds and no record is ever given up. */
    static Producer<String, byte[]> producer(Map<String, Object> connection, String service) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * Topics.MAX_RECORD_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
