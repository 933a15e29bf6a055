-- What of taxa statistics and questions for the taxa of contents need, fed from the catalog's topic.
create table taxon_copy (
    id uuid primary key,
    version bigint not null,
    scientific_name text,
    full_name text,
    rank text,
    parent_id uuid
);
create index taxon_copy_scientific_name on taxon_copy (lower(scientific_name));
create index taxon_copy_full_name on taxon_copy (lower(full_name));
create index taxon_copy_parent on taxon_copy (parent_id);

create function taxon_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from taxon_copy where id = as_uuid(ref)
    union
    select id from taxon_copy where lower(full_name) = lower(btrim(ref))
    union
    select id from taxon_copy where lower(scientific_name) = lower(btrim(ref))
    limit 21
$$;

-- The taxa that a text refers to, with everything below them.
create function taxon_and_below(ref text) returns setof uuid
    language sql stable as
$$
    with recursive below as (
        select taxon_matches(ref) as id
        union
        select t.id from below b join taxon_copy t on t.parent_id = b.id
    )
    select id from below
$$;
