-- How often another's thing is used at the bench, and which of the bench's own things a dataset uses.

-- By kind; kinds without any are left out.
create function usage_of(type text, thing uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(kind, n) filter (where n > 0), '{}') from (
    select 'extract' as kind, count(*) as n from extract e
     where case type when 'dataset' then e.dataset_id = thing when 'project' then e.project_id = thing
                     when 'field_sample' then e.field_sample_id = thing
                     when 'taxon' then e.field_sample_id in (select s.id from field_sample_copy s where s.taxon_id = thing)
                     when 'unit' then (select u.ucum_code from unit_copy u where u.id = thing)
                                      in (e.dried_weight_unit, e.solvent_volume_unit, e.extract_volume_unit)
                     else false end
    union all
    select 'weighing', count(*) from weighing w join extract e on e.id = w.extract_id
     where case type when 'dataset' then e.dataset_id = thing when 'project' then e.project_id = thing
                     when 'field_sample' then w.field_sample_id = thing
                     when 'unit' then w.mass_unit = (select u.ucum_code from unit_copy u where u.id = thing)
                     else false end
    union all
    select 'aliquot', count(*) from aliquot a
     where case type when 'dataset' then a.dataset_id = thing when 'project' then a.project_id = thing
                     when 'unit' then a.volume_unit = (select u.ucum_code from unit_copy u where u.id = thing)
                     else false end
    union all
    select 'analysis', count(*) from analysis y
     where case type when 'dataset' then y.dataset_id = thing when 'project' then y.project_id = thing
                     when 'unit' then y.injection_volume_unit = (select u.ucum_code from unit_copy u where u.id = thing)
                     else false end
    union all
    select 'batch', count(*) from batch b where type = 'project' and b.project_id = thing
    union all
    select 'container', count(*) from container c
     where case type when 'institution' then c.institution_id = thing when 'location' then c.location_id = thing
                     else false end
    union all
    select 'mass_spectrometer', count(*) from mass_spectrometer m where type = 'institution' and m.institution_id = thing
    union all
    select 'placement', count(*) from placement p where p.thing_type = type and p.thing_id = thing
  ) counts
$$;

-- The last change of what a dataset or project holds here; null for nothing.
create function last_change_of(type text, thing uuid) returns timestamptz language sql stable as $$
  select greatest(
    (select max(updated_at) from extract where case type when 'dataset' then dataset_id when 'project' then project_id end = thing),
    (select max(w.updated_at) from weighing w join extract e on e.id = w.extract_id
      where case type when 'dataset' then e.dataset_id when 'project' then e.project_id end = thing),
    (select max(updated_at) from aliquot where case type when 'dataset' then dataset_id when 'project' then project_id end = thing),
    (select max(updated_at) from analysis where case type when 'dataset' then dataset_id when 'project' then project_id end = thing))
$$;

-- The things that belong to a dataset, and those of the bench that they were made with or stand in: what a list that
-- has no dataset of its own answers to dataset=.
create function used_by_dataset(thing text, ref text) returns setof uuid language sql stable as $$
  with asked as (select dataset_matches(ref) as id),
  e as (select x.* from extract x where x.dataset_id in (select id from asked)),
  a as (select x.* from aliquot x where x.dataset_id in (select id from asked)),
  y as (select x.* from analysis x where x.dataset_id in (select id from asked)),
  materials as (
    select 'extract' as type, id from e union all select 'aliquot', id from a
    union all select 'field_sample', s.id from field_sample_copy s where s.dataset_id in (select id from asked))
  select e.batch_id from e where thing = 'batch'
  union select a.batch_id from a where thing = 'batch'
  union select y.batch_id from y where thing = 'batch'
  union select y.ms_batch_id from y where thing = 'batch'
  union select e.extraction_method_id from e where thing = 'extraction_method'
  union select y.injection_method_id from y where thing = 'injection_method'
  union select y.mass_spectrometer_id from y where thing = 'mass_spectrometer'
  union select w.id from weighing w join e on e.id = w.extract_id where thing = 'weighing'
  union select p.id from placement p join materials m on m.type = p.thing_type and m.id = p.thing_id where thing = 'placement'
  union select around.id from placement p join materials m on m.type = p.thing_type and m.id = p.thing_id
     cross join lateral container_around(p.container_id) around where thing = 'container'
$$;
