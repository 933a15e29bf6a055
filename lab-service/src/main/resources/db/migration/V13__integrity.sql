-- What does not add up at the bench. Each class is one question over the whole; a class that is added joins the view.

-- How long something may wait before it is a finding; written from the settings when the service starts.
create table integrity_patience (
  class text primary key,
  days int not null
);
insert into integrity_patience values ('planned_never_acquired', 30), ('weighed_not_extracted', 14), ('acquired_not_converted', 30);

create function waited(finding text) returns interval language sql stable as $$
  select make_interval(days => days) from integrity_patience where class = finding
$$;

-- Whether the scans of a file contradict the polarity of its run.
create function contradicts(polarity text, positive int, negative int) returns boolean
language sql immutable parallel safe as $$
  select polarity = 'positive' and negative > 0 or polarity = 'negative' and positive > 0
$$;

-- The things of the bench that were made of samples, in one shape.
create view integrity_material as
  select 'extract'::text as type, e.id, e.code, e.project_id, e.dataset_id, e.status, e.batch_id, e.extracted_at as made_at
    from extract e
  union all
  select 'aliquot', a.id, a.code, a.project_id, a.dataset_id, a.status, a.batch_id, a.prepared_at from aliquot a;

create view integrity_finding_view as
with finding (class, severity, subject_type, subject_id, code, project_id, dataset_id, detail, remedy) as (
  select 'signal_pending', 'warning', 'field_sample', g.field_sample_id, g.field_sample_code, g.project_id, g.dataset_id,
         case when g.stage is not null then 'stage ' || g.stage
              when g.revokes is not null then 'revocation of ' || g.revokes
              else 'status ' || g.status end || ' signalled at ' || to_char(g.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
         'sampling-service has not answered yet; when it runs and follows biotrail.lab.changes, it will'
    from sample_signal g
    left join field_sample_copy f on f.id = g.field_sample_id
   where f.version is null or f.version <= coalesce(g.copy_version, 0)

  -- missing links
  union all
  select 'sample_without_field_record', 'warning', 'field_sample', f.id, f.code, f.project_id, f.dataset_id,
         'nothing says where it was collected', 'record the collection in sampling-service'
    from field_sample_copy f where f.field_record_id is null and f.inat_observation_id is null
  union all
  select 'sample_without_label', 'error', 'field_sample', f.id, f.code, f.project_id, f.dataset_id,
         'no label of this code was issued, or it is void', 'allocate or adopt the label in sampling-service'
    from field_sample_copy f
   where not exists (select from label_copy l where l.code = f.code and l.state <> 'void')
  union all
  select 'sample_without_taxon', 'info', 'field_sample', f.id, f.code, f.project_id, f.dataset_id,
         'it is not identified', 'identify it in sampling-service'
    from field_sample_copy f where f.taxon_id is null
  union all
  select 'weight_missing', 'warning', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'it is ' || e.stage || ' and has no weight', 'say its dried_weight'
    from extract e where e.kind = 'sample' and e.stage <> 'planned' and e.dried_weight is null
  union all
  select 'volume_missing', 'warning', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'it is extracted and has no volume', 'say its solvent_volume'
    from extract e where e.stage = 'extracted' and e.kind <> 'qc' and coalesce(e.solvent_volume, e.extract_volume) is null
  union all
  select 'volume_missing', 'warning', 'aliquot', a.id, a.code, a.project_id, a.dataset_id,
         'it has no volume', 'say its volume'
    from aliquot a where a.volume is null
  union all
  select 'polarity_missing', 'warning', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'it is acquired and has no polarity', 'say its polarity, or verify its file'
    from analysis y where y.state = 'acquired' and y.polarity is null
  union all
  select 'no_place', 'info', m.type, m.id, m.code, m.project_id, m.dataset_id,
         'it is usable and stands nowhere', 'place it, or give it a status'
    from integrity_material m
   where m.status <> 'not_ok'
     and not exists (select from placement p where p.thing_type = m.type and p.thing_id = m.id)
  union all
  select 'model_without_rules', 'warning', 'container_model', m.id, m.name, null, null,
         'nothing may stand in its containers, and they in nothing', 'add rules that name it'
    from container_model m
   where not exists (select from container_rule r where m.id in (r.parent_model_id, r.child_model_id))

  -- orphans
  union all
  select 'sample_deleted', 'error', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'its sample is gone, it is not', 'give it a status, or restore the sample'
    from extract e
   where e.field_sample_id is not null and not exists (select from field_sample_copy f where f.id = e.field_sample_id)
  union all
  select 'reference_gone', 'error', r.type, r.id, r.code, r.project_id, r.dataset_id,
         r.field || ' refers to nothing that is known', 'refer to another, or restore it'
    from (
      select e.type, e.id, e.code, e.project_id, e.dataset_id, 'project_id' as field from integrity_material e
       where e.project_id is not null and not exists (select from project_copy p where p.id = e.project_id)
      union all
      select e.type, e.id, e.code, e.project_id, e.dataset_id, 'dataset_id' from integrity_material e
       where e.dataset_id is not null and not exists (select from dataset_copy d where d.id = e.dataset_id)
      union all
      select 'analysis', y.id, y.filename, y.project_id, y.dataset_id, 'dataset_id' from analysis y
       where y.dataset_id is not null and not exists (select from dataset_copy d where d.id = y.dataset_id)
      union all
      select 'container', c.id, c.code, null, null, 'institution_id' from container c
       where c.institution_id is not null and not exists (select from institution_copy i where i.id = c.institution_id)
      union all
      select 'mass_spectrometer', s.id, s.code, null, null, 'institution_id' from mass_spectrometer s
       where s.institution_id is not null and not exists (select from institution_copy i where i.id = s.institution_id)
      union all
      select 'aliquot', a.id, a.code, a.project_id, a.dataset_id, 'volume_unit' from aliquot a
       where a.volume_unit is not null and not exists (select from unit_copy u where u.ucum_code = a.volume_unit)
      union all
      select 'extract', e.id, e.code, e.project_id, e.dataset_id, 'solvent_volume_unit' from extract e
       where e.solvent_volume_unit is not null and not exists (select from unit_copy u where u.ucum_code = e.solvent_volume_unit)) r
  union all
  select 'planned_never_acquired', 'warning', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'planned since ' || to_char(y.created_at at time zone 'UTC', 'YYYY-MM-DD'), 'acquire it, or say that it failed'
    from analysis y where y.state = 'planned' and y.created_at < now() - waited('planned_never_acquired')

  -- codes
  union all
  select 'malformed_sample_code', 'error', 'field_sample', f.id, f.code, f.project_id, f.dataset_id,
         'this is no code of a sample', 'correct it in sampling-service'
    from field_sample_copy f
   where f.code !~ '^[a-z][a-z0-9]{2,3}_[0-9]{6}$' or f.code ~ '^(blk|obs|tmp)_'
  union all
  select 'code_project_mismatch', 'warning', 'field_sample', f.id, f.code, f.project_id, f.dataset_id,
         'no project has the code that it begins with', 'make the project, or attribute the label anew'
    from field_sample_copy f
   where f.code ~ '^[a-z][a-z0-9]{2,3}_[0-9]{6}$'
     and not exists (select from project_copy p where lower(p.code) = split_part(f.code, '_', 1))
  union all
  select 'code_in_filename_differs', 'warning', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'the name holds ' || named.code || ', it is of ' || f.code, 'correct the parent, or leave it with a comment'
    from analysis y
    left join aliquot a on a.id = y.aliquot_id
    join extract e on e.id = coalesce(y.extract_id, a.extract_id)
    join field_sample_copy f on f.id = e.field_sample_id
    cross join lateral (
      select (regexp_match(lower(y.filename), '(?:^|[^a-z0-9])([a-z][a-z0-9]{2,3}_[0-9]{6})(?![0-9])'))[1] as code) named
   where named.code <> f.code and exists (select from field_sample_copy o where lower(o.code) = named.code)

  -- stage gaps
  union all
  select 'extracted_not_dried', 'info', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'it is extracted, and its sample is not known to be dried', 'say that the sample is dried'
    from extract e join field_sample_copy f on f.id = e.field_sample_id
   where e.stage = 'extracted' and coalesce(f.stage, '') not in ('dried', 'consumed')
  union all
  select 'weighed_not_extracted', 'warning', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'weighed since ' || to_char(since.at at time zone 'UTC', 'YYYY-MM-DD'), 'extract it, or give it a status'
    from extract e left join weighing w on w.extract_id = e.id
    cross join lateral (select coalesce(w.weighed_at, e.created_at) as at) since
   where e.stage = 'weighed' and e.status <> 'not_ok' and since.at < now() - waited('weighed_not_extracted')
  union all
  select 'analysed_without_aliquot', 'info', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'it was made of an extract, not of an aliquot', 'leave it where the lab injects extracts'
    from analysis y where y.extract_id is not null and y.kind = 'sample'
  union all
  select 'acquired_not_converted', 'info', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'acquired since ' || to_char(coalesce(y.acquired_at, y.created_at) at time zone 'UTC', 'YYYY-MM-DD'),
         'convert the file and verify it'
    from analysis y
   where y.state = 'acquired' and not y.converted and y.status <> 'not_ok'
     and coalesce(y.acquired_at, y.created_at) < now() - waited('acquired_not_converted')
  union all
  select 'date_order', 'warning', o.type, o.id, o.code, o.project_id, o.dataset_id,
         'it is of ' || to_char(o.after at time zone 'UTC', 'YYYY-MM-DD HH24:MI') || ', what it was made of of '
           || to_char(o.before at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), 'correct one of the times'
    from (
      select 'extract' as type, e.id, e.code, e.project_id, e.dataset_id,
             greatest(date_trunc('day', r.date_time), w.weighed_at) as before, e.extracted_at as after
        from extract e
        left join field_sample_copy f on f.id = e.field_sample_id
        left join field_record_copy r on r.id = f.field_record_id
        left join weighing w on w.extract_id = e.id
      union all
      select 'aliquot', a.id, a.code, a.project_id, a.dataset_id, e.extracted_at, a.prepared_at
        from aliquot a join extract e on e.id = a.extract_id
      union all
      select 'analysis', y.id, y.filename, y.project_id, y.dataset_id, coalesce(a.prepared_at, e.extracted_at), y.acquired_at
        from analysis y left join aliquot a on a.id = y.aliquot_id left join extract e on e.id = coalesce(a.extract_id, y.extract_id)) o
   where o.after < o.before
  union all
  select 'single_polarity', 'info', p.type, p.id, p.code, p.project_id, p.dataset_id,
         'only ' || p.polarity || ' was run, the project runs both', 'run the other, or leave it'
    from (
      select case when y.aliquot_id is null then 'extract' else 'aliquot' end as type, coalesce(y.aliquot_id, y.extract_id) as id,
             coalesce(a.code, e.code) as code, y.project_id, y.dataset_id, min(y.polarity) as polarity
        from analysis y left join aliquot a on a.id = y.aliquot_id left join extract e on e.id = y.extract_id
       where y.kind = 'sample' and y.state = 'acquired' and y.polarity in ('positive', 'negative') and y.project_id is not null
       group by 1, 2, 3, 4, 5 having count(distinct y.polarity) = 1) p
    join (
      select project_id from analysis where polarity in ('positive', 'negative') and state = 'acquired' and kind = 'sample'
       group by 1 having count(distinct polarity) = 2) both_run on both_run.project_id = p.project_id
  union all
  select 'blank_missing', 'warning', 'batch', b.id, b.code, b.project_id, null,
         'its extracts were analysed, no blank of it was', 'run a blank of the batch'
    from batch b
   where exists (
           select from extract e left join aliquot a on a.extract_id = e.id
             join analysis y on y.aliquot_id = a.id or y.extract_id = e.id
            where e.batch_id = b.id and e.kind = 'sample' and y.state = 'acquired')
     and not exists (
           select from extract e left join aliquot a on a.extract_id = e.id
             join analysis y on y.aliquot_id = a.id or y.extract_id = e.id
            where e.batch_id = b.id and e.kind = 'blank' and y.state = 'acquired')

  -- contradictions
  union all
  select 'volume_overdrawn', 'error', 'extract', e.id, e.code, e.project_id, e.dataset_id,
         'its aliquots hold ' || trim_scale(e.taken - e.available) || ' l more than there was', 'correct a volume'
    from (
      select x.*, coalesce(in_base(x.extract_volume, x.extract_volume_unit), in_base(x.solvent_volume, x.solvent_volume_unit)) * 1000 as available,
             (select sum(in_base(a.volume, a.volume_unit)) * 1000 from aliquot a where a.extract_id = x.id) as taken
        from extract x) e
   where e.taken > e.available
  union all
  select 'polarity_conflict', 'error', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'it is said to be ' || y.polarity || ', its file has ' || y.positive_scans || ' positive and ' || y.negative_scans
           || ' negative scans', 'correct the polarity, or the file'
    from analysis y where contradicts(y.polarity, y.positive_scans, y.negative_scans)
  union all
  select 'polarity_conflict', 'error', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'it is said to be ' || y.polarity || ', its method ' || m.polarity, 'correct the polarity, or the method'
    from analysis y join injection_method m on m.id = y.injection_method_id
   where y.polarity <> m.polarity and m.polarity <> 'alternating'
     and not coalesce(contradicts(y.polarity, y.positive_scans, y.negative_scans), false)
  union all
  select 'instrument_conflict', 'error', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'its file says ' || (c ->> 'found') || ', the instrument is ' || coalesce(c ->> 'expected', s.code),
         'correct the instrument, or the file'
    from analysis y join mass_spectrometer s on s.id = y.mass_spectrometer_id
    cross join lateral jsonb_array_elements(y.verification -> 'checks') c
   where c ->> 'name' = 'instrument_matches' and c ->> 'state' = 'failed'
  union all
  select 'duplicate_file', 'error', 'analysis', y.id, y.filename, y.project_id, y.dataset_id,
         'another analysis has a file of the same bytes', 'verify both against their own files'
    from analysis y
   where y.file_sha256 in (select file_sha256 from analysis group by 1 having count(*) > 1)
  union all
  select 'place_unusable', 'warning', p.thing_type, p.thing_id, p.thing_code, m.project_id, m.dataset_id,
         'it stands in ' || c.code || ', which is ' || coalesce(c.status_reason, c.status), 'move it'
    from placement p join container c on c.id = p.container_id
    left join lateral (
      select t.project_id, t.dataset_id from integrity_material t where t.type = p.thing_type and t.id = p.thing_id
      union all
      select f.project_id, f.dataset_id from field_sample_copy f where p.thing_type = 'field_sample' and f.id = p.thing_id) m on true
   where c.status = 'not_ok'
  union all
  select 'descendants_of_contaminated_batch', 'error', t.type, t.id, v.code, t.project_id, t.dataset_id,
         'it was made with ' || b.code || ', which is contaminated', 'give it a status'
    from batch b
    cross join lateral made_with('batch', b.id) m
    join lateral (
      select x.type, x.id, x.project_id, x.dataset_id from integrity_material x where x.status = 'ok'
      union all
      select 'analysis', y.id, y.project_id, y.dataset_id from analysis y where y.status = 'ok') t on t.type = m.type and t.id = m.id
    join thing_view v on v.type = t.type and v.id = t.id
   where b.status = 'not_ok' and b.status_reason = 'contaminated'
  union all
  select 'lot_expired_used', 'warning', m.type, m.id, m.code, m.project_id, m.dataset_id,
         'it was made on ' || to_char(m.made_at at time zone 'UTC', 'YYYY-MM-DD') || ' with ' || b.code || ', which expired on ' || gone.day,
         'give it a status, or correct a date'
    from integrity_material m join batch b on b.id = m.batch_id
    cross join lateral (
      select least(b.expires_on, (select min((l ->> 'expires_on')::date) from jsonb_array_elements(b.lots) l)) as day) gone
   where (m.made_at at time zone 'UTC')::date > gone.day
  union all
  select 'term_obsolete', 'info', u.type, u.id, u.code, null, null,
         u.accession || ' is obsolete in the vocabulary in use', 'choose another term'
    from (
      select 'mass_spectrometer' as type, s.id, s.code, s.model_accession as accession from mass_spectrometer s
      union all
      select 'injection_method', m.id, m.name, m.ionization_accession from injection_method m) u
    join psi_ms_term t on t.accession = u.accession
   where t.obsolete)
select concat_ws(' ', f.class, f.subject_type, f.subject_id,
                 row_number() over (partition by f.class, f.subject_type, f.subject_id order by f.detail)) as id, f.*
  from finding f;
