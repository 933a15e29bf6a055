package org.biotrail.kit.job;

import io.vertx.mutiny.sqlclient.Row;
import java.io.InputStream;
import java.util.Iterator;
import java.util.UUID;

/** A job's upload as it came, read chunk by chunk from the database. */
final class JobInput extends InputStream {
    private final JobConnection connection;
    private final UUID job;
    private byte[] chunk = {};
    private int position;
    private int next;

    JobInput(JobConnection connection, UUID job) {
        this.connection = connection;
        this.job = job;
    }

    @Override
    public int read() {
        return more() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, into, from, count);
        position += count;
        return count;
    }

    private boolean more() {
        if (position < chunk.length) {
            return true;
        }
        Iterator<Row> rows = connection
                .query("select content from job_input where job_id = $1 and chunk = $2", job, next)
                .iterator();
        if (!rows.hasNext()) {
            return false;
        }
        chunk = rows.next().getDelegate().getBuffer(0).getBytes();
        position = 0;
        next++;
        return true;
    }
}
