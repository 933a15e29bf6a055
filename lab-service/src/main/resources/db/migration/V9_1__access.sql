-- Who may read what of the bench: what was made of a sample follows its dataset, the rest is for who is signed in
-- (spec/tracker.md §4). A reader is a user's id, empty for nobody, and the words of what they may do, with commas between.

-- Whether what stands in a dataset, or in none, may be read. A dataset that is not known here is closed.
create function may_read(dataset uuid, reader text, granted text) returns boolean language sql stable as $$
  select case when 'SUPER_ADMIN' = any (string_to_array(granted, ',')) then true
              when dataset is null then reader <> ''
              else reads_dataset(dataset, reader, granted) end
$$;

-- Whether a dataset may be named by a reader: all that are listed, those whose contents they may read, and all by whoever
-- administers every dataset.
create function may_find(dataset uuid, reader text, granted text) returns boolean language sql stable as $$
  select string_to_array(granted, ',') && array['DATA_LIST', 'DATA_MANAGEMENT', 'SUPER_ADMIN']
      or exists (select from dataset_copy d where d.id = dataset and coalesce(d.listed, true))
      or may_read(dataset, reader, granted)
$$;

-- The dataset that a thing stands in; null for what has none.
create function dataset_of(type text, thing uuid) returns uuid language sql stable as $$
  select case type
    when 'extract' then (select e.dataset_id from extract e where e.id = thing)
    when 'aliquot' then (select a.dataset_id from aliquot a where a.id = thing)
    when 'analysis' then (select y.dataset_id from analysis y where y.id = thing)
    when 'field_sample' then (select s.dataset_id from field_sample_copy s where s.id = thing)
    when 'field_record' then (select s.dataset_id from field_sample_copy s where s.field_record_id = thing limit 1) end
$$;

create function may_see(type text, thing uuid, reader text, granted text) returns boolean language sql stable as $$
  select may_read(dataset_of(type, thing), reader, granted)
$$;

-- The same for whoever acts in this transaction; what no person does may see everything.
create function may_see(type text, thing uuid) returns boolean language sql stable as $$
  select current_setting('biotrail.actor_type', true) is distinct from 'user'
      or may_see(type, thing, biotrail.actor_id(), coalesce(current_setting('biotrail.actor_granted', true), ''))
$$;

-- The same of many things: [{type, id, …}].
create function of_those_seen(things jsonb) returns jsonb language sql stable as $$
  select case when current_setting('biotrail.actor_type', true) is distinct from 'user' then things else (
    select coalesce(jsonb_agg(t.thing order by t.n), '[]')
      from jsonb_array_elements(things) with ordinality t(thing, n)
      cross join lateral dataset_of(t.thing ->> 'type', (t.thing ->> 'id')::uuid) dataset
     where dataset is null
        or 'SUPER_ADMIN' = any (string_to_array(current_setting('biotrail.actor_granted', true), ','))
        or dataset in (select readable_datasets(biotrail.actor_id(), coalesce(current_setting('biotrail.actor_granted', true), '')))) end
$$;

-- Nobody works on what they may not read, or makes anything of it: to them it does not exist. A signal reaches all that
-- stands in a container, whoever's it is.
create function refuse_unread() returns trigger language plpgsql as $$
begin
  if current_setting('biotrail.actor_type', true) is distinct from 'user'
     or current_setting('biotrail.lab.follows', true) = 'on' or current_setting('biotrail.lab.signals', true) = 'on' then
    return null;
  end if;
  if exists (select from (select distinct dataset_id from touched where dataset_id is not null) t
              where not may_read(t.dataset_id, biotrail.actor_id(), coalesce(current_setting('biotrail.actor_granted', true), ''))) then
    raise exception '422 unknown_reference %: nothing of this name is known', tg_argv[0];
  end if;
  return null;
end $$;

do $$
declare thing record;
begin
  for thing in values ('extract', 'field_sample_id'), ('aliquot', 'extract_id'), ('analysis', 'aliquot_id') loop
    execute format('create trigger refuse_a_unread_insert after insert on %I referencing new table as touched
      for each statement execute function refuse_unread(%L)', thing.column1, thing.column2);
    execute format('create trigger refuse_a_unread_update after update on %I referencing old table as touched
      for each statement execute function refuse_unread(%L)', thing.column1, 'code');
  end loop;
end $$;

-- Nodes and edges around a thing, at most 1000 nodes. Downwards from what merely was used (a batch, an instrument) all
-- that was made with it; upwards all that a thing was made of and with. What the reader may not see is left out with its branch.
create function lineage_of(ref text, upwards boolean, downwards boolean, levels int, reader text, granted text) returns jsonb language sql stable as $$
  with recursive start as (select m.type, m.id from thing_matches(ref) m where may_see(m.type, m.id, reader, granted) limit 1),
  up (type, id, depth) as (
    select s.type, s.id, 0 from start s
    union
    select e.parent_type, e.parent_id, u.depth + 1 from up u
      join lineage_edge e on e.child_type = u.type and e.child_id = u.id
     where upwards and u.depth < levels and may_see(e.parent_type, e.parent_id, reader, granted)),
  down (type, id, depth) as (
    select s.type, s.id, 0 from start s
    union
    select e.child_type, e.child_id, d.depth + 1 from down d
      join lineage_edge e on e.parent_type = d.type and e.parent_id = d.id
     where downwards and d.depth < levels and may_see(e.child_type, e.child_id, reader, granted)),
  reached as (
    select r.type, r.id, min(r.depth) as depth from (select * from up union all select * from down) r group by 1, 2
     order by depth limit 1001),
  kept as (select * from reached order by depth, type, id limit 1000)
  select jsonb_build_object(
    'nodes', coalesce((select jsonb_agg(jsonb_build_object('type', k.type, 'id', k.id, 'code', v.code, 'label', v.code,
        'status', coalesce(v.status, 'gone'),
        'place', (select l.path_text from placement_view l where l.thing_type = k.type and l.thing_id = k.id),
        'href', case k.type when 'field_sample' then '/sampling/v1/field-samples/' when 'field_record' then '/sampling/v1/field-records/' when 'extract' then '/lab/v1/extracts/'
          when 'aliquot' then '/lab/v1/aliquots/' when 'analysis' then '/lab/v1/analyses/' when 'batch' then '/lab/v1/batches/'
          when 'container' then '/lab/v1/containers/' else '/lab/v1/mass-spectrometers/' end || k.id) order by k.depth, k.type, v.code)
      from kept k left join thing_view v on v.type = k.type and v.id = k.id), '[]'),
    'edges', coalesce((select jsonb_agg(jsonb_build_object('from', e.child_id, 'to', e.parent_id, 'relation', e.relation))
      from kept c join lineage_edge e on e.child_type = c.type and e.child_id = c.id
      join kept p on p.type = e.parent_type and p.id = e.parent_id), '[]'),
    'truncated', (select count(*) > 1000 from reached),
    'incomplete', '[]'::jsonb)
$$;
