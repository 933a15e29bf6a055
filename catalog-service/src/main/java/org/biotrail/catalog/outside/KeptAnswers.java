package org.biotrail.catalog.outside;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** What registries answered lately, in the database, so that all replicas know it and a restart forgets nothing. */
@ApplicationScoped
class KeptAnswers {
    private static final Duration FOUND = Duration.ofDays(30);
    private static final Duration NOT_FOUND = Duration.ofDays(1);
    private static final String FIND =
            "select body from outside_answer where registry = $1 and question = $2 and kept_until > now()";
    private static final String KEEP = """
            with gone as (
                delete from outside_answer where ctid = any(array(
                    select ctid from outside_answer
                    where kept_until <= now() and (registry, question) <> ($1, $2) limit 100 for update skip locked)))
            insert into outside_answer (registry, question, body, kept_until) values ($1, $2, $3, $4)
            on conflict (registry, question) do update set body = excluded.body, kept_until = excluded.kept_until""";

    @Inject
    Pool pool;

    /** @param body empty for "not found" */
    record KeptAnswer(Optional<String> body) {}

    Uni<Optional<KeptAnswer>> find(OutsideCall call) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(call.registry(), call.question()))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map((Row row) -> new KeptAnswer(Optional.ofNullable(row.getString(0)))));
    }

    Uni<Void> keep(OutsideCall call, Optional<String> body) {
        OffsetDateTime until = OffsetDateTime.now(ZoneOffset.UTC).plus(body.isPresent() ? FOUND : NOT_FOUND);
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(call.registry(), call.question(), body.orElse(null), until))
                .replaceWithVoid();
    }
}
