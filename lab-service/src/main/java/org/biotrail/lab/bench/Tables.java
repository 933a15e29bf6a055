package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.write.RecordedEntity;

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

    /**
     * Writes rows that are there as they shall be.
     *
     * @param rows with their ids; their members bear the columns' names in camel case
     * @return the ids of those that this changed
     */
    default Uni<Set<UUID>> update(String table, List<? extends RecordedEntity> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        List<String> columns = new ArrayList<>();
        Rows.JSON.valueToTree(rows.get(0)).fieldNames().forEachRemaining(columns::add);
        columns.removeAll(List.of("id", "version"));
        String set = columns.stream()
                .map(column -> "\"" + column + "\" = r.\"" + column + "\"")
                .collect(Collectors.joining(", "));
        return ask(
                        "with written as (update \"" + table + "\" t set " + set
                                + " from jsonb_populate_recordset(cast(null as \"" + table
                                + "\"), from_json($1)) r where t.id = r.id returning t.id, t.version > r.version as changed)"
                                + " select cast(coalesce(jsonb_agg(id) filter (where changed), jsonb_build_array()) as text) from written",
                        rows)
                .map(ids -> Set.copyOf(Rows.list(ids, UUID.class)));
    }
}
