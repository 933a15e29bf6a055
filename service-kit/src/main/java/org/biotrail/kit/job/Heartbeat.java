package org.biotrail.kit.job;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The sign of life of a job at work, by which it hears that it is not to go on. */
record Heartbeat(JobConnection beside, UUID job, BooleanSupplier stopping) {

    /** @throws StopException when the job was cancelled, or this process ends */
    void beat() {
        Row row = beside.query("update job set heartbeat_at = now() where id = $1 returning cancel_requested", job)
                .iterator()
                .next();
        if (row.getBoolean(0)) {
            throw new StopException(true);
        }
        if (stopping.getAsBoolean()) {
            throw new StopException(false);
        }
    }
}
