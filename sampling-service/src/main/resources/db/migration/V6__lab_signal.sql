-- What the lab says of samples: that one has reached it, is dried, or is good or bad. It comes as events of the lab's
-- sample_signal (docs/decisions/0009-signals-travel-as-events.md), is applied once, and not sent back.

create table sample_signal_copy (
  id uuid primary key,
  version bigint not null,
  signal_id uuid,
  field_sample_id uuid,
  stage text,
  status text,
  status_reason text,
  status_comment text,
  revokes uuid,
  created_by text
);

create function stage_rank(stage text) returns int language sql immutable parallel safe as $$
  select array_position(array['collected', 'received', 'dried', 'consumed'], stage)
$$;

-- Each person's signals are applied in their name, so that a sample's history says who found it mouldy in the lab.
create function apply_lab_signals() returns trigger language plpgsql as $$
declare person record;
begin
  for person in select distinct a.created_by as id, u.name from arrived a left join user_copy u on u.id = a.created_by order by 1 loop
    perform set_config('biotrail.actor_type', case when person.name is null then 'system' else 'user' end, true),
            set_config('biotrail.actor_id', coalesce(person.id, 'lab'), true),
            set_config('biotrail.actor_name', coalesce(person.name, person.id, 'lab'), true);
    update field_sample s set stage = a.stage
      from (select field_sample_id, (array_agg(stage order by stage_rank(stage) desc))[1] as stage
              from arrived where stage is not null and created_by is not distinct from person.id group by 1) a
     where s.id = a.field_sample_id and stage_rank(a.stage) > stage_rank(s.stage);
    insert into sample_signal (signal_id, field_sample_id, status, reason, comment, recursive, revokes, before, signalled_by)
    select a.signal_id, s.id, coalesce(a.status, 'ok'), a.status_reason, a.status_comment, false, a.revokes,
           jsonb_build_object('status', s.status, 'status_reason', s.status_reason, 'status_scope', s.status_scope,
                              'signal_id', s.signal_id),
           coalesce(person.id, 'lab')
      from arrived a join field_sample s on s.id = a.field_sample_id
     where a.signal_id is not null and a.stage is null and a.created_by is not distinct from person.id
        on conflict do nothing;
    update field_sample s
       set status = a.status, status_reason = a.status_reason, signal_id = a.signal_id, revokes = null,
           status_scope = 'self', status_at = now()
      from (select distinct on (field_sample_id) * from arrived
             where status is not null and revokes is null and created_by is not distinct from person.id
             order by field_sample_id, id desc) a
     where s.id = a.field_sample_id;
    update field_sample s
       set status = b.before ->> 'status', status_reason = b.before ->> 'status_reason', signal_id = a.signal_id,
           revokes = a.revokes, status_scope = 'self', status_at = now()
      from arrived a join sample_signal b on b.signal_id = a.revokes and b.field_sample_id = a.field_sample_id
     where a.revokes is not null and a.created_by is not distinct from person.id
       and s.id = a.field_sample_id and s.signal_id = a.revokes;
  end loop;
  perform set_config('biotrail.actor_type', '', true), set_config('biotrail.actor_id', '', true),
          set_config('biotrail.actor_name', '', true);
  return null;
end $$;
create trigger apply_lab_signals after insert on sample_signal_copy referencing new table as arrived
  for each statement execute function apply_lab_signals();
