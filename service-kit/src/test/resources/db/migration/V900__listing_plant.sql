-- What the tests of lists ask about.
create extension if not exists postgis;

create type listing_rank as enum ('species', 'genus', 'family');

create table listing_plant (
    id uuid primary key,
    version bigint not null default 1,
    code text unique,
    name text not null,
    rank listing_rank,
    height integer,
    weight double precision,
    born timestamptz,
    died date,
    valid boolean,
    hidden_from_public boolean not null default false,
    parent_id uuid references listing_plant,
    tags text[] not null default '{}',
    extra jsonb,
    note text,
    geom geometry(point, 4326),
    "order" integer not null default 0
);

create view listing_plant_view as select * from listing_plant;

create function listing_plant_matches(ref text) returns setof uuid stable language sql as $$
    select id from listing_plant where code = ref or lower(name) = lower(ref) limit 21
$$;

-- A search vector, and no version.
create view listing_text_view as
    select id, name, to_tsvector('simple', biotrail.fold(name)) as search from listing_plant;

-- More than would fit into a heap of 256 MiB.
create view listing_number_view as
    select n as id, 'row number ' || n || repeat(' so on', 50) as name from generate_series(1, 1000000) n;

-- What has a name in several languages.
create view listing_word_view as
    select id, version, 'en' as language, 'leaf' as name, '{"en": "leaf", "pt": "folha"}'::jsonb as names from listing_plant;

-- What is searched by weight, and shown where it has what was searched.
create view listing_story_view as
    select s.*, setweight(to_tsvector('simple', biotrail.fold(name)), 'A')
                || setweight(to_tsvector('simple', biotrail.fold(story)), 'C') as search
    from (values ('00000000-0000-7000-8000-0000000000a1'::uuid, 'Bark', 'of an old Pérovskia <b>tree</b> & "more"', array['dry', 'Perovskia']),
                 ('00000000-0000-7000-8000-0000000000a2'::uuid, 'Perovskia', 'blue', '{}'),
                 ('00000000-0000-7000-8000-0000000000a3'::uuid, 'Roots', repeat('long before. ', 300) || 'then a perovskia', '{}'),
                 ('00000000-0000-7000-8000-0000000000a4'::uuid, 'Stems', 'green', '{}')) s (id, name, story, tags);
