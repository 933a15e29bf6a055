-- Codes: the counters they come from, and other names of things.

-- One row per prefix (container_, dbgi_batch_, dbgi_000001_, …); last is the highest number ever given or imported.
create table code_counter (
  prefix text primary key,
  last int not null check (last >= 0)
);

-- Numbers for many prefixes at once, in one statement: asked is {prefix: how many}; answers the first number of each.
-- Rows are locked in the order of the prefixes, so that two callers never wait for each other in a circle.
create function take_numbers(asked jsonb) returns table (prefix text, first int) language sql as $$
  insert into code_counter as c (prefix, last)
  select a.key, a.value::int from jsonb_each_text(asked) a order by a.key
  on conflict on constraint code_counter_pkey do update set last = c.last + excluded.last
  returning c.prefix, c.last - (asked ->> c.prefix)::int + 1
$$;

-- An explicit code raises the counter of its prefix: given is {prefix: highest number}.
create function raise_counters(given jsonb) returns void language sql as $$
  insert into code_counter as c (prefix, last)
  select g.key, g.value::int from jsonb_each_text(given) g order by g.key
  on conflict (prefix) do update set last = greatest(c.last, excluded.last)
$$;

-- Another name of a thing: a former database's code, a maker's serial, a barcoded tube.
create table code_alias (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  alias text not null,
  subject_type text not null,
  subject_id uuid not null,
  scheme text,
  constraint code_alias_length check (length(alias) between 1 and 100),
  constraint code_alias_subject_type check (subject_type in
    ('field_sample', 'container', 'batch', 'extract', 'aliquot', 'mass_spectrometer', 'analysis'))
);
create unique index code_alias_key on code_alias (alias);
create index code_alias_subject_idx on code_alias (subject_type, subject_id);
comment on index code_alias_key is '409 code_taken alias: another thing has this alias';
comment on constraint code_alias_length on code_alias is '422 too_long alias: an alias has 1 to 100 characters';
comment on constraint code_alias_subject_type on code_alias is '422 unknown_type subject_type: such a thing has no alias';
select biotrail.record('code_alias', subject_type => 'code_alias', label => 'r.alias');

create view code_alias_view as select a.* from code_alias a;

create function code_alias_matches(ref text) returns setof uuid language sql stable as $$
  select id from code_alias where id = as_uuid(ref)
  union select id from code_alias where alias = btrim(ref)
  limit 21
$$;

-- A text as a code: blanks and control characters around it dropped, lower case, no _tmp at the end, and
-- <project>_spl_<number> as <project>_<six digits>. Kept in step with LabCode.normal in Java, and for samples with
-- sampling-service, by docs/sample-code-cases.csv.
create function read_code(ref text) returns text language sql immutable parallel safe as $$
  select case when c ~ '^[a-z][a-z0-9]{2,3}_spl_0*[0-9]{1,6}$'
              then split_part(c, '_spl_', 1) || '_' || lpad(ltrim(split_part(c, '_spl_', 2), '0'), 6, '0')
              else c end
    from (select regexp_replace(lower(btrim(ref, E'\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x20\x7f')
                                      collate "C"), '_tmp$', '') as c) x
$$;

create function aliased(wanted text, ref text) returns setof uuid language sql stable as $$
  select subject_id from code_alias where alias = btrim(ref, E' \t\r\n') and subject_type = wanted
$$;

-- The label of that code, as long as it may be on a tube; of use where there is no sample.
create function label_matches(ref text) returns setof uuid language sql stable as $$
  select id from label_copy where code = read_code(ref) and state <> 'void' limit 21
$$;

create function field_sample_matches(ref text) returns setof uuid language sql stable as $$
  select id from field_sample_copy where id = as_uuid(ref)
  union select id from field_sample_copy where lower(code) = read_code(ref)
  union select aliased('field_sample', ref)
  limit 21
$$;
