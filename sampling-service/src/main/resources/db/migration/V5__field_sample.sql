-- Field samples: the thing in the tube, which links the field and the lab.

create table field_sample (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  import_job_id uuid,
  code text collate "C" not null references label (code),
  project_code text collate "C" generated always as (split_part(code, '_', 1)) stored,
  project_id uuid not null,
  dataset_id uuid,
  field_record_id uuid references field_record on delete set null,
  taxon_id uuid,
  is_mixed boolean not null default false,
  stage text not null default 'received',
  status text not null default 'ok',
  status_reason text,
  status_scope text not null default 'self',
  signal_id uuid,
  revokes uuid,
  status_at timestamptz,
  notes text,
  constraint field_sample_code_key unique (code),
  constraint field_sample_stage check (stage in ('collected', 'received', 'dried', 'consumed')),
  constraint field_sample_status check (status in
    ('ok', 'suspect', 'not_ok', 'contaminated', 'mouldy', 'empty', 'lost', 'broken', 'discarded')),
  constraint field_sample_status_reason check (status = 'ok' or status_reason is not null),
  constraint field_sample_status_scope check (status_scope in ('self', 'descendants'))
);
comment on constraint field_sample_code_key on field_sample is '409 sample_exists code: a sample of this code exists';
comment on constraint field_sample_code_fkey on field_sample is '422 unknown_label code: there is no such label';
comment on constraint field_sample_status_reason on field_sample is
  '422 reason_required status_reason: say why it is not ok';
create index field_sample_project_idx on field_sample (project_id, code);
create index field_sample_project_code_idx on field_sample (project_code, code);
create index field_sample_dataset_idx on field_sample (dataset_id, id);
create index field_sample_record_idx on field_sample (field_record_id);
create index field_sample_taxon_idx on field_sample (taxon_id);
create index field_sample_stage_idx on field_sample (stage, code);
create index field_sample_status_idx on field_sample (status, code);
create index field_sample_signal_idx on field_sample (signal_id);
create index field_sample_job_idx on field_sample (import_job_id);

select biotrail.record('field_sample', subject_type => 'field_sample', label => 'r.code',
  log_names => '{"signal_id": "status signalled", "status": "status signalled", "status_reason": "status signalled"}');

create function field_sample_matches(ref text) returns setof uuid language sql stable as $$
  select id from field_sample where id = as_uuid(ref)
  union select id from field_sample where code = label_code(ref)
  limit 21
$$;

-- A sample belongs to its label's project and to the record of the same code, whichever came first.
create function field_sample_derive() returns trigger language plpgsql as $$
begin
  select l.project_id into new.project_id from label l where l.code = new.code;
  if not found then
    raise exception '422 unknown_label code: there is no label %', new.code;
  end if;
  if new.field_record_id is null then
    select r.id, r.taxon_id into new.field_record_id, new.taxon_id from field_record r where r.sample_code = new.code;
  end if;
  new.status_at := coalesce(new.status_at, now());
  return new;
end $$;
create trigger field_sample_derive before insert on field_sample
  for each row execute function field_sample_derive();

create function field_sample_join() returns trigger language plpgsql as $$
begin
  update field_sample s set field_record_id = r.id, taxon_id = r.taxon_id
    from records r
   where s.code = r.sample_code and (s.field_record_id, s.taxon_id) is distinct from (r.id, r.taxon_id);
  return null;
end $$;
create trigger then_field_sample_joined after insert on field_record referencing new table as records
  for each statement execute function field_sample_join();
create trigger then_field_sample_named after update on field_record referencing new table as records
  for each statement execute function field_sample_join();

create trigger then_label_used after insert on field_sample referencing new table as bearers
  for each statement execute function label_borne('code');

-- A label is free again when neither record nor sample bears its code any more.
create function label_released() returns trigger language plpgsql as $$
begin
  execute format('update label l set state = ''reserved''
    where l.state = ''used'' and l.code in (select %I from bearers)
      and not exists (select 1 from field_record r where r.sample_code = l.code)
      and not exists (select 1 from field_sample s where s.code = l.code)', tg_argv[0]);
  return null;
end $$;
create trigger then_label_released after delete on field_record referencing old table as bearers
  for each statement execute function label_released('sample_code');
create trigger then_label_released after delete on field_sample referencing old table as bearers
  for each statement execute function label_released('code');

-- What the lab made of a sample stands in the way of its deletion, and of its record's.
create function field_sample_in_use(sample uuid) returns text language sql stable as $$
  select string_agg(kind, ', ' order by kind) from (
    select 'extracts' as kind where exists (select 1 from extract_copy e where e.field_sample_id = sample)
  ) kinds
$$;
create function field_sample_keep() returns trigger language plpgsql as $$
declare kinds text;
begin
  kinds := field_sample_in_use(old.id);
  if kinds is not null then
    raise exception '409 in_use : the lab has made % of %', kinds, old.code;
  end if;
  return old;
end $$;
create trigger field_sample_keep before delete on field_sample for each row execute function field_sample_keep();
create function field_record_keep() returns trigger language plpgsql as $$
declare kinds text;
begin
  select field_sample_in_use(s.id) into kinds from field_sample s where s.code = old.sample_code;
  if kinds is not null then
    raise exception '409 in_use : the lab has made % of %', kinds, old.sample_code;
  end if;
  update field_sample set field_record_id = null, taxon_id = null where field_record_id = old.id;
  return old;
end $$;
create trigger field_record_keep before delete on field_record for each row execute function field_record_keep();

-- What a signal reached and what stood there before, so that revoking it restores just that. Derived, not on record.
create table sample_signal (
  signal_id uuid not null,
  field_sample_id uuid not null references field_sample on delete cascade,
  status text not null,
  reason text,
  comment text,
  recursive boolean not null,
  revokes uuid,
  before jsonb not null,
  signalled_by text not null,
  signalled_at timestamptz not null default now(),
  primary key (signal_id, field_sample_id)
);
create index sample_signal_sample_idx on sample_signal (field_sample_id);

-- One row per sample. What comes from its record is withheld where only the sample may be read; record_dataset_id says
-- whose that is. What is looked up for a row stands in aggregates joined from the left: PostgreSQL knows that these bring one
-- row, and leaves them out where nobody asks for them, as in a count.
create view field_sample_view as
  select s.*,
         case when s.is_mixed or not r.inat_upload then 'not_expected' else 'pending' end as inat_state,
         r.sample_name, r.date_time, r.latitude, r.longitude, r.observation_subject, r.qfield_project,
         r.collector_id, r.collector_fullname, coalesce(p.full_name, r.collector_fullname) as collector_name,
         t.full_name as current_identification, t.scientific_name,
         place.path[cardinality(place.path)] as container_code, place.path as container_path,
         lab.extracts_count, lab.aliquots_count, lab.analyses_count,
         case when lab.analyses_count > 0 then 'analysed'
              when lab.aliquots_count > 0 then 'aliquoted'
              when lab.extracts_count > 0 then 'extracted'
              when s.stage in ('dried', 'consumed') then 'dried'
              else 'collected' end as lineage_status,
         s.field_record_id is not null as has_record, r.dataset_id as record_dataset_id, null::text[] as withheld
    from field_sample s
    left join field_record r on r.id = s.field_record_id
    left join person_copy p on p.id = r.collector_id
    left join taxon_copy t on t.id = s.taxon_id
    left join lateral (select max(path) as path from container_path('field_sample', s.id) path) place on true
    left join lateral (
      select count(distinct e.id)::int as extracts_count, count(distinct q.id)::int as aliquots_count,
             count(distinct a.id)::int as analyses_count
        from extract_copy e
        left join aliquot_copy q on q.extract_id = e.id
        left join analysis_copy a on a.aliquot_id = q.id or a.extract_id = e.id
       where e.field_sample_id = s.id) lab on true;

create view field_record_view as
  select r.id, r.version, r.created_at, r.created_by, r.updated_at, r.updated_by, r.import_job_id, r.sample_code,
         r.project_code, r.project_id, r.dataset_id, r.qfield_project, r.source, r.layer, r.uuid_qfield, r.date_time,
         r.date_verbatim, r.collector_fullname, r.collector_inat, r.collector_orcid, r.collector_id,
         coalesce(p.full_name, r.collector_fullname) as collector_name, r.observation_subject, r.taxon_name,
         r.name_proposition, r.no_name_on_list, r.sample_name, r.taxon_id, r.taxon_match, t.full_name as taxon,
         t.scientific_name, r.match_name, r.ott_id, r.rank, r.wikidata_id, r.inat_upload, r.is_wild, r.x_coord, r.y_coord,
         r.srid, r.latitude, r.longitude, r.altitude, r.coordinate_uncertainty, r.geom, r.location_id,
         place.names[1] as country, array_to_string(place.names, ' | ') as higher_geography, r.ipen,
         r.catalogue_number, r.extracted_id, r.comment_eco, r.comment_env, r.herbivory_percent, r.temperature_celsius,
         r.soil_type, r.weather, r.pictures, r.status, r.status_comment, r.extra,
         lower(field_record_words(r)) as words,
         s.id as field_sample_id, s.stage as sample_stage, s.status as sample_status, s.id is not null as has_sample,
         l.state as label_state, s.dataset_id as sample_dataset_id, null::text[] as withheld
    from field_record r
    join label l on l.code = r.sample_code
    left join field_sample s on s.code = r.sample_code
    left join person_copy p on p.id = r.collector_id
    left join taxon_copy t on t.id = r.taxon_id
    left join lateral (select max(names) as names from location_names(r.location_id) names
                        where r.location_id is not null) place on true;

create view label_view as
  select l.*, u.name as holder_name, r.id as field_record_id, s.id as field_sample_id,
         coalesce(printed.copies, 0)::int as print_count, printed.last_at as last_printed_at,
         r.dataset_id as record_dataset_id, s.dataset_id as sample_dataset_id, null::text[] as withheld
    from label l
    left join lateral (select sum(p.copies) as copies, max(p.printed_at) as last_at
                         from label_printing p where p.label_id = l.id) printed on true
    left join user_copy u on u.id = l.holder_id
    left join field_record r on r.sample_code = l.code
    left join field_sample s on s.code = l.code;

-- What a signal reached, here and in the lab as far as heard.
create view sample_signal_view as
  select g.signal_id, 'field_sample' as type, s.id, s.code, s.status, s.project_id, s.dataset_id
    from sample_signal g join field_sample s on s.id = g.field_sample_id
  union all
  select e.signal_id, 'extract', e.id, e.code, e.status, s.project_id, s.dataset_id
    from extract_copy e join field_sample s on s.id = e.field_sample_id
  union all
  select a.signal_id, 'aliquot', a.id, a.code, a.status, s.project_id, s.dataset_id
    from aliquot_copy a join extract_copy e on e.id = a.extract_id join field_sample s on s.id = e.field_sample_id;

-- How often another's thing is used here, by kind; kinds without any are left out.
create function usage_of(type text, thing uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_object_agg(kind, n) filter (where n > 0), '{}') from (
    select 'field_record' as kind, count(*) as n from field_record
     where case type when 'taxon' then taxon_id = thing when 'person' then collector_id = thing
                     when 'location' then location_id = thing when 'project' then project_id = thing
                     when 'dataset' then dataset_id = thing else false end
    union all
    select 'field_sample', count(*) from field_sample
     where case type when 'taxon' then taxon_id = thing when 'project' then project_id = thing
                     when 'dataset' then dataset_id = thing when 'field_record' then field_record_id = thing else false end
    union all
    select 'label', count(*) from label where type = 'project' and project_id = thing
    union all
    select 'label_range', count(*) from label_range where type = 'project' and project_id = thing
  ) counts
$$;

-- The last change of what a dataset or project holds here; null for nothing.
create function last_change_of(type text, thing uuid) returns timestamptz language sql stable as $$
  select greatest(
    (select max(updated_at) from field_record where case type when 'dataset' then dataset_id when 'project' then project_id end = thing),
    (select max(updated_at) from field_sample where case type when 'dataset' then dataset_id when 'project' then project_id end = thing))
$$;
