package org.biotrail.kit.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a test's application a real Kafka broker (KRaft, in this JVM) on a free port. */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedKafkaBroker broker;

    @Override
    public Map<String, String> start() {
        EmbeddedKafkaBroker started = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withDeleteLogDirsOnClose(true)
                .withAdditionalProperties(broker -> {
                    // A consumer group of one waits for nobody.
                    broker.put("group.initial.rebalance.delay.ms", "0");
                    broker.put("group.min.session.timeout.ms", "1000");
                    broker.put("offsets.topic.num.partitions", "1");
                    broker.put("log.flush.interval.messages", Long.toString(Long.MAX_VALUE));
                })
                .start();
        broker = started;
        return Map.of("biotrail.kafka.enabled", "true", "kafka.bootstrap.servers", bootstrapServers(started));
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    /** {@code host:port} out of {@code PLAINTEXT://host:port}. */
    private static String bootstrapServers(EmbeddedKafkaBroker broker) {
        String listener = broker.getAdvertisedListeners();
        return listener.substring(listener.indexOf("://") + 3);
    }
}
