package org.biotrail.kit.testing;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the outbox was given to tell since a moment: what the relay takes away stays readable here. */
public final class Told {
    private final Pool pool;
    private final long since;

    private Told(Pool pool, long since) {
        this.pool = pool;
        this.since = since;
    }

    public static Told since(Pool pool) {
        pool.query("""
                        create table if not exists told_event (n bigint, payload jsonb);
                        create or replace function keep_told() returns trigger language plpgsql as $$
                        begin
                            insert into told_event values (new.id, new.payload);
                            return null;
                        end $$;
                        create or replace trigger keep_told after insert on outbox for each row execute function keep_told()""").executeAndAwait();
        return new Told(
                pool,
                pool.query("select coalesce(max(n), 0) from told_event")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getLong(0));
    }

    /** The payloads, in their order. */
    public List<JsonObject> events() {
        return StreamSupport.stream(
                        pool.preparedQuery("select payload from told_event where n > $1 order by n")
                                .executeAndAwait(Tuple.of(since))
                                .spliterator(),
                        false)
                .map(row -> row.getJsonObject(0))
                .toList();
    }

    /** Each as {@code type label: log name (comment)}. */
    public List<String> lines() {
        return events().stream()
                .map(event -> "%s %s: %s (%s)"
                        .formatted(
                                event.getString("subject_type"),
                                event.getString("subject_label"),
                                event.getString("log_name"),
                                event.getString("comment")))
                .toList();
    }
}
