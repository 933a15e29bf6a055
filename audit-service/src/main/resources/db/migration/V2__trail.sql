-- How the things of a sample hang together, derived from the data of their activities.
--   code  the thing is known by this code (lower case): label, record and sample share one
--   of    the thing is made of, or says something of, another thing: an extract of a sample, a weighing of an extract
--   in    the thing belongs to something with a story of its own: a dataset, a label range
-- Links are only added: what was once part of a sample stays part of its story.
create table trail_link (
    subject_id text not null,
    relation text not null,
    related text not null,
    subject_type text not null,
    related_type text not null,
    primary key (subject_id, relation, related),
    constraint trail_link_relation check (relation in ('code', 'of', 'in'))
);
create index trail_link_related_idx on trail_link (related, relation, subject_id);

-- The ids of all things of the sample that a code (or id) belongs to: up to what it was made of, then down to
-- everything made of that, and what these belong to.
create function trail_things(code text) returns table (subject_id text)
    language sql stable rows 20 as
$$
    with recursive up(id) as (
        select subject_id from trail_link where relation = 'code' and related = lower(btrim(code))
        union
        select subject_id from trail_link where subject_id = lower(btrim(code))
        union
        select link.related from up join trail_link link on link.subject_id = up.id and link.relation = 'of'
    ), root(id) as (
        select id from up
        union
        select other.subject_id
        from up
        join trail_link own on own.subject_id = up.id and own.relation = 'code'
        join trail_link other on other.related = own.related and other.relation = 'code'
    ), down(id) as (
        select id from root
        union
        select link.subject_id from down join trail_link link on link.related = down.id and link.relation = 'of'
    )
    select id from down
    union
    select link.related from down join trail_link link on link.subject_id = down.id and link.relation = 'in'
$$;
