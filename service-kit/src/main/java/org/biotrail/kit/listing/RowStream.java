package org.biotrail.kit.listing;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.biotrail.kit.listing.Download.Outcome;
import org.biotrail.kit.listing.Download.Sent;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way from a cursor in the database to a client, batch after batch, the next one read only when the
 * client has taken the last: memory does not grow with the number of rows. The first batch is read before anything is
 * answered, so that a question the database cannot read is a problem and no broken stream.
 */
final class RowStream {
    /** A client that takes nothing for so long holds up a connection of the database, and is hung up on. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int BATCH_BYTES = 256 * 1024;
    private static final int MAX_BATCH = 2000;

    /** Geometries may have megabytes each. */
    private static final int MAX_BATCH_OF_GEOMETRIES = 20;

    static final int FIRST_BATCH = 20;

    private final Format format;
    private final List<Column> fields;
    private final SqlConnection connection;
    private final Cursor cursor;
    private final RowSet<Row> first;
    private final Runnable onRelease;
    private final AtomicBoolean released = new AtomicBoolean();
    private final int maxBatch;
    private volatile boolean reading;
    private volatile @Nullable Sent sent;
    private volatile Consumer<Outcome> onEnd = outcome -> {};

    RowStream(
            Format format,
            List<Column> fields,
            SqlConnection connection,
            Cursor cursor,
            RowSet<Row> first,
            Runnable onRelease) {
        this.format = format;
        this.fields = fields;
        this.connection = connection;
        this.cursor = cursor;
        this.first = first;
        this.onRelease = onRelease;
        boolean heavy =
                format == StandardFormat.GEOJSON || fields.stream().anyMatch(field -> field.kind() == Kind.GEOMETRY);
        this.maxBatch = heavy ? MAX_BATCH_OF_GEOMETRIES : MAX_BATCH;
    }

    /** Counts there what is sent; the rows' last column is their dataset then. */
    void expect(Sent counted) {
        counted.expect(first);
        sent = counted;
    }

    /** Tells once how it has ended. */
    void onEnd(Consumer<Outcome> told) {
        onEnd = told;
    }

    /** Writes everything; {@code done} is called once, when the response has ended either way. */
    void writeTo(HttpServerResponse response, Runnable done) {
        response.setChunked(true);
        response.write(format.head(fields));
        write(response, first, true, done);
    }

    private void write(HttpServerResponse response, RowSet<Row> rows, boolean start, Runnable done) {
        Buffer body = format.body(rows, fields, start);
        if (released.get()) {
            done.run();
        } else if (!cursor.hasMore()) {
            count(rows, body);
            giveBack();
            response.end(body.appendString(format.tail()))
                    .onComplete(end -> onEnd.accept(end.succeeded() ? Outcome.COMPLETE : Outcome.ABORTED));
            done.run();
        } else {
            count(rows, body);
            response.write(body);
            room(response)
                    .chain(() -> next(rows.size(), body.length()))
                    .subscribe()
                    .with(next -> write(response, next, false, done), failure -> abort(response, failure, done));
        }
    }

    private void count(RowSet<Row> rows, Buffer body) {
        Sent counted = sent;
        if (counted != null) {
            counted.add(rows, body.length());
        }
    }

    /** As many rows as make a batch of the wanted size, judged by the last one. */
    private Uni<RowSet<Row>> next(int rows, int bytes) {
        long wanted = (long) rows * BATCH_BYTES / Math.max(1, bytes);
        reading = true;
        return cursor.read((int) Math.max(1, Math.min(maxBatch, wanted)))
                .onTermination()
                .invoke(() -> reading = false);
    }

    private static Uni<Void> room(HttpServerResponse response) {
        if (!response.writeQueueFull()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .<Void>emitter(emitter -> response.drainHandler(drained -> emitter.complete(null)))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    /** The status is sent long since: hanging up is the only way to say that the rest is missing. */
    private void abort(HttpServerResponse response, Throwable failure, Runnable done) {
        if (giveBack()) {
            Log.warn("A stream broke off", failure);
            onEnd.accept(failure instanceof TimeoutException ? Outcome.ABORTED : Outcome.FAILED);
            response.reset();
        }
        done.run();
    }

    /** Gives everything back; if the stream has not ended yet, its client has gone. */
    void release() {
        if (giveBack()) {
            onEnd.accept(Outcome.ABORTED);
        }
    }

    /** A query that still runs is cancelled; whether there was something to give back. */
    private boolean giveBack() {
        if (!released.compareAndSet(false, true)) {
            return false;
        }
        onRelease.run();
        Uni<Void> stopped = reading
                ? PgConnection.cast(connection).cancelRequest().onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
        stopped.chain(connection::close)
                .subscribe()
                .with(closed -> {}, failure -> Log.debug("A stream's connection was gone before it ended", failure));
        return true;
    }
}
