-- Status of many things at once: what a signal reached, and how it was before, so that it can be taken back.

create table signal_change (
  signal_id uuid not null,
  thing_type text not null,
  thing_id uuid not null,
  thing_code text not null,
  named boolean not null,
  former_status text not null,
  former_reason text,
  former_comment text,
  -- why it was left as it was
  skipped text,
  primary key (signal_id, thing_type, thing_id)
);

-- Everything a signal reaches: the named things, what stands in containers among them, what was made of materials.
create function signal_reach(named jsonb, contents boolean, descendants boolean)
returns table (type text, id uuid, named boolean) language sql stable as $$
  with recursive reach (type, id) as (
    select n.type, n.id from jsonb_to_recordset(signal_reach.named) as n(type text, id uuid)
    union
    select n.type, n.id from reach r cross join lateral (
      select p.thing_type, p.thing_id from placement p where contents and r.type = 'container' and p.container_id = r.id
      union all
      select e.child_type, e.child_id from lineage_edge e
       where descendants and e.parent_type = r.type and e.parent_id = r.id
         and (e.relation = 'derived_from' or r.type = 'batch')) n (type, id))
  select r.type, r.id,
         exists (select 1 from jsonb_to_recordset(signal_reach.named) as n(type text, id uuid) where n.type = r.type and n.id = r.id)
    from reach r
$$;

-- What the lab says of samples, which are sampling-service's: it follows these rows' events and does as they say
-- (docs/decisions/0009-signals-travel-as-events.md). A row tells of a stage that a sample has reached, of a status, or
-- takes an earlier status back.
create table sample_signal (
  id uuid primary key,
  version bigint not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  field_sample_id uuid not null,
  field_sample_code text not null,
  project_id uuid,
  dataset_id uuid,
  stage text,
  status text,
  status_reason text,
  status_comment text,
  signal_id uuid,
  revokes uuid,
  -- of the sample's copy when this was said: the owner has heard of it in a later one
  copy_version bigint,
  constraint sample_signal_says check (num_nonnulls(stage, status, revokes) = 1)
);
create index sample_signal_sample_idx on sample_signal (field_sample_id);
create index sample_signal_signal_idx on sample_signal (signal_id);
create function note_copy_version() returns trigger language plpgsql as $$
begin
  new.copy_version := (select version from field_sample_copy where id = new.field_sample_id);
  return new;
end $$;
create trigger note_copy_version before insert on sample_signal for each row execute function note_copy_version();
select biotrail.record('sample_signal', subject_type => 'sample_signal', label => 'r.field_sample_code', exclude => '{copy_version}',
  log_names => '{"status": "status changed"}');

-- A status of things in the words for samples, and the reverse: sampling-service has the reason in the status.
create function sample_status(status text, reason text) returns text language sql immutable parallel safe as $$
  select case when status <> 'not_ok' then status
              when reason in ('contaminated', 'mouldy', 'empty', 'lost', 'broken', 'discarded') then reason
              else 'not_ok' end
$$;

-- Sets the status of all that a signal reaches, by a number of statements that does not depend on how many. What the
-- signal has reached before stays as it is, so that a signal may come in parts. Samples are signalled to their owner,
-- unless the signal came from there.
create function change_status(
  signal uuid, named jsonb, new_status text, new_reason text, new_comment text, contents boolean, descendants boolean,
  with_analyses boolean, remove_from_place boolean, only_look boolean, from_sampling boolean default false)
returns jsonb language plpgsql as $$
declare
  reached jsonb;
  seen jsonb;
  answer jsonb;
begin
  perform set_config('biotrail.lab.signals', 'on', true);
  with noted as (
    insert into signal_change (signal_id, thing_type, thing_id, thing_code, named, former_status, former_reason, former_comment, skipped)
    select signal, v.type, v.id, v.code, r.named, v.status, v.status_reason, null,
           case when v.type = 'field_sample' and from_sampling then 'owned_by_sampling'
                when v.type = 'mass_spectrometer' then 'has_no_status'
                when v.type = 'analysis' and not r.named and not with_analyses then 'analysis'
                when 'discarded' in (v.status_reason, v.status) and not r.named then 'discarded_before'
                when v.type = 'field_sample' and v.status = sample_status(new_status, new_reason)
                     or v.type <> 'field_sample' and v.status = new_status
                        and v.status_reason is not distinct from new_reason then 'unchanged' end
      from signal_reach(named, contents, descendants) r
      join thing_view v on v.type = r.type and v.id = r.id
      on conflict do nothing
    returning thing_type, thing_id, thing_code, skipped)
  select coalesce(jsonb_agg(jsonb_build_object('type', thing_type, 'id', thing_id, 'code', thing_code,
            'skipped', skipped) order by thing_type, thing_code), '[]')
    into reached from noted;
  seen := of_those_seen(reached);
  select jsonb_build_object('signal_id', signal, 'changed', count(*) filter (where s.skipped is null),
            'skipped', count(*) filter (where s.skipped is not null), 'data', seen)
         || case when bool_or(s.type = 'field_sample' and s.skipped is null) then '{"forwarded": "pending"}'::jsonb else '{}' end
    into answer from jsonb_to_recordset(seen) as s(type text, skipped text);
  if only_look then
    delete from signal_change where signal_id = signal;
    perform set_config('biotrail.lab.signals', '', true);
    return answer - 'forwarded';
  end if;
  update container t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
   where s.skipped is null and s.type = 'container' and t.id = s.id;
  update batch t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
   where s.skipped is null and s.type = 'batch' and t.id = s.id;
  update extract t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
   where s.skipped is null and s.type = 'extract' and t.id = s.id;
  update aliquot t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
   where s.skipped is null and s.type = 'aliquot' and t.id = s.id;
  update analysis t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
   where s.skipped is null and s.type = 'analysis' and t.id = s.id;
  insert into sample_signal (id, field_sample_id, field_sample_code, project_id, dataset_id, status, status_reason,
                             status_comment, signal_id)
  select biotrail.uuid7(), f.id, f.code, f.project_id, f.dataset_id, sample_status(new_status, new_reason),
         case when new_status <> 'ok' then coalesce(new_reason, 'other') end, new_comment, signal
    from jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
    join field_sample_copy f on f.id = s.id
   where s.skipped is null and s.type = 'field_sample' order by f.code;
  -- At once, though its owner has not heard of it yet.
  update field_sample_copy f set status = g.status, status_reason = g.status_reason, signal_id = signal, status_scope = 'self'
    from sample_signal g where g.signal_id = signal and g.status is not null and f.id = g.field_sample_id;
  if remove_from_place then
    perform set_config('biotrail.log_name', 'thing removed', true);
    with gone as (
      delete from placement p using jsonb_to_recordset(reached) as s(type text, id uuid, skipped text)
       where s.skipped is null and p.thing_type = s.type and p.thing_id = s.id
      returning p.*)
    insert into movement (id, thing_type, thing_id, thing_code, kind, from_container_id, from_position, at, by, reason)
    select biotrail.uuid7(), thing_type, thing_id, thing_code, 'remove', container_id, position, clock_timestamp(),
           biotrail.actor_id(), new_reason from gone;
    perform set_config('biotrail.log_name', '', true);
  end if;
  perform set_config('biotrail.lab.signals', '', true);
  return answer;
end $$;

-- Takes a signal back: what it changed, and nobody has changed since, is as it was.
create function revoke_signal(signal uuid, new_signal uuid) returns jsonb language plpgsql as $$
declare
  restored jsonb := '[]';
  kind text;
  part jsonb;
begin
  perform set_config('biotrail.lab.signals', 'on', true);
  foreach kind in array array['container', 'batch', 'extract', 'aliquot', 'analysis'] loop
    execute format($sql$
      with back as (
        update %1$I t set status = s.former_status, status_reason = s.former_reason, status_comment = s.former_comment, signal_id = $2
          from signal_change s
         where s.signal_id = $1 and s.skipped is null and s.thing_type = %1$L and t.id = s.thing_id and t.signal_id = $1
        returning t.id, s.thing_code)
      select coalesce(jsonb_agg(jsonb_build_object('type', %1$L, 'id', id, 'code', thing_code)), '[]') from back$sql$, kind)
      into part using signal, new_signal;
    restored := restored || part;
  end loop;
  with back as (
    update field_sample_copy f
       set status = s.former_status, status_reason = s.former_reason, signal_id = new_signal, revokes = signal
      from signal_change s
     where s.signal_id = signal and s.skipped is null and s.thing_type = 'field_sample' and f.id = s.thing_id
       and f.signal_id = signal
    returning f.id, f.code, f.project_id, f.dataset_id),
  told as (
    insert into sample_signal (id, field_sample_id, field_sample_code, project_id, dataset_id, signal_id, revokes)
    select biotrail.uuid7(), b.id, b.code, b.project_id, b.dataset_id, new_signal, signal from back b order by b.code
    returning field_sample_id, field_sample_code)
  select coalesce(jsonb_agg(jsonb_build_object('type', 'field_sample', 'id', field_sample_id, 'code', field_sample_code)), '[]')
    into part from told;
  restored := of_those_seen(restored || part);
  perform set_config('biotrail.lab.signals', '', true);
  return jsonb_build_object('signal_id', new_signal, 'revokes', signal, 'changed', jsonb_array_length(restored), 'data', restored);
end $$;

-- The lab's things follow what sampling-service signals of their samples with all that was made of them, and what it
-- takes back; in the name of whoever signalled there. The echo of what the lab itself has said reaches nothing new.
create function follow_sample_signals() returns trigger language plpgsql as $$
declare
  heard record;
  acted boolean := false;
begin
  for heard in
    select n.signal_id, n.revokes, n.status, n.status_reason, n.status_scope, n.updated_by, u.name,
           jsonb_agg(jsonb_build_object('type', 'field_sample', 'id', n.id)) as samples
      from after_change n join before_change o using (id) left join user_copy u on u.id = n.updated_by
     where n.signal_id is distinct from o.signal_id and n.signal_id is not null and n.version > o.version
       and (n.status_scope = 'descendants' or n.revokes is not null)
     group by 1, 2, 3, 4, 5, 6, 7
  loop
    perform set_config('biotrail.actor_type', case when heard.name is null then 'system' else 'user' end, true),
            set_config('biotrail.actor_id', coalesce(heard.updated_by, 'sampling'), true),
            set_config('biotrail.actor_name', coalesce(heard.name, heard.updated_by, 'sampling'), true),
            set_config('biotrail.lab.follows', 'on', true);
    acted := true;
    if heard.revokes is not null then
      perform revoke_signal(heard.revokes, heard.signal_id);
    else
      perform change_status(heard.signal_id, heard.samples,
        case when heard.status in ('ok', 'suspect') then heard.status else 'not_ok' end,
        case when heard.status = 'ok' then null when heard.status = 'suspect' then heard.status_reason
             when heard.status = 'not_ok' then 'other' else heard.status end,
        heard.status_reason, false, true,
        heard.status in ('contaminated', 'mislabelled', 'corrupted'), false, false, true);
    end if;
  end loop;
  if acted then
    perform set_config('biotrail.actor_type', '', true), set_config('biotrail.actor_id', '', true),
            set_config('biotrail.actor_name', '', true), set_config('biotrail.lab.follows', '', true);
  end if;
  return null;
end $$;
create trigger follow_sample_signals after update on field_sample_copy
  referencing old table as before_change new table as after_change
  for each statement execute function follow_sample_signals();

-- A sample that is placed or worked on here has reached the lab, whatever its record says.
create function sample_received() returns trigger language plpgsql as $$
begin
  with here as (
    update field_sample_copy f set stage = 'received'
     where f.stage = 'collected'
       and f.id in (select case tg_argv[0] when 'placement' then (to_jsonb(a) ->> 'thing_id')::uuid
                                           else (to_jsonb(a) ->> 'field_sample_id')::uuid end from arrived a)
    returning f.id, f.code, f.project_id, f.dataset_id)
  insert into sample_signal (id, field_sample_id, field_sample_code, project_id, dataset_id, stage)
  select biotrail.uuid7(), id, code, project_id, dataset_id, 'received' from here order by code;
  return null;
end $$;
create trigger sample_received after insert on placement referencing new table as arrived
  for each statement execute function sample_received('placement');
create trigger sample_received after insert on extract referencing new table as arrived
  for each statement execute function sample_received('extract');
