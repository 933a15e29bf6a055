package org.biotrail.audit.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/** Stores the events of a poll as activities, by one statement; a repeated event changes nothing. */
@ApplicationScoped
class ActivityReader implements ChangeReader {
    private static final String INSERT = """
            insert into activity (id, occurred_at, service, action, log_name, description, comment,
                subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                properties, data, gap, topic, partition, position)
            select id, occurred_at, service, action, log_name, description, comment,
                subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                properties::jsonb, data::jsonb,
                coalesce(version > 1 and version > 1 + coalesce(
                    lag(version) over (partition by subject_type, subject_id order by version),
                    (select known.version from activity known
                     where known.subject_id = event.subject_id and known.subject_type = event.subject_type
                       and known.version is not null
                     order by known.occurred_at desc limit 1),
                    0), false),
                topic, partition, position
            from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[],
                $15::text[], $16::text[], $17::text[], $18::int[], $19::bigint[])
                as event (id, occurred_at, service, action, log_name, description, comment,
                    subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                    properties, data, topic, partition, position)
            on conflict do nothing""";

    @Inject
    Months months;

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        return months.ensure(events.stream().map(ChangeEvent::time).toList())
                .chain(() -> connection.preparedQuery(INSERT).execute(columns(events)))
                .replaceWithVoid();
    }

    private static Tuple columns(List<ChangeEvent> events) {
        return Tuple.tuple()
                .addArrayOfUUID(events.stream().map(ChangeEvent::id).toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(events.stream()
                        .map(event -> event.time().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(texts(events, ChangeEvent::service))
                .addArrayOfString(texts(events, ChangeEvent::action))
                .addArrayOfString(texts(events, ChangeEvent::logName))
                .addArrayOfString(texts(events, Description::of))
                .addArrayOfString(texts(events, ChangeEvent::comment))
                .addArrayOfString(texts(events, ChangeEvent::subjectType))
                .addArrayOfString(texts(events, ChangeEvent::subjectId))
                .addArrayOfString(texts(events, ChangeEvent::subjectLabel))
                .addArrayOfLong(events.stream()
                        .map(event -> event.version().orElse(null))
                        .toArray(Long[]::new))
                .addArrayOfString(texts(events, event -> event.causer().type()))
                .addArrayOfString(texts(events, event -> event.causer().id()))
                .addArrayOfString(texts(events, event -> event.causer().name()))
                .addArrayOfString(texts(events, event -> properties(event).toString()))
                .addArrayOfString(texts(events, event -> event.data().toString()))
                .addArrayOfString(texts(events, event -> event.position().topic()))
                .addArrayOfInteger(events.stream()
                        .map(event -> event.position().partition())
                        .toArray(Integer[]::new))
                .addArrayOfLong(
                        events.stream().map(event -> event.position().offset()).toArray(Long[]::new));
    }

    private static String[] texts(List<ChangeEvent> events, Function<ChangeEvent, String> field) {
        return events.stream().map(field).toArray(String[]::new);
    }

    private static ObjectNode properties(ChangeEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("attributes", event.attributes())
                .set("old", event.old());
    }
}
