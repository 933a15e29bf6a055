-- Texts with the words marked that were searched. They are read as biotrail.fold has them, so that accents and case
-- make no difference, and shown as they are written.
create text search configuration biotrail.folded (copy = pg_catalog.simple);
alter text search configuration biotrail.folded
    alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
    with public.unaccent, simple;

-- A short text whole, of a longer one up to two pieces around wanted words, which stand between <mark> and </mark>; all
-- else is plain text for HTML. Null where it has none of them.
create function biotrail.snippet(value text, wanted tsquery) returns text
    language sql stable parallel safe as
$$
    select replace(replace(plain, e'\uE000', '<mark>'), e'\uE001', '</mark>')
    from (select replace(replace(replace(replace(replace(ts_headline(
                     'biotrail.folded', translate(left(value, 100000), e'\uE000\uE001', ''), wanted,
                     e'StartSel=\uE000, StopSel=\uE001, '
                         || case when length(value) <= 200 then 'HighlightAll=true'
                                 else 'MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=" … "' end),
                     '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;') as plain) headline
    where position(e'\uE000' in plain) > 0
$$;

-- The texts of an object (lists and objects in it are texts, too) that have any of the words which a search does not
-- exclude.
create function biotrail.highlights(texts jsonb, searched tsquery) returns jsonb
    language sql stable parallel safe as
$$
    select coalesce(jsonb_object_agg(name, found) filter (where found is not null), '{}')
    from (select name, biotrail.snippet(
                     case jsonb_typeof(value)
                         when 'array' then (select string_agg(word, ', ') from jsonb_array_elements_text(value) word)
                         when 'object' then (select string_agg(word.key || ': ' || word.value, ', ')
                                             from jsonb_each_text(value) word)
                         else value #>> '{}' end,
                     nullif(regexp_replace(querytree(searched), ' (&|<->|<[0-9]+>) ', ' | ', 'g'), 'T')::tsquery) as found
          from jsonb_each(texts) given(name, value)) shown
$$;
