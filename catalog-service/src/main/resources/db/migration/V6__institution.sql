-- Institutions: universities, museums, institutes, where persons work and collections are kept.

create table institution (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    name text not null,
    acronym text,
    status text not null default 'active',
    city text,
    state text,
    country text,
    country_code text,
    web_pages text[] not null default '{}',
    domains text[] not null default '{}',
    ror_id text,
    latitude numeric,
    longitude numeric,
    former_code text,
    notes text,
    constraint institution_status check (status in ('active', 'passive', 'retired')),
    constraint institution_latitude check (latitude between -90 and 90),
    constraint institution_longitude check (longitude between -180 and 180)
);

create unique index institution_name_key on institution (lower(name));
create unique index institution_ror_id_key on institution (ror_id);
create unique index institution_former_code_key on institution (lower(former_code));
comment on index institution_name_key is '409 duplicate_name name: another institution has this name';
comment on index institution_ror_id_key is '409 duplicate ror_id: another institution has this ROR id';
comment on index institution_former_code_key is '409 duplicate former_code: another institution has this former code';
comment on constraint institution_status on institution is '422 unknown_status status: a status is active, passive or retired';
comment on constraint institution_latitude on institution is '422 coordinates_out_of_range latitude: a latitude is from -90 to 90';
comment on constraint institution_longitude on institution is '422 coordinates_out_of_range longitude: a longitude is from -180 to 180';

create index institution_acronym on institution (lower(acronym));
create index institution_country_code on institution (country_code, id);
create index institution_words on institution using gin (
    biotrail.fold(name) gin_trgm_ops, biotrail.fold(acronym) gin_trgm_ops, biotrail.fold(city) gin_trgm_ops);
create index institution_created_by on institution (created_by);

-- The institutions that a text refers to: by id, else ROR id (its address too), else name, else former code.
create function institution_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from institution where id = ref::uuid;
        return;
    end if;
    return query select id from institution
                 where ror_id = lower(substring(ref from '(?i)^(?:https?://)?(?:ror\.org/)?(0[a-z0-9]{6}[0-9]{2})$'));
    if not found then
        return query select id from institution where lower(name) = lower(ref);
    end if;
    if not found then
        return query select id from institution where lower(former_code) = lower(ref);
    end if;
end
$$;

create view institution_view as
select i.id, i.version, i.created_at, i.created_by, i.updated_at, i.updated_by,
       i.name, i.acronym, i.status, i.city, i.state, i.country, i.country_code, i.web_pages, i.domains, i.ror_id,
       i.latitude, i.longitude, i.former_code, i.notes
from institution i;

select biotrail.record('institution', label => 'r.name');
