package org.biotrail.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * @param kind {@code import} or {@code export}
 * @param format of an upload, {@code csv}, {@code tsv}, {@code ndjson} or {@code json}; of an export what was ordered
 * @param order what was asked for besides: the options of an import, the whole order of an export
 * @param staged whether all rows are read
 * @param ordered whether they have their places
 * @param cursor the last row stored
 * @param attempts how often it was taken up since it last got on
 */
record TakenJob(
        UUID id,
        String kind,
        String things,
        String format,
        ObjectNode order,
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
    static Optional<TakenJob> take(JobConnection connection, UUID id, ObjectMapper mapper) {
        RowSet<Row> rows = connection.query(
                "update job set state = 'running', attempts = attempts + 1, started_at = coalesce(started_at, now()),"
                        + " heartbeat_at = now() where id = $1 and state in ('queued', 'running')"
                        + " returning kind, things, format, options::text, dry_run, atomic, on_conflict, actor::text,"
                        + " comment, staged_at is not null, ordered_at is not null, cursor_place, cursor_number,"
                        + " attempts",
                id);
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(of(id, rows.iterator().next(), mapper));
    }

    private static TakenJob of(UUID id, Row row, ObjectMapper mapper) {
        try {
            return new TakenJob(
                    id,
                    row.getString(0),
                    row.getString(1),
                    row.getString(2),
                    mapper.readValue(row.getString(3), ObjectNode.class),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    OnConflict.valueOf(row.getString(6).toUpperCase(Locale.ROOT)),
                    actor(mapper.readTree(row.getString(7))),
                    row.getString(8),
                    row.getBoolean(9),
                    row.getBoolean(10),
                    row.getInteger(11) == null ? Cursor.START : new Cursor(row.getInteger(11), row.getInteger(12)),
                    row.getInteger(13));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }

    /** Who asks, as {@code job.actor} keeps it. */
    static ObjectNode person(Actor actor, ObjectMapper mapper) {
        ObjectNode person = mapper.createObjectNode()
                .put("kind", actor.kind().name())
                .put("id", actor.id())
                .put("name", actor.name())
                .put("level", actor.level().name());
        actor.permissions()
                .forEach(permission -> person.withArray("permissions").add(permission.name()));
        return person;
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

    boolean isExport() {
        return kind.equals("export");
    }

    /** The options of an import, by name. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        order.properties()
                .forEach(
                        option -> options.put(option.getKey(), option.getValue().asText()));
        return options;
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
