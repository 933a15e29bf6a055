package org.biotrail.kit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The local copies of other services' things: table {@code <thing>_copy} with {@code id}, {@code version} and those
 * fields that are wanted, named as in the owner's events.
 */
@ApplicationScoped
class Copies {
    private static final String COLUMNS = """
            select attname::text from pg_attribute
            where attrelid = ($1 || '_copy')::regclass and attnum > 0 and not attisdropped""";

    @ConfigProperty(name = "biotrail.copies")
    Optional<Set<String>> things;

    private final Map<String, List<String>> columns = new ConcurrentHashMap<>();

    /** Whether this service keeps copies of that kind of thing. */
    boolean keeps(String thing) {
        return things.map(kept -> kept.contains(thing)).orElse(false);
    }

    /** Keeps what is newer than its copy; of what its owner tells no more travels to the database than stands there. */
    Uni<Void> keep(SqlClient database, String thing, List<? extends JsonNode> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return columns(database, thing)
                .map(wanted -> rows.stream().map(row -> only(wanted, row)).toList())
                .chain(kept -> call(database, "select biotrail.keep_copies($1, $2::text::jsonb)", thing, kept));
    }

    /** Drops the copies of things that are no more; a row is {@code {"id", "version"}}. */
    Uni<Void> drop(SqlClient database, String thing, List<? extends JsonNode> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : call(database, "select biotrail.drop_copies($1, $2::text::jsonb)", thing, rows);
    }

    private Uni<List<String>> columns(SqlClient database, String thing) {
        List<String> known = columns.get(thing);
        return known != null
                ? Uni.createFrom().item(known)
                : database.preparedQuery(COLUMNS).execute(Tuple.of(thing)).map(rows -> {
                    List<String> found = new ArrayList<>();
                    rows.forEach(row -> found.add(row.getString(0)));
                    columns.put(thing, found);
                    return found;
                });
    }

    private static ObjectNode only(List<String> wanted, JsonNode row) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        wanted.forEach(column -> Optional.ofNullable(row.get(column)).ifPresent(value -> kept.set(column, value)));
        return kept;
    }

    private static Uni<Void> call(SqlClient database, String sql, String thing, List<? extends JsonNode> rows) {
        String listed = rows.stream().map(JsonNode::toString).collect(Collectors.joining(",", "[", "]"));
        return database.preparedQuery(sql).execute(Tuple.of(thing, listed)).replaceWithVoid();
    }
}
