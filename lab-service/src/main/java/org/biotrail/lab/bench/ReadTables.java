package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/** The database outside a transaction: one question, one statement. */
@ApplicationScoped
public class ReadTables implements Tables {
    @Inject
    Pool pool;

    @Override
    public Uni<JsonNode> ask(String sql, Object... arguments) {
        return pool.preparedQuery(sql)
                .execute(Tuple.wrap(Arrays.stream(arguments).map(Rows::text).toArray()))
                .map(rows -> Rows.tree(rows.iterator().next().getString(0)));
    }
}
