-- Everyone who owns, makes or answers for data. tracker-service owns what the kit copies elsewhere, so the copy becomes
-- a view here.
drop function user_matches(text);
drop table user_copy;

create function as_uuid(ref text) returns uuid
    language sql immutable strict parallel safe
    return case when ref ~* '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' then ref::uuid end;

create table app_user (
    id text primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    kind text not null default 'person',
    name text not null,
    email text not null,
    email_public text,
    contact text,
    affiliation text,
    institution_id uuid,
    orcid text,
    url text,
    auth_ids text[] not null default '{}',
    access_level text not null default 'registered',
    permissions text[] not null default '{}',
    realm_roles text[] not null default '{}',
    person_id uuid,
    default_project_id uuid,
    default_dataset_id uuid,
    language text not null default 'en',
    active boolean not null default true,
    deactivated_at timestamptz,
    deactivation_reason text,
    merged_into text,
    has_signed_in boolean not null default false,
    last_seen_at timestamptz,
    constraint app_user_kind_check check (kind in ('person', 'facility', 'organisation')),
    constraint app_user_level_check check (access_level in ('registered', 'full_user', 'super_admin'))
);
comment on constraint app_user_kind_check on app_user is
    '422 unknown_value kind: a user is a person, a facility or an organisation';
comment on constraint app_user_level_check on app_user is
    '422 unknown_value access_level: the levels are registered, full_user and super_admin';
create unique index app_user_email_key on app_user (lower(email)) where merged_into is null;
comment on index app_user_email_key is '409 email_in_use email: another user has this e-mail address';
create unique index app_user_person_key on app_user (person_id) where merged_into is null;
comment on index app_user_person_key is '409 person_taken person_id: another user is this person';
create index app_user_name on app_user (name, id);
create index app_user_orcid on app_user (orcid);
create index app_user_found on app_user using gin (
    biotrail.fold(name || ' ' || coalesce(affiliation, '') || ' ' || coalesce(orcid, '')) gin_trgm_ops);
create index app_user_without_sign_in on app_user (lower(email)) where not has_signed_in;

-- Each identity at a provider belongs to one user.
create table user_identity (
    auth_id text constraint user_identity_pkey primary key,
    user_id text not null references app_user on delete cascade
);
create index user_identity_user on user_identity (user_id);
comment on constraint user_identity_pkey on user_identity is
    '409 duplicate auth_ids: one of these identities belongs to another user';

create function keep_identities() returns trigger
    language plpgsql as
$$
begin
    delete from user_identity i using changed c where i.user_id = c.id and i.auth_id <> all (c.auth_ids);
    insert into user_identity (auth_id, user_id)
    select distinct given.auth_id, c.id
    from changed c, unnest(c.auth_ids) given(auth_id)
    where not exists (select from user_identity i where i.auth_id = given.auth_id and i.user_id = c.id);
    return null;
end
$$;
create trigger identities_of_new after insert on app_user referencing new table as changed
    for each statement execute function keep_identities();
create trigger identities_of_changed after update on app_user referencing new table as changed
    for each statement execute function keep_identities();

-- What a grant and the realm's roles make together (spec/tracker.md §2).
create function effective_level(stored text, realm_roles text[]) returns text
    language sql immutable parallel safe
    return case when 'super_admin' in (stored, (select r from unnest(realm_roles) r where r = 'super_admin')) then 'super_admin'
                when 'full_user' in (stored, (select r from unnest(realm_roles) r where r = 'full_user')) then 'full_user'
                else 'registered' end;

create table permission (
    name text primary key,
    gives text not null,
    implies text[] not null
);
insert into permission values
    ('DATA_EDIT', 'create orders; work on orders one is editor of', '{USER_ADD,USER_SEARCH}'),
    ('DATA_MANAGEMENT', 'act as editor of every order and collection and as admin of every dataset and project',
     '{DATA_EDIT,OWNERS_READ,DATA_LIST,USER_ADD,USER_SEARCH}'),
    ('DATA_LIST', 'find every dataset and collection record, the unlisted ones too; not their contents', '{}'),
    ('OWNERS_READ', 'read (not change) what is shown to owners only: orders, editors, members, history', '{}'),
    ('USER_ADD', 'create users', '{}'),
    ('USER_SEARCH', 'list users', '{}'),
    ('USER_MANAGEMENT',
     'create, read, change, deactivate users; grant DATA_EDIT, DATA_LIST, OWNERS_READ, USER_ADD, USER_SEARCH',
     '{USER_ADD,USER_SEARCH}');

-- The closure is in the table: `implies` of a permission names all it gives, directly or not.
create function effective_permissions(stored text[], realm_roles text[]) returns text[]
    language sql stable parallel safe
    return array(select distinct given
                 from permission p, unnest(p.name || p.implies) given
                 where p.name = any (stored || realm_roles)
                 order by given);

-- What the public sees of a user wherever one is embedded. What is called for every row of a list is in PL/pgSQL, whose
-- plans live as long as the session: functions in SQL that call each other are planned anew at every call.
create function public_user(user_id text) returns jsonb
    language plpgsql stable as
$$
begin
    return (select jsonb_build_object('id', u.id, 'affiliation', u.affiliation, 'name', u.name,
                                      'contact', coalesce(u.contact, u.email_public), 'url', u.url, 'orcid', u.orcid)
            from app_user u where u.id = public_user.user_id);
end
$$;

create function public_users(user_ids text[]) returns jsonb
    language plpgsql stable set plan_cache_mode = force_generic_plan as
$$
begin
    return case when user_ids = '{}' then '[]' else
        coalesce((select jsonb_agg(public_user(listed.id) order by listed.place)
                  from unnest(user_ids) with ordinality listed(id, place)), '[]') end;
end
$$;

create view user_copy as
select id, version, name, active, access_level, permissions, realm_roles, merged_into from app_user;

create function user_matches(ref text) returns setof text
    language sql stable as
$$
    select id from app_user where id = ref
$$;

create view user_public_view as
select id, version, affiliation, name, coalesce(contact, email_public) as contact, url, orcid from app_user;

create view user_found_view as
select id, version, affiliation, name, coalesce(contact, email_public) as contact, url, orcid, kind, active from app_user;

select biotrail.record('app_user', subject_type => 'user', label => 'r.name', exclude => '{last_seen_at}',
    log_names => '{"access_level": "access level updated", "permissions": "permissions updated"}');
