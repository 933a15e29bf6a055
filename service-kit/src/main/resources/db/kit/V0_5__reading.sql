-- What readers of other services' changes keep.

-- The events of the last days that were delivered, so that a repeated one is dropped.
create table seen_event (
    id uuid primary key,
    seen_at timestamptz not null default now()
);
create index seen_event_seen_at on seen_event using brin (seen_at);

/*
 Keeps copies of another service's things in `<thing>_copy(id, version, …)`: of each row those fields that the copy has
 columns for; a row that is not newer than its copy is left. A column with a default gets it where the row lacks the
 field.
*/
create function biotrail.keep_copies(thing text, rows jsonb) returns void
    language plpgsql as
$$
declare
    copy constant regclass := (thing || '_copy')::regclass;
    columns constant name[] := array(
        select attname from pg_attribute
        where attrelid = copy and attnum > 0 and not attisdropped and attgenerated = '' order by attnum);
    defaults constant text := (
        select string_agg(coalesce(case when attgenerated = '' then pg_get_expr(adbin, adrelid) end, 'null'), ', ' order by attnum)
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = copy and attnum > 0 and not attisdropped);
begin
    execute format($sql$
        insert into %1$s as known (%2$s)
        select distinct on (id) %2$s
        from jsonb_populate_recordset(row(%3$s)::%1$s, $1)
        order by id, version desc
        on conflict (id) do update set %4$s
        where excluded.version > known.version$sql$,
        copy,
        (select string_agg(quote_ident(c), ', ') from unnest(columns) c),
        defaults,
        (select string_agg(format('%1$I = excluded.%1$I', c), ', ') from unnest(columns) c where c <> 'id'))
    using rows;
end
$$;

-- Drops copies of things that are no more, given as rows of id and version.
create function biotrail.drop_copies(thing text, rows jsonb) returns void
    language plpgsql as
$$
begin
    execute format('delete from %1$s known using jsonb_populate_recordset(null::%1$s, $1) gone
                    where known.id = gone.id and known.version < gone.version', (thing || '_copy')::regclass)
    using rows;
end
$$;
