-- The record of changes. `select biotrail.record('taxon', …)` in a table's migration puts it under record: from then on
-- every statement that changes rows, whoever runs it, writes its change events into the outbox in the same transaction,
-- for all its rows at once. A relay publishes the outbox (docs/events has the event's form).

create schema biotrail;

-- Events that wait for the relay, in the order in which they go out. A subject's next row gets its id while its writer
-- holds the subject's row lock, so the order of ids is the order of a subject's commits.
create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    subject_type text not null,
    subject_id text not null,
    action text not null,
    occurred_at timestamptz not null,
    traceparent text,
    payload jsonb not null,
    -- why the broker will never take it; such a row is left out and stays for the operator
    refused text
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 5000);

-- What record() was called with, so that its triggers are made anew when a table has got other columns.
create table biotrail.recorded (
    recorded regclass primary key,
    subject_type text not null,
    label text not null,
    exclude text[] not null,
    digest text[] not null,
    whole text not null,
    log_names json not null,
    columns text[] not null
);

-- UUIDv7 (RFC 9562): new ones stand beside each other in an index.
create function biotrail.uuid7() returns uuid
    language sql volatile parallel safe
    return encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid())
                    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
                    from 1 for 6),
            52, 1), 53, 1),
        'hex')::uuid;

-- What the transaction says of itself; without it somebody works with SQL alone.
create function biotrail.actor_id() returns text
    language sql stable
    return coalesce(nullif(current_setting('biotrail.actor_id', true), ''), 'system');

create function biotrail.causer() returns jsonb
    language sql stable
    return jsonb_build_object(
        'type', coalesce(nullif(current_setting('biotrail.actor_type', true), ''), 'system'),
        'id', biotrail.actor_id(),
        'name', coalesce(nullif(current_setting('biotrail.actor_name', true), ''), biotrail.actor_id()));

create function biotrail.comment() returns text
    language sql stable
    return coalesce(current_setting('biotrail.comment', true), '');

create function biotrail.log_name() returns text
    language sql stable
    return nullif(current_setting('biotrail.log_name', true), '');

-- Columns whose former values this transaction takes out of the world, with commas between: an edit tells that they
-- changed, and to what, but not from what.
create function biotrail.forgotten() returns text[]
    language sql stable
    return coalesce(string_to_array(nullif(current_setting('biotrail.forget', true), ''), ','), '{}');

-- Columns that every recorded table has and that tell of the change rather than of the thing.
create function biotrail.stamps() returns text[]
    language sql immutable parallel safe
    return array ['id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by'];

-- An event that no row tells: a download, a request, a printed sheet.
create function biotrail.announce(
    subject_type text, subject_id text, subject_label text, action text, log_name text, data jsonb) returns void
    language sql volatile
begin atomic
    insert into outbox (event_id, subject_type, subject_id, action, occurred_at, traceparent, payload)
    values (biotrail.uuid7(), announce.subject_type, announce.subject_id, announce.action, clock_timestamp(),
            nullif(current_setting('biotrail.traceparent', true), ''),
            jsonb_build_object(
                'subject_type', announce.subject_type, 'subject_id', announce.subject_id,
                'subject_label', announce.subject_label, 'action', announce.action, 'version', null,
                'log_name', announce.log_name, 'comment', biotrail.comment(), 'causer', biotrail.causer(),
                'attributes', '{}'::jsonb, 'old', '{}'::jsonb, 'data', announce.data));
end;

-- The digest of a bulky column, as an SQL expression over a row alias: a geometry of more than 200 vertices is told by
-- type, vertices, bbox (west, south, east, north), area (m²) and hash; other values above 4096 bytes by size and hash.
-- In rows that meet the condition `whole` nothing is bulky.
create function biotrail.digest_expression(alias text, name name, type regtype, whole text) returns text
    language plpgsql as
$$
begin
    if type::text in ('geometry', 'public.geometry') then
        return format($sql$
            case when st_npoints(%1$s.%2$I) <= 200 or (%3$s) then st_asgeojson(%1$s.%2$I)::jsonb
                 when %1$s.%2$I is not null then jsonb_build_object(
                     'type', substr(st_geometrytype(%1$s.%2$I), 4),
                     'vertices', st_npoints(%1$s.%2$I),
                     'bbox', jsonb_build_array(st_xmin(%1$s.%2$I), st_ymin(%1$s.%2$I), st_xmax(%1$s.%2$I), st_ymax(%1$s.%2$I)),
                     'area', st_area(%1$s.%2$I::geography),
                     'sha256', encode(sha256(st_asbinary(%1$s.%2$I)), 'hex')) end as %2$I$sql$, alias, name, whole);
    end if;
    return format($sql$
            case when octet_length(%3$s) <= 4096 or (%4$s) then to_jsonb(%1$s.%2$I)
                 when %1$s.%2$I is not null then jsonb_build_object(
                     'bytes', octet_length(%3$s), 'sha256', encode(sha256(%3$s), 'hex')) end as %2$I$sql$,
        alias, name,
        case type when 'bytea'::regtype then format('%s.%I', alias, name)
                  else format('convert_to(%s.%I::text, ''UTF8'')', alias, name) end,
        whole);
end
$$;

-- The row as it stands in events, as an SQL expression over a row alias.
create function biotrail.row_expression(
    alias text, recorded regclass, exclude text[], digest text[], whole text) returns text
    language sql stable
    return (select '(select to_jsonb(fields) from (select '
                || string_agg(case when attname = any (digest) then biotrail.digest_expression(
                                            alias, attname, atttypid, replace(whole, '{row}', alias))
                                   else format('%s.%I', alias, attname) end, ', ' order by attnum)
                || ') fields)'
            from pg_attribute
            where attrelid = recorded and attnum > 0 and not attisdropped and attname <> all (exclude));

-- The names of the columns that a row of alias r has in common with its earlier state of alias o, and the stamps.
create function biotrail.same_expression(recorded regclass, exclude text[]) returns text
    language sql stable
    return (select 'biotrail.stamps() || array_remove(array['
                || string_agg(format('case when r.%1$I%2$s is not distinct from o.%1$I%2$s then %1$L end', attname,
                                     case atttypid when 'json'::regtype then '::text' else '' end), ', ')
                || ']::text[], null)'
            from pg_attribute
            where attrelid = recorded and attnum > 0 and not attisdropped and attname <> all (exclude || biotrail.stamps()));

create function biotrail.columns(recorded regclass) returns text[]
    language sql stable
    return (select array_agg(format('%s %s %s', attname, atttypid::regtype, attgenerated) order by attnum)
            from pg_attribute
            where attrelid = recorded and attnum > 0 and not attisdropped);

/*
 Puts a table under record; called again it replaces what it made.
   label      an SQL expression over the row alias r: the subject's label as it is at the time
   exclude    columns that never enter events; a change of nothing else is no change (no version, no event)
   digest     columns that enter as a digest when they are bulky
   whole      an SQL condition over the row {row}: rows that enter without digest all the same
   log_names  {"column": "log name", …}: of the columns that an edit changed the first one in this order names it
 The table has id, version, created_at, created_by, updated_at, updated_by; the last five are filled here.
 Of a table's BEFORE triggers the one made here runs last, so it sees what the others settled; of its AFTER triggers those
 made here run first, so an event precedes those of what other triggers do. A trigger that changes a row of its own table
 again is BEFORE ROW or AFTER STATEMENT: what an AFTER ROW trigger does would be told before the change that caused it.
*/
create function biotrail.record(
    recorded regclass,
    subject_type text default null,
    label text default 'r.id::text',
    exclude text[] default '{}',
    digest text[] default '{}',
    whole text default 'false',
    log_names json default '{}') returns void
    language plpgsql as
$record$
declare
    type constant text := coalesce(subject_type, (select relname from pg_class where oid = recorded));
    name constant text := (select relname from pg_class where oid = recorded);
    fields constant text := biotrail.row_expression('r', recorded, exclude, digest, whole);
    missing constant text := (
        select string_agg(wanted, ', ')
        from unnest(biotrail.stamps() || exclude || digest || array(select json_object_keys(log_names))) wanted
        where not exists (select from pg_attribute
                          where attrelid = recorded and attname = wanted and attnum > 0 and not attisdropped));
    log_name text;
    settled text;
    unchanged text;
    event constant text := $sql$
        insert into outbox (event_id, subject_type, subject_id, action, occurred_at, traceparent, payload)
        select biotrail.uuid7(), %1$L, id, '%2$s', occurred_at, traceparent, jsonb_build_object(
            'subject_type', %1$L, 'subject_id', id, 'subject_label', coalesce(label, id), 'action', '%2$s',
            'version', version, 'log_name', %3$s, 'comment', comment, 'causer', causer,
            'attributes', attributes, 'old', before, 'data', %4$s)$sql$;
begin
    if missing is not null then
        raise exception '% has no column %', recorded, missing;
    end if;

    -- columns whose values at this time are not the row's own: stamps and what the database generates
    select coalesce(string_agg(format('was.%1$I := old.%1$I;', attname), ' '), '') into settled
    from pg_attribute
    where attrelid = recorded and attnum > 0 and not attisdropped
      and (attgenerated <> '' or attname = any (biotrail.stamps()) and attname <> 'id');
    select coalesce(string_agg(format('was.%1$I := old.%1$I;', column_name), ' '), '') into unchanged
    from unnest(exclude) column_name;

    execute format($function$
        create or replace function biotrail.%1$I() returns trigger language plpgsql as
        $body$
        declare
            was %2$s;
        begin
            if tg_op = 'INSERT' then
                new.version := 1;
                new.created_at := clock_timestamp();
                new.created_by := biotrail.actor_id();
                new.updated_at := new.created_at;
                new.updated_by := new.created_by;
                return new;
            end if;
            new.created_at := old.created_at;
            new.created_by := old.created_by;
            was := new;
            %3$s
            if was is not distinct from old then
                return old;
            end if;
            %4$s
            if was is not distinct from old then
                new.version := old.version;
                new.updated_at := old.updated_at;
                new.updated_by := old.updated_by;
                return new;
            end if;
            new.version := old.version + 1;
            new.updated_at := greatest(clock_timestamp(), old.updated_at);
            new.updated_by := biotrail.actor_id();
            return new;
        end
        $body$$function$, name || '_stamp', recorded, settled, unchanged);

    select coalesce('case ' || string_agg(format('when attributes ? %L then %L', key, value), ' ' order by place)
                    || ' else ''default'' end', '''default''')
    into log_name
    from json_each_text(log_names) with ordinality each(key, value, place);

    -- Plans are kept from a statement over one row to one over a million: hash joins do for both.
    execute format($function$
        create or replace function biotrail.%1$I() returns trigger language plpgsql
            set timezone = 'UTC' set jit = off set enable_nestloop = off as
        $body$
        declare
            causer constant jsonb := biotrail.causer();
            comment constant text := biotrail.comment();
            log_name constant text := biotrail.log_name();
            traceparent constant text := nullif(current_setting('biotrail.traceparent', true), '');
            forgotten constant text[] := biotrail.forgotten();
        begin
            if tg_op = 'INSERT' then %2$s
                from (select fields ->> 'id' as id, label, version, updated_at as occurred_at, fields,
                             jsonb_strip_nulls(fields) - biotrail.stamps() as attributes, '{}'::jsonb as before
                      from (select %5$s as fields, %6$s as label, r.version, r.updated_at from new_rows r offset 0) row
                     ) change;
            elsif tg_op = 'UPDATE' then
                -- versions only ever grow: as much as before means that no row is another one
                if (select sum(version) from new_rows) = (select sum(version) from old_rows) then
                    return null;
                end if;
                %3$s
                from (select fields ->> 'id' as id, label, version, updated_at as occurred_at, fields,
                             fields - same as attributes, earlier - same - forgotten as before
                      from (select %5$s as fields, %8$s as earlier, %9$s as same, %6$s as label, r.version, r.updated_at
                            from new_rows r
                            join old_rows o on o.id = r.id and o.version <> r.version
                            offset 0) row
                     ) change;
            elsif tg_op = 'DELETE' then %4$s
                from (select fields ->> 'id' as id, label, version + 1 as version, clock_timestamp() as occurred_at, fields,
                             '{}'::jsonb as attributes, jsonb_strip_nulls(fields) - biotrail.stamps() as before
                      from (select %5$s as fields, %6$s as label, r.version from old_rows r offset 0) row
                     ) change;
            else %4$s
                from (select fields ->> 'id' as id, label, version + 1 as version, clock_timestamp() as occurred_at, fields,
                             '{}'::jsonb as attributes, jsonb_strip_nulls(fields) - biotrail.stamps() as before
                      from (select %5$s as fields, %6$s as label, r.version from %7$s r offset 0) row
                     ) change;
            end if;
            return null;
        end
        $body$$function$,
        name || '_record',
        format(event, type, 'add', 'coalesce(log_name, ''default'')', 'fields'),
        format(event, type, 'edit', format('coalesce(log_name, %s)', log_name), 'fields'),
        format(event, type, 'delete', 'coalesce(log_name, ''default'')', 'jsonb_build_object(''id'', fields -> ''id'')'),
        fields, label, recorded,
        biotrail.row_expression('o', recorded, exclude, digest, whole), biotrail.same_expression(recorded, exclude));

    execute format($triggers$
        create or replace trigger zz_record_stamp before insert or update on %1$s
            for each row execute function biotrail.%2$I();
        create or replace trigger aa_record_insert after insert on %1$s referencing new table as new_rows
            for each statement execute function biotrail.%3$I();
        create or replace trigger aa_record_update after update on %1$s referencing old table as old_rows new table as new_rows
            for each statement execute function biotrail.%3$I();
        create or replace trigger aa_record_delete after delete on %1$s referencing old table as old_rows
            for each statement execute function biotrail.%3$I();
        create or replace trigger aa_record_truncate before truncate on %1$s
            for each statement execute function biotrail.%3$I();
        $triggers$, recorded, name || '_stamp', name || '_record');

    insert into biotrail.recorded as known
    values (recorded, type, label, exclude, digest, whole, log_names, biotrail.columns(recorded))
    on conflict on constraint recorded_pkey do update set
        subject_type = excluded.subject_type, label = excluded.label, exclude = excluded.exclude,
        digest = excluded.digest, whole = excluded.whole, log_names = excluded.log_names, columns = excluded.columns;
end
$record$;

-- Makes the triggers of tables anew that have got other columns since; Flyway calls it after every migration.
create function biotrail.record_again() returns void
    language plpgsql as
$$
begin
    delete from biotrail.recorded known where not exists (select from pg_class where oid = known.recorded);
    perform biotrail.record(known.recorded, known.subject_type, known.label, known.exclude, known.digest, known.whole,
                            known.log_names)
    from biotrail.recorded known
    where known.columns <> biotrail.columns(known.recorded);
end
$$;
