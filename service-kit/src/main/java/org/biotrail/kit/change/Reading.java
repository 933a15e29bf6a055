package org.biotrail.kit.change;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.biotrail.kit.change.Delivery.Refused;
import org.biotrail.kit.change.Delivery.Unavailable;
import org.biotrail.kit.change.EventReader.Unreadable;
import org.jboss.logging.Logger;

/**
 * The loop of a service's consumer, on a thread of its own: poll, deliver in one transaction, keep the offsets. While
 * one poll is delivered the next is parsed, and waits then, so readers are never given more than they can take. While the
 * database is away the same records are polled again, so that Kafka still sees a living member.
 */
final class Reading implements Runnable, AutoCloseable {
    private static final int FEW = 200;
    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long LONGEST_PAUSE = 5_000;

    private final List<String> topics;
    private final Runnable topicMaker;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Supplier<DeadLetters> deadLetters;
    private final Delivery delivery;
    private final Duration gather;
    private final AtomicLong read = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int failures;

    /** @param gather how long to wait, after few records, for more to deliver with them */
    Reading(
            List<String> topics,
            Runnable topicMaker,
            Supplier<Consumer<String, byte[]>> consumers,
            Supplier<DeadLetters> deadLetters,
            Delivery delivery,
            Duration gather) {
        this.topics = topics;
        this.topicMaker = topicMaker;
        this.consumers = consumers;
        this.deadLetters = deadLetters;
        this.delivery = delivery;
        this.gather = gather;
    }

    private record Received(ConsumerRecord<String, byte[]> source, ChangeEvent event) {}

    /** What a poll gave: its events, and what is none, with the reason. */
    private record Polled(
            ConsumerRecords<String, byte[]> source,
            List<Received> received,
            Map<ConsumerRecord<String, byte[]>, String> unreadable) {
        static final Polled NOTHING = new Polled(ConsumerRecords.empty(), List.of(), Map.of());

        boolean isEmpty() {
            return source.isEmpty();
        }

        List<ChangeEvent> events() {
            return received.stream().map(Received::event).toList();
        }

        /** Where to go on in those partitions that are still ours. */
        Map<TopicPartition, OffsetAndMetadata> ends(Set<TopicPartition> ours) {
            Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
            for (TopicPartition partition : source.partitions()) {
                if (ours.contains(partition)) {
                    List<ConsumerRecord<String, byte[]>> records = source.records(partition);
                    ends.put(
                            partition,
                            new OffsetAndMetadata(
                                    records.get(records.size() - 1).offset() + 1));
                }
            }
            return ends;
        }
    }

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
                    Offsets offsets = new Offsets(consumer);
                    consumer.subscribe(topics, offsets);
                    readFrom(consumer, offsets, letters);
                    offsets.tell();
                }
            } catch (RuntimeException e) {
                pauseAfter(e);
            }
        }
    }

    private void readFrom(Consumer<String, byte[]> consumer, Offsets offsets, DeadLetters letters) {
        Polled polled = Polled.NOTHING;
        while (!isClosed()) {
            if (polled.isEmpty()) {
                polled = parse(consumer.poll(POLL));
                if (polled.isEmpty()) {
                    offsets.tell();
                }
                continue;
            }
            Uni<Void> underway = delivery.begin(polled.events());
            Polled next = parse(consumer.poll(Duration.ZERO));
            delivery.prepare(next.events());
            try {
                finish(underway, polled, letters);
                offsets.reached(polled.ends(consumer.assignment()));
                read.addAndGet(polled.source().count());
                failures = 0;
                gather(polled, next);
            } catch (Unavailable e) {
                rewind(consumer, next);
                rewind(consumer, polled);
                next = Polled.NOTHING;
                pauseAfter(e);
            }
            polled = next;
        }
    }

    /** After a few records waits for more: one transaction for all that come meanwhile. */
    private void gather(Polled polled, Polled next) {
        if (polled.source().count() < FEW && next.isEmpty()) {
            await(gather.toMillis());
        }
    }

    private static Polled parse(ConsumerRecords<String, byte[]> polled) {
        List<Received> received = new ArrayList<>(polled.count());
        Map<ConsumerRecord<String, byte[]>, String> unreadable = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> source : polled) {
            try {
                received.add(new Received(source, EventReader.read(source)));
            } catch (Unreadable e) {
                unreadable.put(source, String.valueOf(e.getMessage()));
            }
        }
        return new Polled(polled, received, unreadable);
    }

    private void finish(Uni<Void> underway, Polled polled, DeadLetters letters) {
        try {
            Delivery.await(underway);
        } catch (Refused e) {
            polled.received().forEach(each -> deliver(each, letters));
        }
        polled.unreadable().forEach(letters::put);
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

    private static void rewind(Consumer<String, byte[]> consumer, Polled polled) {
        for (TopicPartition partition : polled.source().partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(
                        partition, polled.source().records(partition).get(0).offset());
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
