-- Herbaria and other collections: the register of their acronyms, and who manages the vouchers of one.

create table biocollection (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    acronym text not null,
    name text not null,
    irn int,
    institution_id uuid,
    url text,
    notes text,
    managed boolean not null default false,
    members jsonb not null default '[]',
    constraint biocollection_institution_id foreign key (institution_id) references institution,
    constraint biocollection_irn check (irn > 0)
);

create unique index biocollection_acronym_key on biocollection (upper(acronym));
create unique index biocollection_irn_key on biocollection (irn);
comment on index biocollection_acronym_key is '409 duplicate_acronym acronym: another biocollection has this acronym';
comment on index biocollection_irn_key is '409 duplicate irn: another biocollection has this number in Index Herbariorum';
comment on constraint biocollection_institution_id on biocollection is '409 in_use : biocollections belong to it';
comment on constraint biocollection_irn on biocollection is '422 irn_form irn: a number of Index Herbariorum is above 0';

create index biocollection_institution on biocollection (institution_id);
create index biocollection_created_by on biocollection (created_by);
create index biocollection_members on biocollection using gin (members jsonb_path_ops);
create index biocollection_words on biocollection using gin (
    biotrail.fold(acronym) gin_trgm_ops, biotrail.fold(name) gin_trgm_ops);

-- A user is what the tracker has granted, or what the realm says.
create function is_full_user(u user_copy) returns boolean
    language sql immutable parallel safe
    return u.access_level in ('full_user', 'super_admin') or u.realm_roles && '{full_user,super_admin}'::text[];

-- Who enters and edits vouchers is a full user at least.
create function biocollection_roles() returns trigger
    language plpgsql as
$$
begin
    if exists (
        select from jsonb_to_recordset(new.members) m (user_id text, role text)
        where m.role in ('administrator', 'collaborator')
          and not exists (select from user_copy u where u.id = m.user_id and is_full_user(u))) then
        raise exception '422 role_level members: administrators and collaborators are full users at least';
    end if;
    return new;
end
$$;
create trigger roles before insert or update of members on biocollection
    for each row execute function biocollection_roles();

-- A member who is no full user any more may look on.
create function biocollection_demote() returns trigger
    language plpgsql as
$$
begin
    update biocollection
    set members = (select jsonb_agg(case when m ->> 'user_id' = new.id then m || '{"role": "viewer"}' else m end order by place)
                   from jsonb_array_elements(members) with ordinality e(m, place))
    where members @> jsonb_build_array(jsonb_build_object('user_id', new.id))
      and not members @> jsonb_build_array(jsonb_build_object('user_id', new.id, 'role', 'viewer'));
    return null;
end
$$;
create trigger biocollection_demote after update of access_level, realm_roles on user_copy
    for each row when (is_full_user(old) and not is_full_user(new))
    execute function biocollection_demote();

-- The biocollections that a text refers to: by id, else acronym.
create function biocollection_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from biocollection where id = ref::uuid;
    else
        return query select id from biocollection where upper(acronym) = upper(ref);
    end if;
end
$$;

-- Persons work in collections, and are their specialists.
alter table person add constraint person_biocollection_id foreign key (biocollection_id) references biocollection;
comment on constraint person_biocollection_id on person is '409 in_use : persons work there';
create index person_biocollection on person (biocollection_id);

-- What everybody may read; members are shown to those who are signed in.
create view biocollection_public_view as
select b.id, b.version, b.created_at, b.created_by, b.updated_at, b.updated_by,
       b.acronym, b.name, b.irn, b.institution_id,
       (select i.name from institution i where i.id = b.institution_id) as institution_name,
       b.url, b.notes, b.managed,
       array(select p.id from person p where p.biocollection_id = b.id order by p.id) as specialists
from biocollection b;

create view biocollection_view as
select v.*, b.members
from biocollection_public_view v
join biocollection b on b.id = v.id;

select biotrail.record('biocollection', label => 'r.acronym', log_names => '{"members": "members changed"}');
