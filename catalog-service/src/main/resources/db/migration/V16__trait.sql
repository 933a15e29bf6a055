-- Traits: variables that users define and that are measured on individuals, vouchers, locations and taxa.

-- Who administers a dataset, as tracker-service tells.
create table dataset_copy (
    id uuid primary key,
    version bigint not null,
    members jsonb
);

create table trait_type (
    type text primary key,
    type_code int not null unique
);
insert into trait_type (type, type_code) values
    ('quantitative_integer', 0), ('quantitative_real', 1), ('categorical', 2), ('categorical_multiple', 3), ('ordinal', 4),
    ('text', 5), ('color', 6), ('link', 7), ('spectral', 8), ('genbank', 9);

create table trait (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    export_name text not null,
    type text not null references trait_type,
    objects text[] not null,
    translations jsonb not null,
    languages text[] not null default '{}',
    unit uuid,
    range_min numeric,
    range_max numeric,
    value_length int,
    link_type text,
    bibreference_id uuid,
    categories jsonb not null default '[]',
    constraint trait_unit foreign key (unit) references unit,
    constraint trait_bibreference_id foreign key (bibreference_id) references bibreference,
    constraint trait_range check (range_min < range_max)
);

create unique index trait_export_name_key on trait (lower(export_name));
comment on index trait_export_name_key is '409 duplicate_export_name export_name: another trait has this export name';
comment on constraint trait_unit on trait is '409 in_use : traits are measured in it';
comment on constraint trait_bibreference_id on trait is '409 in_use : traits are defined in it';
comment on constraint trait_range on trait is '422 range_order range_max: a range begins below its end';

create index trait_type_of on trait (type, id);
create index trait_unit_of on trait (unit);
create index trait_bibreference_of on trait (bibreference_id);
create index trait_created_by on trait (created_by);
create index trait_objects on trait using gin (objects);
create index trait_export_name_words on trait using gin (biotrail.fold(export_name) gin_trgm_ops);
select translate('trait', 'trait');

-- A reference from which a category is taken stays as well.
create function trait_bibreference_kept() returns trigger
    language plpgsql as
$$
begin
    if exists (select from trait t, jsonb_array_elements(t.categories) c where c ->> 'bibreference_id' = old.id::text) then
        raise exception '409 in_use : categories of traits are defined in it';
    end if;
    return old;
end
$$;
create trigger kept_by_traits before delete on bibreference for each row execute function trait_bibreference_kept();

-- The traits that a text refers to: by id, else export name.
create function trait_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from trait where id = ref::uuid;
    else
        return query select id from trait where lower(export_name) = lower(ref);
    end if;
end
$$;

create function trait_measured(trait uuid) returns boolean
    language sql stable
begin atomic
    select exists (select from usage u where u.thing_type = 'trait' and u.thing_id = trait and u.kind = 'measurement' and u.count > 0);
end;

-- Whether a user may change a measured trait: who alone has measured it, or administers every dataset that has it.
create function trait_measured_by(trait uuid, user_id text) returns boolean
    language sql stable
begin atomic
    select bool_and(u.person_id is not null and u.person_id = (select c.person_id from user_copy c where c.id = user_id))
        or bool_and(u.dataset_id is not null and exists (
               select from dataset_copy d
               where d.id = u.dataset_id
                 and d.members @> jsonb_build_array(jsonb_build_object('user_id', user_id, 'role', 'admin'))))
    from usage u
    where u.thing_type = 'trait' and u.thing_id = trait and u.kind = 'measurement' and u.count > 0;
end;

-- Of the categories those that values have.
create function trait_categories_used(categories uuid[]) returns uuid[]
    language sql stable
begin atomic
    select coalesce(array_agg(distinct u.thing_id), '{}')
    from usage u where u.thing_type = 'trait_category' and u.thing_id = any (categories) and u.count > 0;
end;

-- Traits that may be the same: an alike export name or name in any language, or an alike definition; its own type first.
create function trait_similar(export_name text, names text[], descriptions text[], type text, besides uuid)
    returns table (id uuid, score real)
    language sql stable rows 5
    set pg_trgm.similarity_threshold = 0.5
begin atomic
    select t.id, max(alike.score)
    from (
        select o.id, similarity(biotrail.fold(o.export_name), biotrail.fold(trait_similar.export_name)) as score
        from trait o where biotrail.fold(o.export_name) % biotrail.fold(trait_similar.export_name)
        union all
        select w.thing_id, similarity(biotrail.fold(w.name), biotrail.fold(n))
        from unnest(names) n join translation w
             on w.thing_type = 'trait' and w.rank = 0 and biotrail.fold(w.name) % biotrail.fold(n)
        union all
        select w.thing_id, similarity(biotrail.fold(w.description), biotrail.fold(d))
        from unnest(descriptions) d join translation w
             on w.thing_type = 'trait' and w.rank = 0 and biotrail.fold(w.description) % biotrail.fold(d)
        where similarity(biotrail.fold(w.description), biotrail.fold(d)) >= 0.6
    ) alike
    join trait t on t.id = alike.id
    where t.id is distinct from besides
    group by t.id
    order by t.type = trait_similar.type desc, max(alike.score) desc, t.id
    limit 20;
end;

-- Categories with their name and description for a reader; their languages came as those of the trait did.
create function categories_in(categories jsonb, languages text[], wanted text[]) returns jsonb
    language sql stable
begin atomic
    select coalesce(jsonb_agg(c || jsonb_build_object(
               'name', text_in(c -> 'translations', own.languages, wanted, 'name'),
               'description', text_in(c -> 'translations', own.languages, wanted, 'description'))
               order by (c ->> 'rank')::int), '[]')
    from jsonb_array_elements(categories) c
    cross join lateral (
        select array(select l from unnest(languages) l where c -> 'translations' ? l)
            || array(select k from jsonb_object_keys(c -> 'translations') k where k <> all (languages) order by k) as languages) own;
end;

create view trait_view as
select t.id, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by,
       t.export_name, t.type, y.type_code, t.objects,
       text_in(t.translations, t.languages, '{}', 'name') as name,
       text_in(t.translations, t.languages, '{}', 'description') as description,
       chosen_language(t.languages, '{}') as language,
       t.translations, t.languages, t.unit, t.range_min, t.range_max, t.value_length, t.link_type, t.bibreference_id,
       categories_in(t.categories, t.languages, '{}') as categories,
       t.export_name as measurement_type,
       text_in(t.translations, t.languages, '{}', 'description') as measurement_method,
       (select u.symbol from unit u where u.id = t.unit) as measurement_unit,
       jsonb_array_length(t.categories) as categories_count,
       trait_measured(t.id) as measured,
       array(select l.code from language l where not t.translations ? l.code order by l.code) as untranslated,
       (select string_agg(concat_ws(' ', w.name, w.description), ' ' order by w.rank, w.language)
        from translation w where w.thing_type = 'trait' and w.thing_id = t.id) as texts
from trait t
join trait_type y on y.type = t.type;

select biotrail.record('trait', label => 'r.export_name', exclude => '{languages}', log_names => '{
    "categories": "category updated", "export_name": "trait updated", "type": "trait updated", "objects": "trait updated",
    "unit": "trait updated", "range_min": "trait updated", "range_max": "trait updated", "value_length": "trait updated",
    "link_type": "trait updated", "bibreference_id": "trait updated", "translations": "translation changed"}');
