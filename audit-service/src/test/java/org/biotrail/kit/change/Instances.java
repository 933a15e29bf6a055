package org.biotrail.kit.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Further instances of the service's consumer in one process, of which one can be killed. */
public final class Instances {
    private static final List<String> TOPICS = List.of(
            "biotrail.catalog.changes",
            "biotrail.sampling.changes",
            "biotrail.lab.changes",
            "biotrail.tracker.changes");

    private Instances() {}

    /** Stops the service's own consumer, as at a shutdown. */
    public static void stop(ChangeReading reading) throws InterruptedException {
        reading.stop(new ShutdownEvent());
    }

    /** Starts the service's own consumer again. */
    public static void start(ChangeReading reading) {
        reading.start(new StartupEvent());
    }

    /** One more consumer of the group, with a thread, a connection to the broker and a membership of its own. */
    public static Instance begin(String kafka, String group, Pool pool, List<ChangeReader> readers) {
        return new Instance(kafka, group, pool, readers);
    }

    /** A consumer that reads until it is closed, or killed. */
    public static final class Instance implements AutoCloseable {
        private final Reading reading;
        private final AtomicBoolean killed = new AtomicBoolean();
        private final CountDownLatch dead = new CountDownLatch(1);

        private Instance(String kafka, String group, Pool pool, List<ChangeReader> readers) {
            Map<String, Object> connection = Map.of("bootstrap.servers", kafka);
            Map<String, Object> settings = new HashMap<>(connection);
            settings.putAll(Reading.settings(group, 50));
            settings.put("session.timeout.ms", 3_000);
            settings.put("heartbeat.interval.ms", 500);
            settings.put("max.poll.interval.ms", 3_000);
            reading = new Reading(
                    TOPICS,
                    () -> {},
                    () -> new Mortal(settings),
                    () -> new DeadLetters(
                            "biotrail.audit.dead-letter",
                            OutboxRelay.producer(connection, "instance"),
                            new AtomicLong()),
                    new Delivery("audit", pool, readers),
                    Duration.ofMillis(25));
            Thread thread = new Thread(reading);
            thread.setDaemon(true);
            thread.start();
        }

        public long read() {
            return reading.read();
        }

        /**
         * As SIGKILL at the worst moment: what it has in hand is stored, but its offsets are never committed, and it never
         * says goodbye to the broker.
         */
        public void kill() throws InterruptedException {
            killed.set(true);
            dead.await();
        }

        @Override
        public void close() {
            reading.close();
        }

        private final class Mortal extends KafkaConsumer<String, byte[]> {
            Mortal(Map<String, Object> settings) {
                super(settings, new StringDeserializer(), new ByteArrayDeserializer());
            }

            @Override
            public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
                if (killed.get()) {
                    dead.countDown();
                    while (true) {
                        LockSupport.park();
                    }
                }
                super.commitSync(offsets);
            }
        }
    }
}
