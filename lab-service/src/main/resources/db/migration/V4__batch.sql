-- Batches: what is prepared once and used for many things.

create table batch_type (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  name text not null,
  used_for text not null,
  description text,
  constraint batch_type_used_for check (used_for in ('drying', 'extraction', 'aliquoting', 'ms'))
);
create unique index batch_type_code_key on batch_type (lower(code));
comment on index batch_type_code_key is '409 duplicate code: another batch type has this code';
comment on constraint batch_type_used_for on batch_type is '422 unknown_stage used_for: drying, extraction, aliquoting or ms';
select biotrail.record('batch_type', subject_type => 'batch_type', label => 'r.name');

insert into batch_type (id, code, name, used_for, description) values
  (gen_random_uuid(), 'dried_samples', 'Dried samples', 'drying', 'Samples dried together'),
  (gen_random_uuid(), 'solvent', 'Solvent', 'extraction', 'A prepared extraction solvent'),
  (gen_random_uuid(), 'extraction', 'Extraction', 'extraction', 'Samples extracted together'),
  (gen_random_uuid(), 'aliquots', 'Aliquots', 'aliquoting', 'Aliquots made together'),
  (gen_random_uuid(), 'ms', 'Mass spectrometry', 'ms', 'Injections run together');

create view batch_type_view as select t.* from batch_type t;

create function batch_type_matches(ref text) returns setof uuid language sql stable as $$
  select id from batch_type where id = as_uuid(ref)
  union select id from batch_type where lower(code) = lower(btrim(ref))
  union select id from batch_type where lower(name) = lower(btrim(ref))
  limit 21
$$;

create table batch (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text not null,
  batch_type_id uuid not null references batch_type,
  project_id uuid,
  reserved boolean not null default false,
  short_description text,
  description text,
  comments text,
  prepared_at timestamptz,
  expires_on date,
  lots jsonb not null default '[]',
  status text not null default 'ok',
  status_reason text,
  status_comment text,
  signal_id uuid,
  retired boolean not null default false,
  constraint batch_status check (status in ('ok', 'suspect', 'not_ok')),
  constraint batch_described check (reserved or short_description is not null)
);
create unique index batch_code_key on batch (code);
create index batch_type_idx on batch (batch_type_id);
create index batch_project_idx on batch (project_id);
comment on index batch_code_key is '409 code_taken code: another batch has this code';
comment on constraint batch_batch_type_id_fkey on batch is '409 in_use : batches are of this type';
comment on constraint batch_described on batch is '422 required short_description: a batch in use has a short description';
comment on constraint batch_status on batch is '422 unknown_status status: ok, suspect or not_ok';
select biotrail.record('batch', subject_type => 'batch', label => 'r.code',
  log_names => '{"status": "status changed", "status_reason": "status changed"}');

create function batch_matches(ref text) returns setof uuid language sql stable as $$
  select id from batch where id = as_uuid(ref)
  union select id from batch where code = read_code(ref)
  union select aliased('batch', ref)
  limit 21
$$;
