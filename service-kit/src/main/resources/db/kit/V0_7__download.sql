-- Exports of what stands in datasets, told as events of action `download` (docs/events; spec/tracker.md, "download"): once
-- when an export begins and once when it ends, by the same id. The transaction says who takes it out; nobody is told by a
-- user_id of null.

-- Exports whose end is to be told. Who streams one holds an advisory lock on its id, through the very connection that its
-- rows come from, until its end is told: what stands here and is not locked has lost its service.
create table download_under_way (
    id uuid primary key,
    causer jsonb not null,
    data jsonb not null
);

-- Tells of an export as it stands; of its end once, whoever finds it first. Answers whether it was told.
create function biotrail.tell_download(export jsonb) returns boolean
    language plpgsql as
$$
begin
    if export ->> 'outcome' = 'running' then
        insert into download_under_way values ((export ->> 'id')::uuid, biotrail.causer(), export);
    else
        delete from download_under_way d where d.id = (export ->> 'id')::uuid;
        if not found then
            return false;
        end if;
    end if;
    perform biotrail.announce('download', export ->> 'id', concat_ws('.', export ->> 'resource', export ->> 'format'),
                              'download', 'dataset_exports', export);
    return true;
end
$$;

create function biotrail.announce_download(
    id uuid, service text, resource text, format text, filter text, fields text[], datasets jsonb, rows bigint,
    bytes bigint, outcome text, started_at timestamptz) returns boolean
    language sql volatile
begin atomic
    select biotrail.tell_download(jsonb_build_object(
        'id', announce_download.id,
        'user_id', case when current_setting('biotrail.actor_type', true) = 'user' then biotrail.actor_id() end,
        'service', announce_download.service, 'resource', announce_download.resource,
        'format', announce_download.format, 'filter', announce_download.filter,
        'fields', announce_download.fields, 'datasets', announce_download.datasets,
        'rows', announce_download.rows, 'bytes', announce_download.bytes,
        'outcome', announce_download.outcome, 'started_at', announce_download.started_at,
        'finished_at', case when announce_download.outcome <> 'running' then clock_timestamp() end));
end;

create function biotrail.download_lock(id text) returns bigint
    language sql immutable parallel safe
    return hashtextextended('biotrail.download/' || id, 0);

-- Tells of exports whose service has died, in the name of who began them and with what was known then. Answers how many.
create function biotrail.abort_lost_downloads() returns int
    language plpgsql as
$$
declare
    lost download_under_way;
    told int := 0;
begin
    for lost in select * from download_under_way order by id loop
        if pg_try_advisory_xact_lock(biotrail.download_lock(lost.id::text)) then
            perform set_config('biotrail.actor_type', lost.causer ->> 'type', true),
                    set_config('biotrail.actor_id', lost.causer ->> 'id', true),
                    set_config('biotrail.actor_name', lost.causer ->> 'name', true);
            told := told + biotrail.tell_download(lost.data || jsonb_build_object(
                'outcome', 'aborted', 'finished_at', clock_timestamp()))::int;
        end if;
    end loop;
    return told;
end
$$;
