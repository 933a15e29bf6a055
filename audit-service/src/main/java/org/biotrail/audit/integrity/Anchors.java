package org.biotrail.audit.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.biotrail.kit.change.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The newest hash of each chain, told on a topic of its own, which no operator of the database alone can change. A chain
 * that has not grown since its last anchor needs no other.
 */
@ApplicationScoped
public class Anchors {
    static final String TOPIC = "biotrail.audit.anchors";

    private static final Logger LOG = Logger.getLogger(Anchors.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** So many of the newest anchors are compared with the log. */
    private static final long COMPARED = 5_000;

    private static final String GROWN = """
            select chain, link, encode(hash, 'hex') from chain_head where link > anchored order by chain""";
    private static final String ANCHORED = "update chain_head set anchored = greatest(anchored, ?) where chain = ?";

    @Inject
    DataSource database;

    @Inject
    Topics topics;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "biotrail.kafka.enabled", defaultValue = "true")
    boolean kafkaEnabled;

    private Optional<Producer<String, byte[]>> producer = Optional.empty();

    private record Anchor(String chain, long link, String hash) {}

    /** Publishes what has grown; while the broker or the database is away, the next time does. */
    @Scheduled(every = "{biotrail.audit.anchors.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publish() {
        if (!kafkaEnabled) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            List<Anchor> grown = grown(connection);
            if (!grown.isEmpty()) {
                send(grown);
                remember(connection, grown);
            }
        } catch (SQLException | KafkaException e) {
            LOG.warnf("Anchors wait: %s", e.getMessage());
        }
    }

    /**
     * The hashes that were published last, by chain, a space, and link; none while the broker is away.
     */
    Map<String, String> newest() {
        if (!kafkaEnabled) {
            return Map.of();
        }
        Map<String, Object> settings = new HashMap<>(topics.connection());
        settings.put("enable.auto.commit", false);
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", (int) PATIENCE.toMillis());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            return newest(consumer);
        } catch (KafkaException e) {
            LOG.warnf("Anchors cannot be read: %s", e.getMessage());
            return Map.of();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        producer.ifPresent(open -> open.close(Duration.ZERO));
    }

    private Map<String, String> newest(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(each -> new TopicPartition(TOPIC, each.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        ends.forEach((partition, end) ->
                consumer.seek(partition, Math.max(begins.getOrDefault(partition, 0L), end - COMPARED)));
        Map<String, String> hashes = new HashMap<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) < each.getValue())
                && Instant.now().isBefore(deadline)) {
            for (ConsumerRecord<String, byte[]> anchor : consumer.poll(Duration.ofMillis(200))) {
                read(anchor.value()).ifPresent(each -> hashes.put(each.chain() + " " + each.link(), each.hash()));
            }
        }
        return hashes;
    }

    /** What somebody else put there is no anchor. */
    private Optional<Anchor> read(byte[] text) {
        try {
            JsonNode anchor = json.readTree(text);
            return Optional.of(new Anchor(
                    anchor.path("chain").asText(),
                    anchor.path("link").asLong(),
                    anchor.path("hash").asText()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Anchor> grown(Connection connection) throws SQLException {
        List<Anchor> grown = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(GROWN);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                grown.add(new Anchor(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return grown;
    }

    private void send(List<Anchor> grown) {
        topics.ensure(List.of(TOPIC));
        Producer<String, byte[]> open = producer.orElseGet(() -> topics.producer("audit-anchors"));
        producer = Optional.of(open);
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        try {
            for (Anchor anchor : grown) {
                open.send(new ProducerRecord<>(TOPIC, anchor.chain(), text(anchor, now)))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("No anchor can be published", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    private byte[] text(Anchor anchor, String now) {
        try {
            return json.writeValueAsString(json.createObjectNode()
                            .put("chain", anchor.chain())
                            .put("link", anchor.link())
                            .put("hash", anchor.hash())
                            .put("published_at", now))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void remember(Connection connection, List<Anchor> sent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANCHORED)) {
            for (Anchor anchor : sent) {
                statement.setLong(1, anchor.link());
                statement.setString(2, anchor.chain());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
