package org.biotrail.kit.testing;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * How PostgreSQL answers questions when it walks through a whole table only where there is no other way, as it would in a
 * table of any size. Each is asked in a transaction that leaves nothing.
 */
public final class Plans {
    private final Pool pool;
    private final String before;

    private Plans(Pool pool, String before) {
        this.pool = pool;
        this.before = before;
    }

    public static Plans of(Pool pool) {
        return new Plans(pool, "");
    }

    /** The same after statements that fill and analyse tables; nobody else sees those rows. */
    public static Plans after(Pool pool, String statements) {
        return new Plans(pool, statements + ";");
    }

    /** The plan of a question, with values for {@code $1} and so on. */
    public String plan(String question, Tuple values) {
        return answer("explain " + question, values);
    }

    /** The first column of a question's answer, row by row. */
    public String answer(String question, Tuple values) {
        SqlConnection connection = pool.getConnectionAndAwait();
        Transaction rolledBack = connection.beginAndAwait();
        try {
            connection.query(before + "set local enable_seqscan = off").executeAndAwait();
            return StreamSupport.stream(
                            connection
                                    .preparedQuery(question)
                                    .executeAndAwait(values)
                                    .spliterator(),
                            false)
                    .map(row -> row.getString(0))
                    .collect(Collectors.joining("\n"));
        } finally {
            rolledBack.rollbackAndAwait();
            connection.closeAndAwait();
        }
    }
}
