-- Work that outlives its request. A job's input lies here too, so that whoever takes it up after a crash has all of it
-- and no disk is shared. A worker holds an advisory lock on the job with the very connection it writes through: when
-- the one is gone so is the other.

create table job (
    id uuid primary key,
    kind text not null,
    things text not null,
    state text not null default 'queued',
    format text not null,
    file_name text,
    options jsonb not null default '{}',
    dry_run boolean not null default false,
    atomic boolean not null default false,
    on_conflict text not null default 'fail',
    actor jsonb not null,
    comment text not null default '',
    total integer not null default 0,
    created integer not null default 0,
    updated integer not null default 0,
    unchanged integer not null default 0,
    skipped integer not null default 0,
    failed integer not null default 0,
    -- how far it got: which phases are over, and the last row stored, in the order (place, number)
    staged_at timestamptz,
    ordered_at timestamptz,
    cursor_place integer,
    cursor_number integer,
    attempts integer not null default 0,
    cancel_requested boolean not null default false,
    error jsonb,
    -- what is to be said of an upload as a whole, with code and message
    notes jsonb not null default '[]',
    -- of an export: name, media_type and size of the file in job_result
    result jsonb,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    heartbeat_at timestamptz,
    finished_at timestamptz,
    constraint job_state check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    constraint job_on_conflict check (on_conflict in ('fail', 'skip', 'update'))
);

create index job_waiting on job (created_at, id) where state in ('queued', 'running');
create index job_over on job (finished_at) where finished_at is not null;
create index job_of_actor on job ((actor ->> 'id'), id);

create table job_input (
    job_id uuid not null references job on delete cascade,
    chunk integer not null,
    content bytea not null,
    primary key (job_id, chunk)
);
-- uploads are compressed already or read once; trying to compress them again only costs
alter table job_input alter column content set storage external;

-- The file that an export makes; it goes with its job.
create table job_result (
    job_id uuid not null references job on delete cascade,
    chunk integer not null,
    content bytea not null,
    primary key (job_id, chunk)
);
alter table job_result alter column content set storage external;

create table job_row (
    job_id uuid not null references job on delete cascade,
    number integer not null,
    place integer not null default 0,
    state text not null default 'staged',
    -- what the index of the failed ones asks: the state itself in an index would give each row new entries in all of them
    -- when it is told what became of it
    failed boolean not null generated always as (state = 'failed') stored,
    "values" jsonb not null,
    size integer not null default 0,
    -- whether the import has said what becomes of it (rows may fail before: unreadable, or in a cycle)
    tried boolean not null default false,
    thing_id text,
    violations jsonb not null default '[]',
    warnings jsonb not null default '[]',
    primary key (job_id, number),
    constraint job_row_state
        check (state in ('staged', 'created', 'updated', 'unchanged', 'skipped', 'failed'))
) with (fillfactor = 50);

create index job_row_place on job_row (job_id, place, number);
create index job_row_failed on job_row (job_id, number) where failed;

create function job_matches(ref text) returns setof uuid
    language sql stable
    return (select id from job where id::text = lower(ref));

create view job_view as
select id, kind, things, state, format, file_name, options, dry_run, atomic, on_conflict,
       case when staged_at is null then 'reading' when ordered_at is null then 'ordering'
            when kind = 'export' then 'writing' else 'storing' end as phase,
       case
           when state = 'completed' then 100
           when staged_at is null or total = 0 then 0
           else (created + updated + unchanged + skipped + failed) * 100::bigint / total
       end as progress,
       total, created, updated, unchanged, skipped, failed,
       cancel_requested, error, notes, result, comment, attempts,
       actor ->> 'id' as created_by,
       actor ->> 'name' as created_by_name,
       created_at, started_at, heartbeat_at, finished_at
from job;

create view job_row_view as
select r.job_id, r.number, r.state, r.failed, r.thing_id as id,
       coalesce((select jsonb_agg(jsonb_build_object(
                            'column', v ->> 'field',
                            'value', left(r."values" ->> (v ->> 'field'), 200),
                            'code', v ->> 'code',
                            'message', v ->> 'message') order by position)
                 from jsonb_array_elements(r.violations) with ordinality as each(v, position)), '[]') as violations,
       r.warnings
from job_row r;
