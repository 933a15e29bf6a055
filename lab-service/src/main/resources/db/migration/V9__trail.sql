-- Questions over all things of the bench: what is this code, what was made of it, of what was it made.

-- Everything with a code, in one shape; each branch has the type as a constant, so that a question for one type reads
-- one table.
create view thing_view as
  select 'field_sample'::text as type, s.id, s.code, coalesce(s.status, 'ok') as status, s.status_reason,
         coalesce(s.status, 'ok') in ('ok', 'suspect') as usable, s.project_id, s.stage, null::uuid as vessel_model_id, s.dataset_id
    from field_sample_copy s where s.code is not null
  union all
  select 'field_record', r.id, r.sample_code, 'ok', null, false, null, null, null,
         (select s.dataset_id from field_sample_copy s where s.field_record_id = r.id limit 1) from field_record_copy r
  union all
  select 'container', c.id, c.code, c.status, c.status_reason, c.status <> 'not_ok' and not c.retired and not c.reserved,
         null, null, c.container_model_id, null from container c
  union all
  select 'batch', b.id, b.code, b.status, b.status_reason, b.status <> 'not_ok' and not b.retired, b.project_id, null, null, null from batch b
  union all
  select 'extract', e.id, e.code, e.status, e.status_reason, e.status <> 'not_ok', e.project_id, e.stage, e.vessel_model_id, e.dataset_id from extract e
  union all
  select 'aliquot', a.id, a.code, a.status, a.status_reason, a.status <> 'not_ok', a.project_id, null, a.vessel_model_id, a.dataset_id from aliquot a
  union all
  select 'mass_spectrometer', m.id, m.code, 'ok', null, not m.retired, null, null, null, null from mass_spectrometer m
  union all
  select 'analysis', n.id, n.filename, n.status, n.status_reason, n.status <> 'not_ok', n.project_id, n.state, null, n.dataset_id from analysis n;

-- The things a text names: by id, by code, by alias.
create function thing_matches(ref text) returns table (type text, id uuid, matched_by text) language sql stable as $$
  select 'field_sample', f, case when lower(btrim(ref, E' \t\r\n')) like '%\_tmp' then 'tmp' else 'code' end
    from field_sample_matches(ref) f where not exists (select aliased('field_sample', ref))
  union all
  select 'container', f, 'code' from container_matches(ref) f where not exists (select aliased('container', ref))
  union all
  select 'batch', f, 'code' from batch_matches(ref) f where not exists (select aliased('batch', ref))
  union all
  select 'extract', f, case when lower(btrim(ref, E' \t\r\n')) like '%\_tmp' then 'tmp' else 'code' end
    from extract_matches(ref) f where not exists (select aliased('extract', ref))
  union all
  select 'aliquot', f, 'code' from aliquot_matches(ref) f where not exists (select aliased('aliquot', ref))
  union all
  select 'mass_spectrometer', f, 'code' from mass_spectrometer_matches(ref) f where not exists (select aliased('mass_spectrometer', ref))
  union all
  select 'analysis', f, 'code' from analysis_matches(ref) f where not exists (select aliased('analysis', ref))
  union all
  select subject_type, subject_id, 'alias' from code_alias where alias = btrim(ref, E' \t\r\n')
$$;

-- What is made of what, and with what; child is the later thing.
create view lineage_edge as
  select 'extract'::text as child_type, e.id as child_id, 'field_sample'::text as parent_type, e.field_sample_id as parent_id,
         'derived_from'::text as relation from extract e where e.field_sample_id is not null
  union all
  select 'field_sample', s.id, 'field_record', s.field_record_id, 'collected_as' from field_sample_copy s
   where s.field_record_id is not null
  union all
  select 'extract', e.id, 'extract', pooled.id, 'derived_from' from extract e cross join lateral unnest(e.pooled_from) as pooled (id)
  union all
  select 'extract', e.id, 'batch', e.batch_id, 'used' from extract e where e.batch_id is not null
  union all
  select 'aliquot', a.id, 'extract', a.extract_id, 'derived_from' from aliquot a
  union all
  select 'aliquot', a.id, 'batch', a.batch_id, 'used' from aliquot a where a.batch_id is not null
  union all
  select 'analysis', n.id, 'aliquot', n.aliquot_id, 'derived_from' from analysis n where n.aliquot_id is not null
  union all
  select 'analysis', n.id, 'extract', n.extract_id, 'derived_from' from analysis n where n.extract_id is not null
  union all
  select 'analysis', n.id, 'batch', n.batch_id, 'used' from analysis n where n.batch_id is not null
  union all
  select 'analysis', n.id, 'batch', n.ms_batch_id, 'used' from analysis n where n.ms_batch_id is not null
  union all
  select 'analysis', n.id, 'mass_spectrometer', n.mass_spectrometer_id, 'used' from analysis n;

-- What a scanner may offer for a thing.
create function actions_of(type text, thing uuid, usable boolean, stage text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(a.action order by a.place), '[]')
    from (values
      (1, 'weigh', actions_of.type = 'field_sample' and actions_of.usable),
      (2, 'extract', actions_of.type = 'extract' and actions_of.usable and actions_of.stage in ('planned', 'weighed')),
      (3, 'aliquot', actions_of.type = 'extract' and actions_of.usable and actions_of.stage = 'extracted'),
      (4, 'inject', actions_of.usable and (actions_of.type = 'aliquot' or actions_of.type = 'extract' and actions_of.stage = 'extracted')),
      (5, 'place', actions_of.usable and actions_of.type in ('field_sample', 'container', 'batch', 'extract', 'aliquot')
        and not exists (select 1 from placement p where p.thing_type = actions_of.type and p.thing_id = thing)),
      (6, 'move', exists (select 1 from placement p where p.thing_type = actions_of.type and p.thing_id = thing and p.checked_out_at is null)),
      (7, 'check_out', exists (select 1 from placement p where p.thing_type = actions_of.type and p.thing_id = thing and p.checked_out_at is null)),
      (8, 'check_in', exists (select 1 from placement p where p.thing_type = actions_of.type and p.thing_id = thing and p.checked_out_at is not null)),
      (9, 'signal', actions_of.type in ('container', 'batch', 'extract', 'aliquot', 'analysis'))) a (place, action, allowed)
   where a.allowed
$$;

-- All that was made with a thing, however indirectly, the thing itself left out.
create function made_with(made_type text, made_id uuid) returns table (type text, id uuid) language sql stable as $$
  with recursive down (type, id) as (
    select made_type, made_id
    union
    select e.child_type, e.child_id from down d join lineage_edge e on e.parent_type = d.type and e.parent_id = d.id)
  select d.type, d.id from down d where (d.type, d.id) <> (made_type, made_id)
$$;

-- The chain of custody of a thing: its own movements, and those of the containers around it while it stood in them.
create function custody_of(ref text) returns setof uuid language sql stable as $$
  with recursive stay (type, id, since, until, depth) as (
    select m.type, m.id, '-infinity'::timestamptz, 'infinity'::timestamptz, 0 from thing_matches(ref) m
    union
    select 'container', m.to_container_id, greatest(s.since, m.at), least(s.until, coalesce(gone.at, 'infinity')), s.depth + 1
      from stay s
      join movement m on m.thing_type = s.type and m.thing_id = s.id and m.to_container_id is not null and m.at < s.until
      left join lateral (
        select min(n.at) as at from movement n
         where n.thing_type = m.thing_type and n.thing_id = m.thing_id and (n.at, n.id) > (m.at, m.id)) gone on true
     where s.depth < 20 and coalesce(gone.at, 'infinity') > s.since)
  select m.id from stay s
    join movement m on m.thing_type = s.type and m.thing_id = s.id and m.at >= s.since and m.at < s.until
$$;
