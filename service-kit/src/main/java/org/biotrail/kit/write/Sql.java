package org.biotrail.kit.write;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * SQL in the transaction at hand, on the connection of its session; values stand as {@code $1}, {@code $2} …. What the
 * session has not written yet is not seen: flush before.
 *
 * <p>The session's own native queries (Hibernate 7.2) leave a plan in its cache at every run that no later run finds,
 * since reading an answer changes the half of the key that describes it. Two thousand plans with one hash are searched
 * each time then, which took a tenth of the time of a write.
 */
public final class Sql {
    private Sql() {}

    /** All rows; for a few. */
    public static Uni<List<@Nullable Object[]>> rows(String sql, @Nullable Object... values) {
        return Panache.getSession()
                .flatMap(session -> Uni.createFrom()
                        .completionStage(() -> ((MutinySessionImpl) session)
                                .getReactiveConnection()
                                .select(sql, values)))
                .map(Sql::listed);
    }

    /** The first value of the first row; empty for no row or null. */
    public static Uni<Optional<Object>> one(String sql, @Nullable Object... values) {
        return rows(sql, values).map(rows -> rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0)[0]));
    }

    private static List<@Nullable Object[]> listed(ReactiveConnection.Result result) {
        List<@Nullable Object[]> rows = new ArrayList<>(result.size());
        result.forEachRemaining(rows::add);
        return rows;
    }
}
