package org.biotrail.kit.change;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * A reader of other services' changes. The kit polls the topics in {@code biotrail.follows}, drops what was seen
 * before (by {@code ce_id}), hands over what is left of a poll in the order of its partitions inside one transaction,
 * and commits the offsets after it. A record that cannot be read, or that a reader refuses, goes to the service's
 * dead-letter topic with the reason; a refusal by one reader keeps no event from the others.
 */
public interface ChangeReader {

    /**
     * Works on the events of one poll in the transaction of the connection. Called again with the events one by one
     * when it fails, to find the one that is at fault; fails with anything but a lost database for an event that it
     * refuses.
     */
    Uni<Void> read(List<ChangeEvent> events, SqlConnection connection);

    /**
     * Told of the events of the next poll while this one's are still being stored: for what can be worked out of an
     * event alone. They may come once more, or never. A service with several consumers is told by each of them.
     */
    default void prepare(List<ChangeEvent> events) {}

    /**
     * Whether a repeated event changes nothing here anyhow; where all readers of a service say so, the kit does not
     * remember what was seen.
     */
    default boolean dropsRepeats() {
        return false;
    }
}
