-- Field records: what was noted when a sample was taken.

-- Rows that add to what nobody knows are judged with what is there; the bytes are those of PostgreSQL's text, which has
-- more blanks than what was sent.
create function extra_fits(extra jsonb) returns boolean
    language sql immutable parallel safe
    return (select count(*) <= 200 from jsonb_object_keys(extra)) and octet_length(extra::text) <= 2 * 65536;

create table field_record (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  import_job_id uuid,
  sample_code text collate "C" not null references label (code),
  project_code text collate "C" generated always as (split_part(sample_code, '_', 1)) stored,
  project_id uuid not null,
  dataset_id uuid,
  qfield_project text not null,
  source text,
  layer text,
  uuid_qfield uuid,
  date_time timestamptz,
  date_verbatim text,
  collector_fullname text,
  collector_inat text,
  collector_orcid text,
  collector_id uuid,
  observation_subject text,
  taxon_name text,
  name_proposition text,
  no_name_on_list boolean not null default false,
  sample_name text generated always as (coalesce(taxon_name, name_proposition)) stored,
  taxon_id uuid,
  taxon_match text,
  match_name text,
  ott_id text,
  rank text,
  wikidata_id text,
  inat_upload boolean not null default true,
  is_wild boolean not null default false,
  x_coord double precision,
  y_coord double precision,
  srid int,
  latitude double precision,
  longitude double precision,
  altitude double precision,
  coordinate_uncertainty double precision,
  geom geometry(Point, 4326) generated always as (st_setsrid(st_makepoint(longitude, latitude), 4326)) stored,
  location_id uuid,
  ipen text,
  catalogue_number text,
  extracted_id text,
  comment_eco text,
  comment_env text,
  herbivory_percent numeric,
  temperature_celsius numeric,
  soil_type text,
  weather text,
  pictures jsonb not null default '{}',
  status text not null default 'ok',
  status_comment text,
  extra jsonb not null default '{}',
  constraint field_record_sample_code_key unique (sample_code),
  constraint field_record_uuid_qfield_key unique (uuid_qfield),
  constraint field_record_taxon_match check (taxon_match in ('exact', 'none', 'ambiguous', 'manual')),
  constraint field_record_status check (status in ('ok', 'not_ok')),
  constraint field_record_latitude check (latitude between -90 and 90),
  constraint field_record_longitude check (longitude between -180 and 180),
  constraint field_record_place check ((latitude is null) = (longitude is null)),
  constraint field_record_not_zero check (latitude <> 0 or longitude <> 0),
  constraint field_record_extra check (extra_fits(extra))
);
comment on constraint field_record_sample_code_key on field_record is
  '409 label_used sample_code: another field record bears this label';
comment on constraint field_record_sample_code_fkey on field_record is
  '422 unknown_label sample_code: there is no such label';
comment on constraint field_record_uuid_qfield_key on field_record is
  '409 duplicate uuid_qfield: another field record came from this row';
comment on constraint field_record_status on field_record is '422 unknown_value status: the status is ok or not_ok';
comment on constraint field_record_latitude on field_record is
  '422 coordinates_out_of_range latitude: latitude is within -90 and 90';
comment on constraint field_record_longitude on field_record is
  '422 coordinates_out_of_range longitude: longitude is within -180 and 180';
comment on constraint field_record_place on field_record is
  '422 coordinates_incomplete latitude: latitude and longitude come together';
comment on constraint field_record_not_zero on field_record is
  '422 coordinates_zero latitude: latitude 0, longitude 0 is no place but a default';
comment on constraint field_record_extra on field_record is
  '422 extra_too_large extra: extra holds at most 200 keys and 64 KiB';

create index field_record_project_idx on field_record (project_id, sample_code);
create index field_record_project_code_idx on field_record (project_code, sample_code);
create index field_record_dataset_idx on field_record (dataset_id, id);
create index field_record_qfield_project_idx on field_record (qfield_project, sample_code);
create index field_record_collector_idx on field_record (collector_id);
create index field_record_collector_name_idx on field_record (lower(collector_fullname));
create index field_record_taxon_idx on field_record (taxon_id);
create index field_record_name_idx on field_record (lower(sample_name));
create index field_record_location_idx on field_record (location_id);
create index field_record_date_idx on field_record (date_time);
create index field_record_geom_idx on field_record using gist (geom);
create index field_record_geog_idx on field_record using gist ((geom::geography));
create index field_record_job_idx on field_record (import_job_id);
create index field_record_extra_idx on field_record using gin (extra);

select biotrail.record('field_record', subject_type => 'field_record', label => 'r.sample_code', exclude => '{geom}');

create function field_record_matches(ref text) returns setof uuid language sql stable as $$
  select id from field_record where id = as_uuid(ref)
  union select id from field_record where sample_code = label_code(ref)
  limit 21
$$;

-- The words of a record that q searches.
create function field_record_words(r field_record) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', r.sample_code, r.taxon_name, r.name_proposition, r.match_name, r.collector_fullname,
                   r.qfield_project, r.comment_eco, r.comment_env, r.ipen, r.catalogue_number)
$$;
create index field_record_words_idx on field_record using gin (lower(field_record_words(field_record)) gin_trgm_ops);

-- The valid taxon of exactly this full name: exact, none, or ambiguous.
create function match_taxon(name text, out taxon_id uuid, out taxon_match text) language sql stable as $$
  select case when count(*) = 1 then (array_agg(id))[1] end,
         case count(*) when 0 then 'none' when 1 then 'exact' else 'ambiguous' end
    from (select id from taxon_copy where lower(full_name) = lower(btrim(name)) and valid limit 2) named
$$;

-- The person behind what a form says: by ORCID, else by iNaturalist login, else by a name that only one has.
create function match_collector(orcid text, inat text, fullname text) returns uuid language sql stable as $$
  select coalesce(
    (select p.id from person_copy p where p.orcid = match_collector.orcid limit 1),
    (select p.id from person_copy p where lower(p.inat_login) = lower(ltrim(btrim(inat), '@')) limit 1),
    (select case when count(*) = 1 then (array_agg(p.id))[1] end
       from (select id from person_copy where lower(full_name) = lower(btrim(fullname)) limit 2) p))
$$;

-- What a record owes to its label, the catalog's names and persons, whoever writes it.
create function field_record_derive() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    select l.project_id into new.project_id from label l where l.code = new.sample_code;
    if not found then
      raise exception '422 unknown_label sample_code: there is no label %', new.sample_code;
    end if;
  end if;
  if new.taxon_match is distinct from 'manual'
     and (tg_op = 'INSERT' or new.taxon_match is null
          or (new.taxon_name, new.name_proposition) is distinct from (old.taxon_name, old.name_proposition)) then
    select m.taxon_id, m.taxon_match into new.taxon_id, new.taxon_match
      from match_taxon(coalesce(new.taxon_name, new.name_proposition)) m;
  end if;
  if new.collector_id is null
     or tg_op = 'UPDATE' and new.collector_id = old.collector_id
        and (new.collector_orcid, new.collector_inat, new.collector_fullname)
            is distinct from (old.collector_orcid, old.collector_inat, old.collector_fullname) then
    new.collector_id := match_collector(new.collector_orcid, new.collector_inat, new.collector_fullname);
  end if;
  if tg_op = 'UPDATE' and (new.latitude, new.longitude) is distinct from (old.latitude, old.longitude) then
    new.location_id := null;
  end if;
  return new;
end $$;
create trigger field_record_derive before insert or update on field_record
  for each row execute function field_record_derive();

-- When the catalog gains, renames or drops a name, the records that bear it are matched again.
create function field_record_rematch() returns trigger language plpgsql as $$
begin
  update field_record r
     set taxon_id = m.taxon_id, taxon_match = m.taxon_match
    from (select distinct on (r.id) r.id, n.taxon_id, n.taxon_match
            from (select distinct lower(full_name) as name from changed where full_name is not null) c
            join field_record r on lower(r.sample_name) = c.name
           cross join lateral match_taxon(c.name) n
           where r.taxon_match <> 'manual') m
   where r.id = m.id and (r.taxon_id, r.taxon_match) is distinct from (m.taxon_id, m.taxon_match);
  return null;
end $$;
create trigger taxon_gained after insert on taxon_copy referencing new table as changed
  for each statement execute function field_record_rematch();
create trigger taxon_lost after delete on taxon_copy referencing old table as changed
  for each statement execute function field_record_rematch();
create function field_record_rematch_renamed() returns trigger language plpgsql as $$
begin
  update field_record r
     set taxon_id = m.taxon_id, taxon_match = m.taxon_match
    from (select distinct on (r.id) r.id, n.taxon_id, n.taxon_match
            from (select lower(full_name) as name from before union select lower(full_name) from changed) c
            join field_record r on lower(r.sample_name) = c.name
           cross join lateral match_taxon(c.name) n
           where r.taxon_match <> 'manual') m
   where r.id = m.id and (r.taxon_id, r.taxon_match) is distinct from (m.taxon_id, m.taxon_match);
  return null;
end $$;
create trigger taxon_changed after update on taxon_copy referencing old table as before new table as changed
  for each statement execute function field_record_rematch_renamed();

-- Labels become used by what bears their code, and free when the last of it goes.
create function label_borne() returns trigger language plpgsql as $$
begin
  execute format('update label set state = ''used'' where state = ''reserved'' and code in (select %I from bearers)', tg_argv[0]);
  return null;
end $$;
create trigger then_label_used after insert on field_record referencing new table as bearers
  for each statement execute function label_borne('sample_code');

-- Which records still wait for the catalog to say which area they lie in; a work list, not on record.
create table location_wanted (
  field_record_id uuid primary key references field_record on delete cascade,
  asked int not null default 0,
  next_at timestamptz not null default now()
);
create index location_wanted_next_idx on location_wanted (next_at);
create function location_want() returns trigger language plpgsql as $$
begin
  insert into location_wanted (field_record_id)
  select id from placed where latitude is not null and location_id is null
  on conflict do nothing;
  return null;
end $$;
create trigger then_location_wanted after insert on field_record referencing new table as placed
  for each statement execute function location_want();
create trigger then_location_wanted_again after update on field_record referencing new table as placed
  for each statement execute function location_want();

-- Where a coordinate reference system is meant to be used, WGS 84 degrees; PostGIS tells it from 3.4 on. Zones follow
-- from their number.
create table crs_area (srid int primary key, west float8, south float8, east float8, north float8);
insert into crs_area values
  (4326, -180, -90, 180, 90),
  (3857, -180, -85.06, 180, 85.06),
  (2056, 5.96, 45.82, 10.49, 47.81),
  (21781, 5.96, 45.82, 10.49, 47.81),
  (3035, -35.58, 24.6, 44.83, 84.73);
insert into crs_area select 32600 + z, 6 * z - 186, 0, 6 * z - 180, 84 from generate_series(1, 60) z;
insert into crs_area select 32700 + z, 6 * z - 186, -80, 6 * z - 180, 0 from generate_series(1, 60) z;
insert into crs_area select 25800 + z, 6 * z - 186, 34, 6 * z - 180, 84 from generate_series(28, 38) z;

-- A point of any system in WGS 84, or null where the projection has no such point.
create function to_wgs84(x float8, y float8, srid int) returns geometry language plpgsql immutable strict parallel safe as $$
begin
  return case srid when 4326 then st_setsrid(st_makepoint(x, y), 4326)
                   else st_transform(st_setsrid(st_makepoint(x, y), srid), 4326) end;
exception when others then
  return null;
end $$;

-- Longitude and latitude of a point as collected, and what is wrong with it: crs_unknown, coordinates_outside_crs, or
-- coordinates_look_swapped where exchanging x and y brings it inside. Nothing is ever exchanged.
create function field_coordinates(x float8, y float8, given_srid int)
returns table (longitude float8, latitude float8, problem text) language sql stable as $$
  with crs as (
    select s.srid, a.west, a.south, a.east, a.north
      from spatial_ref_sys s left join crs_area a on a.srid = s.srid where s.srid = given_srid
  ), placed as (
    select to_wgs84(x, y, given_srid) as g, to_wgs84(y, x, given_srid) as swapped
     where exists (select 1 from crs)
  ), held as (
    select g,
           coalesce(g && st_makeenvelope(c.west, c.south, c.east, c.north, 4326), g is not null and c.west is null) as inside,
           coalesce(p.swapped && st_makeenvelope(c.west, c.south, c.east, c.north, 4326), false) as swapped_inside
      from placed p, crs c)
  select st_x(g), st_y(g),
         case when inside then null
              when swapped_inside then 'coordinates_look_swapped'
              else 'coordinates_outside_crs' end
    from held
  union all
  select null, null, 'crs_unknown' where not exists (select 1 from crs)
$$;

-- The extent of a country (ISO 3166-1 alpha-2) as far as the catalog has told it: west, south, east, north.
create function country_extent(iso text) returns float8[] language sql stable as $$
  select case when jsonb_typeof(geom -> 'bbox') = 'array'
              then (select array_agg(v::float8 order by i) from jsonb_array_elements_text(geom -> 'bbox') with ordinality b(v, i))
              when geom ? 'coordinates'
              then (select array[st_xmin(g), st_ymin(g), st_xmax(g), st_ymax(g)]::float8[] from st_geomfromgeojson(geom) g)
         end
    from location_copy where lower(country_code) = lower(btrim(iso)) and geom is not null
   order by adm_level limit 1
$$;

-- An area that a caller sent, as GeoJSON or WKT.
create function field_area(area text) returns geometry language plpgsql immutable strict parallel safe as $$
declare g geometry;
begin
  begin
    g := case when ltrim(area) like '{%' then st_setsrid(st_geomfromgeojson(area), 4326)
              else st_geomfromtext(area, 4326) end;
  exception when others then
    raise exception '422 geometry_invalid within: the area is neither GeoJSON nor WKT';
  end;
  if st_npoints(g) > 10000 then
    raise exception '422 geometry_invalid within: the area has more than 10,000 vertices';
  end if;
  return st_makevalid(g);
end $$;
