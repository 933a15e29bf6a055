-- Instruments, injection methods, and analyses: one row a file and polarity.

create table mass_spectrometer (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  description text,
  institution_id uuid,
  model_accession text,
  model_name text,
  brand text,
  serial_number text,
  room_id uuid references container,
  time_zone text,
  retired boolean not null default false,
  constraint mass_spectrometer_accession check (model_accession ~ '^MS:[0-9]{7}$')
);
create unique index mass_spectrometer_code_key on mass_spectrometer (code);
create unique index mass_spectrometer_serial_key on mass_spectrometer
  (coalesce(model_accession, ''), lower(serial_number)) where serial_number is not null;
create index mass_spectrometer_room_idx on mass_spectrometer (room_id);
comment on index mass_spectrometer_code_key is '409 code_taken code: another mass spectrometer has this code';
comment on index mass_spectrometer_serial_key is '409 duplicate serial_number: another instrument of this model has this serial number';
comment on constraint mass_spectrometer_accession on mass_spectrometer is '422 accession model_accession: MS: and seven digits';
comment on constraint mass_spectrometer_room_id_fkey on mass_spectrometer is '409 in_use : a mass spectrometer stands in the room';
select biotrail.record('mass_spectrometer', subject_type => 'mass_spectrometer', label => 'r.code');

create function mass_spectrometer_matches(ref text) returns setof uuid language sql stable as $$
  select id from mass_spectrometer where id = as_uuid(ref)
  union select id from mass_spectrometer where code = read_code(ref)
  union select aliased('mass_spectrometer', ref)
  limit 21
$$;

-- How a mixture is separated before it is injected.
create table chromatography (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  name text not null,
  kind text not null default 'liquid',
  column_model text,
  phase text,
  length_mm numeric(9, 3),
  inner_diameter_mm numeric(9, 3),
  particle_size_um numeric(9, 3),
  mobile_phases jsonb not null default '[]',
  gradient jsonb not null default '[]',
  redu_term text,
  constraint chromatography_kind check (kind in ('liquid', 'gas', 'capillary_electrophoresis', 'none'))
);
create unique index chromatography_name_key on chromatography (lower(name));
comment on index chromatography_name_key is '409 duplicate_name name: another chromatography has this name';
comment on constraint chromatography_kind on chromatography is '422 unknown_kind kind: liquid, gas, capillary_electrophoresis or none';
select biotrail.record('chromatography', subject_type => 'chromatography', label => 'r.name');

create function chromatography_matches(ref text) returns setof uuid language sql stable as $$
  select id from chromatography where id = as_uuid(ref)
  union select id from chromatography where lower(name) = lower(btrim(ref))
  limit 21
$$;

create table injection_method (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  name text not null,
  description text,
  polarity text,
  ionization_accession text not null default 'MS:1000073',
  acquisition text,
  chromatography_id uuid references chromatography,
  duration_minutes numeric(9, 3),
  instrument_method_path text,
  retired boolean not null default false,
  constraint injection_method_polarity check (polarity in ('positive', 'negative', 'alternating')),
  constraint injection_method_acquisition check (acquisition in ('dda', 'dia', 'ms1', 'targeted')),
  constraint injection_method_accession check (ionization_accession ~ '^MS:[0-9]{7}$')
);
create unique index injection_method_name_key on injection_method (lower(name));
create index injection_method_chromatography_idx on injection_method (chromatography_id);
comment on constraint injection_method_chromatography_id_fkey on injection_method is '409 in_use : injection methods run this chromatography';
comment on index injection_method_name_key is '409 duplicate_name name: another injection method has this name';
comment on constraint injection_method_polarity on injection_method is '422 unknown_polarity polarity: positive, negative or alternating';
comment on constraint injection_method_acquisition on injection_method is '422 unknown_value acquisition: dda, dia, ms1 or targeted';
comment on constraint injection_method_accession on injection_method is '422 accession ionization_accession: MS: and seven digits';
select biotrail.record('injection_method', subject_type => 'injection_method', label => 'r.name');

create function injection_method_matches(ref text) returns setof uuid language sql stable as $$
  select id from injection_method where id = as_uuid(ref)
  union select id from injection_method where lower(name) = lower(btrim(ref))
  limit 21
$$;

create table analysis (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  filename text not null,
  kind text not null,
  control_kind text,
  aliquot_id uuid references aliquot,
  extract_id uuid references extract,
  batch_id uuid references batch,
  injection_volume numeric(18, 9) not null,
  injection_volume_unit text not null,
  injection_method_id uuid not null references injection_method,
  mass_spectrometer_id uuid not null references mass_spectrometer,
  ms_batch_id uuid references batch,
  polarity text,
  sequence_id uuid,
  run_order int,
  position text,
  state text not null default 'acquired',
  acquired_at timestamptz,
  operator_initials text,
  converted boolean not null default false,
  processed boolean not null default false,
  raw_sha1 text,
  file_sha256 text,
  file_size bigint,
  file_format text,
  file_uri text,
  massive_id text,
  ms1_scans int,
  ms2_scans int,
  positive_scans int,
  negative_scans int,
  retention_from numeric(18, 9),
  retention_to numeric(18, 9),
  instrument_accession_found text,
  serial_number_found text,
  verification jsonb,
  verified_at timestamptz,
  dataset_id uuid,
  project_id uuid,
  status text not null default 'ok',
  status_reason text,
  status_comment text,
  signal_id uuid,
  comments text,
  constraint analysis_kind check (kind in ('sample', 'blank', 'qc')),
  constraint analysis_state check (state in ('planned', 'acquired', 'failed')),
  constraint analysis_status check (status in ('ok', 'suspect', 'not_ok')),
  constraint analysis_parent check (num_nonnulls(aliquot_id, extract_id, batch_id) <= 1),
  constraint analysis_polarity check (polarity in ('positive', 'negative', 'alternating'))
);
create unique index analysis_filename_key on analysis (lower(filename));
create index analysis_aliquot_idx on analysis (aliquot_id);
create index analysis_extract_idx on analysis (extract_id);
create index analysis_batch_idx on analysis (batch_id);
create index analysis_ms_batch_idx on analysis (ms_batch_id);
create index analysis_method_idx on analysis (injection_method_id);
create index analysis_instrument_idx on analysis (mass_spectrometer_id);
create index analysis_project_idx on analysis (project_id);
create index analysis_dataset_idx on analysis (dataset_id);
create index analysis_acquired_idx on analysis (acquired_at);
comment on index analysis_filename_key is '409 filename_taken filename: another analysis has this file name';
comment on constraint analysis_aliquot_id_fkey on analysis is '409 in_use : analyses are made of the aliquot';
comment on constraint analysis_extract_id_fkey on analysis is '409 in_use : analyses are made of the extract';
comment on constraint analysis_batch_id_fkey on analysis is '409 in_use : analyses are made of the batch';
comment on constraint analysis_ms_batch_id_fkey on analysis is '409 in_use : analyses are run in the batch';
comment on constraint analysis_injection_method_id_fkey on analysis is '409 in_use : analyses are run by this method';
comment on constraint analysis_mass_spectrometer_id_fkey on analysis is '409 in_use : analyses are run on this instrument';
comment on constraint analysis_parent on analysis is '422 parent_mismatch aliquot_id: an analysis has one parent';
select biotrail.record('analysis', subject_type => 'analysis', label => 'r.filename',
  log_names => '{"status": "status changed", "status_reason": "status changed", "verification": "file verified"}');

create function analysis_matches(ref text) returns setof uuid language sql stable as $$
  select id from analysis where id = as_uuid(ref)
  union select id from analysis where lower(filename) = lower(regexp_replace(btrim(ref),
    '(\.(raw|mzml|mzxml|d|wiff|gz))+$', '', 'i'))
  union select aliased('analysis', ref)
  limit 21
$$;
