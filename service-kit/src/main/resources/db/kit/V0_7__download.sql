-- Exports of what stands in datasets, told as events of action `download` (docs/events; spec/tracker.md, "download"): once
-- when an export begins and once when it ends, by the same id. The transaction says who takes it out; nobody is told by a
-- user_id of null.
create function biotrail.announce_download(
    id uuid, service text, resource text, format text, filter text, fields text[], datasets jsonb, rows bigint,
    bytes bigint, outcome text, started_at timestamptz) returns void
    language sql volatile
begin atomic
    select biotrail.announce(
        'download', announce_download.id::text, announce_download.resource || '.' || announce_download.format, 'download',
        'dataset_exports',
        jsonb_build_object(
            'id', announce_download.id,
            'user_id', case when current_setting('biotrail.actor_type', true) = 'user' then biotrail.actor_id() end,
            'service', announce_download.service, 'resource', announce_download.resource,
            'format', announce_download.format, 'filter', announce_download.filter,
            'fields', announce_download.fields, 'datasets', announce_download.datasets,
            'rows', announce_download.rows, 'bytes', announce_download.bytes,
            'outcome', announce_download.outcome, 'started_at', announce_download.started_at,
            'finished_at', case when announce_download.outcome <> 'running' then clock_timestamp() end));
end;
