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

-- Sets the status of all that a signal reaches, by a number of statements that does not depend on how many.
create function change_status(
  signal uuid, named jsonb, new_status text, new_reason text, new_comment text, contents boolean, descendants boolean,
  with_analyses boolean, remove_from_place boolean, only_look boolean) returns jsonb language plpgsql as $$
declare
  answer jsonb;
begin
  insert into signal_change (signal_id, thing_type, thing_id, thing_code, named, former_status, former_reason, former_comment, skipped)
  select signal, v.type, v.id, v.code, r.named, v.status, v.status_reason, null,
         case when v.type = 'field_sample' then 'owned_by_sampling'
              when v.type = 'mass_spectrometer' then 'has_no_status'
              when v.type = 'analysis' and not r.named and not with_analyses then 'analysis'
              when v.status_reason = 'discarded' and not r.named then 'discarded_before'
              when v.status = new_status and v.status_reason is not distinct from new_reason then 'unchanged' end
    from signal_reach(named, contents, descendants) r
    join thing_view v on v.type = r.type and v.id = r.id;
  select jsonb_build_object('signal_id', signal,
           'changed', count(*) filter (where skipped is null), 'skipped', count(*) filter (where skipped is not null),
           'data', coalesce(jsonb_agg(jsonb_build_object('type', thing_type, 'id', thing_id, 'code', thing_code,
              'skipped', skipped) order by thing_type, thing_code), '[]'))
    into answer from signal_change where signal_id = signal;
  if only_look then
    delete from signal_change where signal_id = signal;
    return answer;
  end if;
  update container t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from signal_change s where s.signal_id = signal and s.skipped is null and s.thing_type = 'container' and t.id = s.thing_id;
  update batch t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from signal_change s where s.signal_id = signal and s.skipped is null and s.thing_type = 'batch' and t.id = s.thing_id;
  update extract t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from signal_change s where s.signal_id = signal and s.skipped is null and s.thing_type = 'extract' and t.id = s.thing_id;
  update aliquot t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from signal_change s where s.signal_id = signal and s.skipped is null and s.thing_type = 'aliquot' and t.id = s.thing_id;
  update analysis t set status = new_status, status_reason = new_reason, status_comment = new_comment, signal_id = signal
    from signal_change s where s.signal_id = signal and s.skipped is null and s.thing_type = 'analysis' and t.id = s.thing_id;
  if remove_from_place then
    perform set_config('biotrail.log_name', 'thing removed', true);
    with gone as (
      delete from placement p using signal_change s
       where s.signal_id = signal and s.skipped is null and p.thing_type = s.thing_type and p.thing_id = s.thing_id
      returning p.*)
    insert into movement (id, thing_type, thing_id, thing_code, kind, from_container_id, from_position, at, by, reason)
    select biotrail.uuid7(), thing_type, thing_id, thing_code, 'remove', container_id, position, clock_timestamp(),
           biotrail.actor_id(), new_reason from gone;
    perform set_config('biotrail.log_name', '', true);
  end if;
  return answer;
end $$;

-- Takes a signal back: what it changed, and nobody has changed since, is as it was.
create function revoke_signal(signal uuid, new_signal uuid) returns jsonb language plpgsql as $$
declare
  restored jsonb := '[]';
  kind text;
  part jsonb;
begin
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
  return jsonb_build_object('signal_id', new_signal, 'revokes', signal, 'changed', jsonb_array_length(restored), 'data', restored);
end $$;
