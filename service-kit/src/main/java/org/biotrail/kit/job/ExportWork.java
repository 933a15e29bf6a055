package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.PreparedStatement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/**
 * The work on one export: the data are read in a transaction of their own, which sees one state of them, and the file
 * is kept beside it.
 */
final class ExportWork implements ExportRun {
    private static final int BATCH = 500;

    private final JobConnection connection;
    private final JobConnection beside;
    private final TakenJob job;
    private final Export export;
    private final Heartbeat heart;
    private long written;

    ExportWork(JobConnection connection, JobConnection beside, TakenJob job, Export export, Heartbeat heart) {
        this.connection = connection;
        this.beside = beside;
        this.job = job;
        this.export = export;
        this.heart = heart;
    }

    /**
     * Does all of it.
     *
     * @throws Problem when the job has failed
     * @throws StopException when it is not to go on
     */
    void work() {
        Export.FileForm form = Optional.ofNullable(export.formats().get(format()))
                .orElseThrow(() -> Problem.rule("format", "unknown_format", "There is no export of this format"));
        heart.beat();
        beside.query("update job set staged_at = now(), ordered_at = now(), created = 0 where id = $1", job.id());
        connection.begin();
        connection.run("set transaction isolation level repeatable read, read only");
        ResultFile file = new ResultFile(beside, job.id());
        try (file) {
            export.write(this, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connection.rollback();
        heart.beat();
        beside.query(
                "update job set state = 'completed', attempts = 0, total = $2, created = $2, heartbeat_at = now(),"
                        + " finished_at = now(), result = jsonb_build_object('name', $3::text, 'media_type', $4::text,"
                        + " 'size', $5::bigint) where id = $1",
                job.id(),
                Math.toIntExact(written),
                job.things() + "-" + job.id() + "." + form.ending(),
                form.mediaType(),
                file.size());
    }

    @Override
    public UUID job() {
        return job.id();
    }

    @Override
    public Actor actor() {
        return job.actor();
    }

    @Override
    public ObjectNode order() {
        return job.order();
    }

    @Override
    public String format() {
        return job.format();
    }

    @Override
    public void expect(long rows) {
        beside.query("update job set total = $2 where id = $1", job.id(), Math.toIntExact(rows));
    }

    @Override
    public RowSet<Row> query(String sql, Object... arguments) {
        return connection.query(sql, arguments);
    }

    @Override
    public void each(String sql, RowReader reader, Object... arguments) throws IOException {
        PreparedStatement statement = connection.await(client -> client.prepare(sql));
        Cursor cursor = statement.cursor(Tuple.tuple(Arrays.asList(arguments)));
        do {
            RowSet<Row> rows = cursor.read(BATCH).await().indefinitely();
            for (Row row : rows) {
                reader.read(row);
            }
            written += rows.size();
            heart.beat();
            beside.query("update job set attempts = 0, created = $2 where id = $1", job.id(), Math.toIntExact(written));
        } while (cursor.hasMore());
        cursor.close().chain(statement::close).await().indefinitely();
    }
}
