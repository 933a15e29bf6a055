-- Containers and places: what can be bought (models), what may stand in what (rules), what there is (containers),
-- where each thing stands now (placements) and where it stood (movements).

create table container_model (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  name text not null,
  kind text not null,
  rows int,
  columns int,
  row_labels text not null default 'letters',
  column_labels text not null default 'digits',
  fill_order text not null default 'by_row',
  is_finite boolean not null default true,
  capacity int,
  volume numeric(18, 9),
  volume_unit text,
  brand text,
  description text,
  retired boolean not null default false,
  constraint container_model_kind check (kind in ('building', 'room', 'freezer', 'fridge', 'cabinet', 'shelf', 'rack',
    'box', 'plate', 'tray', 'bag', 'tube', 'vial', 'other')),
  constraint container_model_grid check ((rows is null) = (columns is null)),
  constraint container_model_labels check (row_labels in ('letters', 'digits') and column_labels in ('letters', 'digits'))
);
create unique index container_model_name_key on container_model (lower(name));
comment on index container_model_name_key is '409 duplicate_name name: another model has this name';
comment on constraint container_model_kind on container_model is '422 unknown_kind kind: no such kind of container';
comment on constraint container_model_grid on container_model is '422 grid_incomplete rows: give both rows and columns, or neither';
select biotrail.record('container_model', subject_type => 'container_model', label => 'r.name');

create function container_model_matches(ref text) returns setof uuid language sql stable as $$
  select id from container_model where id = as_uuid(ref)
  union select id from container_model where lower(name) = lower(btrim(ref))
  limit 21
$$;

create table container_rule (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  parent_model_id uuid not null references container_model on delete cascade,
  child_model_id uuid references container_model on delete cascade,
  child_thing text,
  constraint container_rule_child check (num_nonnulls(child_model_id, child_thing) = 1),
  constraint container_rule_thing check (child_thing in ('field_sample', 'extract', 'aliquot', 'batch'))
);
create unique index container_rule_model_key on container_rule (parent_model_id, child_model_id) where child_model_id is not null;
create unique index container_rule_thing_key on container_rule (parent_model_id, child_thing) where child_thing is not null;
create index container_rule_child_idx on container_rule (child_model_id);
comment on index container_rule_model_key is '409 duplicate child_model_id: there is such a rule';
comment on index container_rule_thing_key is '409 duplicate child_thing: there is such a rule';
comment on constraint container_rule_child on container_rule is '422 one_child child_model_id: a rule names either a model or a kind of thing';
comment on constraint container_rule_thing on container_rule is '422 unknown_type child_thing: field_sample, extract, aliquot or batch';
select biotrail.record('container_rule', subject_type => 'container_rule', label => 'coalesce(r.child_thing, r.child_model_id::text)');

create view container_rule_view as
  select r.*, p.name as parent_model, c.name as child_model
    from container_rule r join container_model p on p.id = r.parent_model_id
    left join container_model c on c.id = r.child_model_id;

create function container_rule_matches(ref text) returns setof uuid language sql stable as $$
  select id from container_rule where id = as_uuid(ref)
$$;

-- What a kind of container takes, by the kinds' own rules; a material's name stands for itself.
create function kind_takes(parent text) returns setof text language sql immutable parallel safe as $$
  select unnest(case
    when parent = 'building' then array['room']
    when parent = 'room' then array['freezer', 'fridge', 'cabinet', 'shelf', 'rack', 'box', 'plate', 'tray', 'bag', 'tube',
      'vial', 'field_sample', 'extract', 'aliquot', 'batch']
    when parent in ('freezer', 'fridge', 'cabinet') then array['shelf', 'rack', 'box', 'plate', 'tray', 'bag', 'tube', 'vial',
      'field_sample', 'extract', 'aliquot', 'batch']
    when parent = 'shelf' then array['rack', 'box', 'plate', 'tray', 'bag', 'tube', 'vial', 'field_sample', 'extract',
      'aliquot', 'batch']
    when parent = 'rack' then array['box', 'tube', 'vial', 'field_sample', 'extract', 'aliquot', 'batch']
    when parent in ('box', 'bag') then array['tube', 'vial', 'field_sample', 'extract', 'aliquot', 'batch']
    when parent in ('plate', 'tray') then array['vial', 'extract', 'aliquot']
    when parent in ('tube', 'vial') then array['field_sample', 'extract', 'aliquot', 'batch']
    else array[]::text[] end)
$$;

-- Gives models the rules of their kinds, to and from every model there is.
create function give_rules(models uuid[]) returns void language sql as $$
  insert into container_rule (id, parent_model_id, child_model_id)
  select gen_random_uuid(), p.id, c.id
    from container_model p join container_model c on c.kind in (select kind_takes(p.kind))
   where p.id = any (models) or c.id = any (models)
  on conflict do nothing;
  insert into container_rule (id, parent_model_id, child_thing)
  select gen_random_uuid(), p.id, k
    from container_model p cross join lateral kind_takes(p.kind) k
   where p.id = any (models) and k in ('field_sample', 'extract', 'aliquot', 'batch')
  on conflict do nothing;
$$;

create table container (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  container_model_id uuid references container_model,
  name text,
  reserved boolean not null default false,
  institution_id uuid,
  location_id uuid,
  address jsonb,
  storage_temperature numeric(6, 2),
  status text not null default 'ok',
  status_reason text,
  status_comment text,
  signal_id uuid,
  retired boolean not null default false,
  comments text,
  constraint container_status check (status in ('ok', 'suspect', 'not_ok')),
  constraint container_model_known check (reserved or container_model_id is not null)
);
create unique index container_code_key on container (code);
create index container_model_idx on container (container_model_id);
create index container_institution_idx on container (institution_id);
create index container_name_idx on container (lower(name));
comment on index container_code_key is '409 code_taken code: another container has this code';
comment on constraint container_model_known on container is '422 model_required container_model_id: only a reserved container has no model';
comment on constraint container_container_model_id_fkey on container is '409 in_use : containers are of this model';
comment on constraint container_status on container is '422 unknown_status status: ok, suspect or not_ok';
select biotrail.record('container', subject_type => 'container', label => 'r.code',
  log_names => '{"status": "status changed", "status_reason": "status changed"}');

create function container_matches(ref text) returns setof uuid language sql stable as $$
  select id from container where id = as_uuid(ref)
  union select id from container where code = read_code(ref)
  union select aliased('container', ref)
  limit 21
$$;

create table placement (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  thing_type text not null,
  thing_id uuid not null,
  thing_code text not null,
  container_id uuid not null references container,
  position text,
  placed_at timestamptz not null,
  placed_by text not null,
  checked_out_at timestamptz,
  checked_out_by text,
  expected_back timestamptz,
  constraint placement_thing_type check (thing_type in ('field_sample', 'container', 'batch', 'extract', 'aliquot')),
  constraint placement_thing_key unique (thing_type, thing_id),
  -- Judged at the end of a statement, so that two things may swap.
  constraint placement_position_key unique (container_id, position) deferrable initially immediate
);
comment on constraint placement_thing_key on placement is '409 already_placed thing: the thing stands somewhere already';
comment on constraint placement_position_key on placement is '409 position_taken position: another thing stands there';
comment on constraint placement_container_id_fkey on placement is '409 in_use : the container is not empty';
select biotrail.record('placement', subject_type => 'placement', label => 'r.thing_code',
  log_names => '{"checked_out_at": "checked out", "container_id": "thing placed", "position": "thing placed"}');

-- The chain of custody: only ever added to, itself the record.
create table movement (
  id uuid primary key,
  thing_type text not null,
  thing_id uuid not null,
  thing_code text not null,
  kind text not null check (kind in ('place', 'move', 'remove', 'check_out', 'check_in')),
  from_container_id uuid references container,
  from_position text,
  to_container_id uuid references container,
  to_position text,
  at timestamptz not null,
  by text not null,
  reason text,
  thawed boolean not null default false
);
create index movement_thing_idx on movement (thing_type, thing_id, at);
create index movement_from_idx on movement (from_container_id);
create index movement_to_idx on movement (to_container_id);
comment on constraint movement_from_container_id_fkey on movement is '409 in_use : movements name the container';
comment on constraint movement_to_container_id_fkey on movement is '409 in_use : movements name the container';

-- What has stood somewhere is part of the chain of custody, too, and would leave its place to nobody.
create function container_keep() returns trigger language plpgsql as $$
begin
  if exists (select from movement where thing_type = 'container' and thing_id = old.id)
     or exists (select from placement where thing_type = 'container' and thing_id = old.id) then
    raise exception '409 in_use : movements name the container; retire it';
  end if;
  return old;
end $$;
create trigger container_keep before delete on container for each row execute function container_keep();

-- A container and all around it, itself first; below is the position of the former in this one.
create function container_around(start uuid)
returns table (height int, id uuid, code text, name text, below text, institution_id uuid, storage_temperature numeric)
language sql stable as $$
  with recursive around as (
    select 0 as height, c.id, c.code, c.name, null::text as below, c.institution_id, c.storage_temperature
      from container c where c.id = start
    union all
    select a.height + 1, c.id, c.code, c.name, p.position, c.institution_id, c.storage_temperature
      from around a
      join placement p on p.thing_type = 'container' and p.thing_id = a.id
      join container c on c.id = p.container_id
     where a.height < 20)
  select * from around
$$;

-- A container and every container inside it.
create function container_inside(start uuid) returns table (depth int, id uuid) language sql stable as $$
  with recursive inside as (
    select 0 as depth, start as id
    union all
    select i.depth + 1, p.thing_id from inside i
      join placement p on p.container_id = i.id and p.thing_type = 'container'
     where i.depth < 20)
  select * from inside
$$;

-- The way to a place as people read it: PER 05 › Room 2.101 › Freezer A › container_000012 B3
create function place_text(container uuid, pos text) returns text language sql stable as $$
  select string_agg(concat_ws(' ', coalesce(name, code), case when height = 0 then pos else below end), ' › ' order by height desc)
    from container_around(container)
$$;

create view container_model_view as
  select m.*,
         (select count(*) from container c where c.container_model_id = m.id) as containers,
         case when u.multiplication_factor is not null then m.volume * u.multiplication_factor end as volume_base
    from container_model m left join unit_copy u on u.ucum_code = m.volume_unit;

create view container_view as
  select c.*,
         m.name as container_model, m.kind,
         m.kind in ('building', 'room', 'freezer', 'fridge', 'cabinet', 'shelf') as is_static,
         place.container, place.position, place.container as parent_code, place.checked_out_at,
         way.path, way.path_text, way.depth,
         coalesce(c.institution_id, way.institution_id) as effective_institution_id,
         coalesce(c.storage_temperature, way.storage_temperature) as effective_temperature,
         m.capacity, m.rows, m.columns, coalesce(load.load, 0) as load,
         case when m.is_finite then greatest(m.capacity - coalesce(load.load, 0), 0) end as free,
         case when m.is_finite and m.capacity > 0 then round(100.0 * coalesce(load.load, 0) / m.capacity, 1) end as fill_percent,
         coalesce(load.contents, '{}') as contents
    from container c
    left join container_model m on m.id = c.container_model_id
    left join lateral (
      select pc.code as container, p.position, p.checked_out_at
        from placement p join container pc on pc.id = p.container_id
       where p.thing_type = 'container' and p.thing_id = c.id) place on true
    left join lateral (
      select array_agg(a.code order by a.height desc) as path, max(a.height) as depth,
             string_agg(concat_ws(' ', coalesce(a.name, a.code), a.below), ' › ' order by a.height desc) as path_text,
             (array_agg(a.institution_id order by a.height) filter (where a.institution_id is not null))[1] as institution_id,
             (array_agg(a.storage_temperature order by a.height) filter (where a.storage_temperature is not null))[1] as storage_temperature
        from container_around(c.id) a) way on true
    left join lateral (
      select sum(t.n)::int as load, jsonb_object_agg(t.thing_type, t.n) as contents
        from (select p.thing_type, count(*) as n from placement p where p.container_id = c.id group by 1) t) load on true;

create view placement_view as
  select p.*, c.code as container, place_text(p.container_id, p.position) as path_text
    from placement p join container c on c.id = p.container_id;

create function placement_matches(ref text) returns setof uuid language sql stable as $$
  select id from placement where id = as_uuid(ref)
$$;

create view movement_view as
  select m.*, f.code as from_container, t.code as to_container
    from movement m left join container f on f.id = m.from_container_id left join container t on t.id = m.to_container_id;

create function movement_matches(ref text) returns setof uuid language sql stable as $$
  select id from movement where id = as_uuid(ref)
$$;
