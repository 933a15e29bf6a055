-- Forms: ordered groups of traits to fill in for one kind of object.

create table form (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    name text not null,
    description text,
    object_type text not null,
    owner_id text not null,
    traits jsonb not null,
    filter text,
    notes text
);

create unique index form_name_key on form (owner_id, lower(name));
comment on index form_name_key is '409 duplicate_name name: its owner has a form of this name';
create index form_name on form (lower(name), id);
create index form_object_type on form (object_type, id);
create index form_words on form using gin (biotrail.fold(name) gin_trgm_ops, biotrail.fold(description) gin_trgm_ops);

-- Which trait stands in which form, at which place: derived from `traits`.
create table form_trait (
    form_id uuid not null references form on delete cascade,
    trait_id uuid not null,
    place int not null,
    mandatory boolean not null,
    primary key (form_id, trait_id),
    constraint form_trait_trait_id foreign key (trait_id) references trait
);
create index form_trait_trait on form_trait (trait_id);
comment on constraint form_trait_trait_id on form_trait is '409 in_use : it stands in a form';

create function form_traits() returns trigger
    language plpgsql as
$$
begin
    delete from form_trait where form_id = new.id;
    insert into form_trait (form_id, trait_id, place, mandatory)
    select new.id, (t ->> 'trait_id')::uuid, place, coalesce((t ->> 'mandatory')::boolean, false)
    from jsonb_array_elements(new.traits) with ordinality e(t, place);
    return null;
end
$$;
create trigger traits after insert or update on form for each row execute function form_traits();

-- The forms that a text refers to: by id, else name.
create function form_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from form where id = ref::uuid;
    else
        return query select id from form where lower(name) = lower(ref) limit 21;
    end if;
end
$$;

create view form_view as
select f.id, f.version, f.created_at, f.created_by, f.updated_at, f.updated_by,
       f.name, f.description, f.object_type, f.owner_id,
       (select u.name from user_copy u where u.id = f.owner_id) as owner_name,
       f.traits, (select jsonb_agg(t.export_name order by e.place)
                  from form_trait e join trait t on t.id = e.trait_id where e.form_id = f.id) as export_names,
       array(select e.trait_id from form_trait e where e.form_id = f.id order by e.place) as trait_ids,
       f.filter, f.notes
from form f;

select biotrail.record('form', label => 'r.name');
