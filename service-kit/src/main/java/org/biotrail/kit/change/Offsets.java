package org.biotrail.kit.change;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * How far a consumer has delivered. Kafka is told twice a second, for every telling is a write of the broker's; before
 * partitions go to another consumer, and at the end. What a crash leaves untold comes again, and is dropped.
 */
final class Offsets implements ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(Offsets.class);
    private static final Duration PACE = Duration.ofMillis(500);

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, OffsetAndMetadata> untold = new HashMap<>();
    private long told = System.nanoTime();

    Offsets(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** These were delivered up to here. */
    void reached(Map<TopicPartition, OffsetAndMetadata> ends) {
        untold.putAll(ends);
        if (System.nanoTime() - told >= PACE.toNanos()) {
            tell();
        }
    }

    /** Tells what is not told yet. Whoever has the partitions by now will meet these records again, and drop them. */
    void tell() {
        if (untold.isEmpty()) {
            return;
        }
        told = System.nanoTime();
        try {
            consumer.commitSync(Map.copyOf(untold));
            untold.clear();
        } catch (KafkaException e) {
            LOG.infof("Offsets were not committed: %s", e.getMessage());
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        tell();
        onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        untold.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Kafka says where to begin.
    }
}
