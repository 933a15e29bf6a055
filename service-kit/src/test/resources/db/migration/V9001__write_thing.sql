-- What the kit's own tests write.
create table write_thing (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    name text not null,
    size int,
    weight numeric,
    parent_id uuid constraint write_thing_parent_id_fkey references write_thing,
    properties jsonb,
    tags text[] not null default '{}',
    constraint write_thing_size_check check (size < 1000),
    constraint write_thing_weight_check check (weight > 0)
);
create unique index write_thing_name_key on write_thing (lower(name));
comment on index write_thing_name_key is '409 duplicate_name name: another thing has this name';
comment on constraint write_thing_size_check on write_thing is '422 out_of_range size: a thing is smaller than 1000';
comment on constraint write_thing_parent_id_fkey on write_thing is '409 in_use : other things are part of it';

create function write_thing_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from write_thing where id::text = lower(ref)
    union
    select id from write_thing where lower(name) = lower(ref)
    limit 21
$$;

create view write_thing_view as
select t.*, (select count(*) from write_thing child where child.parent_id = t.id) as parts,
       (select whole.name from write_thing whole where whole.id = t.parent_id) as parent_name,
       st_setsrid(st_makepoint(100.0 / 3, 200.0 / 3), 4326) as place, null::text[] as withheld
from write_thing t;

select biotrail.record('write_thing', label => 'r.name');
