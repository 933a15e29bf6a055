package org.biotrail.kit.job;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Actor;

/**
 * An import under way, as a {@link RowImport} sees it: what was asked for, by whom, and the connection of the
 * transaction at hand. Used on a worker thread; {@link #query} waits.
 */
public interface ImportRun {
    UUID job();

    Actor actor();

    boolean dryRun();

    OnConflict onConflict();

    boolean atomic();

    /** The import's own options, by name. */
    Map<String, String> options();

    /** Runs SQL with {@code $1}… in the transaction of the batch and waits for its rows. */
    RowSet<Row> query(String sql, Object... arguments);

    /** What texts refer to, see {@code References.resolveAll}; waits. */
    Map<String, List<String>> resolve(String thing, List<String> texts);

    /** What happens to a row whose natural key exists. */
    enum OnConflict {
        FAIL,
        SKIP,
        UPDATE
    }
}
