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
-- has no dataset of its own answers to dataset=. Nothing to a reader who may not read the dataset.
create function used_by_dataset(thing text, dataset uuid, reader text, granted text) returns setof uuid language sql stable as $$
  with asked as (select dataset as id where may_read(dataset, reader, granted)),
  e as (select x.* from extract x where x.dataset_id in (select id from asked)),
  a as (select x.* from aliquot x where x.dataset_id in (select id from asked)),
  y as (select x.* from analysis x where x.dataset_id in (select id from asked)),
  materials as (
    select 'extract' as type, id from e union all select 'aliquot', id from a
    union all select 'field_sample', s.id from field_sample_copy s where s.dataset_id in (select id from asked)),
  places as (select p.id, p.container_id, p.thing_type, p.thing_id from placement p
              join materials m on m.type = p.thing_type and m.id = p.thing_id),
  containers as (select around.id from places p cross join lateral container_around(p.container_id) around),
  batches as (
    select e.batch_id as id from e union select a.batch_id from a
    union select y.batch_id from y union select y.ms_batch_id from y),
  methods as (select e.extraction_method_id as id from e),
  runs as (select y.injection_method_id as id from y),
  models as (select c.container_model_id as id from container c where c.id in (select id from containers))
  select id from batches where thing = 'batch'
  union select b.batch_type_id from batch b where thing = 'batch_type' and b.id in (select id from batches)
  union select id from methods where thing = 'extraction_method'
  union select v.id from extraction_advice v where thing = 'extraction_advice'
     and (v.extraction_method_id in (select id from methods) or v.extraction_method_id is null and exists (select 1 from e))
  union select id from runs where thing = 'injection_method'
  union select i.chromatography_id from injection_method i where thing = 'chromatography' and i.id in (select id from runs)
  union select y.mass_spectrometer_id from y where thing = 'mass_spectrometer'
  union select w.id from weighing w join e on e.id = w.extract_id where thing = 'weighing'
  union select id from places where thing = 'placement'
  union select v.id from movement v join materials m on m.type = v.thing_type and m.id = v.thing_id where thing = 'movement'
  union select id from containers where thing = 'container'
  union select id from models where thing = 'container_model'
  union select r.id from container_rule r where thing = 'container_rule'
     and (r.parent_model_id in (select id from models) or r.child_model_id in (select id from models))
  union select s.id from project_setting s join project_copy p on p.id = s.project_id where thing = 'project_setting'
     and p.id in (select e.project_id from e)
  union select id from materials where thing = 'thing'
  union select id from y where thing = 'thing'
  union select c.id from code_alias c where thing = 'code_alias'
     and ((c.subject_type, c.subject_id) in (select m.type, m.id from materials m)
       or c.subject_type = 'analysis' and c.subject_id in (select id from y)
       or c.subject_type = 'batch' and c.subject_id in (select id from batches)
       or c.subject_type = 'container' and c.subject_id in (select id from containers)
       or c.subject_type = 'mass_spectrometer' and c.subject_id in (select y.mass_spectrometer_id from y))
$$;
