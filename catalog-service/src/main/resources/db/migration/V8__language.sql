-- Languages, and the texts that things have in them.

create table language (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    code text not null,
    name text not null,
    native_name text,
    is_default boolean not null default false
);

create unique index language_code_key on language (lower(code));
create unique index language_name_key on language (lower(name));
create unique index language_default_key on language (is_default) where is_default;
comment on index language_code_key is '409 duplicate code: another language has this code';
comment on index language_name_key is '409 duplicate_name name: another language has this name';
comment on index language_default_key is '409 duplicate is_default: another language became the default meanwhile';

-- Of all languages one is the default: the one that becomes it takes the place of the one that was.
create function language_default() returns trigger
    language plpgsql as
$$
begin
    if tg_op = 'DELETE' then
        if old.is_default then
            raise exception '409 in_use : it is the default language';
        end if;
        return old;
    end if;
    if tg_op = 'UPDATE' and old.code <> new.code and exists (select from translation where language = old.code) then
        raise exception '409 in_use code: texts are written in it';
    end if;
    if new.is_default then
        update language set is_default = false where is_default and id <> new.id;
    elsif tg_op = 'UPDATE' and old.is_default and pg_trigger_depth() = 1 then
        raise exception '422 default_required is_default: make another language the default';
    end if;
    return new;
end
$$;
create trigger is_default before insert or update or delete on language
    for each row execute function language_default();

-- The languages that a text refers to: by id, else code, else name.
create function language_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from language where id = ref::uuid;
        return;
    end if;
    return query select id from language where lower(code) = lower(ref);
    if not found then
        return query select id from language where lower(name) = lower(ref) or lower(native_name) = lower(ref) limit 21;
    end if;
end
$$;

create view language_view as
select l.id, l.version, l.created_at, l.created_by, l.updated_at, l.updated_by,
       l.code, l.name, l.native_name, l.is_default
from language l;

select biotrail.record('language', label => 'r.name');

/*
 The texts of all things, one row for each language: a look-up table, derived from the `translations` of their rows.
   rank  0 for the thing itself; of a trait's category its rank
*/
create table translation (
    thing_type text not null,
    thing_id uuid not null,
    rank int not null,
    language text not null,
    name text,
    description text,
    primary key (thing_type, thing_id, rank, language)
);
create index translation_language on translation (language);
create unique index translation_tag_key on translation (language, lower(name)) where thing_type = 'tag';
create unique index translation_category_key on translation (thing_id, language, lower(name)) where thing_type = 'trait' and rank > 0;
create index translation_name on translation (thing_type, lower(name));
create index translation_name_words on translation using gin (biotrail.fold(name) gin_trgm_ops);
create index translation_description_words on translation using gin (biotrail.fold(description) gin_trgm_ops);
comment on index translation_tag_key is '409 duplicate_tag translations: another tag has this name in this language';
comment on index translation_category_key is '422 duplicate_category categories: two categories of a trait have different names in each language';

insert into language (id, code, name, native_name, is_default) values
    ('00000000-0000-7000-8000-000000000e01', 'en', 'English', 'English', true),
    ('00000000-0000-7000-8000-000000000e02', 'pt', 'Portuguese', 'Português', false);

-- A language in which something is written stays.
create function language_written() returns trigger
    language plpgsql as
$$
begin
    if exists (select from translation where language = old.code) then
        raise exception '409 in_use : texts are written in it';
    end if;
    return old;
end
$$;
create trigger written before delete on language for each row execute function language_written();

-- The language in which a reader is told something: the first wanted one that it has, else the default, else its oldest.
create function chosen_language(languages text[], wanted text[]) returns text
    language sql stable parallel safe
    return coalesce(
        (select l from unnest(wanted) with ordinality w(tag, place) join unnest(languages) l on lower(l) = w.tag
         order by place limit 1),
        (select d.code from language d where d.is_default and d.code = any (languages)),
        languages[1]);

-- A text (name, description) in the language for a reader.
create function text_in(translations jsonb, languages text[], wanted text[], field text) returns text
    language sql stable parallel safe
    return translations -> chosen_language(languages, wanted) ->> field;

/*
 Keeps `languages`, the languages of a thing's `translations` in the order in which they came, and lets only languages
 that exist in. Two that write in a language hold it, so that nobody removes it meanwhile.
*/
create function translations_settle() returns trigger
    language plpgsql as
$$
declare
    before constant text[] := case tg_op when 'UPDATE' then old.languages else '{}' end;
    unknown text;
begin
    perform from language where new.translations ? code for key share;
    select key into unknown
    from jsonb_object_keys(new.translations) key
    where not exists (select from language where code = key) limit 1;
    if found then
        raise exception '422 unknown_language translations: there is no language %', unknown;
    end if;
    new.languages := array(select l from unnest(before) with ordinality b(l, place) where new.translations ? l order by place)
        || array(select k from jsonb_object_keys(new.translations) k join language on code = k
                 where k <> all (before) order by is_default desc, k);
    return new;
end
$$;

-- Keeps the look-up table; the argument is the thing's type.
create function translations_keep() returns trigger
    language plpgsql as
$$
begin
    delete from translation where thing_type = tg_argv[0] and thing_id = coalesce(new.id, old.id);
    if tg_op <> 'DELETE' then
        insert into translation (thing_type, thing_id, rank, language, name, description)
        select tg_argv[0], new.id, 0, t.key, t.value ->> 'name', t.value ->> 'description'
        from jsonb_each(new.translations) t
        union all
        select tg_argv[0], new.id, (c ->> 'rank')::int, t.key, t.value ->> 'name', t.value ->> 'description'
        from jsonb_array_elements(to_jsonb(new) -> 'categories') c, jsonb_each(c -> 'translations') t;
    end if;
    return null;
end
$$;

-- Puts a table with `translations` and `languages` under both.
create function translate(translated regclass, thing_type text) returns void
    language plpgsql as
$$
begin
    execute format('create trigger translations before insert or update of translations on %s
                        for each row execute function translations_settle()', translated);
    execute format('create trigger translations_kept after insert or update or delete on %s
                        for each row execute function translations_keep(%L)', translated, thing_type);
end
$$;

-- Every text that a thing has or lacks, for those who translate.
create view translation_view as
select concat_ws(':', t.thing_type, t.thing_id, t.rank, l.code) as id, t.thing_type, t.thing_id, t.rank,
       l.code as language, w.name, w.description, w.name is null as missing,
       (select o.name from translation o
        where o.thing_type = t.thing_type and o.thing_id = t.thing_id and o.rank = t.rank and o.name is not null
        order by o.language = (select d.code from language d where d.is_default) desc, o.language limit 1) as thing_name
from (select distinct thing_type, thing_id, rank from translation) t
cross join language l
left join translation w
       on w.thing_type = t.thing_type and w.thing_id = t.thing_id and w.rank = t.rank and w.language = l.code;
