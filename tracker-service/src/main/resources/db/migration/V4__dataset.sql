-- A publication that lives: what sampling and lab gather carries its id and follows its policy.
create table dataset (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    order_id uuid not null references data_order,
    project_id uuid constraint dataset_project_id_fkey references project,
    name text not null,
    title text not null,
    description text,
    metadata text,
    policy text,
    license text,
    privacy text not null default 'authorised',
    embargo_until date,
    -- when the end of the embargo was told
    embargo_lifted_at timestamptz,
    listed boolean not null default true,
    locked boolean not null default false,
    -- [{person_id}]
    creators jsonb not null default '[]',
    -- [{bibreference_id, mandatory, relation}]
    "references" jsonb not null default '[]',
    tags text[] not null default '{}',
    tag_ids uuid[] not null default '{}',
    properties jsonb not null default '{}',
    -- [{scheme, value}]
    identifiers jsonb not null default '[]',
    -- [{identifier, type, relation}]
    related_identifiers jsonb not null default '[]',
    -- [{user_id, role, expires_at}]
    members jsonb not null default '[]',
    workspace_of text constraint dataset_workspace_of_key unique references app_user,
    constraint dataset_privacy_check check (privacy in ('authorised', 'project', 'registered', 'public'))
);
comment on constraint dataset_project_id_fkey on dataset is '409 in_use : datasets belong to this project';
comment on constraint dataset_privacy_check on dataset is
    '422 unknown_value privacy: privacy is authorised, project, registered or public';
create unique index dataset_name_key on dataset (lower(name));
comment on index dataset_name_key is '409 duplicate name: another dataset has this name';
create index dataset_order on dataset (order_id);
create index dataset_project on dataset (project_id);
create index dataset_title on dataset (title, id);
create index dataset_members on dataset using gin (members jsonb_path_ops);
create index dataset_embargo on dataset (embargo_until) where embargo_lifted_at is null;
create index dataset_tags on dataset using gin (tags);
create index dataset_creators on dataset using gin (creators jsonb_path_ops);
create index dataset_references on dataset using gin ("references" jsonb_path_ops);

-- One value stands on one thing only; kept from the column by a trigger.
create table dataset_identifier (
    scheme text not null,
    value text not null,
    dataset_id uuid not null references dataset on delete cascade,
    constraint dataset_identifier_pkey primary key (scheme, value)
);
create index dataset_identifier_dataset on dataset_identifier (dataset_id);
comment on constraint dataset_identifier_pkey on dataset_identifier is
    '409 duplicate identifiers: one of these identifiers stands on another dataset';

create function keep_dataset_identifiers() returns trigger
    language plpgsql as
$$
begin
    delete from dataset_identifier i using changed c where i.dataset_id = c.id;
    insert into dataset_identifier (scheme, value, dataset_id)
    select identifier ->> 'scheme', identifier ->> 'value', c.id
    from changed c, jsonb_array_elements(c.identifiers) identifier;
    return null;
end
$$;
create trigger identifiers_of_new after insert on dataset referencing new table as changed
    for each statement execute function keep_dataset_identifiers();
create trigger identifiers_of_changed after update on dataset referencing new table as changed
    for each statement execute function keep_dataset_identifiers();

-- The persons who made a dataset, in their order. Their copy comes with a later migration, hence plpgsql, which looks for
-- it when it is called.
create function names_of_creators(creators jsonb) returns text
    language plpgsql stable set plan_cache_mode = force_generic_plan as
$$
begin
    return (select string_agg(p.full_name, ', ' order by place)
            from jsonb_array_elements(creators) with ordinality listed(creator, place)
            join person_copy p on p.id = (listed.creator ->> 'person_id')::uuid);
end
$$;

create function text_of_dataset(
    title text, name text, creators jsonb, tags text[], description text, properties jsonb, metadata text) returns tsvector
    language sql stable
    return found_by(title || ' ' || name, concat_ws(' ', names_of_creators(creators), array_to_string(tags, ' ')),
                    concat_ws(' ', (select string_agg(key || ' ' || value, ' ') from jsonb_each_text(properties)), description),
                    metadata);

create function keep_dataset_text() returns trigger
    language plpgsql as
$$
begin
    insert into search_text as known (thing, id, search)
    select 'dataset', c.id,
           text_of_dataset(c.title, c.name, c.creators, c.tags, c.description, c.properties, c.metadata)
    from changed c
    on conflict (thing, id) do update set search = excluded.search where known.search <> excluded.search;
    return null;
end
$$;
create trigger text_of_new after insert on dataset referencing new table as changed
    for each statement execute function keep_dataset_text();
create trigger text_of_changed after update on dataset referencing new table as changed
    for each statement execute function keep_dataset_text();
create trigger text_of_gone after delete on dataset referencing old table as gone
    for each statement execute function forget_search_text('dataset');

create function dataset_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from dataset where id = as_uuid(ref)
    union
    select id from dataset where lower(name) = lower(ref)
    limit 21
$$;

-- A name that is free, made of a title: letters, digits, . _ - of ASCII.
create function free_dataset_name(title text) returns text
    language plpgsql stable as
$$
declare
    base constant text := coalesce(nullif(left(trim(both '-' from
        regexp_replace(public.unaccent(title), '[^A-Za-z0-9._-]+', '-', 'g')), 44), ''), 'dataset');
    free text := base;
    n int := 1;
begin
    while exists (select from dataset where lower(name) = lower(free)) loop
        n := n + 1;
        free := base || '-' || n;
    end loop;
    return free;
end
$$;

-- The privacy that holds today: an embargo closes what will be open (spec/tracker.md §4.1).
create function shown_privacy(privacy text, embargo_until date) returns text
    language sql stable parallel safe
    return case when embargo_until::timestamp at time zone 'UTC' > now() and privacy in ('registered', 'public')
                then 'authorised' else privacy end;

-- The things as the rule of access knows them, which other services have copies of (the kit's db/dataset).
create view project_copy as select id, members from project;
create view order_copy as select id, editors from data_order;
create view dataset_copy as select id, order_id, project_id, privacy, embargo_until, members from dataset;

-- The highest role of a user on a dataset; `edits` is DATA_EDIT, `manages` is DATA_MANAGEMENT or super_admin.
create function dataset_role(d dataset, user_id text, edits boolean, manages boolean) returns text
    language sql stable
    return case when manages then 'admin' else dataset_role((d).id, user_id, edits) end;

create function may_read_dataset(d dataset, user_id text, edits boolean, manages boolean) returns boolean
    language sql stable
    return is_open((d).privacy, (d).embargo_until, user_id <> '')
        or (user_id <> '' and dataset_role(d, user_id, edits, manages) is not null);

-- The same by its id, for lists: asked of the rows of a page alone.
create function may_read_dataset(dataset uuid, user_id text, edits boolean, manages boolean) returns boolean
    language plpgsql stable as
$$
begin
    return (select may_read_dataset(d, may_read_dataset.user_id, edits, manages)
            from dataset d where d.id = may_read_dataset.dataset);
end
$$;

-- Whether a user sees that there is this dataset; `lists` is DATA_LIST.
create function may_find_dataset(d dataset, user_id text, edits boolean, manages boolean, lists boolean) returns boolean
    language sql stable
    return (d).listed or lists or may_read_dataset(d, may_find_dataset.user_id, edits, manages);

-- The same by what the kit tells that a reader may do.
create function may_find_dataset(dataset uuid, reader text, granted text) returns boolean
    language sql stable
    return (select may_find_dataset(d, reader, 'DATA_EDIT' = any (held), 'DATA_MANAGEMENT' = any (held),
                                    held && '{DATA_LIST,OWNERS_READ}')
            from dataset d, string_to_array(granted, ',') held where d.id = may_find_dataset.dataset);

-- What a user may do with a dataset and what is in it (spec/tracker.md §4.2); `lists` is DATA_LIST.
create function dataset_access(d dataset, user_id text, edits boolean, manages boolean, lists boolean) returns jsonb
    language plpgsql stable as
$$
declare
    role constant text := coalesce(dataset_role(d, dataset_access.user_id, edits, manages), '');
    reads constant boolean := is_open(d.privacy, d.embargo_until, dataset_access.user_id <> '') or role <> '';
begin
    return jsonb_build_object(
        'find', d.listed or lists or reads,
        'read', reads,
        'write', not d.locked and role in ('admin', 'collaborator'),
        'delete', not d.locked and role = 'admin',
        'administer', role = 'admin');
end
$$;

select biotrail.record('dataset', label => 'r.title',
    log_names => '{"members": "members updated", "privacy": "privacy updated", "embargo_until": "privacy updated"}');
