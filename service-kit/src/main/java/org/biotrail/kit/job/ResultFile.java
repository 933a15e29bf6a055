package org.biotrail.kit.job;

import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.UUID;

/** The file that a job makes, on its way into {@code job_result}. What an attempt before left is forgotten. */
final class ResultFile extends OutputStream {
    /** Bytes in a row of {@code job_result}. */
    private static final int CHUNK = 1 << 20;

    private final JobConnection connection;
    private final UUID job;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private int number;
    private long size;

    /** @param connection one that keeps what it is told at once */
    ResultFile(JobConnection connection, UUID job) {
        this.connection = connection;
        this.job = job;
        connection.query("delete from job_result where job_id = $1", job);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int written = 0;
        while (written < length) {
            int count = Math.min(length - written, CHUNK - filled);
            System.arraycopy(bytes, from + written, chunk, filled, count);
            filled += count;
            written += count;
            if (filled == CHUNK) {
                keep();
            }
        }
    }

    @Override
    public void close() {
        if (filled > 0) {
            keep();
        }
    }

    /** Bytes kept. */
    long size() {
        return size;
    }

    private void keep() {
        connection.query(
                "insert into job_result values ($1, $2, $3)",
                job,
                number++,
                Buffer.buffer(Arrays.copyOf(chunk, filled)));
        size += filled;
        filled = 0;
    }
}
