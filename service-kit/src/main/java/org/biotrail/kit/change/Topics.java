package org.biotrail.kit.change;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The suite's topics: their names, and making those that are missing. */
@ApplicationScoped
public class Topics {
    /** The largest record, uncompressed: a full row with its differences, bulky columns already digested. */
    static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    private static final String DEAD_LETTER = ".dead-letter";

    private final Map<String, Object> connection;
    private final int partitions;
    private final short replicas;
    private final Duration deadLettersKept;

    @Inject
    Topics(
            @Identifier("default-kafka-broker") Map<String, Object> connection,
            @ConfigProperty(name = "biotrail.topics.partitions", defaultValue = "6") int partitions,
            @ConfigProperty(name = "biotrail.topics.replicas", defaultValue = "-1") int replicas,
            @ConfigProperty(name = "biotrail.dead-letters.keep-for") Duration deadLettersKept) {
        this.connection = Map.copyOf(connection);
        this.partitions = partitions;
        this.replicas = (short) replicas;
        this.deadLettersKept = deadLettersKept;
    }

    /** Where a service tells its changes. */
    public static String changes(String service) {
        return "biotrail." + service + ".changes";
    }

    /** Where a service puts what it cannot read. */
    public static String deadLetter(String service) {
        return "biotrail." + service + DEAD_LETTER;
    }

    /** How Kafka is reached. */
    public Map<String, Object> connection() {
        return connection;
    }

    /** A producer under which no record is ever given up; whoever asks for it closes it. */
    public Producer<String, byte[]> producer(String client) {
        return OutboxRelay.producer(connection, client);
    }

    /**
     * Makes topics that are missing. Changes are kept forever: a reader that comes later starts at the beginning. Dead
     * letters are kept for {@code biotrail.dead-letters.keep-for}.
     */
    public void ensure(Collection<String> names) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10000);
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = names.stream()
                    .filter(name -> !existing.contains(name))
                    .map(this::newTopic)
                    .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                await(made);
            }
        } catch (ExecutionException e) {
            throw new KafkaException("Topics " + names + " cannot be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    private NewTopic newTopic(String name) {
        return new NewTopic(name, Optional.of(partitions), replicas < 0 ? Optional.empty() : Optional.of(replicas))
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        name.endsWith(DEAD_LETTER) ? Long.toString(deadLettersKept.toMillis()) : "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(MAX_RECORD_BYTES)));
    }

    /** Waits for a topic; one that another replica made meanwhile is as good. */
    private static void await(org.apache.kafka.common.KafkaFuture<Void> made)
            throws ExecutionException, InterruptedException {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
