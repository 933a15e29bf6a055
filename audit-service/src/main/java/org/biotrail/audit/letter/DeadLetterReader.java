package org.biotrail.audit.letter;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.biotrail.kit.change.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Stores the letters of the dead-letter topic, on a thread of its own; one that comes again changes nothing. */
@ApplicationScoped
class DeadLetterReader implements Runnable {
    private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String MARK = "dead-letter-";

    private static final String KEEP = """
            insert into dead_letter (reason, topic, partition, position, key, header_names, header_values, value,
                                     letter_partition, letter_position)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""";

    @ConfigProperty(name = "biotrail.kafka.enabled", defaultValue = "true")
    boolean kafkaEnabled;

    @ConfigProperty(name = "biotrail.service")
    String service;

    @Inject
    Topics topics;

    @Inject
    DataSource database;

    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<Thread> thread = Optional.empty();

    void start(@Observes StartupEvent started) {
        if (kafkaEnabled) {
            Thread running = new Thread(this, "dead-letters");
            running.setDaemon(true);
            running.start();
            thread = Optional.of(running);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        closed.countDown();
        if (thread.isPresent()) {
            thread.get().join(PAUSE.toMillis() + POLL.toMillis());
            thread.get().interrupt();
        }
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try {
                topics.ensure(List.of(Topics.deadLetter(service)));
                try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                    consumer.subscribe(List.of(Topics.deadLetter(service)));
                    readFrom(consumer);
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("Dead letters are not read for now: %s", e.getMessage());
                pause();
            }
        }
    }

    private void readFrom(KafkaConsumer<String, byte[]> consumer) throws SQLException {
        while (closed.getCount() > 0) {
            ConsumerRecords<String, byte[]> letters = consumer.poll(POLL);
            if (!letters.isEmpty()) {
                keep(letters);
                consumer.commitSync();
            }
        }
    }

    private void keep(ConsumerRecords<String, byte[]> letters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(KEEP)) {
            for (ConsumerRecord<String, byte[]> letter : letters) {
                List<String> names = new ArrayList<>();
                List<byte[]> values = new ArrayList<>();
                for (Header header : letter.headers()) {
                    if (!header.key().startsWith(MARK)) {
                        names.add(text(header.key()));
                        values.add(header.value() == null ? new byte[0] : header.value());
                    }
                }
                statement.setString(1, text(mark(letter, "reason")));
                statement.setString(2, text(mark(letter, "topic")));
                statement.setInt(3, (int) number(mark(letter, "partition")));
                statement.setLong(4, number(mark(letter, "offset")));
                statement.setString(5, letter.key() == null ? null : text(letter.key()));
                statement.setArray(6, connection.createArrayOf("text", names.toArray()));
                statement.setArray(7, connection.createArrayOf("bytea", values.toArray(byte[][]::new)));
                statement.setBytes(8, letter.value());
                statement.setInt(9, letter.partition());
                statement.setLong(10, letter.offset());
                statement.executeUpdate();
            }
        }
    }

    /** Of the headers that say why and where from; the last, for the rest may have come with the record. */
    private static String mark(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(MARK + name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    /** A text that the database takes. */
    private static String text(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private void pause() {
        try {
            if (closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(topics.connection());
        settings.put("group.id", "biotrail." + service + ".dead-letters");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.put("allow.auto.create.topics", false);
        settings.put("max.poll.records", 50);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
