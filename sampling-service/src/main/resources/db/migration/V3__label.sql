-- Labels: unique sample codes, made in advance, printed, stuck on a tube.

-- A text as a label code: blanks and control characters around it dropped, lower case, <project>_spl_<number> as
-- <project>_<six digits>. Kept in step with LabelCode in Java, and with the lab, by docs/sample-code-cases.csv.
create function label_code(ref text) returns text language sql immutable parallel safe as $$
  select case when c ~ '^[a-z][a-z0-9]{2,3}_spl_0*[0-9]{1,6}$'
              then split_part(c, '_spl_', 1) || '_' || lpad(ltrim(split_part(c, '_spl_', 2), '0'), 6, '0')
              else c end
    from (select lower(btrim(ref, E'\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20\x7f')
                       collate "C") as c) given
$$;

-- One row per project, on which requests for labels queue; last_number is the greatest that was ever given.
create table label_counter (
  project_code text primary key,
  last_number int not null,
  constraint label_counter_last_number check (last_number between 0 and 999999)
);
comment on constraint label_counter_last_number on label_counter is
  '422 label_range_exhausted count: six digits hold no more labels';

create table label_range (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  project_id uuid not null,
  project_code text not null,
  count int generated always as (last_number - first_number + 1) stored,
  first_number int not null,
  last_number int not null,
  holder_id text,
  qfield_project text,
  comment text,
  constraint label_range_numbers check (first_number between 1 and last_number and last_number <= 999999),
  -- two adopted ranges at once: the later one finds the earlier one's labels, or this
  constraint label_range_apart exclude using gist (project_code with =, int4range(first_number, last_number, '[]') with &&)
);
create index label_range_project_idx on label_range (project_id, first_number);
create index label_range_holder_idx on label_range (holder_id);
comment on constraint label_range_apart on label_range is
  '409 label_range_overlaps first_number: another range has labels of these numbers';
select biotrail.record('label_range', subject_type => 'label_range',
  label => 'r.project_code || ''_'' || lpad(r.first_number::text, 6, ''0'') || ''-'' || lpad(r.last_number::text, 6, ''0'')');

create table label (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  code text collate "C" not null,
  project_id uuid not null,
  project_code text collate "C" generated always as (split_part(code, '_', 1)) stored,
  number int generated always as (split_part(code, '_', 2)::int) stored,
  label_range_id uuid not null references label_range,
  state text not null default 'reserved',
  state_reason text,
  state_comment text,
  holder_id text,
  constraint label_code_key unique (code),
  constraint label_number_key unique (project_code, number),
  constraint label_code_form check (code ~ '^[a-z][a-z0-9]{2,3}_[0-9]{6}$' and code !~ '_000000$'),
  constraint label_state check (state in ('reserved', 'used', 'void')),
  constraint label_void_reason check (state <> 'void' or state_reason is not null)
);
create index label_project_idx on label (project_id, code);
create index label_range_idx on label (label_range_id);
create index label_holder_idx on label (holder_id, code);
create index label_state_idx on label (project_code, state, code);
comment on constraint label_code_key on label is '409 label_range_overlaps first_number: a label of this code exists';
comment on constraint label_number_key on label is '409 label_range_overlaps first_number: a label of this code exists';
comment on constraint label_code_form on label is '422 code_malformed code: a label code is a project code, _ and six digits';
comment on constraint label_void_reason on label is '422 reason_required reason: say why the label is void';
select biotrail.record('label', subject_type => 'label', label => 'r.code',
  log_names => '{"state": "label state", "state_reason": "label state"}');

create function label_matches(ref text) returns setof uuid language sql stable as $$
  select id from label where id = as_uuid(ref)
  union select id from label where code = label_code(ref)
  limit 21
$$;

create function label_range_matches(ref text) returns setof uuid language sql stable as $$
  select id from label_range where id = as_uuid(ref)
$$;

-- When labels were printed: a row for each label and printing. What prints them adds the rows; a printing is one event of
-- its sheet, not one of each label, so that this is not under record.
create table label_printing (
  label_id uuid not null references label,
  printed_at timestamptz not null default now(),
  copies int not null default 1,
  primary key (label_id, printed_at),
  constraint label_printing_copies check (copies between 1 and 20)
);

create view label_range_view as
  select g.*, u.name as holder_name
    from label_range g left join user_copy u on u.id = g.holder_id;
