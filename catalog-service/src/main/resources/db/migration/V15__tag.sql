-- Tags: words that datasets, projects and media are flagged with, in several languages.

create table tag (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    translations jsonb not null,
    languages text[] not null default '{}'
);
create index tag_created_by on tag (created_by);
select translate('tag', 'tag');

-- The tags that a text refers to: by id, else by name in any language.
create function tag_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from tag where id = ref::uuid;
    else
        return query select distinct thing_id from translation where thing_type = 'tag' and lower(name) = lower(ref) limit 21;
    end if;
end
$$;

create view tag_view as
select t.id, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by,
       text_in(t.translations, t.languages, '{}', 'name') as name,
       text_in(t.translations, t.languages, '{}', 'description') as description,
       chosen_language(t.languages, '{}') as language,
       t.translations, t.languages,
       (select string_agg(w.name, ' ' order by w.language) from translation w where w.thing_type = 'tag' and w.thing_id = t.id) as names
from tag t;

select biotrail.record('tag', label => 'text_in(r.translations, r.languages, ''{}'', ''name'')', exclude => '{languages}',
                       log_names => '{"translations": "translation changed"}');
