-- Who may read the history of tracker's things, from their owner's events.

create table project_copy (
    id uuid primary key,
    version bigint not null,
    members jsonb
);

create table order_copy (
    id uuid primary key,
    version bigint not null,
    editors text[]
);
create index order_copy_editors on order_copy using gin (editors);

create table dataset_copy (
    id uuid primary key,
    version bigint not null,
    order_id uuid,
    project_id uuid,
    members jsonb
);

create function administers_project(project_id text, user_id text) returns boolean
    language sql stable
    return exists (
        select from project_copy p
        where p.id::text = project_id
          and p.members @> jsonb_build_array(jsonb_build_object('user_id', user_id, 'role', 'admin')));

-- Whether a user administers one of tracker's things, and so may read its history.
create function administers(wanted_type text, wanted_id text, user_id text) returns boolean
    language sql stable
    return case wanted_type
        when 'user' then wanted_id = user_id
        when 'order' then exists (select from order_copy o where o.id::text = wanted_id and o.editors @> array [user_id])
        when 'project' then administers_project(wanted_id, user_id)
        when 'dataset' then exists (
            select from dataset_copy d left join order_copy o on o.id = d.order_id
            where d.id::text = wanted_id
              and (o.editors @> array [user_id]
                   or d.members @> jsonb_build_array(jsonb_build_object('user_id', user_id, 'role', 'admin'))
                   or administers_project(d.project_id::text, user_id)))
        else false end;
