package org.biotrail.sampling.fieldrecord;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.biotrail.kit.listing.Condition;
import org.jspecify.annotations.Nullable;

/** The columns that forms had besides the known ones. */
@ApplicationScoped
class ExtraKeys {
    @Inject
    Pool pool;

    /** The columns, the commonest first. */
    record Found(List<Column> data) {}

    /** One column, how many records have it, and a value. */
    record Column(String key, long count, @Nullable String example) {}

    /** {@code {"data": [{"key", "count", "example"}]}} over the records that a condition leaves, the commonest first. */
    Uni<String> among(Condition visible) {
        StringBuilder where = new StringBuilder();
        int argument = 0;
        for (char character : visible.sql().toCharArray()) {
            where.append(character == '?' ? "$" + ++argument : String.valueOf(character));
        }
        String sql =
                "select jsonb_build_object('data', coalesce(jsonb_agg(to_jsonb(k) order by k.count desc, k.key), '[]'))::text"
                        + " from (select key, count(*), min(value #>> '{}') as example"
                        + " from field_record_view, jsonb_each(extra) where " + where + " group by key) k";
        return pool.preparedQuery(sql)
                .execute(Tuple.tuple(visible.arguments()))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
