-- Extraction: methods, advice, extracts and the weighings they begin with.

create table extraction_method (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  name text not null,
  description text,
  components jsonb not null default '[]',
  protocol_url text,
  redu_term text,
  retired boolean not null default false
);
create unique index extraction_method_name_key on extraction_method (lower(name));
comment on index extraction_method_name_key is '409 duplicate_name name: another extraction method has this name';
select biotrail.record('extraction_method', subject_type => 'extraction_method', label => 'r.name');

create function extraction_method_matches(ref text) returns setof uuid language sql stable as $$
  select id from extraction_method where id = as_uuid(ref)
  union select id from extraction_method where lower(name) = lower(btrim(ref))
  limit 21
$$;

create table extraction_advice (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  extraction_method_id uuid references extraction_method on delete cascade,
  up_to_mass numeric(18, 9) not null,
  up_to_mass_unit text not null,
  -- kilogram, so that rows in different units compare; filled when the row is written
  up_to_mass_base numeric not null,
  solvent_volume numeric(18, 9) not null,
  solvent_volume_unit text not null,
  beads int not null default 0 check (beads >= 0)
);
create unique index extraction_advice_key on extraction_advice
  (coalesce(extraction_method_id, '00000000-0000-0000-0000-000000000000'), up_to_mass_base);
comment on index extraction_advice_key is '409 duplicate up_to_mass: there is advice for this mass and method';
select biotrail.record('extraction_advice', subject_type => 'extraction_advice',
  label => 'r.up_to_mass || '' '' || r.up_to_mass_unit');

insert into extraction_advice (id, up_to_mass, up_to_mass_unit, up_to_mass_base, solvent_volume, solvent_volume_unit, beads)
values (gen_random_uuid(), 10, 'mg', 0.00001, 0.5, 'mL', 1),
       (gen_random_uuid(), 30, 'mg', 0.00003, 1.0, 'mL', 2),
       (gen_random_uuid(), 50, 'mg', 0.00005, 1.5, 'mL', 3);

create view extraction_advice_view as
  select a.*, m.name as extraction_method
    from extraction_advice a left join extraction_method m on m.id = a.extraction_method_id;

create function extraction_advice_matches(ref text) returns setof uuid language sql stable as $$
  select id from extraction_advice where id = as_uuid(ref)
$$;

-- The advice for a mass (kilogram): the smallest row that reaches it, of the method if it has rows, else the default's.
create function advice_for(mass_base numeric, method uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('solvent_volume', trim_scale(a.solvent_volume), 'solvent_volume_unit', a.solvent_volume_unit, 'beads', a.beads,
                            'up_to_mass', trim_scale(a.up_to_mass), 'up_to_mass_unit', a.up_to_mass_unit)
    from extraction_advice a
   where a.up_to_mass_base >= mass_base
     and a.extraction_method_id is not distinct from
         (select extraction_method_id from extraction_advice where extraction_method_id = method limit 1)
   order by a.up_to_mass_base limit 1
$$;

create table extract (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  kind text not null default 'sample',
  control_kind text,
  field_sample_id uuid,
  pooled_from uuid[] not null default '{}',
  batch_id uuid references batch,
  dataset_id uuid,
  project_id uuid,
  stage text not null,
  extraction_method_id uuid references extraction_method,
  dried_weight numeric(18, 9),
  dried_weight_unit text,
  solvent_volume numeric(18, 9),
  solvent_volume_unit text,
  extract_volume numeric(18, 9),
  extract_volume_unit text,
  beads int,
  vessel_model_id uuid references container_model,
  extracted_at timestamptz,
  operator_id text,
  status text not null default 'ok',
  status_reason text,
  status_comment text,
  signal_id uuid,
  comments text,
  constraint extract_kind check (kind in ('sample', 'blank', 'qc')),
  constraint extract_stage check (stage in ('planned', 'weighed', 'extracted')),
  constraint extract_status check (status in ('ok', 'suspect', 'not_ok'))
);
create unique index extract_code_key on extract (code);
create index extract_field_sample_idx on extract (field_sample_id);
create index extract_batch_idx on extract (batch_id);
create index extract_method_idx on extract (extraction_method_id);
create index extract_project_idx on extract (project_id);
create index extract_dataset_idx on extract (dataset_id);
create index extract_pooled_idx on extract using gin (pooled_from);
comment on index extract_code_key is '409 code_taken code: another extract has this code';
comment on constraint extract_batch_id_fkey on extract is '409 in_use : extracts are made with this batch';
comment on constraint extract_extraction_method_id_fkey on extract is '409 in_use : extracts are made by this method';
comment on constraint extract_vessel_model_id_fkey on extract is '409 in_use : extracts stand in vessels of this model';
select biotrail.record('extract', subject_type => 'extract', label => 'r.code',
  log_names => '{"status": "status changed", "status_reason": "status changed", "dried_weight": "weight corrected"}');

create function extract_matches(ref text) returns setof uuid language sql stable as $$
  select id from extract where id = as_uuid(ref)
  union select id from extract where code = read_code(ref)
  union select aliased('extract', ref)
  limit 21
$$;

create table weighing (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  field_sample_id uuid not null,
  extract_id uuid not null references extract,
  mass numeric(18, 9) not null,
  mass_unit text not null,
  target_mass numeric(18, 9),
  tolerance numeric(18, 9),
  tolerance_kind text,
  within_tolerance boolean,
  override_reason text,
  balance text,
  weighed_at timestamptz not null,
  vessel_model_id uuid references container_model,
  constraint weighing_tolerance_kind check (tolerance_kind in ('absolute', 'percent'))
);
create unique index weighing_extract_key on weighing (extract_id);
create index weighing_field_sample_idx on weighing (field_sample_id);
comment on index weighing_extract_key is '409 duplicate extract_id: the extract has a weighing';
comment on constraint weighing_extract_id_fkey on weighing is '409 in_use : the extract has a weighing';
comment on constraint weighing_tolerance_kind on weighing is '422 unknown_kind tolerance_kind: absolute or percent';
select biotrail.record('weighing', subject_type => 'weighing', label => 'r.mass || '' '' || r.mass_unit',
  log_names => '{"mass": "weight corrected", "mass_unit": "weight corrected"}');

-- Chosen by project; null leaves the service's setting.
create table project_setting (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  project_id uuid not null,
  volume_balance text,
  require_drying text,
  redu_defaults jsonb not null default '{}',
  constraint project_setting_volume_balance check (volume_balance in ('override', 'warn', 'off')),
  constraint project_setting_require_drying check (require_drying in ('warn', 'refuse', 'off'))
);
create unique index project_setting_key on project_setting (project_id);
comment on index project_setting_key is '409 duplicate project_id: the project has settings';
comment on constraint project_setting_volume_balance on project_setting is '422 unknown_value volume_balance: override, warn or off';
comment on constraint project_setting_require_drying on project_setting is '422 unknown_value require_drying: warn, refuse or off';
select biotrail.record('project_setting', subject_type => 'project_setting', label => 'r.project_id::text');
