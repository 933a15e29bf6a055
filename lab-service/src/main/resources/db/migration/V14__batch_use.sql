-- The first thing that is made with a reserved batch, or run in it, takes it into use, whoever writes that and how.

create function batch_used() returns trigger language plpgsql as $$
begin
  update batch set reserved = false, short_description = coalesce(short_description, right(code, 6))
   where reserved and id in (select batch_id from arrived);
  if tg_table_name = 'analysis' then
    update batch set reserved = false, short_description = coalesce(short_description, right(code, 6))
     where reserved and id in (select ms_batch_id from arrived);
  end if;
  return null;
end $$;

do $$
declare thing text;
begin
  foreach thing in array array['extract', 'aliquot', 'analysis'] loop
    execute format('create trigger batch_used_insert after insert on %I referencing new table as arrived
      for each statement execute function batch_used()', thing);
    execute format('create trigger batch_used_update after update on %I referencing new table as arrived
      for each statement execute function batch_used()', thing);
  end loop;
end $$;
