package org.biotrail.kit.write;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;

/** The columns of views, read from the database once. */
@ApplicationScoped
class Columns {
    private static final String COLUMNS = """
            select attname::text, atttypid::regtype::text
            from pg_attribute
            where attrelid = to_regclass($1) and attnum > 0 and not attisdropped""";

    @Inject
    Pool pool;

    private final Map<String, View> views = new ConcurrentHashMap<>();

    /** A view's column names, and whether its things are known by UUIDs. */
    record View(Set<String> columns, boolean byUuid) {

        /** With what the listing computes besides. */
        private View with(Set<String> computed) {
            return computed.isEmpty()
                    ? this
                    : new View(
                            Stream.concat(columns.stream(), computed.stream()).collect(Collectors.toUnmodifiableSet()),
                            byUuid);
        }

        /** The id as its column's type wants it. */
        Object key(String id) {
            try {
                return byUuid ? UUID.fromString(id) : id;
            } catch (IllegalArgumentException notAnId) {
                throw Problem.notFound(id);
            }
        }
    }

    Uni<View> of(Listing listing) {
        View known = views.get(listing.view());
        Uni<View> view = known != null
                ? Uni.createFrom().item(known)
                : pool.preparedQuery(COLUMNS)
                        .execute(Tuple.of(listing.view()))
                        .map(Columns::view)
                        .invoke(read -> views.put(listing.view(), read));
        return view.map(found -> found.with(listing.computed()));
    }

    private static View view(RowSet<Row> rows) {
        Map<String, String> types = new HashMap<>();
        for (Row row : rows) {
            types.put(row.getString(0), row.getString(1));
        }
        return new View(Set.copyOf(types.keySet()), "uuid".equals(types.get("id")));
    }
}
