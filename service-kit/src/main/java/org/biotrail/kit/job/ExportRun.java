package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.io.IOException;
import java.util.UUID;
import org.biotrail.kit.access.Actor;

/** An export under way, as an {@link Export} sees it. Used on a worker thread; its questions wait for their rows. */
public interface ExportRun {
    UUID job();

    /** For whom. */
    Actor actor();

    /** What was ordered, {@code format} included. */
    ObjectNode order();

    /** The word for the kind of file. */
    String format();

    /** How many rows there will be; progress is told by it. */
    void expect(long rows);

    /** Runs SQL with {@code $1}… and waits for all its rows. */
    RowSet<Row> query(String sql, Object... arguments);

    /**
     * Hands on the rows one after the other, in constant memory, and counts them as written.
     *
     * @throws IOException what the reader throws
     */
    void each(String sql, RowReader reader, Object... arguments) throws IOException;

    /** What is done with a row. */
    @FunctionalInterface
    interface RowReader {
        void read(Row row) throws IOException;
    }
}
