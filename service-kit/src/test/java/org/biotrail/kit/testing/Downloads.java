package org.biotrail.kit.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** The exports of a list that are told of: what the relay takes from the outbox stays readable here. */
public final class Downloads {
    private final Pool pool;
    private final String resource;

    private Downloads(Pool pool, String resource) {
        this.pool = pool;
        this.resource = resource;
    }

    /** Begins to keep them. */
    public static Downloads of(Pool pool, String resource) {
        pool.query("""
                        create table if not exists kept_download (n int generated always as identity, payload jsonb);
                        create or replace function keep_download() returns trigger language plpgsql as $$
                        begin
                            insert into kept_download (payload) values (new.payload);
                            return null;
                        end $$;
                        create or replace trigger keep_download after insert on outbox
                            for each row when (new.action = 'download') execute function keep_download()""").executeAndAwait();
        return new Downloads(pool, resource);
    }

    /** The payloads with this outcome, in their order. */
    public List<JsonObject> told(String outcome) {
        return StreamSupport.stream(
                        pool.preparedQuery("select payload from kept_download where payload #>> '{data,resource}' = $1"
                                        + " and payload #>> '{data,outcome}' = $2 order by n")
                                .executeAndAwait(Tuple.of(resource, outcome))
                                .spliterator(),
                        false)
                .map(row -> row.getJsonObject(0))
                .toList();
    }

    /** The same when there are so many. */
    public List<JsonObject> awaited(String outcome, int count) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> told(outcome), found -> found.size() == count);
    }
}
