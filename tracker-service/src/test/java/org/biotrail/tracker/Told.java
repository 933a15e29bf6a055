package org.biotrail.tracker;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The events that were told since it was begun: what the relay takes away stays readable. */
public final class Told {
    private final Pool pool;

    private Told(Pool pool) {
        this.pool = pool;
    }

    public static Told since(Pool pool) {
        pool.query("""
                create table if not exists told (id bigint, subject_id text, payload jsonb);
                truncate told;
                create or replace function tell() returns trigger language plpgsql as $$
                begin
                  insert into told values (new.id, new.subject_id, new.payload);
                  return null;
                end $$;
                create or replace trigger tell after insert on outbox for each row execute function tell()""").executeAndAwait();
        return new Told(pool);
    }

    /** Everything that was told of a thing, as text. */
    public String of(String subject) {
        return String.join(" ", lines("payload::text", subject));
    }

    /** What was told of some things, in that order, each as {@code action type comment causer}. */
    public List<String> lines(List<String> subjects) {
        return lines(
                "concat_ws(' ', payload ->> 'action', payload ->> 'subject_type', payload ->> 'comment',"
                        + " payload #>> '{causer,id}')",
                subjects.toArray(String[]::new));
    }

    /** Under which name things are in the log, and why, each as {@code log_name; comment; causer}. */
    public List<String> logged(String subject) {
        return lines(
                "concat_ws('; ', payload ->> 'log_name', nullif(payload ->> 'comment', ''), payload #>> '{causer,id}')",
                subject);
    }

    private List<String> lines(String expression, String... subjects) {
        return StreamSupport.stream(
                        pool.preparedQuery("select " + expression + " from told where subject_id = any($1) order by id")
                                .executeAndAwait(Tuple.of(subjects))
                                .spliterator(),
                        false)
                .map(row -> row.getString(0))
                .toList();
    }
}
