package org.biotrail.audit.stream;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.biotrail.audit.stream.Tail.Head;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Selection;
import org.jboss.logging.Logger;

/**
 * One subscriber. It reads a bounded batch from the database, tells it, and reads the next only when the client has
 * taken that: memory does not grow with what a slow client leaves. Who takes nothing for too long is cut off and told
 * why. Everything here happens on the event loop of the response.
 */
final class ActivityStream {
    private static final Logger LOG = Logger.getLogger(ActivityStream.class);

    /** So many links of each chain are looked at in one question, and so many activities told at most. */
    private static final long WINDOW = 2_000;

    private static final int BATCH = 64;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** The whole copies stay out: they may have megabytes each, and each is one request away. */
    private static final String TELL = """
            select chain, link, occurred_at, json_build_object('id', id, 'occurred_at', occurred_at, 'recorded_at', recorded_at,
                'service', service, 'action', action, 'log_name', log_name, 'description', description, 'comment', comment,
                'subject_type', subject_type, 'subject_id', subject_id, 'subject_label', subject_label, 'version', version,
                'causer_type', causer_type, 'causer_id', causer_id, 'causer_name', causer_name, 'properties', properties,
                'gap', gap)::text""";

    private final Tail tail;
    private final Selection selection;
    private final Duration patience;
    private final Instant end;
    private final HttpServerResponse response;
    private final Runnable ended;
    private final Vertx vertx;
    private final Context context;
    private Mark mark;
    private Instant told = Instant.now();
    private boolean busy;
    private boolean over;

    /**
     * @param mark what was told before
     * @param patience how long a client may take nothing
     * @param end when the stream ends in any case, so that who may no longer read stops to
     */
    ActivityStream(
            Tail tail,
            Selection selection,
            Mark mark,
            Duration patience,
            Instant end,
            Vertx vertx,
            HttpServerResponse response,
            Runnable ended) {
        this.tail = tail;
        this.selection = selection;
        this.mark = mark;
        this.patience = patience;
        this.end = end;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.response = response;
        this.ended = ended;
    }

    /** A stretch of a chain that is looked at. */
    private record Window(int number, String chain, long after, long upTo) {}

    private record Told(int number, long link, OffsetDateTime time, String json) {}

    void start() {
        response.setChunked(true)
                .putHeader("Content-Type", MediaType.SERVER_SENT_EVENTS)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .write("retry: 2000\nid: " + mark + "\n\n");
        response.closeHandler(closed -> finish());
        response.exceptionHandler(failure -> finish());
        tail.add(this);
    }

    /** The chains are as long as this now; called at every look, whether something came or not. */
    void look(Map<Integer, Head> heads) {
        context.runOnContext(now -> {
            if (over || busy) {
                return;
            }
            if (Instant.now().isAfter(end)) {
                cut(
                        "lifetime",
                        "The stream has an end so that who may no longer read stops to; resume with Last-Event-ID");
                return;
            }
            List<Window> windows = windows(heads.values());
            if (!windows.isEmpty()) {
                busy = true;
                tell(windows, heads);
            } else if (told.plus(HEARTBEAT).isBefore(Instant.now())) {
                told = Instant.now();
                response.write(": still here\nid: " + mark + "\n\n");
            }
        });
    }

    private List<Window> windows(Collection<Head> heads) {
        return heads.stream()
                .filter(head -> head.link() > mark.of(head.number()))
                .map(head -> {
                    long after = mark.of(head.number());
                    return new Window(head.number(), head.chain(), after, Math.min(head.link(), after + WINDOW));
                })
                .toList();
    }

    private void tell(List<Window> windows, Map<Integer, Head> heads) {
        Condition within = windows.stream()
                .map(window -> Condition.of(
                        "chain = ? and link > ? and link <= ?", window.chain(), window.after(), window.upTo()))
                .reduce(Condition::or)
                .orElse(Condition.NONE);
        selection
                .ask(within, rows -> TELL + rows + " order by chain collate \"C\", link limit " + BATCH)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .subscribe()
                .with(rows -> write(rows, windows, heads), this::fail);
    }

    private void write(List<Row> rows, List<Window> windows, Map<Integer, Head> heads) {
        if (over) {
            return;
        }
        Map<String, Integer> numbers = new HashMap<>();
        windows.forEach(window -> numbers.put(window.chain(), window.number()));
        List<Told> batch = rows.stream()
                .map(row -> new Told(
                        numbers.getOrDefault(row.getString(0), 0),
                        row.getLong(1),
                        row.getOffsetDateTime(2),
                        row.getString(3)))
                .toList();
        StringBuilder text = new StringBuilder();
        for (Told each : inTime(batch)) {
            mark = mark.with(each.number(), each.link());
            text.append("id: ")
                    .append(mark)
                    .append("\nevent: activity\ndata: ")
                    .append(each.json())
                    .append("\n\n");
        }
        mark = mark.with(finished(windows, rows));
        if (text.length() > 0) {
            told = Instant.now();
            response.write(text.toString());
        }
        room().subscribe()
                .with(room -> goOn(heads), slow -> cut("slow", "Nothing was taken for " + patience.toSeconds() + " s"));
    }

    /** Windows in which nothing is left to tell; after a full batch those up to the one it ends in. */
    private static Map<Integer, Long> finished(List<Window> windows, List<Row> rows) {
        String last = rows.size() < BATCH ? "" : rows.get(rows.size() - 1).getString(0);
        Map<Integer, Long> finished = new HashMap<>();
        windows.stream()
                .filter(window -> last.isEmpty() || window.chain().compareTo(last) < 0)
                .forEach(window -> finished.put(window.number(), window.upTo()));
        return finished;
    }

    /** The earliest first, each chain in its own order. */
    private static List<Told> inTime(List<Told> batch) {
        Map<Integer, Deque<Told>> chains = new HashMap<>();
        batch.forEach(each -> chains.computeIfAbsent(each.number(), number -> new ArrayDeque<>())
                .add(each));
        List<Told> merged = new ArrayList<>(batch.size());
        while (merged.size() < batch.size()) {
            chains.values().stream()
                    .filter(chain -> !chain.isEmpty())
                    .min(Comparator.comparing(chain -> chain.getFirst().time()))
                    .ifPresent(chain -> merged.add(chain.removeFirst()));
        }
        return merged;
    }

    private void goOn(Map<Integer, Head> heads) {
        busy = false;
        if (!windows(heads.values()).isEmpty()) {
            look(heads);
        }
    }

    private Uni<Void> room() {
        if (!response.writeQueueFull()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().emitter(emitter -> {
            long timer = vertx.setTimer(
                    patience.toMillis(), late -> emitter.fail(new IllegalStateException("The client takes nothing")));
            response.drainHandler(drained -> {
                vertx.cancelTimer(timer);
                emitter.complete(null);
            });
        });
    }

    private void fail(Throwable failure) {
        LOG.warnf("A stream ends: %s", failure.getMessage());
        cut("unavailable", "The log cannot be read at the moment");
    }

    /** The last event says why; who does not even take that is hung up on. */
    private void cut(String reason, String message) {
        if (over) {
            return;
        }
        tail.remove(this);
        over = true;
        response.end("id: " + mark + "\nevent: end\ndata: {\"reason\": \"" + reason + "\", \"message\": \"" + message
                + "\"}\n\n");
        vertx.setTimer(patience.toMillis(), late -> {
            if (!response.closed()) {
                response.reset();
            }
            ended.run();
        });
    }

    private void finish() {
        tail.remove(this);
        if (!over) {
            over = true;
            ended.run();
        }
    }
}
