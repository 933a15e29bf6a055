-- One narrow row for each thing of sampling and lab that belongs to a dataset or project (spec/tracker.md §5).
create table usage_copy (
    service text not null,
    subject_type text not null,
    subject_id text not null,
    dataset_id uuid,
    project_id uuid,
    version bigint not null,
    changed_at timestamptz not null,
    primary key (subject_type, subject_id)
);
create index usage_copy_dataset on usage_copy (dataset_id, subject_type);
create index usage_copy_change on usage_copy (dataset_id, changed_at);
create index usage_copy_project on usage_copy (project_id, subject_type);

create function usage_of_dataset(dataset uuid) returns jsonb
    language sql stable
    return (select jsonb_object_agg(subject_type, used)
            from (select subject_type, count(*) as used from usage_copy where dataset_id = dataset group by 1) counted);

create function usage_of_project(project uuid) returns jsonb
    language sql stable
    return (select jsonb_object_agg(subject_type, used)
            from (select subject_type, count(*) as used from usage_copy where project_id = project group by 1) counted);
