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
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
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
    private volatile boolean whole;
    private volatile @Nullable Sent sent;
    private volatile Function<Outcome, Uni<Void>> onEnd =
            outcome -> Uni.createFrom().voidItem();

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

    /** Locks an export for as long as the connection of its rows is held, which is until its end is told. */
    Uni<Void> hold(UUID download) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock(biotrail.download_lock($1))")
                .execute(Tuple.of(download.toString()))
                .replaceWithVoid();
    }

    /** Tells once how it has ended; its connection goes back when that is done. */
    void onEnd(Function<Outcome, Uni<Void>> told) {
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
            finish(response, body.appendString(format.tail()));
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

    /** The last of it; where nobody is told, its connection has done its work before the client has taken everything. */
    private void finish(HttpServerResponse response, Buffer last) {
        whole = true;
        if (sent == null) {
            giveBack(Outcome.COMPLETE);
        }
        Uni.createFrom()
                .completionStage(response.end(last).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .subscribe()
                .with(taken -> giveBack(Outcome.COMPLETE), failure -> giveBack(Outcome.ABORTED));
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
        if (giveBack(failure instanceof TimeoutException ? Outcome.ABORTED : Outcome.FAILED)) {
            Log.warn("A stream broke off", failure);
            response.reset();
        }
        done.run();
    }

    /** Gives everything back; if the stream has not ended yet, its client has gone. */
    void release() {
        if (!whole) {
            giveBack(Outcome.ABORTED);
        }
    }

    /** A query that still runs is cancelled, and its end is told; whether there was something to give back. */
    private boolean giveBack(Outcome outcome) {
        if (!released.compareAndSet(false, true)) {
            return false;
        }
        Uni<Void> stopped = reading
                ? PgConnection.cast(connection).cancelRequest().onFailure().recoverWithNull()
                : Uni.createFrom().voidItem();
        stopped.chain(() -> onEnd.apply(outcome))
                .onTermination()
                .invoke(onRelease)
                .chain(connection::close)
                .subscribe()
                .with(closed -> {}, failure -> Log.debug("A stream's connection was gone before it ended", failure));
        return true;
    }
}
