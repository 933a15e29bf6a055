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
    gap boolean not null,
    topic text not null,
    partition int not null,
    position bigint not null,
    chain text not null,
    -- its place in the chain, from 1 on
    link bigint not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (id, occurred_at),
    constraint activity_position_key unique (topic, partition, position, occurred_at),
    constraint activity_chain_key unique (chain, link, occurred_at),
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

-- The newest link of each chain. Whoever adds to a chain holds its row, so that a chain has one writer at a time,
-- whichever replica has the partition.
create table chain_head (
    chain text primary key,
    -- how the marks of a stream name it
    number int not null generated always as identity unique,
    link bigint not null default 0,
    position bigint not null default -1,
    hash bytea not null default decode(repeat('00', 32), 'hex'),
    -- the newest link that was published as an anchor
    anchored bigint not null default 0
);

-- Makes the partitions that times fall into, where they are missing. Attached, because a table made as a partition waits
-- for everybody who reads the log.
create function activity_months(times timestamptz[]) returns void
    language plpgsql as
$$
declare
    first timestamp;
    name text;
begin
    for first in select distinct date_trunc('month', at at time zone 'UTC') from unnest(times) at loop
        name := 'activity_' || to_char(first, 'YYYY_MM');
        if to_regclass(name) is null then
            perform pg_advisory_xact_lock(hashtext('activity_months'));
            if to_regclass(name) is null then
                execute format('create table %I (like activity including all)', name);
                execute format('alter table activity attach partition %I for values from (%L) to (%L)',
                               name, first at time zone 'UTC', (first + interval '1 month') at time zone 'UTC');
            end if;
        end if;
    end loop;
end
$$;
