-- What this service needs of others' things, fed from their topics.
create table person_copy (
    id uuid primary key,
    version bigint not null,
    full_name text,
    abbreviation text,
    orcid text
);
create index person_copy_abbreviation on person_copy (lower(abbreviation));
create index person_copy_full_name on person_copy (lower(full_name));
create index person_copy_orcid on person_copy (orcid);

create function person_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from person_copy where id = as_uuid(ref)
    union
    select id from person_copy where lower(abbreviation) = lower(ref)
    union
    select id from person_copy where orcid = upper(ref)
    union
    select id from person_copy where lower(full_name) = lower(ref)
    limit 21
$$;

-- A dataset is found by those who made it.
create function keep_creators_text() returns trigger
    language plpgsql as
$$
begin
    insert into search_text as known (thing, id, search)
    select distinct 'dataset', d.id,
           text_of_dataset(d.title, d.name, d.creators, d.tags, d.description, d.properties, d.metadata)
    from changed c
    join dataset d on d.creators @> jsonb_build_array(jsonb_build_object('person_id', c.id))
    on conflict (thing, id) do update set search = excluded.search where known.search <> excluded.search;
    return null;
end
$$;
create trigger text_of_new after insert on person_copy referencing new table as changed
    for each statement execute function keep_creators_text();
create trigger text_of_changed after update on person_copy referencing new table as changed
    for each statement execute function keep_creators_text();

create table institution_copy (
    id uuid primary key,
    version bigint not null,
    name text,
    acronym text,
    ror_id text
);
create index institution_copy_name on institution_copy (lower(name));
create index institution_copy_ror on institution_copy (ror_id);

create function institution_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from institution_copy where id = as_uuid(ref)
    union
    select id from institution_copy where ror_id = lower(regexp_replace(ref, '^(https?://)?ror\.org/', '', 'i'))
    union
    select id from institution_copy where lower(name) = lower(ref)
    limit 21
$$;

create table bibreference_copy (
    id uuid primary key,
    version bigint not null,
    bibkey text,
    doi text,
    citation text,
    bibtex text
);
create index bibreference_copy_bibkey on bibreference_copy (lower(bibkey));
create index bibreference_copy_doi on bibreference_copy (lower(doi));

create function bibreference_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from bibreference_copy where id = as_uuid(ref)
    union
    select id from bibreference_copy where lower(bibkey) = lower(ref)
    union
    select id from bibreference_copy where lower(doi) = lower(regexp_replace(ref, '^(https?://(dx\.)?doi\.org/|doi:)', '', 'i'))
    limit 21
$$;

create table tag_copy (
    id uuid primary key,
    version bigint not null,
    name text
);
create index tag_copy_name on tag_copy (lower(name));

create function tag_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from tag_copy where id = as_uuid(ref)
    union
    select id from tag_copy where lower(name) = lower(ref)
    limit 21
$$;
