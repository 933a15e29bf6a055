package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Collection;

/**
 * The database within the transaction at hand, of a request or of an import. Questions are set-based: arguments and
 * answers are JSON, so that one statement serves one thing and a thousand.
 */
public interface Tables {

    /**
     * Runs one statement that answers one JSON text.
     *
     * @param sql with {@code from_json($1)} where the first argument stands, and so on; no colons but in quotes
     * @param arguments texts go as they are, everything else as its JSON
     */
    Uni<JsonNode> ask(String sql, Object... arguments);

    /** Inserts rows; their members bear the columns' names in camel case. */
    default Uni<Void> insert(String table, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : ask(
                                "with made as (insert into " + table
                                        + " select * from jsonb_populate_recordset(cast(null as \"" + table
                                        + "\"), from_json($1)) returning 1) select cast(count(*) as text) from made",
                                rows)
                        .replaceWithVoid();
    }
}
