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

-- Services and kinds that use a thing, without numbers and ids: {"sampling: identification"}.
create function used_by(thing_type text, thing_id uuid) returns text[]
    language sql stable
begin atomic
    select coalesce(array_agg(distinct u.service || ': ' || u.kind), '{}')
    from usage u
    where u.thing_type = used_by.thing_type and u.thing_id = used_by.thing_id and u.count > 0;
end;
