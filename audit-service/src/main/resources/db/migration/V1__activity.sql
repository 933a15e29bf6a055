-- The activity log: one row for each change of each thing in the suite, as its event told it. Rows are added and never
-- changed.

create table activity (
    -- the event's ce_id
    id uuid not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    service text not null,
    action text not null constraint activity_action check (action <> ''),
    log_name text not null,
    description text not null,
    comment text not null,
    subject_type text not null,
    subject_id text not null,
    subject_label text not null,
    -- the subject's version after the change; null for downloads and requests
    version bigint,
    causer_type text not null,
    causer_id text not null,
    causer_name text not null,
    -- {"attributes": {…new…}, "old": {…before…}}, only what changed
    properties jsonb not null,
    -- the full copy after the change; {"id": …} after a delete
    data jsonb not null,
    -- the version before this one is not in the log
    gap boolean not null default false,
    topic text not null,
    partition int not null,
    position bigint not null,
    -- the month is part of the key because a partitioned table asks for it; an event's time never differs
    constraint activity_key primary key (id, occurred_at)
) partition by range (occurred_at);

-- Which fields an activity changed, for field=.
create function changed_fields(properties jsonb) returns text[]
    language sql immutable parallel safe
    return (select array_agg(key) from jsonb_object_keys(properties -> 'attributes') key);

create index activity_time on activity (occurred_at, id);
create index activity_subject on activity (subject_type, subject_id, occurred_at, id);
create index activity_causer on activity (causer_id, occurred_at, id);
create index activity_service on activity (service, occurred_at, id);
create index activity_log_name on activity (log_name, occurred_at, id);
create index activity_changed on activity using gin (changed_fields(properties)) where action = 'edit';
create index activity_words on activity using gin (to_tsvector('simple', subject_label || ' ' || comment));

-- The months are made ahead by the service; an event of another month makes its own.
create function make_month(month date) returns void
    language plpgsql as
$$
declare
    first constant date := date_trunc('month', month);
    name constant text := 'activity_' || to_char(first, 'YYYY_MM');
begin
    perform pg_advisory_xact_lock(hashtextextended('activity months', 0));
    if to_regclass(name) is null then
        execute format('create table %I partition of activity for values from (%L) to (%L)',
                       name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
    end if;
end
$$;

-- What the log knows of each subject: its newest version, and how it is found again from a code.
create table subject (
    subject_type text not null,
    subject_id text not null,
    service text not null,
    version bigint not null,
    label text not null,
    -- the code on the tube, of things that have one: a label, a sample, an extract, a file
    code text,
    primary key (subject_type, subject_id)
);
create index subject_code on subject (lower(code)) where code is not null;

-- Of what a thing was made, or to what it belongs: an extract's field_sample_id, an analysis' aliquot_id.
create table subject_link (
    subject_type text not null,
    subject_id text not null,
    field text not null,
    related_id text not null,
    primary key (subject_type, subject_id, field, related_id)
);
create index subject_link_related on subject_link (related_id, field);

/*
 The whole sample behind a code: from any of its things up to the sample, and from there down to everything made of it,
 with the label and the field record of its code and the datasets that its things belong to.
*/
create function trail_of(wanted text) returns table (subject_type text, subject_id text)
    language sql stable as
$$
    with recursive named as (
        select s.subject_type, s.subject_id from subject s where lower(s.code) = lower(wanted) or s.subject_id = wanted
    ), up as (
        select n.subject_type, n.subject_id from named n
        union
        select s.subject_type, s.subject_id
        from up
        join subject_link l on l.subject_type = up.subject_type and l.subject_id = up.subject_id
            and l.field in ('field_record_id', 'field_sample_id', 'extract_id', 'aliquot_id', 'thing_id')
        join subject s on s.subject_id = l.related_id
    ), same_code as (
        -- label, field record and sample of one code are one sample, whichever of them was found
        select s.subject_type, s.subject_id
        from up join subject u using (subject_type, subject_id) join subject s on lower(s.code) = lower(u.code)
        union
        select up.subject_type, up.subject_id from up
    ), down as (
        select c.subject_type, c.subject_id from same_code c
        union
        select l.subject_type, l.subject_id
        from down
        join subject_link l on l.related_id = down.subject_id
            and l.field in ('field_record_id', 'field_sample_id', 'extract_id', 'aliquot_id', 'thing_id')
    )
    select down.subject_type, down.subject_id from down
    union
    select s.subject_type, s.subject_id
    from down
    join subject_link l on l.subject_type = down.subject_type and l.subject_id = down.subject_id and l.field = 'dataset_id'
    join subject s on s.subject_type = 'dataset' and s.subject_id = l.related_id
$$;

create view activity_view as
select id, occurred_at, recorded_at, service, action, log_name, description, comment, subject_type, subject_id,
       subject_label, subject_type as data_type, version, causer_type, causer_id, causer_name, properties, data, gap,
       topic, partition, position
from activity;
