package org.biotrail.kit.job;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.access.Actor;

/**
 * A connection that a job is worked on with, for use on a worker thread: every call but {@link #ask} waits. One holds the
 * job's lock, so that a worker that lost its connection has lost both the lock and the means to store anything more.
 */
final class JobConnection implements AutoCloseable {
    private final SqlConnection connection;
    private boolean inTransaction;

    private JobConnection(SqlConnection connection) {
        this.connection = connection;
    }

    static JobConnection open(Pool pool) {
        return new JobConnection(pool.getConnection().await().indefinitely());
    }

    RowSet<Row> query(String sql, Object... arguments) {
        return execute(sql, arguments).await().indefinitely();
    }

    /**
     * Sends a query and does not wait for it: its rows, or what it failed with, are there for whoever waits later. What is
     * asked through this connection afterwards comes after it.
     */
    Uni<RowSet<Row>> ask(String sql, Object... arguments) {
        Uni<RowSet<Row>> answer = execute(sql, arguments).memoize().indefinitely();
        answer.onFailure().recoverWithNull().subscribe().with(done -> {});
        return answer;
    }

    private Uni<RowSet<Row>> execute(String sql, Object... arguments) {
        return connection.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(arguments)));
    }

    /** Waits for work that others do through this connection. */
    <T> T await(Function<SqlConnection, Uni<T>> work) {
        return work.apply(connection).await().indefinitely();
    }

    /** A job as its page shows it, JSON. */
    String job(UUID id) {
        return query("select to_jsonb(j)::text from job_view j where id = $1", id)
                .iterator()
                .next()
                .getString(0);
    }

    /** Runs a statement that has neither arguments nor rows. */
    void run(String sql) {
        connection.query(sql).execute().await().indefinitely();
    }

    /** Takes the job's lock, which ends with this connection at the latest. */
    boolean tryLock(UUID job) {
        return query("select pg_try_advisory_lock(hashtextextended('biotrail.job/' || $1, 0))", job.toString())
                .iterator()
                .next()
                .getBoolean(0);
    }

    void begin() {
        run("begin");
        inTransaction = true;
    }

    void commit() {
        run("commit");
        inTransaction = false;
    }

    /** Does nothing outside a transaction. */
    void rollback() {
        if (inTransaction) {
            run("rollback");
            inTransaction = false;
        }
    }

    /** Begins a transaction whose changes are recorded as this actor's. */
    void begin(Actor actor, String comment) {
        begin();
        query(
                "select set_config('biotrail.actor_type', $1, true), set_config('biotrail.actor_id', $2, true),"
                        + " set_config('biotrail.actor_name', $3, true), set_config('biotrail.comment', $4, true),"
                        + " set_config('biotrail.actor_granted', $5, true)",
                actor.kind().word(),
                actor.id(),
                actor.name(),
                comment,
                actor.granted());
    }

    /** Back to the pool, without lock or transaction; a connection that cannot say so much is broken, and dropped. */
    @Override
    public void close() {
        connection
                .query(inTransaction ? "rollback" : "select 1")
                .execute()
                .chain(() -> connection.query("select pg_advisory_unlock_all()").execute())
                .onItemOrFailure()
                .transformToUni((done, failure) -> connection.close())
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
