-- What the tests of references refer to: a copy of another service's things.
create table reference_herb_copy (
    id uuid primary key,
    version bigint not null,
    name text not null,
    valid boolean not null default true,
    loud text generated always as (upper(name)) stored
);

create function reference_herb_matches(ref text) returns setof uuid
    language sql stable
begin atomic
    select id from reference_herb_copy where id::text = lower(ref)
    union
    select id from reference_herb_copy where lower(name) = lower(ref)
    limit 21;
end;

-- What a name that is no herb's may be the name of.
create function reference_seed_matches(ref text) returns setof uuid
    language sql stable
begin atomic
    select '01970000-0000-7000-8000-000000000009'::uuid where ref = 'Clover';
end;
