package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/**
 * Stores change events as activities: one multi-row statement for the events of a poll, in the poll's transaction. A
 * repeated event changes nothing, because its id is the activity's key.
 */
@ApplicationScoped
class ActivityLog implements ChangeReader {
    /** The events in the order of their partitions; what is new of them is stored, and what the log knows of their subjects. */
    private static final String STORE = """
            with event as (
                select id, occurred_at, service, action, log_name, description, comment, subject_type, subject_id,
                       subject_label, nullif(version, 0) as version, causer_type, causer_id, causer_name,
                       jsonb_build_object('attributes', attributes::jsonb, 'old', old::jsonb) as properties,
                       data::jsonb as data, topic, partition, position, place
                from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::text[], $9::text[], $10::text[], $11::bigint[], $12::text[], $13::text[], $14::text[],
                            $15::text[], $16::text[], $17::text[], $18::text[], $19::int[], $20::bigint[])
                     with ordinality as e (id, occurred_at, service, action, log_name, description, comment,
                        subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
                        attributes, old, data, topic, partition, position, place)
            ), followed as (
                select e.*, coalesce(lag(e.version) over (partition by subject_type, subject_id order by place),
                                     known.version, 0) as before
                from event e left join subject known using (subject_type, subject_id)
            ), stored as (
                insert into activity (id, occurred_at, service, action, log_name, description, comment, subject_type,
                    subject_id, subject_label, version, causer_type, causer_id, causer_name, properties, data, gap,
                    topic, partition, position)
                select id, occurred_at, service, action, log_name, description, comment, subject_type,
                    subject_id, subject_label, version, causer_type, causer_id, causer_name, properties, data,
                    coalesce(version > before + 1, false), topic, partition, position
                from followed
                order by place
                on conflict do nothing
                returning id
            ), latest as (
                select distinct on (subject_type, subject_id) *
                from followed join stored using (id)
                where version is not null
                order by subject_type, subject_id, version desc
            ), linked as (
                insert into subject_link (subject_type, subject_id, field, related_id)
                select distinct subject_type, subject_id, field.key, field.value #>> '{}'
                from followed join stored using (id), jsonb_each(data) field
                where version is not null and field.key in ('field_record_id', 'field_sample_id', 'extract_id',
                    'aliquot_id', 'thing_id', 'dataset_id') and field.value <> 'null'
                on conflict do nothing
            )
            insert into subject as known (subject_type, subject_id, service, version, label, code)
            select subject_type, subject_id, service, version, subject_label,
                   coalesce(data ->> 'code', data ->> 'sample_code', data ->> 'filename')
            from latest
            on conflict (subject_type, subject_id) do update
            set version = excluded.version, label = excluded.label, code = coalesce(excluded.code, known.code)
            where excluded.version > known.version""";

    @Inject
    Months months;

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        return months.ensure(connection, events.stream().map(ChangeEvent::time).toList())
                .chain(() -> connection.preparedQuery(STORE).execute(columns(events)))
                .replaceWithVoid();
    }

    private static Tuple columns(List<ChangeEvent> events) {
        return Tuple.from(List.of(
                events.stream().map(ChangeEvent::id).toArray(java.util.UUID[]::new),
                events.stream()
                        .map(event -> event.time().atOffset(ZoneOffset.UTC))
                        .toArray(java.time.OffsetDateTime[]::new),
                texts(events, ChangeEvent::service),
                texts(events, ChangeEvent::action),
                texts(events, ChangeEvent::logName),
                texts(events, Sentence::of),
                texts(events, ChangeEvent::comment),
                texts(events, ChangeEvent::subjectType),
                texts(events, ChangeEvent::subjectId),
                texts(events, ChangeEvent::subjectLabel),
                events.stream().map(event -> event.version().orElse(0L)).toArray(Long[]::new),
                texts(events, event -> event.causer().type()),
                texts(events, event -> event.causer().id()),
                texts(events, event -> event.causer().name()),
                texts(events, event -> event.attributes().toString()),
                texts(events, event -> event.old().toString()),
                texts(events, event -> event.data().toString()),
                texts(events, event -> event.position().topic()),
                events.stream().map(event -> event.position().partition()).toArray(Integer[]::new),
                events.stream().map(event -> event.position().offset()).toArray(Long[]::new)));
    }

    private static String[] texts(List<ChangeEvent> events, Function<ChangeEvent, String> column) {
        return events.stream().map(column).toArray(String[]::new);
    }
}
