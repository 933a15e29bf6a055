-- Records that could not be read, as the dead-letter topic has them.
create table dead_letter (
    id uuid primary key default biotrail.uuid7(),
    recorded_at timestamptz not null default clock_timestamp(),
    reason text not null,
    -- where the record stood
    topic text not null,
    partition int not null,
    position bigint not null,
    key text,
    header_names text[] not null,
    header_values bytea[] not null,
    value bytea,
    -- where the letter stands
    letter_partition int not null,
    letter_position bigint not null,
    attempts int not null default 0,
    attempted_at timestamptz,
    -- why the last attempt failed
    refusal text,
    replayed_at timestamptz,
    replayed_by text,
    constraint dead_letter_letter_key unique (letter_partition, letter_position)
);
create index dead_letter_recorded_at_idx on dead_letter (recorded_at, id);
create index dead_letter_place_idx on dead_letter (topic, partition, position);
create index dead_letter_waiting_idx on dead_letter (recorded_at, id) where replayed_at is null;

create view dead_letter_view as
select id, recorded_at, reason, topic, partition, position, key,
       (select coalesce(jsonb_object_agg(name, encode(value, 'escape')), '{}')
        from unnest(header_names, header_values) header (name, value)) as headers,
       octet_length(value) as size, replayed_at is null as waiting, attempts, attempted_at, refusal, replayed_at, replayed_by,
       encode(value, 'base64') as bytes
from dead_letter;
