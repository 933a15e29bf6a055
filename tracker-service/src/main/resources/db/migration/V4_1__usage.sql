-- One narrow row for each thing of sampling and lab that belongs to a dataset or project (spec/tracker.md §5).
create table usage_copy (
    service text not null,
    subject_type text not null,
    subject_id text not null,
    dataset_id uuid,
    project_id uuid,
    taxon_id uuid,
    location_id uuid,
    version bigint not null,
    changed_at timestamptz not null,
    primary key (subject_type, subject_id)
);
create index usage_copy_dataset on usage_copy (dataset_id, subject_type);
create index usage_copy_change on usage_copy (dataset_id, changed_at);
create index usage_copy_project on usage_copy (project_id, subject_type);

create index usage_copy_taxon on usage_copy (taxon_id, dataset_id);

-- Who has done something in which other service, and when last: a user who has acted is not removed.
create table user_action (
    user_id text not null,
    service text not null,
    last_at timestamptz not null,
    primary key (user_id, service)
);

-- Which exports anywhere in the suite held contents of which datasets; an export tells of itself at its begin and its end.
create table download_copy (
    id text not null,
    dataset_id uuid not null,
    started_at timestamptz not null,
    primary key (id, dataset_id)
);
create index download_copy_dataset on download_copy (dataset_id);

create function usage_of_dataset(dataset uuid) returns jsonb
    language sql stable
    return (select jsonb_object_agg(subject_type, used)
            from (select subject_type, count(*) as used from usage_copy where dataset_id = dataset group by 1) counted);

create function usage_of_project(project uuid) returns jsonb
    language sql stable
    return (select jsonb_object_agg(subject_type, used)
            from (select subject_type, count(*) as used from usage_copy where project_id = project group by 1) counted);

-- The taxon itself, then what it is part of, from the copies.
create function taxon_around(start uuid) returns table (id uuid, rank text, height int)
    language sql stable as
$$
    with recursive around as (
        select t.id, t.rank, t.parent_id, 0 as height from taxon_copy t where t.id = start
        union all
        select t.id, t.rank, t.parent_id, a.height + 1 from around a join taxon_copy t on t.id = a.parent_id
        where a.height < 100
    )
    select a.id, a.rank, a.height from around a
$$;

-- The species that a taxon is or is part of; null above species.
create function species_of(taxon uuid) returns uuid
    language sql stable
    return (select a.id from taxon_around(taxon) a where a.rank = 'species' order by a.height limit 1);

-- Counts of what is in one dataset or project, or in all; contents count where the caller may read them. `reader` is
-- empty for nobody. What has no dataset is read by everybody who is signed in.
create function statistics_of(of_dataset uuid, of_project uuid, reader text, edits boolean, manages boolean, lists boolean)
    returns jsonb
    language sql stable as
$$
    -- Of three branches the parameters leave one, so that one dataset or project is asked for by its index.
    with concerned as (
        select d as it from dataset d where d.id = of_dataset
        union all
        select d from dataset d where of_dataset is null and d.project_id = of_project
        union all
        select d from dataset d where of_dataset is null and of_project is null),
    used as materialized (
        select u.subject_type, u.dataset_id, u.taxon_id, u.location_id from usage_copy u where u.dataset_id = of_dataset
        union all
        select u.subject_type, u.dataset_id, u.taxon_id, u.location_id from usage_copy u
        where of_dataset is null and u.project_id = of_project
        union all
        select u.subject_type, u.dataset_id, u.taxon_id, u.location_id from usage_copy u
        where of_dataset is null and of_project is null and coalesce(u.dataset_id, u.project_id) is not null),
    readable as (
        select u.dataset_id as id from (select distinct dataset_id from used) u
        where (select may_read_dataset(d, reader, edits, manages) from dataset d where d.id = u.dataset_id)),
    things as materialized (
        select u.subject_type, u.taxon_id, u.location_id from used u
        where u.dataset_id in (select r.id from readable r) or u.dataset_id is null and reader <> ''),
    found as (
        select (c.it).id as id from concerned c where may_find_dataset(c.it, reader, edits, manages, lists)),
    downloaded as (
        select to_char(min(started_at) at time zone 'UTC', 'YYYY-MM') as month
        from download_copy where dataset_id in (select id from found) group by id),
    counted as (select subject_type, count(*) as n from things group by 1),
    taxa as (select distinct taxon_id as id from things where taxon_id is not null)
    select (select jsonb_object_agg(word, coalesce((select n from counted c where c.subject_type = kind), 0))
            from (values ('individual', 'individuals'), ('voucher', 'vouchers'), ('measurement', 'measurements'),
                         ('media', 'media'), ('field_record', 'field_records'), ('field_sample', 'field_samples'),
                         ('extract', 'extracts'), ('aliquot', 'aliquots'), ('analysis', 'analyses')) known(kind, word))
        || jsonb_build_object(
            'locations', (select count(distinct location_id) from things),
            'taxa', (select count(*) from taxa),
            'species', (select count(distinct species_of(id)) from taxa),
            'datasets', (select count(*) from found),
            'downloads', (select count(*) from downloaded),
            'downloads_by_month', (select coalesce(jsonb_object_agg(month, n), '{}')
                                   from (select month, count(*) as n from downloaded group by 1) of_month),
            -- versions are not frozen and data not requested yet
            'versions', 0, 'requests', 0)
$$;
