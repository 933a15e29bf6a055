package org.biotrail.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun.OnConflict;

/**
 * A job as its worker took it up.
 *
 * @param format of the upload, {@code csv}, {@code tsv}, {@code ndjson} or {@code json}
 * @param staged whether all rows are read
 * @param ordered whether they have their places
 * @param cursor the last row stored
 * @param attempts how often it was taken up since it last got on
 */
record ImportJob(
        UUID id,
        String things,
        String format,
        Map<String, String> options,
        boolean dryRun,
        boolean atomic,
        OnConflict onConflict,
        Actor actor,
        String comment,
        boolean staged,
        boolean ordered,
        Cursor cursor,
        int attempts) {

    /** A place in the order in which rows are stored. */
    record Cursor(int place, int number) {
        static final Cursor START = new Cursor(Integer.MIN_VALUE, 0);
    }

    /** Marks the job as running, if it is still to be done; to be called with its lock held. */
    static Optional<ImportJob> take(JobConnection connection, UUID id, ObjectMapper mapper) {
        RowSet<Row> rows = connection.query(
                "update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),"
                        + " heartbeat_at = now() where id = $1 and state in ('queued', 'running')"
                        + " returning things, format, options::text, dry_run, atomic, on_conflict, actor::text,"
                        + " comment, staged_at is not null, ordered_at is not null, cursor_place, cursor_number,"
                        + " attempts",
                id);
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(of(id, rows.iterator().next(), mapper));
    }

    private static ImportJob of(UUID id, Row row, ObjectMapper mapper) {
        try {
            Map<String, String> options = new LinkedHashMap<>();
            mapper.readTree(row.getString(2))
                    .properties()
                    .forEach(option ->
                            options.put(option.getKey(), option.getValue().asText()));
            return new ImportJob(
                    id,
                    row.getString(0),
                    row.getString(1),
                    Map.copyOf(options),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    OnConflict.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                    actor(mapper.readTree(row.getString(6))),
                    row.getString(7),
                    row.getBoolean(8),
                    row.getBoolean(9),
                    row.getInteger(10) == null ? Cursor.START : new Cursor(row.getInteger(10), row.getInteger(11)),
                    row.getInteger(12));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }

    private static Actor actor(JsonNode person) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        person.path("permissions").forEach(permission -> permissions.add(Permission.valueOf(permission.asText())));
        return new Actor(
                Actor.Kind.valueOf(person.path("kind").asText()),
                person.path("id").asText(),
                person.path("name").asText(),
                Level.valueOf(person.path("level").asText()),
                permissions);
    }

    /** Whether all rows are one transaction. */
    boolean inOneTransaction() {
        return atomic || dryRun;
    }

    /** What the change events say of why. */
    String reason() {
        return comment.isEmpty() ? "Import " + id : comment + " (import " + id + ")";
    }
}
