-- Who uses what this service owns, as the other services' topics tell: how many identifications name a taxon. A copy; it
-- is not recorded.
create table usage (
    thing_type text not null,
    thing_id uuid not null,
    service text not null,
    kind text not null,
    person_id uuid,
    dataset_id uuid,
    count bigint not null,
    constraint usage_key unique nulls not distinct (thing_type, thing_id, service, kind, person_id, dataset_id)
);

-- What each thing of another service uses here, by the newest of its events: what usage is counted from. A thing that was
-- deleted keeps its row with no uses, so that a repeated event does not bring it back.
create table usage_copy (
    service text not null,
    subject_type text not null,
    subject_id text not null,
    version bigint not null,
    uses jsonb not null,
    primary key (service, subject_type, subject_id)
);

-- Fields of others' events that hold ids of things of this service, one or a list of them. Units are named by their UCUM
-- codes in fields that end in _unit, see usage_uses.
create table usage_field (
    field text primary key,
    thing_type text not null
);
insert into usage_field (field, thing_type) values
    ('taxon_id', 'taxon'), ('link_id', 'taxon'),
    ('location_id', 'location'), ('location_ids', 'location'),
    ('person_id', 'person'), ('collector_id', 'person'), ('collectors', 'person'), ('identifiers', 'person'),
    ('bibreference_id', 'bibreference'), ('bibreference_ids', 'bibreference'),
    ('biocollection_id', 'biocollection'), ('institution_id', 'institution'),
    ('trait_id', 'trait'), ('categories', 'trait_category'), ('form_id', 'form'),
    ('unit_id', 'unit'), ('tag_ids', 'tag'), ('tags', 'tag');

-- What a row of an event refers to here: [{thing_type, thing_id, person_id, dataset_id}], nothing twice.
create function usage_uses(data jsonb) returns jsonb
    language plpgsql stable as
$$
begin
    return (
        select coalesce(jsonb_agg(distinct jsonb_build_object(
                   'thing_type', used.thing_type, 'thing_id', used.thing_id,
                   'person_id', data -> 'person_id', 'dataset_id', data -> 'dataset_id')), '[]')
        from (select f.thing_type, named.ref::uuid as thing_id
              from jsonb_each(data) d
              join usage_field f on f.field = d.key
              cross join lateral (
                  select d.value #>> '{}' as ref where jsonb_typeof(d.value) = 'string'
                  union all
                  select jsonb_array_elements_text(d.value) where jsonb_typeof(d.value) = 'array') named
              where named.ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
              union all
              select 'unit', u
              from jsonb_each(data) d cross join lateral unit_matches(d.value #>> '{}') u
              where right(d.key, 5) = '_unit' and jsonb_typeof(d.value) = 'string') used);
end
$$;

-- Counts anew what things of other services use, given as [{service, subject_type, subject_id, version, data}], each
-- thing once, without data where it was deleted; an event that is not newer than what is known changes nothing.
create function usage_keep(events jsonb) returns void
    language plpgsql as
$$
begin
    with event as (
        select e.service, e.subject_type, e.subject_id, e.version,
               case when e.data is null then '[]' else usage_uses(e.data) end as uses
        from jsonb_to_recordset(events)
            e (service text, subject_type text, subject_id text, version bigint, data jsonb)
    ), before as (
        select k.service, k.subject_type, k.subject_id, k.uses
        from usage_copy k join event using (service, subject_type, subject_id)
    ), kept as (
        insert into usage_copy as known (service, subject_type, subject_id, version, uses)
        select service, subject_type, subject_id, version, uses
        from event e
        where uses <> '[]' or exists (
            select from before b
            where b.service = e.service and b.subject_type = e.subject_type and b.subject_id = e.subject_id)
        on conflict (service, subject_type, subject_id) do update set version = excluded.version, uses = excluded.uses
        where known.version < excluded.version
        returning service, subject_type, subject_id, uses
    ), change as (
        select k.service, k.subject_type as kind, k.uses, 1 as step from kept k
        union all
        select b.service, b.subject_type, b.uses, -1 from before b join kept using (service, subject_type, subject_id)
    )
    insert into usage as known (thing_type, thing_id, service, kind, person_id, dataset_id, count)
    select u.thing_type, u.thing_id, c.service, c.kind, u.person_id, u.dataset_id, sum(c.step)
    from change c
    cross join jsonb_to_recordset(c.uses) u (thing_type text, thing_id uuid, person_id uuid, dataset_id uuid)
    group by 1, 2, 3, 4, 5, 6
    having sum(c.step) <> 0
    order by 1, 2, 3, 4, 5, 6
    on conflict on constraint usage_key do update set count = known.count + excluded.count;
end
$$;

-- Services and kinds that use a thing, without numbers and ids: {"sampling: identification"}.
create function used_by(thing_type text, thing_id uuid) returns text[]
    language sql stable
begin atomic
    select coalesce(array_agg(distinct u.service || ': ' || u.kind), '{}')
    from usage u
    where u.thing_type = used_by.thing_type and u.thing_id = used_by.thing_id and u.count > 0;
end;
