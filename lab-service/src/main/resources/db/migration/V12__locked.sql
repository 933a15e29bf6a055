-- A locked dataset takes no write, whoever writes. What follows from another service's events is no write of anybody's
-- here and goes on.

create function refuse_locked() returns trigger language plpgsql as $$
declare
  dataset uuid;
  title text;
begin
  if current_setting('biotrail.lab.follows', true) = 'on' then
    return null;
  end if;
  select d.id, coalesce(d.title, d.name, d.id::text) into dataset, title
    from touched t join dataset_copy d on d.id = t.dataset_id where d.locked limit 1;
  if found then
    -- A signal reaches what stands in a container, whoever's it is.
    if not may_read(dataset, biotrail.actor_id(), coalesce(current_setting('biotrail.actor_granted', true), '')) then
      title := 'of something that this reaches';
    end if;
    raise exception '409 dataset_locked dataset_id: the dataset % is locked', title;
  end if;
  return null;
end $$;

do $$
declare thing text;
begin
  foreach thing in array array['extract', 'aliquot', 'analysis'] loop
    execute format('create trigger refuse_locked_insert after insert on %I referencing new table as touched
      for each statement execute function refuse_locked()', thing);
    execute format('create trigger refuse_locked_update after update on %I referencing old table as touched
      for each statement execute function refuse_locked()', thing);
    execute format('create trigger refuse_locked_delete after delete on %I referencing old table as touched
      for each statement execute function refuse_locked()', thing);
  end loop;
end $$;
