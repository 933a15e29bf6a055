package org.biotrail.kit.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Answers of requests that bore an {@code Idempotency-Key}, kept for a day. The key is taken in the same transaction as
 * the work: of two equal requests at the same time the second waits for the first and gets its answer.
 */
@ApplicationScoped
public class Repeats {
    private static final String FIND = """
            select body_hash, status, location, etag, answer from idempotency
            where caller = $1 and method = $2 and path = $3 and key = $4""";

    private static final String KEEP = """
            insert into idempotency (caller, method, path, key, body_hash, status, location, etag, answer)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing""";

    @Inject
    Pool pool;

    /** What makes two requests the same. */
    public record Key(String caller, String method, String path, String key, String bodyHash) {
        /** Empty for a request that bears none. */
        static Optional<Key> of(Actor actor, WriteRequest request, @Nullable JsonNode body) {
            return of(actor, request, () -> hash(String.valueOf(body)));
        }

        /**
         * Empty for a request that bears none.
         *
         * @param bodyHash of a body that is not held in memory
         * @throws Problem 400 for a key that cannot be used
         */
        public static Optional<Key> of(Actor actor, HttpServerRequest request, Supplier<String> bodyHash) {
            return of(actor, WriteRequest.of(request), bodyHash);
        }

        /** Empty for a request that bears none; of a body that was read as JSON. */
        public static Optional<Key> of(Actor actor, HttpServerRequest request, JsonNode body) {
            return of(actor, WriteRequest.of(request), body);
        }

        private static Optional<Key> of(Actor actor, WriteRequest request, Supplier<String> bodyHash) {
            return request.idempotencyKey()
                    .map(key -> new Key(
                            actor.kind().word() + "/" + actor.id(),
                            request.method(),
                            request.path(),
                            key,
                            bodyHash.get()));
        }
    }

    /** The answer that the key had before; fails with 422 {@code idempotency_key_reused} for another body. */
    public Uni<Optional<Answer>> before(Key key) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(key.caller(), key.method(), key.path(), key.key()))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Optional.of(answer(key, row.next())) : Optional.empty();
                });
    }

    /** Takes the key within the transaction; false when another transaction has committed it meanwhile. */
    Uni<Boolean> take(Key key) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                        insert into idempotency (caller, method, path, key, body_hash)
                        values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")
                        .setParameter(1, key.caller())
                        .setParameter(2, key.method())
                        .setParameter(3, key.path())
                        .setParameter(4, key.key())
                        .setParameter(5, key.bodyHash())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }

    /** Keeps the answer within the transaction. */
    Uni<Answer> keep(Key key, Answer answer) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("""
                        update idempotency set status = ?5, location = nullif(?6, ''), etag = nullif(?7, ''),
                            answer = nullif(?8, '')
                        where caller = ?1 and method = ?2 and path = ?3 and key = ?4""")
                        .setParameter(1, key.caller())
                        .setParameter(2, key.method())
                        .setParameter(3, key.path())
                        .setParameter(4, key.key())
                        .setParameter(5, answer.status())
                        .setParameter(6, text(answer.location()))
                        .setParameter(7, text(answer.etag()))
                        .setParameter(8, text(answer.body()))
                        .executeUpdate())
                .replaceWith(answer);
    }

    /**
     * Takes the key and keeps the answer in one, for work that is done through the client itself, as the last step of
     * its transaction; false when another transaction has committed the key meanwhile.
     */
    public Uni<Boolean> keep(SqlClient transaction, Key key, Answer answer) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.from(Arrays.asList(
                        key.caller(),
                        key.method(),
                        key.path(),
                        key.key(),
                        key.bodyHash(),
                        answer.status(),
                        answer.location(),
                        answer.etag(),
                        answer.body())))
                .map(inserted -> inserted.rowCount() == 1);
    }

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forgetOld() {
        return pool.query("delete from idempotency where created_at < now() - interval '1 day'")
                .execute()
                .replaceWithVoid();
    }

    private static Answer answer(Key key, Row row) {
        if (!key.bodyHash().equals(row.getString("body_hash"))) {
            throw Problem.rule(
                    "Idempotency-Key", "idempotency_key_reused", "This key was used before, with another body");
        }
        return new Answer(
                row.getInteger("status"), row.getString("location"), row.getString("etag"), row.getString("answer"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String hash(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
