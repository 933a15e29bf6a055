-- Copies of what other services own, kept from their change events. Only what the bench asks for stands here; the
-- columns bear the owners' names, so that an event's data fill them as they are.

create table field_sample_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  field_record_id uuid,
  inat_observation_id uuid,
  taxon_id uuid,
  project_id uuid,
  dataset_id uuid,
  stage text,
  status text,
  status_reason text,
  status_scope text,
  signal_id uuid,
  revokes uuid,
  updated_by text
);
create index field_sample_copy_code_idx on field_sample_copy (lower(code));
create index field_sample_copy_taxon_idx on field_sample_copy (taxon_id);
create index field_sample_copy_record_idx on field_sample_copy (field_record_id);
create index field_sample_copy_project_idx on field_sample_copy (project_id);

create table label_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  state text
);
create index label_copy_code_idx on label_copy (code);

create table field_record_copy (
  id uuid primary key,
  version bigint not null,
  sample_code text,
  date_time timestamptz
);

create table taxon_copy (
  id uuid primary key,
  version bigint not null,
  scientific_name text,
  full_name text,
  rank text,
  parent_id uuid
);
create index taxon_copy_scientific_name_idx on taxon_copy (lower(scientific_name));
create index taxon_copy_full_name_idx on taxon_copy (lower(full_name));
create index taxon_copy_parent_idx on taxon_copy (parent_id);

create table unit_copy (
  id uuid primary key,
  version bigint not null,
  name text,
  symbol text,
  ucum_code text,
  quantity_kind text,
  multiplication_factor numeric,
  conversion_offset numeric
);
create index unit_copy_ucum_code_idx on unit_copy (ucum_code);
create index unit_copy_name_idx on unit_copy (lower(name));

create table institution_copy (
  id uuid primary key,
  version bigint not null,
  name text,
  acronym text,
  ror_id text,
  country text
);
create index institution_copy_name_idx on institution_copy (lower(name));
create index institution_copy_acronym_idx on institution_copy (lower(acronym));

create table location_copy (
  id uuid primary key,
  version bigint not null,
  name text,
  adm_level int
);
create index location_copy_name_idx on location_copy (lower(name));

create table project_copy (
  id uuid primary key,
  version bigint not null,
  code text,
  name text,
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

-- Arguments of set-based questions come as one JSON text.
create function from_json(value text) returns jsonb language sql immutable parallel safe as $$ select value::jsonb $$;

-- A text as an id, or null: look-ups must not fail on what is no id.
create function as_uuid(ref text) returns uuid language sql immutable parallel safe as $$
  select case when ref ~* '^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$' then ref::uuid end
$$;

-- A unit as people write it: micro is one sign, whatever its code point. Kept in step with UnitText in Java.
create function unit_text(ref text) returns text language sql immutable parallel safe as $$
  select translate(btrim(ref), U&'\00B5\03BC', 'uu')
$$;

create function unit_matches(ref text) returns setof uuid language sql stable as $$
  (select id from unit_copy where id = as_uuid(ref)
   union
   select id from unit_copy where ucum_code = unit_text(ref))
  union
  select id from unit_copy
   where not exists (select 1 from unit_copy where ucum_code = unit_text(ref))
     and (lower(name) = lower(btrim(ref)) or unit_text(symbol) = unit_text(ref)
          or lower(ucum_code) = lower(unit_text(ref)))
  limit 21
$$;

create function taxon_matches(ref text) returns setof uuid language sql stable as $$
  select id from taxon_copy where id = as_uuid(ref)
  union select id from taxon_copy where lower(full_name) = lower(btrim(ref))
  union select id from taxon_copy where lower(scientific_name) = lower(btrim(ref))
  limit 21
$$;

-- A taxon and everything below it.
create function taxon_and_below(ref text) returns setof uuid language sql stable as $$
  with recursive below as (
    select t as id from taxon_matches(ref) t
    union
    select c.id from taxon_copy c join below b on c.parent_id = b.id)
  select id from below
$$;

create function institution_matches(ref text) returns setof uuid language sql stable as $$
  select id from institution_copy where id = as_uuid(ref)
  union select id from institution_copy where lower(name) = lower(btrim(ref))
  union select id from institution_copy where lower(acronym) = lower(btrim(ref))
  limit 21
$$;

create function location_matches(ref text) returns setof uuid language sql stable as $$
  select id from location_copy where id = as_uuid(ref)
  union select id from location_copy where lower(name) = lower(btrim(ref))
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
