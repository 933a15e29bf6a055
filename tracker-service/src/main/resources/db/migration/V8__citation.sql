-- How a dataset is cited, and what else is cited with it (spec/tracker.md §6.1).

-- How many an array holds is guessed: the plan that is kept looks dearer than one made anew for each row, which takes
-- longer than the answer.
create function names_of(user_ids text[]) returns text
    language plpgsql stable set plan_cache_mode = force_generic_plan as
$$
begin
    return (select string_agg(a.name, ', ' order by place)
            from unnest(user_ids) with ordinality listed(user_id, place) join app_user a on a.id = listed.user_id);
end
$$;

-- Who is cited for a dataset: the persons who made it, else those who answer for it in the order.
create function cited_for(creators jsonb, authors text[], organisation text, generators text[]) returns text
    language plpgsql stable as
$$
begin
    return coalesce(names_of_creators(creators), names_of(authors), names_of(array[organisation]), names_of(generators),
                    '(:unav)');
end
$$;

-- The year of a dataset's version, or in which its embargo ends.
create function year_of_publication(embargo_until date, content_version timestamptz) returns int
    language sql stable
    return extract(year from case when embargo_until > now() at time zone 'UTC' then embargo_until
                                  else (content_version at time zone 'UTC')::date end);

-- `publisher` is who publishes here, `landing` the address under which datasets are shown, without a slash at its end.
create function citation_of(dataset_id uuid, publisher text, landing text) returns text
    language plpgsql stable as
$$
begin
    return (select concat_ws(' ',
        cited_for(d.creators, o.authors, o.organisation, o.generators),
        '(' || year_of_publication(d.embargo_until, content) || ').',
        d.title || case when d.title ~ '[.!?]$' then '' else '.' end,
        'Version ' || to_char(content at time zone 'UTC', 'YYYY-MM-DD') || '.',
        publisher || '.',
        'License: ' || d.license || '.',
        coalesce('https://doi.org/' || doi_of(d.identifiers), landing || '/' || d.id),
        case when shown_privacy(d.privacy, d.embargo_until) <> 'public' then 'Access is restricted.' end,
        'Cite also: ' || (select string_agg(b.citation, '; ' order by place)
                          from jsonb_array_elements(d."references") with ordinality listed(reference, place)
                          join bibreference_copy b on b.id = (listed.reference ->> 'bibreference_id')::uuid
                          where (listed.reference ->> 'mandatory')::boolean))
    from dataset d
    join data_order o on o.id = d.order_id
    cross join lateral content_version(d.id, d.updated_at) content
    where d.id = citation_of.dataset_id);
end
$$;

-- The entry of a reference under its key. The catalog tells of a bulky entry by its digest alone: such a reference is
-- an entry with its line of the bibliography.
create function bibtex_of(bibkey text, doi text, citation text, bibtex text) returns text
    language sql immutable
    return case when bibtex like '%@%' and bibtex not like '{%' then
                    regexp_replace(bibtex, '(@(?!string|comment|preamble)\w+\s*[{(]\s*)[^\s,{}()=]*\s*,',
                                   '\1' || replace(bibkey, '\', '\\') || ',', 'i')
                else '@misc{' || bibkey || ',' || e'\n  note = {'
                     || regexp_replace(translate(citation, '\{}', ''), '([%&$#_])', '\\\1', 'g') || '}'
                     || coalesce(e',\n  doi = {' || doi || '}', '') || e'\n}' end;

-- The references of a dataset as a BibTeX file, those that must be cited first.
create function references_of(dataset_id uuid) returns text
    language sql stable as
$$
    select coalesce(string_agg(bibtex_of(b.bibkey, b.doi, b.citation, b.bibtex) || e'\n', e'\n'
                               order by coalesce((listed.reference ->> 'mandatory')::boolean, false) desc, place), '')
    from dataset d
    cross join jsonb_array_elements(d."references") with ordinality listed(reference, place)
    join bibreference_copy b on b.id = (listed.reference ->> 'bibreference_id')::uuid
    where d.id = references_of.dataset_id
$$;
