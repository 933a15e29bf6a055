package org.biotrail.kit.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A reader of other services' changes. The kit polls the topics in {@code biotrail.follows}, drops what was seen
 * before (by {@code ce_id}), hands over what is left of a poll in the order of its partitions inside one transaction,
 * and commits the offsets after it. A record that cannot be read, or that a reader refuses, goes to the reader's
 * dead-letter topic with the reason.
 */
public interface ChangeReader {

    /** Works on the events of one poll in the transaction of the connection. */
    Uni<Void> read(List<ChangeEvent> events, SqlConnection connection);
}
