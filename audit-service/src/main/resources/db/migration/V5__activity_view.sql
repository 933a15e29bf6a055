-- The log with what is known of its subjects now, by which those who ask are judged.
create view activity_view as
select a.id, a.occurred_at, a.recorded_at, a.service, a.action, a.log_name, a.description, a.comment,
       a.subject_type, a.subject_type as data_type, a.subject_id, a.subject_label, a.version,
       a.causer_type, a.causer_id, a.causer_name, a.properties, a.data, a.gap, a.topic, a.partition, a.position,
       a.chain, a.link, encode(a.previous_hash, 'hex') as previous_hash, encode(a.hash, 'hex') as hash,
       coalesce(t.kept_by, a.service) as kept_by, t.datasets as dataset_ids, t.project_id, t.owner,
       to_tsvector('simple', biotrail.fold(a.subject_label || ' ' || a.comment)) as search
from activity a
left join thing t on t.key = a.subject_id and t.kind = a.subject_type;

-- The log as a story: every changed field with its old and new value, and the names of things beside their ids.
create view activity_story_view as
select a.id, a.occurred_at, a.service, a.action, a.log_name, a.description, a.comment,
       a.subject_type, a.subject_id, a.subject_label, a.version, a.causer_type, a.causer_id, a.causer_name,
       coalesce((select jsonb_agg(jsonb_build_object(
                            'field', field,
                            'old', a.properties -> 'old' -> field,
                            'new', a.properties -> 'attributes' -> field,
                            'old_label', thing_label(a.properties -> 'old' -> field, t.datasets),
                            'new_label', thing_label(a.properties -> 'attributes' -> field, t.datasets)) order by field)
                 from unnest(activity_changed(a.properties)) field), '[]') as changes,
       a.properties, a.data,
       coalesce(t.kept_by, a.service) as kept_by, t.datasets as dataset_ids, t.project_id, t.owner,
       to_tsvector('simple', biotrail.fold(a.subject_label || ' ' || a.comment)) as search
from activity a
left join thing t on t.key = a.subject_id and t.kind = a.subject_type;
