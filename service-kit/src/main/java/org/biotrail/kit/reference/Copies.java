package org.biotrail.kit.reference;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The local copies of other services' things: table {@code <thing>_copy} with {@code id}, {@code version} and those
 * fields that are wanted, named as in the owner's events.
 */
@ApplicationScoped
class Copies {
    @ConfigProperty(name = "biotrail.copies")
    Optional<Set<String>> things;

    /** Whether this service keeps copies of that kind of thing. */
    boolean keeps(String thing) {
        return things.map(kept -> kept.contains(thing)).orElse(false);
    }

    /** Keeps what is newer than its copy. */
    Uni<Void> keep(SqlClient database, String thing, List<String> rows) {
        return call(database, "select biotrail.keep_copies($1, $2::text::jsonb)", thing, rows);
    }

    /** Drops the copies of things that are no more; a row is {@code {"id", "version"}}. */
    Uni<Void> drop(SqlClient database, String thing, List<String> rows) {
        return call(database, "select biotrail.drop_copies($1, $2::text::jsonb)", thing, rows);
    }

    private static Uni<Void> call(SqlClient database, String sql, String thing, List<String> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : database.preparedQuery(sql)
                        .execute(Tuple.of(thing, "[" + String.join(",", rows) + "]"))
                        .replaceWithVoid();
    }
}
