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

-- A user's role among members as it is now; null for none. An expiry ends it by the clock of the query.
create function member_role(members jsonb, user_id text) returns text
    language sql stable parallel safe
    return (select member ->> 'role'
            from jsonb_array_elements(case jsonb_typeof(members) when 'array' then members else '[]' end) member
            where member ->> 'user_id' = member_role.user_id
              and coalesce((member ->> 'expires_at')::timestamptz > now(), true)
            order by array_position(array ['admin', 'collaborator', 'viewer'], member ->> 'role')
            limit 1);

-- The role of a user on each dataset, where there is one; `edits` is DATA_EDIT.
create function dataset_roles(user_id text, edits boolean) returns table (dataset_id uuid, role text)
    language sql stable as
$$
    select d.id, (select role from unnest(array [
                      case when edits and dataset_roles.user_id = any (o.editors) then 'admin' end,
                      member_role(d.members, dataset_roles.user_id),
                      member_role(p.members, dataset_roles.user_id)]) role
                  where role is not null
                  order by array_position(array ['admin', 'collaborator', 'viewer'], role) limit 1)
    from dataset_copy d
    left join order_copy o on o.id = d.order_id
    left join project_copy p on p.id = d.project_id and d.privacy = 'project'
    where dataset_roles.user_id <> ''
$$;

-- The datasets whose contents a signed-in user may read. An embargo ends by the clock of the query.
create function readable_datasets(user_id text, edits boolean) returns setof uuid
    language sql stable as
$$
    select id from dataset_copy
    where privacy in ('registered', 'public') and coalesce(embargo_until::timestamp at time zone 'UTC' <= now(), true)
    union
    select dataset_id from dataset_roles(user_id, edits) where role is not null
$$;

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
    select id from project_copy where member_role(members, user_id) in ('admin', 'collaborator')
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
    select id::text from project_copy where member_role(members, user_id) = 'admin'
    union all
    select administered_datasets(user_id, edits)::text
$$;
