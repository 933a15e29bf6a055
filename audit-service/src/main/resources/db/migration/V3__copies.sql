-- What decides who may read which history, from its owner's events, and the rule of access over it
-- (spec/tracker.md §4).

create table project_copy (
    id uuid primary key,
    version bigint not null,
    listed boolean not null default false,
    members jsonb
);

create table order_copy (
    id uuid primary key,
    version bigint not null,
    editors text[]
);
create index order_copy_editors on order_copy using gin (editors);

create table collection_copy (
    id uuid primary key,
    version bigint not null,
    editors text[]
);
create index collection_copy_editors on collection_copy using gin (editors);

create table dataset_copy (
    id uuid primary key,
    version bigint not null,
    order_id uuid,
    project_id uuid,
    privacy text,
    embargo_until date,
    listed boolean not null default false,
    members jsonb
);

create index dataset_copy_order on dataset_copy (order_id);
create index dataset_copy_project on dataset_copy (project_id);
create index dataset_copy_open on dataset_copy (privacy) where privacy in ('public', 'registered');
create index dataset_copy_members on dataset_copy using gin (members jsonb_path_ops);
create index project_copy_members on project_copy using gin (members jsonb_path_ops);

-- The datasets whose contents a user may edit, and so read the history of.
create function editable_datasets(user_id text, edits boolean) returns setof uuid
    language sql stable as
$$
    select dataset_id from dataset_roles(user_id, edits) where role in ('admin', 'collaborator')
$$;

-- The projects whose field things without a dataset a user may edit.
create function editable_projects(user_id text) returns setof uuid
    language sql stable as
$$
    select id from project_copy
    where members @> jsonb_build_array(jsonb_build_object('user_id', user_id))
      and member_role(members, user_id) in ('admin', 'collaborator')
$$;

create function administered_datasets(user_id text, edits boolean) returns setof uuid
    language sql stable as
$$
    select dataset_id from dataset_roles(user_id, edits) where role = 'admin'
$$;

-- The ids of tracker's things that a user administers, the user among them.
create function administered(user_id text, edits boolean) returns setof text
    language sql stable as
$$
    select user_id
    union all
    select id::text from order_copy where edits and editors @> array [user_id]
    union all
    select id::text from collection_copy where editors @> array [user_id]
    union all
    select id::text from project_copy
    where members @> jsonb_build_array(jsonb_build_object('user_id', user_id)) and member_role(members, user_id) = 'admin'
    union all
    select administered_datasets(user_id, edits)::text
$$;
