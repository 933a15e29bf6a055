package org.biotrail.kit.listing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the database's catalogue says of views; asked once for each, since migrations run before the first request. */
@ApplicationScoped
class Views {
    /** By the house's rule a view has its table's columns under the same names: hence whether they can be null. */
    private static final String COLUMNS = """
            select a.attname::text as name,
                   format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null) as type,
                   coalesce(b.attnotnull, false) as mandatory,
                   to_regprocedure($3) is not null as matched
            from pg_attribute a
            join pg_type t on t.oid = a.atttypid
            left join pg_attribute b
              on b.attrelid = to_regclass($2) and b.attname = a.attname and b.attnum > 0 and not b.attisdropped
            where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """;

    private final Map<String, View> known = new ConcurrentHashMap<>();

    @Inject
    Pool pool;

    Uni<View> of(Listing listing) {
        View view = known.get(listing.key());
        return view != null
                ? Uni.createFrom().item(view)
                : read(listing).invoke(read -> known.put(listing.key(), read));
    }

    private Uni<View> read(Listing listing) {
        String matches = listing.thing() + "_matches";
        return pool.preparedQuery(COLUMNS)
                .execute(Tuple.of(listing.view(), listing.table(), matches + "(text)"))
                .map(rows -> View.of(
                        listing.view(),
                        columns(rows),
                        listing.hidden(),
                        matched(rows) ? Optional.of(matches) : Optional.empty(),
                        listing.geometry(),
                        listing.translated()));
    }

    private static List<Column> columns(RowSet<Row> rows) {
        List<Column> columns = new ArrayList<>();
        for (Row row : rows) {
            columns.add(new Column(row.getString("name"), row.getString("type"), row.getBoolean("mandatory")));
        }
        return columns;
    }

    private static boolean matched(RowSet<Row> rows) {
        return rows.size() > 0 && rows.iterator().next().getBoolean("matched");
    }
}
