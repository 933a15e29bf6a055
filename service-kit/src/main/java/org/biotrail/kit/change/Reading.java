package org.biotrail.kit.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.biotrail.kit.change.Delivery.Refused;
import org.biotrail.kit.change.Delivery.Unavailable;
import org.biotrail.kit.change.EventReader.Unreadable;
import org.jboss.logging.Logger;

/**
 * The loop of a service's consumer, on a thread of its own: poll, deliver in one transaction, commit the offsets. The
 * next poll waits for the delivery, so readers are never given more than they can take. While the database is away the
 * same records are polled again, so that Kafka still sees a living member.
 */
final class Reading implements Runnable, AutoCloseable {
    private static final int FEW = 50;
    private static final long GATHER = 25;
    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE = 5_000;

    private final List<String> topics;
    private final Runnable topicMaker;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Supplier<DeadLetters> deadLetters;
    private final Delivery delivery;
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int failures;

    Reading(
            List<String> topics,
            Runnable topicMaker,
            Supplier<Consumer<String, byte[]>> consumers,
            Supplier<DeadLetters> deadLetters,
            Delivery delivery) {
        this.topics = topics;
        this.topicMaker = topicMaker;
        this.consumers = consumers;
        this.deadLetters = deadLetters;
        this.delivery = delivery;
    }

    private record Received(ConsumerRecord<String, byte[]> source, ChangeEvent event) {}

    /** Failed attempts since the last success. */
    int failures() {
        return failures;
    }

    /** Records read since the start. */
    long read() {
        return read.get();
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void run() {
        while (!isClosed()) {
            try {
                topicMaker.run();
                try (Consumer<String, byte[]> consumer = consumers.get();
                        DeadLetters letters = deadLetters.get()) {
                    consumer.subscribe(topics);
                    readFrom(consumer, letters);
                }
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void readFrom(Consumer<String, byte[]> consumer, DeadLetters letters) {
        while (!isClosed()) {
            ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
            if (polled.isEmpty()) {
                continue;
            }
            try {
                process(polled, letters);
                consumer.commitSync();
                read.addAndGet(polled.count());
                failures = 0;
                gather(polled);
            } catch (Unavailable e) {
                rewind(consumer, polled);
                pauseAfter(e);
            } catch (CommitFailedException | RebalanceInProgressException | WakeupException e) {
                // Delivered, but whoever has the partitions now will meet these records again, and drop them.
                LOG.infof("Offsets were not committed: %s", e.getMessage());
            }
        }
    }

    /** After a few records waits for more: one transaction and one commit of offsets for all that come meanwhile. */
    private void gather(ConsumerRecords<String, byte[]> polled) {
        if (polled.count() < FEW) {
            await(GATHER);
        }
    }

    private void process(ConsumerRecords<String, byte[]> polled, DeadLetters letters) {
        List<Received> received = new ArrayList<>(polled.count());
        for (ConsumerRecord<String, byte[]> source : polled) {
            try {
                received.add(new Received(source, EventReader.read(source)));
            } catch (Unreadable e) {
                letters.put(source, String.valueOf(e.getMessage()));
            }
        }
        if (received.isEmpty()) {
            return;
        }
        try {
            delivery.deliver(received.stream().map(Received::event).toList(), Set.of());
        } catch (Refused e) {
            received.forEach(each -> deliver(each, letters));
        }
    }

    /** One event, to all readers that take it; for each that does not it becomes a dead letter, before it counts as seen. */
    private void deliver(Received received, DeadLetters letters) {
        Set<ChangeReader> refusing = new HashSet<>();
        while (true) {
            try {
                delivery.deliver(List.of(received.event()), refusing);
                return;
            } catch (Refused e) {
                letters.put(received.source(), e.reader().map(Reading::nameOf).orElse("") + e.getMessage());
                if (e.reader().isEmpty()) {
                    return;
                }
                refusing.add(e.reader().get());
            }
        }
    }

    /** Of a bean the name that its author gave it, without what the container put around it. */
    private static String nameOf(ChangeReader reader) {
        return reader.getClass().getSimpleName().replaceFirst("_(ClientProxy|Subclass)$", "") + ": ";
    }

    private static void rewind(Consumer<String, byte[]> consumer, ConsumerRecords<String, byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, polled.records(partition).get(0).offset());
            }
        }
    }

    private void pauseAfter(RuntimeException e) {
        if (isClosed()) {
            return;
        }
        int before = failures;
        failures = before + 1;
        if (before == 0) {
            LOG.warnf("Changes of %s are not read for now: %s", topics, e.getMessage());
        }
        await(Math.min(LONGEST_PAUSE, 100L << Math.min(before + 1, 6)));
    }

    private void await(long milliseconds) {
        try {
            if (closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
                LOG.debug("Closed while waiting");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /** How a service's consumer stands to Kafka. */
    static Map<String, Object> settings(String group, int batch) {
        return Map.of(
                "group.id",
                group,
                "client.id",
                group,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false,
                "max.poll.records",
                batch,
                "session.timeout.ms",
                10_000,
                "metadata.max.age.ms",
                30_000,
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }
}
