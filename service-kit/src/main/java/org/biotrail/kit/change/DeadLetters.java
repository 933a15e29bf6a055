package org.biotrail.kit.change;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Where records go that a service's readers cannot process: as they were, with the reason in headers. */
final class DeadLetters implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final String topic;
    private final Producer<String, byte[]> producer;
    private final AtomicLong count;

    DeadLetters(String topic, Producer<String, byte[]> producer, AtomicLong count) {
        this.topic = topic;
        this.producer = producer;
        this.count = count;
    }

    /** Waits until the broker has the record. */
    void put(ConsumerRecord<String, byte[]> refused, String reason) {
        LOG.warnf("%s-%d at %d goes to %s: %s", refused.topic(), refused.partition(), refused.offset(), topic, reason);
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(topic, refused.key(), refused.value());
        refused.headers().forEach(header -> letter.headers().add(header));
        letter.headers().add("dead-letter-reason", bytes(reason));
        letter.headers().add("dead-letter-topic", bytes(refused.topic()));
        letter.headers().add("dead-letter-partition", bytes(Integer.toString(refused.partition())));
        letter.headers().add("dead-letter-offset", bytes(Long.toString(refused.offset())));
        try {
            producer.send(letter).get();
            count.incrementAndGet();
        } catch (ExecutionException e) {
            throw new KafkaException("No dead letter can be put in " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
