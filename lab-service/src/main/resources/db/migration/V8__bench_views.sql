-- What readers see of batches, extracts, aliquots, analyses, methods and instruments.

-- A quantity in its base unit (kilogram, litre's base cubic metre), in decimals; null where value or unit is unknown.
create function in_base(amount numeric, unit text) returns numeric language sql stable as $$
  select amount * u.multiplication_factor + coalesce(u.conversion_offset, 0) from unit_copy u where u.ucum_code = unit
$$;

-- The reverse: a base quantity in a unit.
create function from_base(base numeric, unit text) returns numeric language sql stable as $$
  select trim_scale(round((base - coalesce(u.conversion_offset, 0)) / u.multiplication_factor, 9))
    from unit_copy u where u.ucum_code = unit
$$;

create function thaw_count(type text, thing uuid) returns int language sql stable as $$
  select count(*)::int from movement where thing_type = type and thing_id = thing and kind = 'check_in' and thawed
$$;

create view batch_view as
  select b.*, t.code as type, t.used_for, p.code as project_code,
         place.container, place.position, place.path_text,
         (select count(*)::int from extract e where e.batch_id = b.id) as extracts,
         (select count(*)::int from extract e where e.batch_id = b.id and e.kind = 'blank') as blanks,
         (select coalesce(jsonb_agg(e.code order by e.code), '[]') from extract e where e.batch_id = b.id and e.kind = 'blank') as blank_codes,
         (select count(*)::int from aliquot a where a.batch_id = b.id) as aliquots,
         (select count(*)::int from analysis a where b.id in (a.batch_id, a.ms_batch_id)) as analyses
    from batch b
    join batch_type t on t.id = b.batch_type_id
    left join project_copy p on p.id = b.project_id
    left join lateral (
      select c.code as container, l.position, place_text(l.container_id, l.position) as path_text
        from placement l join container c on c.id = l.container_id
       where l.thing_type = 'batch' and l.thing_id = b.id) place on true;

create view extraction_method_view as
  select m.*, (select count(*)::int from extract e where e.extraction_method_id = m.id) as extracts
    from extraction_method m;

create view extract_view as
  select e.*,
         case e.kind when 'qc' then 'QC' else e.kind end as sample_type,
         fs.code as field_sample_code, fs.taxon_id, t.scientific_name as taxon,
         b.code as batch_code, m.name as extraction_method, p.code as project_code, d.title as dataset,
         place.container, place.position, place.path_text,
         in_base(e.dried_weight, e.dried_weight_unit) as dried_weight_base,
         in_base(e.solvent_volume, e.solvent_volume_unit) as solvent_volume_base,
         in_base(e.extract_volume, e.extract_volume_unit) as extract_volume_base,
         coalesce(e.extract_volume, e.solvent_volume) as available_volume,
         case when e.extract_volume is not null then e.extract_volume_unit else e.solvent_volume_unit end as available_volume_unit,
         from_base(coalesce(in_base(e.extract_volume, e.extract_volume_unit), in_base(e.solvent_volume, e.solvent_volume_unit))
                   - made.volume_base,
                   case when e.extract_volume is not null then e.extract_volume_unit else e.solvent_volume_unit end) as remaining_volume,
         coalesce(in_base(e.extract_volume, e.extract_volume_unit), in_base(e.solvent_volume, e.solvent_volume_unit))
           - made.volume_base as remaining_volume_base,
         made.aliquots,
         (select count(*)::int from analysis a where a.extract_id = e.id) + made.analyses as analyses,
         thaw_count('extract', e.id) as freeze_thaw_count,
         case when e.stage <> 'extracted' then e.code || '_tmp' end as tmp_label
    from extract e
    left join field_sample_copy fs on fs.id = e.field_sample_id
    left join taxon_copy t on t.id = fs.taxon_id
    left join batch b on b.id = e.batch_id
    left join extraction_method m on m.id = e.extraction_method_id
    left join project_copy p on p.id = e.project_id
    left join dataset_copy d on d.id = e.dataset_id
    left join lateral (
      select count(*)::int as aliquots, coalesce(sum(in_base(a.volume, a.volume_unit)), 0) as volume_base,
             coalesce(sum((select count(*) from analysis n where n.aliquot_id = a.id)), 0)::int as analyses
        from aliquot a where a.extract_id = e.id) made on true
    left join lateral (
      select c.code as container, l.position, place_text(l.container_id, l.position) as path_text
        from placement l join container c on c.id = l.container_id
       where l.thing_type = 'extract' and l.thing_id = e.id) place on true;

create view weighing_view as
  select w.*, e.code as extract_code, to_jsonb(e) as extract, e.code || '_tmp' as tmp_label, fs.code as field_sample_code, e.dataset_id,
         in_base(w.mass, w.mass_unit) as mass_base,
         advice_for(in_base(w.mass, w.mass_unit), e.extraction_method_id) as advice
    from weighing w
    join extract e on e.id = w.extract_id
    left join field_sample_copy fs on fs.id = w.field_sample_id;

create function weighing_matches(ref text) returns setof uuid language sql stable as $$
  select id from weighing where id = as_uuid(ref)
  union select w.id from weighing w join extract e on e.id = w.extract_id where e.code = read_code(ref)
  limit 21
$$;

create view aliquot_view as
  select a.*,
         case e.kind when 'qc' then 'QC' else e.kind end as sample_type,
         e.code as extract_code, e.field_sample_id, fs.code as field_sample_code, fs.taxon_id, t.scientific_name as taxon,
         b.code as batch_code, e.extraction_method_id, p.code as project_code, d.title as dataset,
         place.container, place.position, place.path_text,
         in_base(a.volume, a.volume_unit) as volume_base,
         from_base(in_base(a.volume, a.volume_unit) - run.volume_base, a.volume_unit) as remaining_volume,
         in_base(a.volume, a.volume_unit) - run.volume_base as remaining_volume_base,
         run.analyses,
         thaw_count('aliquot', a.id) as freeze_thaw_count
    from aliquot a
    join extract e on e.id = a.extract_id
    left join field_sample_copy fs on fs.id = e.field_sample_id
    left join taxon_copy t on t.id = fs.taxon_id
    left join batch b on b.id = a.batch_id
    left join project_copy p on p.id = a.project_id
    left join dataset_copy d on d.id = a.dataset_id
    left join lateral (
      select count(*)::int as analyses, coalesce(sum(in_base(n.injection_volume, n.injection_volume_unit)), 0) as volume_base
        from analysis n where n.aliquot_id = a.id and n.state <> 'planned') run on true
    left join lateral (
      select c.code as container, l.position, place_text(l.container_id, l.position) as path_text
        from placement l join container c on c.id = l.container_id
       where l.thing_type = 'aliquot' and l.thing_id = a.id) place on true;

create view mass_spectrometer_view as
  select s.*, i.name as institution, r.code as room,
         (select count(*)::int from analysis a where a.mass_spectrometer_id = s.id) as analyses
    from mass_spectrometer s
    left join institution_copy i on i.id = s.institution_id
    left join container r on r.id = s.room_id;

create view chromatography_view as
  select c.*, (select count(*)::int from injection_method m where m.chromatography_id = c.id) as injection_methods
    from chromatography c;

create view injection_method_view as
  select m.*, c.name as chromatography, (select count(*)::int from analysis a where a.injection_method_id = m.id) as analyses
    from injection_method m left join chromatography c on c.id = m.chromatography_id;

create view analysis_view as
  select n.*,
         case n.kind when 'qc' then 'QC' else n.kind end as sample_type,
         a.code as aliquot_code, e.code as extract_code, e.id as source_extract_id,
         e.field_sample_id, fs.code as field_sample_code, fs.taxon_id, t.scientific_name as taxon,
         coalesce(a.code, e.code, b.code) as parent_code,
         b.code as batch_code, coalesce(n.batch_id, e.batch_id) as source_batch_id, mb.code as ms_batch_code,
         im.name as injection_method, ms.code as mass_spectrometer, p.code as project_code, d.title as dataset,
         in_base(n.injection_volume, n.injection_volume_unit) as injection_volume_base
    from analysis n
    left join aliquot a on a.id = n.aliquot_id
    left join extract e on e.id = coalesce(n.extract_id, a.extract_id)
    left join field_sample_copy fs on fs.id = e.field_sample_id
    left join taxon_copy t on t.id = fs.taxon_id
    left join batch b on b.id = n.batch_id
    left join batch mb on mb.id = n.ms_batch_id
    join injection_method im on im.id = n.injection_method_id
    join mass_spectrometer ms on ms.id = n.mass_spectrometer_id
    left join project_copy p on p.id = n.project_id
    left join dataset_copy d on d.id = n.dataset_id;

-- What was made of a sample and shared its dataset follows it into another one.
create function follow_dataset() returns trigger language plpgsql as $$
begin
  perform set_config('biotrail.lab.follows', 'on', true);
  update extract e set dataset_id = n.dataset_id
    from before_change o join after_change n using (id)
   where e.field_sample_id = n.id and o.dataset_id is distinct from n.dataset_id
     and e.dataset_id is not distinct from o.dataset_id;
  update aliquot a set dataset_id = n.dataset_id
    from before_change o join after_change n using (id) join extract e on e.field_sample_id = n.id
   where a.extract_id = e.id and o.dataset_id is distinct from n.dataset_id
     and a.dataset_id is not distinct from o.dataset_id;
  update analysis y set dataset_id = n.dataset_id
    from before_change o join after_change n using (id) join extract e on e.field_sample_id = n.id
    left join aliquot a on a.extract_id = e.id
   where (y.extract_id = e.id or y.aliquot_id = a.id) and o.dataset_id is distinct from n.dataset_id
     and y.dataset_id is not distinct from o.dataset_id;
  perform set_config('biotrail.lab.follows', '', true);
  return null;
end $$;
create trigger follow_dataset after update on field_sample_copy
  referencing old table as before_change new table as after_change
  for each statement execute function follow_dataset();

-- What the rules of the bench ask of a sample and of a batch.
create view sample_facts as
  select fs.id, fs.code, fs.dataset_id, fs.stage, fs.status, r.date_time as collected_at, coalesce(d.locked, false) as locked,
         coalesce(fs.project_id, (select p.id from project_copy p where lower(p.code) = split_part(fs.code, '_', 1) limit 1)) as project_id
    from field_sample_copy fs
    left join field_record_copy r on r.id = fs.field_record_id
    left join dataset_copy d on d.id = fs.dataset_id;

create view batch_facts as
  select b.id, b.code, t.used_for, b.status, b.retired, b.project_id,
         coalesce(b.expires_on < current_date, false)
           or exists (select 1 from jsonb_array_elements(b.lots) l where (l ->> 'expires_on')::date < current_date) as expired
    from batch b join batch_type t on t.id = b.batch_type_id;

create view project_setting_view as
  select s.*, p.code as project_code from project_setting s left join project_copy p on p.id = s.project_id;

create function project_setting_matches(ref text) returns setof uuid language sql stable as $$
  select id from project_setting where id = as_uuid(ref)
  union select s.id from project_setting s where s.project_id in (select project_matches(ref))
  limit 21
$$;
