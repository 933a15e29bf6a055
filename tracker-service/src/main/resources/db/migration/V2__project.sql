-- A group of datasets and of people with common access; its code begins the sample labels.
create table project (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    code text,
    name text not null,
    title text,
    description text,
    details text,
    policy text,
    license text,
    listed boolean not null default true,
    state text not null default 'active',
    time_zone text,
    tags text[] not null default '{}',
    tag_ids uuid[] not null default '{}',
    redu_defaults jsonb,
    funding_references jsonb not null default '[]',
    -- [{user_id, role, expires_at}]
    members jsonb not null default '[]',
    -- the user whose workspace it is
    workspace_of text constraint project_workspace_of_key unique references app_user,
    constraint project_state_check check (state in ('active', 'closed'))
);
create unique index project_code_key on project (code);
comment on index project_code_key is '409 duplicate code: another project has this code';
create unique index project_name_key on project (lower(name));
comment on index project_name_key is '409 duplicate name: another project has this name';
comment on constraint project_state_check on project is '422 unknown_value state: a project is active or closed';
create index project_members on project using gin (members jsonb_path_ops);

-- What q= looks into, of everything that is searched: kept from the things' columns by triggers, not recorded.
create table search_text (
    thing text not null,
    id uuid not null,
    search tsvector not null,
    primary key (thing, id)
);
create index search_text_search on search_text using gin (search);

-- Names weigh most, then labels such as tags, then what is told at length, then all the rest. A vector has room for a
-- megabyte.
create function found_by(names text, labels text, description text, rest text) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('simple', biotrail.fold(names)), 'A')
           || setweight(to_tsvector('simple', biotrail.fold(labels)), 'B')
           || setweight(to_tsvector('simple', biotrail.fold(left(coalesce(description, ''), 100000))), 'C')
           || setweight(to_tsvector('simple', biotrail.fold(left(coalesce(rest, ''), 100000))), 'D');

-- Markdown as plain text: links and images by their words, without the signs of headings, lists, quotations, emphasis.
create function plain_text(markdown text) returns text
    language sql immutable parallel safe
    return regexp_replace(regexp_replace(regexp_replace(markdown,
               '!?\[([^]]*)\]\(([^()]|\([^()]*\))*\)', '\1', 'g'),
               '^\s{0,3}(#{1,6}|>|[-*+]|\d+[.)])\s+', '', 'gn'),
               '[*`]+|~~|__|(?<!\w)_|_(?!\w)', '', 'g');

create function forget_search_text() returns trigger
    language plpgsql as
$$
begin
    delete from search_text s using gone g where s.thing = tg_argv[0] and s.id = g.id;
    return null;
end
$$;

create function keep_project_text() returns trigger
    language plpgsql as
$$
begin
    insert into search_text as known (thing, id, search)
    select 'project', c.id,
           found_by(concat_ws(' ', c.name, c.title, c.code), array_to_string(c.tags, ' '), c.description, c.details)
    from changed c
    on conflict (thing, id) do update set search = excluded.search where known.search <> excluded.search;
    return null;
end
$$;
create trigger text_of_new after insert on project referencing new table as changed
    for each statement execute function keep_project_text();
create trigger text_of_changed after update on project referencing new table as changed
    for each statement execute function keep_project_text();
create trigger text_of_gone after delete on project referencing old table as gone
    for each statement execute function forget_search_text('project');
create index project_tags on project using gin (tags);

-- Whether a reader sees that there is this project; `granted` is what they may do, as the kit tells it.
create function may_find_project(project uuid, reader text, granted text) returns boolean
    language sql stable
    return (select p.listed or string_to_array(granted, ',') && '{DATA_LIST,OWNERS_READ}'
                   or member_role(p.members, reader) is not null
            from project p where p.id = may_find_project.project);

create function members_with_names(members jsonb) returns jsonb
    language plpgsql stable as
$$
begin
    return coalesce((select jsonb_agg(member || jsonb_build_object('user', public_user(member ->> 'user_id')) order by place)
                     from jsonb_array_elements(members) with ordinality listed(member, place)), '[]');
end
$$;

create function has_active_admin(members jsonb) returns boolean
    language sql stable
    return exists (select from jsonb_array_elements(members) member
                   join app_user u on u.id = member ->> 'user_id' and u.active
                   where member ->> 'role' = 'admin'
                     and coalesce((member ->> 'expires_at')::timestamptz > now(), true));

create function project_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from project where id = as_uuid(ref)
    union
    select id from project where code = lower(ref)
    union
    select id from project where lower(name) = lower(ref)
    limit 21
$$;

select biotrail.record('project', label => 'coalesce(r.code, r.name)', log_names => '{"members": "members updated"}');
