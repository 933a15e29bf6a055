-- Copies of what other services own, kept from their change events. Only what the field asks for stands here; the
-- columns bear the owners' names, so that an event's data fill them as they are.

create table taxon_copy (
  id uuid primary key,
  version bigint not null,
  full_name text,
  scientific_name text,
  author text,
  rank text,
  valid boolean,
  parent_id uuid,
  senior_id uuid
);
create index taxon_copy_full_name_idx on taxon_copy (lower(full_name));
create index taxon_copy_scientific_name_idx on taxon_copy (lower(scientific_name));
create index taxon_copy_parent_idx on taxon_copy (parent_id);

-- geom is a point or a small area whole, of the rest what the owner's event tells of it, its bbox among that.
create table location_copy (
  id uuid primary key,
  version bigint not null,
  name text,
  adm_level int,
  country_code text,
  parent_id uuid,
  geom jsonb
);
create index location_copy_name_idx on location_copy (lower(name));
create index location_copy_parent_idx on location_copy (parent_id);
create index location_copy_country_idx on location_copy (lower(country_code)) where country_code is not null;

-- The way from the root down to a taxon or place, so that all below one is one range of an index. Kept beside the copies,
-- because an event that comes again must not take it away; a child may be told of before its parent. Labels are
-- hexadecimal: what stands below a path lies between it and the path with a g behind.
create table taxon_path (
  id uuid primary key references taxon_copy on delete cascade,
  path ltree not null
);
create index taxon_path_idx on taxon_path (path);
create table location_path (
  id uuid primary key references location_copy on delete cascade,
  path ltree not null
);
create index location_path_idx on location_path (path);

create function path_label(id uuid) returns text language sql immutable strict parallel safe as $$
  select replace(id::text, '-', '')
$$;

-- Lays the paths of rows that came or got another parent, and of all below them. Each looks for its own, by key: what a
-- recursion brings is guessed too high, and all copies were read for a few hundred.
create function lay_paths() returns trigger language plpgsql as $$
begin
  execute format($sql$
    with recursive concerned as (%3$s), roots as (
      select c.id, c.parent_id from concerned c where not exists (select 1 from concerned p where p.id = c.parent_id)
    ), down (id, path, depth) as (
      select r.id, coalesce((select p.path from %1$I p where p.id = r.parent_id), ''::ltree) || path_label(r.id), 1
        from roots r
      union all
      select c.id, d.path || path_label(c.id), d.depth + 1
        from down d cross join lateral (select id from %2$I where parent_id = d.id offset 0) c where d.depth < 60)
    insert into %1$I as known (id, path) select distinct on (id) id, path from down order by id, depth
    on conflict (id) do update set path = excluded.path where known.path <> excluded.path$sql$,
    tg_argv[0] || '_path', tg_argv[0] || '_copy',
    case tg_op
      when 'INSERT' then 'select id, parent_id from arrived'
      else 'select n.id, n.parent_id from arrived n join before o on o.id = n.id
            where n.parent_id is distinct from o.parent_id' end);
  return null;
end $$;
create trigger path_laid after insert on taxon_copy referencing new table as arrived
  for each statement execute function lay_paths('taxon');
create trigger path_laid_again after update on taxon_copy referencing old table as before new table as arrived
  for each statement execute function lay_paths('taxon');
create trigger path_laid after insert on location_copy referencing new table as arrived
  for each statement execute function lay_paths('location');
create trigger path_laid_again after update on location_copy referencing old table as before new table as arrived
  for each statement execute function lay_paths('location');

create table person_copy (
  id uuid primary key,
  version bigint not null,
  full_name text,
  abbreviation text,
  orcid text,
  inat_login text
);
create index person_copy_full_name_idx on person_copy (lower(full_name));
create index person_copy_abbreviation_idx on person_copy (lower(abbreviation));
create index person_copy_orcid_idx on person_copy (orcid);
create index person_copy_inat_login_idx on person_copy (lower(inat_login));

create table project_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  name text,
  state text,
  time_zone text,
  members jsonb
);
create index project_copy_code_idx on project_copy (lower(code));
create index project_copy_name_idx on project_copy (lower(name));

create table order_copy (
  id uuid primary key,
  version bigint not null,
  editors text[]
);

create table dataset_copy (
  id uuid primary key,
  version bigint not null,
  name text,
  title text,
  privacy text,
  embargo_until date,
  listed boolean,
  locked boolean,
  project_id uuid,
  order_id uuid,
  members jsonb
);
create index dataset_copy_name_idx on dataset_copy (lower(name));
create index dataset_copy_title_idx on dataset_copy (lower(title));
create index dataset_copy_order_idx on dataset_copy (order_id);
create index dataset_copy_project_idx on dataset_copy (project_id);
create index dataset_copy_open_idx on dataset_copy (privacy) where privacy in ('public', 'registered');
create index dataset_copy_members_idx on dataset_copy using gin (members jsonb_path_ops);
create index order_copy_editors_idx on order_copy using gin (editors);
create index project_copy_members_idx on project_copy using gin (members jsonb_path_ops);

-- What the lab made of a sample: for views, and to refuse deletions.
create table extract_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  field_sample_id uuid,
  stage text,
  status text,
  signal_id uuid
);
create index extract_copy_sample_idx on extract_copy (field_sample_id);

create table aliquot_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  extract_id uuid,
  status text,
  signal_id uuid
);
create index aliquot_copy_extract_idx on aliquot_copy (extract_id);

create table analysis_copy (
  id uuid primary key,
  version bigint not null,
  filename text,
  extract_id uuid,
  aliquot_id uuid,
  state text
);
create index analysis_copy_extract_idx on analysis_copy (extract_id);
create index analysis_copy_aliquot_idx on analysis_copy (aliquot_id);

-- Where the lab keeps things, and in which containers those stand.
create table placement_copy (
  id uuid primary key,
  version bigint not null,
  thing_type text,
  thing_id uuid,
  container_id uuid
);
create index placement_copy_thing_idx on placement_copy (thing_id, thing_type);

create table container_copy (
  id uuid primary key,
  version bigint not null,
  code text
);

create function taxon_matches(ref text) returns setof uuid language sql stable as $$
  select id from taxon_copy where id = as_uuid(ref)
  union select id from taxon_copy where lower(full_name) = lower(btrim(ref))
  union select id from taxon_copy where lower(scientific_name) = lower(btrim(ref))
  limit 21
$$;

-- A taxon and everything below it.
create function taxon_and_below(ref text) returns setof uuid language sql stable as $$
  select b.id from taxon_matches(ref) m join taxon_path r on r.id = m join taxon_path b on b.path >= r.path and b.path < r.path || 'g'
$$;

-- A place, as deep as the names given lead: "Brazil > Amazonas > Manaus", or a name that only one has.
create function location_matches(ref text) returns setof uuid language sql stable as $$
  with recursive named as (
    select regexp_split_to_array(lower(btrim(ref)), '\s*>\s*') as names
  ), up as (
    select c.id, c.parent_id, 1 as step
      from named, location_copy c where lower(c.name) = names[cardinality(names)]
    union all
    select u.id, p.parent_id, u.step + 1
      from up u, named, location_copy p
     where p.id = u.parent_id and u.step < cardinality(names) and lower(p.name) = names[cardinality(names) - u.step])
  (select id from location_copy where id = as_uuid(ref)
   union
   select u.id from up u, named where u.step = cardinality(names))
  limit 21
$$;

create function location_and_below(ref text) returns setof uuid language sql stable as $$
  select b.id from location_matches(ref) m join location_path r on r.id = m join location_path b on b.path >= r.path and b.path < r.path || 'g'
$$;

-- The names above and of a place, top first, without the globe.
create function location_names(place uuid) returns text[] language sql stable as $$
  with recursive up as (
    select c.id, c.parent_id, c.name, c.adm_level, 0 as step from location_copy c where c.id = place
    union all
    select c.id, c.parent_id, c.name, c.adm_level, u.step + 1 from up u join location_copy c on c.id = u.parent_id
     where u.step < 20)
  select array_agg(name order by step desc) from up where coalesce(adm_level, 0) >= 0
$$;

-- The codes of the containers around a thing, the outermost first and that which holds it last; null for one that stands
-- nowhere.
create function container_path(type text, thing uuid) returns text[] language sql stable as $$
  with recursive around as (
    select p.container_id, 1 as step from placement_copy p where p.thing_type = type and p.thing_id = thing
    union all
    select p.container_id, a.step + 1 from around a
      join placement_copy p on p.thing_type = 'container' and p.thing_id = a.container_id
     where a.step < 20)
  select array_agg(c.code order by a.step desc) from around a join container_copy c on c.id = a.container_id
$$;

create function person_matches(ref text) returns setof uuid language sql stable as $$
  select id from person_copy where id = as_uuid(ref)
  union select id from person_copy where lower(abbreviation) = lower(btrim(ref))
  union select id from person_copy
         where orcid = upper(regexp_replace(btrim(ref), '^https?://(www\.)?orcid\.org/', '', 'i'))
  union select id from person_copy where lower(full_name) = lower(btrim(ref))
  limit 21
$$;

create function project_matches(ref text) returns setof uuid language sql stable as $$
  select id from project_copy where id = as_uuid(ref)
  union select id from project_copy where lower(code) = lower(btrim(ref))
  union select id from project_copy where lower(name) = lower(btrim(ref))
  limit 21
$$;

create function dataset_matches(ref text) returns setof uuid language sql stable as $$
  select id from dataset_copy where id = as_uuid(ref)
  union select id from dataset_copy where lower(name) = lower(btrim(ref))
  union select id from dataset_copy where lower(title) = lower(btrim(ref))
  limit 21
$$;

create function project_role(project uuid, user_id text) returns text language sql stable as $$
  select member_role(p.members, project_role.user_id) from project_copy p where p.id = project
$$;

-- Whether a reader may know what stands in a dataset; nothing of one that is not known here.
create function may_read(dataset uuid, reader text, granted text) returns boolean language sql stable as $$
  select 'SUPER_ADMIN' = any (string_to_array(granted, ',')) or reads_dataset(dataset, reader, granted)
$$;

-- Whether a dataset may be named by a reader: all that are listed, those whose contents they may read, and all by whoever
-- administers every dataset.
create function may_find(dataset uuid, reader text, granted text) returns boolean language sql stable as $$
  select string_to_array(granted, ',') && array['DATA_LIST', 'DATA_MANAGEMENT', 'SUPER_ADMIN']
      or exists (select from dataset_copy d where d.id = dataset and coalesce(d.listed, true))
      or may_read(dataset, reader, granted)
$$;
