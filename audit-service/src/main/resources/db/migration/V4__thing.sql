-- What the log knows of each thing as it is now: its name, and to which datasets it belongs, its own or those of what
-- it was made of. Derived from the events; replaying the topics makes it again.
create table thing (
    key text not null,
    kind text not null,
    -- the service that owns it; null while only others spoke of it
    kept_by text,
    version bigint not null default 0,
    label text not null,
    gone boolean not null default false,
    own_datasets uuid[] not null default '{}',
    -- ids of what it is made of, or says something of
    parents text[] not null default '{}',
    -- those it obeys; null while a parent is not known
    datasets uuid[],
    project_id uuid,
    -- the user whose own it is: a key, a download, a picture without a dataset
    owner text,
    -- between these times lie its activities
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (key, kind)
-- room for the next version on the same page, so that the indexes need not hear of it
) with (fillfactor = 80);
create index thing_parents_idx on thing using gin (parents) where parents <> '{}';

create function sorted_set(ids uuid[]) returns uuid[]
    language sql immutable parallel safe
    return array(select distinct id from unnest(ids) id order by id);

-- The datasets that a thing obeys: its own, else its parents'; of the bench things both, since they follow their sample.
create function obeyed_datasets(t thing) returns uuid[]
    language sql stable as
$$
    select case
        when (t).parents = '{}' or ((t).own_datasets <> '{}' and (t).kept_by is distinct from 'lab') then (t).own_datasets
        else (select case when count(distinct parent.key) = cardinality((t).parents)
                          then sorted_set((t).own_datasets || coalesce(array_agg(dataset) filter (where dataset is not null), '{}')) end
              from thing parent left join unnest(parent.datasets) dataset on true
              where parent.key = any ((t).parents) and parent.key <> (t).key and parent.datasets is not null)
    end
$$;

-- Brings what things obey up to date, and what hangs on those for which it changed. Things that inherit settle one
-- transaction after the other: two at once would not see each other's rows.
create function settle_things(keys text[]) returns void
    language plpgsql as
$$
begin
    if keys is null or not exists (select from thing where key = any (keys) and parents <> '{}'
                   union all select from thing where parents && keys and parents <> '{}') then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('settle_things'));
    for depth in 1..20 loop
        with fresh as (
            select t.key, t.kind, obeyed_datasets(t) as datasets,
                   coalesce(t.project_id, (select p.project_id from thing p where p.key = any (t.parents) limit 1)) as project_id
            from thing t where t.key = any (keys)
        ), changed as (
            update thing t set datasets = fresh.datasets, project_id = fresh.project_id
            from fresh
            where t.key = fresh.key and t.kind = fresh.kind
              and (t.datasets is distinct from fresh.datasets or t.project_id is distinct from fresh.project_id)
            returning t.key
        )
        select array(select child.key from thing child
                     where child.parents <> '{}'
                       and child.parents && (array(select key from changed) || case depth when 1 then keys else '{}' end))
        into keys;
        exit when keys = '{}';
    end loop;
end
$$;

-- The present name of the thing of an id, for whoever may read what belongs to these datasets; null for what is no known
-- id or not theirs to know. Of a list of ids, the list of names; of an entry with one id, that one's.
create function thing_label(value jsonb, datasets uuid[]) returns text
    language sql stable as
$$
    select case jsonb_typeof(value)
        when 'string' then (
            select t.label from thing t
            where t.key = value #>> '{}'
              and (t.kept_by = 'catalog' or t.kind = 'user'
                   or t.kind in ('label', 'label_range')
                   or (t.kind = 'dataset' and exists (
                           select from dataset_copy d where d.id::text = t.key and (d.listed or d.id = any (thing_label.datasets))))
                   or (t.kind = 'project' and exists (select from project_copy p where p.id::text = t.key and p.listed))
                   or (t.kept_by in ('sampling', 'lab') and t.datasets <@ thing_label.datasets))
            limit 1)
        when 'array' then (
            select string_agg(coalesce(thing_label(element, thing_label.datasets), element #>> '{}'), ', ' order by place)
            from jsonb_array_elements(value) with ordinality listed (element, place)
            having bool_or(thing_label(element, thing_label.datasets) is not null))
        when 'object' then (
            select thing_label(field.value, thing_label.datasets) from jsonb_each(value) field
            where field.key like '%\_id' and jsonb_typeof(field.value) = 'string' limit 1)
        end
$$;
