-- The log: one row for each change event, never updated. A partition holds a month (UTC) of changes.

-- The fields that an activity changed: those with a new value and those with an old one.
create function activity_changed(properties jsonb) returns text[]
    language sql immutable parallel safe
    return array(select jsonb_object_keys(properties -> 'attributes')
                 union
                 select jsonb_object_keys(properties -> 'old'));

create table activity (
    id uuid not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    service text not null,
    action text not null,
    log_name text not null,
    description text not null,
    comment text not null default '',
    subject_type text not null,
    subject_id text not null,
    subject_label text not null,
    version bigint,
    causer_type text not null,
    causer_id text not null,
    causer_name text not null,
    properties jsonb not null,
    data jsonb not null,
    -- versions before this one are missing
    gap boolean not null default false,
    topic text not null,
    partition int not null,
    position bigint not null,
    primary key (id, occurred_at),
    constraint activity_position_key unique (topic, partition, position, occurred_at),
    constraint activity_action check (action <> '')
) partition by range (occurred_at);

create index activity_occurred_at_idx on activity (occurred_at, id);
create index activity_subject_idx on activity (subject_id, subject_type, occurred_at, id);
create index activity_causer_idx on activity (causer_id, occurred_at, id);
create index activity_service_idx on activity (service, occurred_at, id);
create index activity_log_name_idx on activity (log_name, occurred_at, id);
create index activity_subject_type_idx on activity (subject_type, occurred_at, id);
create index activity_gap_idx on activity (occurred_at, id) where gap;
create index activity_changed_idx on activity using gin (activity_changed(properties));
create index activity_words_idx on activity
    using gin (to_tsvector('simple', biotrail.fold(subject_label || ' ' || comment)));

-- Makes the partition that a time falls into, when it is missing.
create function activity_month(at timestamptz) returns void
    language plpgsql as
$$
declare
    first constant timestamp := date_trunc('month', at at time zone 'UTC');
    name constant text := 'activity_' || to_char(first, 'YYYY_MM');
begin
    if to_regclass(name) is null then
        perform pg_advisory_xact_lock(hashtext('activity_month'));
        execute format('create table if not exists %I partition of activity for values from (%L) to (%L)',
                       name, first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
    end if;
end
$$;

-- The label that the thing of an id had last, so that ids in changes can be read. Null for what is no known id.
create function activity_label(value jsonb) returns text
    language sql stable
    return case when jsonb_typeof(value) = 'string' and length(value #>> '{}') = 36 then
        (select subject_label from activity where subject_id = value #>> '{}' order by occurred_at desc, id desc limit 1) end;

create view activity_view as
select id, occurred_at, recorded_at, service, action, log_name, description, comment,
       subject_type, subject_type as data_type, subject_id, subject_label, version,
       causer_type, causer_id, causer_name, properties, data, gap, topic, partition, position,
       to_tsvector('simple', biotrail.fold(subject_label || ' ' || comment)) as search
from activity;

-- The log as a story: every changed field with its old and new value, and the names of things behind ids.
create view activity_story_view as
select id, occurred_at, service, action, log_name, description, comment,
       subject_type, subject_id, subject_label, version, causer_type, causer_id, causer_name,
       coalesce((select jsonb_agg(jsonb_build_object(
                            'field', field,
                            'old', properties -> 'old' -> field,
                            'new', properties -> 'attributes' -> field,
                            'old_label', activity_label(properties -> 'old' -> field),
                            'new_label', activity_label(properties -> 'attributes' -> field)) order by field)
                 from unnest(activity_changed(properties)) field), '[]') as changes,
       data
from activity;
