package org.biotrail.kit.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.biotrail.kit.change.Outbox.Backlog;
import org.jboss.logging.Logger;

/**
 * Takes the outbox as a work list: the first rows by id are sent, and deleted once the broker has them. It runs on a
 * thread of its own over a connection of its own, which also holds the leader's lock: without the connection there is
 * neither the lock nor the work, so two relays are never at it together.
 */
final class Relay implements Runnable, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** What is committed within this time goes out together: one answer of the broker and one delete for all of it. */
    private static final Duration GATHER = Duration.ofMillis(50);

    /** What a relay works with. */
    record Settings(String service, int batch, Duration poll) {}

    private final Settings settings;
    private final DataSource database;
    private final Runnable topics;
    private final Supplier<Producer<String, byte[]>> producers;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean closed;
    private volatile boolean leading;
    private volatile Backlog backlog = Backlog.NONE;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private long lookedAt = System.nanoTime() - LOOK.toNanos();
    private String trouble = "";

    /**
     * @param topics makes the topic when it is missing
     * @param producers makes a producer that is idempotent, waits for all replicas and never gives up on a record
     */
    Relay(Settings settings, DataSource database, Runnable topics, Supplier<Producer<String, byte[]>> producers) {
        this.settings = settings;
        this.database = database;
        this.topics = topics;
        this.producers = producers;
    }

    /** Looks at the outbox now rather than at the next poll. */
    void wake() {
        wakes.release();
    }

    boolean isLeading() {
        return leading;
    }

    Backlog backlog() {
        return backlog;
    }

    /** Events sent since the start. */
    long sent() {
        return sent.get();
    }

    /** Events that the broker will never take, since the start. */
    long refused() {
        return refused.get();
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }

    @Override
    public void run() {
        while (!closed) {
            try (Connection connection = database.getConnection()) {
                Outbox outbox = new Outbox(connection);
                if (awaitLead(outbox)) {
                    relay(outbox);
                }
            } catch (SQLException | RuntimeException e) {
                report(e);
                pause(PAUSE);
            } finally {
                leading = false;
            }
        }
    }

    private boolean awaitLead(Outbox outbox) throws SQLException {
        while (!closed && !outbox.lead()) {
            look(outbox);
            pause(PAUSE);
        }
        return !closed;
    }

    private void relay(Outbox outbox) throws SQLException {
        leading = true;
        // Before anything that needs the broker: how much waits is asked most when it is away.
        look(outbox);
        topics.run();
        Producer<String, byte[]> producer = producers.get();
        try {
            while (!closed) {
                int taken = relayFirst(outbox, producer);
                look(outbox);
                if (!trouble.isEmpty()) {
                    LOG.infof("Events of %s are on their way again", settings.service());
                    trouble = "";
                }
                if (taken < settings.batch()) {
                    if (taken > 0) {
                        gather();
                    }
                    pause(settings.poll());
                }
            }
        } finally {
            // What is in flight is still in the outbox.
            producer.close(Duration.ZERO);
        }
    }

    /** Sends the first rows and deletes what the broker has; answers how many rows there were. */
    private int relayFirst(Outbox outbox, Producer<String, byte[]> producer) throws SQLException {
        List<OutboxRow> rows = outbox.first(settings.batch());
        outbox.delete(send(outbox, producer, rows));
        return rows.size();
    }

    /** Sends rows in their order and waits for the broker; answers the ids of those that it has. */
    List<Long> send(Outbox outbox, Producer<String, byte[]> producer, List<OutboxRow> rows) throws SQLException {
        Map<OutboxRow, Future<?>> underWay = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            Future<?> sending = producer.send(row.toRecord(settings.service()));
            underWay.put(row, sending);
            if (isRefusedAtOnce(sending)) {
                // Nothing of the same subject may overtake what was not even queued.
                break;
            }
        }
        List<Long> done = new ArrayList<>();
        for (Map.Entry<OutboxRow, Future<?>> each : underWay.entrySet()) {
            if (await(each.getValue(), each.getKey(), outbox)) {
                done.add(each.getKey().id());
            }
        }
        sent.addAndGet(done.size());
        return done;
    }

    private static boolean isRefusedAtOnce(Future<?> sending) {
        if (!sending.isDone()) {
            return false;
        }
        try {
            sending.get();
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Whether the broker has the record; waits as long as it takes, while this is still the one relay. */
    private boolean await(Future<?> sending, OutboxRow row, Outbox outbox) throws SQLException {
        while (true) {
            try {
                sending.get(1, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                report(new KafkaException("the broker does not answer"));
                if (closed) {
                    throw new KafkaException("Closed while the broker did not answer");
                }
                look(outbox);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                    LOG.errorf(
                            "Event %s of %s/%s is refused: %s",
                            row.eventId(), row.subjectType(), row.subjectId(), tooLarge.getMessage());
                    outbox.refuse(row.id(), String.valueOf(tooLarge.getMessage()));
                    refused.incrementAndGet();
                    return false;
                }
                throw new KafkaException("Event " + row.eventId() + " cannot be sent: " + e.getCause(), e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("Interrupted", e);
            }
        }
    }

    /** Takes the measure of the outbox every few seconds; fails when the connection, and so the lead, is gone. */
    private void look(Outbox outbox) throws SQLException {
        if (System.nanoTime() - lookedAt >= LOOK.toNanos()) {
            backlog = outbox.backlog();
            lookedAt = System.nanoTime();
        }
    }

    private void gather() {
        try {
            Thread.sleep(GATHER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private void pause(Duration most) {
        try {
            wakes.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
            wakes.drainPermits();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** Says once what is wrong, not every second. */
    private void report(Exception e) {
        String now = String.valueOf(e.getMessage());
        if (!closed && !now.equals(trouble)) {
            trouble = now;
            LOG.warnf("Events of %s wait in the outbox: %s", settings.service(), e);
        }
    }
}
