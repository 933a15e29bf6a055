-- Aliquots: parts of an extract.

create table aliquot (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  extract_id uuid not null references extract,
  volume numeric(18, 9),
  volume_unit text,
  batch_id uuid references batch,
  dilution_factor numeric(18, 9) not null default 1,
  vessel_model_id uuid references container_model,
  prepared_at timestamptz,
  dataset_id uuid,
  project_id uuid,
  override_reason text,
  status text not null default 'ok',
  status_reason text,
  status_comment text,
  signal_id uuid,
  comments text,
  constraint aliquot_status check (status in ('ok', 'suspect', 'not_ok')),
  constraint aliquot_dilution check (dilution_factor >= 1)
);
create unique index aliquot_code_key on aliquot (code);
create index aliquot_extract_idx on aliquot (extract_id);
create index aliquot_batch_idx on aliquot (batch_id);
create index aliquot_project_idx on aliquot (project_id);
create index aliquot_dataset_idx on aliquot (dataset_id);
comment on index aliquot_code_key is '409 code_taken code: another aliquot has this code';
comment on constraint aliquot_extract_id_fkey on aliquot is '409 in_use : aliquots are made of the extract';
comment on constraint aliquot_batch_id_fkey on aliquot is '409 in_use : aliquots are made with this batch';
comment on constraint aliquot_vessel_model_id_fkey on aliquot is '409 in_use : aliquots stand in vessels of this model';
comment on constraint aliquot_dilution on aliquot is '422 out_of_range dilution_factor: a dilution factor is at least 1';
select biotrail.record('aliquot', subject_type => 'aliquot', label => 'r.code',
  log_names => '{"status": "status changed", "status_reason": "status changed", "override_reason": "volume overridden"}');

create function aliquot_matches(ref text) returns setof uuid language sql stable as $$
  select id from aliquot where id = as_uuid(ref)
  union select id from aliquot where code = read_code(ref)
  union select aliased('aliquot', ref)
  limit 21
$$;
