package org.biotrail.sampling.usage;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.biotrail.kit.access.Actor;

/** Counts what here refers to a thing. */
@ApplicationScoped
class Usages {
    private static final String USAGE = """
            select jsonb_build_object('type', $1::text, 'id', t.id, 'counts', usage_of($1, t.id),
                                      'last_change', last_change_of($1, t.id))::text
              from (select as_uuid($2) as id) t where t.id is not null
                 and ($1 <> 'dataset' or may_read(t.id, $3, $4))""";

    @Inject
    Pool pool;

    /** {@code {"type", "id", "counts", "last_change"}}; empty for what is no id, or a dataset that they may not read. */
    Uni<Optional<String>> of(String type, String id, Actor asking) {
        return pool.preparedQuery(USAGE)
                .execute(Tuple.of(type, id, asking.id(), asking.granted()))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString(0)));
    }
}
