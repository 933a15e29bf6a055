-- Taxa as they are read. It stands after the persons, whom unpublished names have as authors.
--
-- What comes of other rows are scalar subqueries by key and not joins: PostgreSQL evaluates those after ORDER BY and
-- LIMIT, for the rows of the page alone, and leaves out the ones that nobody asked for.
create view taxon_view as
select t.id, t.version, t.created_at, t.created_by, t.updated_at, t.updated_by,
       t.name, t.rank, t.parent_id, t.valid, t.senior_id, t.author, t.author_id, t.bibreference,
       t.bibreference_id, t.bibreference_ids,
       t.nomenclatural_code, t.hybrid, t.hybrid_parent_ids, t.incertae_sedis, t.external, t.specialist_ids,
       t.vernacular_names, t.notes, t.verbatim_rank,
       t.full_name, t.scientific_name,
       case when t.author_id is null then t.author
            else (select p.full_name || ' - ' || p.abbreviation from person p where p.id = t.author_id) end
           as scientific_name_authorship,
       t.level,
       (select r.name from rank r where r.rank = t.rank) as rank_name,
       case when t.author_id is not null and t.senior_id is not null then 'unpublished synonym'
            when t.author_id is not null then 'unpublished'
            when t.senior_id is not null then 'synonym'
            when t.valid then 'accepted'
            else 'invalid' end as taxonomic_status,
       t.author_id is null as published,
       nlevel(t.path) - 1 as depth,
       (select a.full_name from taxon a where a.id = t.parent_id) as parent_name,
       (select string_agg(a.full_name, ' | ' order by nlevel(a.path)) from taxon a
        where a.node = any (taxon_nodes(subpath(t.path, 0, -1))) and a.parent_id is not null) as higher_classification,
       (select a.full_name from taxon a where a.node = t.classification[1]) as kingdom,
       (select a.full_name from taxon a where a.node = t.classification[2]) as phylum,
       (select a.full_name from taxon a where a.node = t.classification[3]) as class,
       (select a.full_name from taxon a where a.node = t.classification[4]) as "order",
       (select a.full_name from taxon a where a.node = t.classification[5]) as family,
       (select a.full_name from taxon a where a.node = t.classification[6]) as genus,
       (select a.name from taxon a where a.node = t.classification[7]) as subgenus,
       (select a.full_name from taxon a where a.node = t.classification[8]) as species,
       case when t.rank = 'species' then t.name
            else (select a.name from taxon a where a.node = t.classification[8]) end as specific_epithet,
       case when t.level between 220 and 280 then t.name end as infraspecific_epithet,
       (select a.scientific_name from taxon a where a.id = t.senior_id) as accepted_name_usage,
       t.senior_id as accepted_name_usage_id,
       (select count(*) from taxon j where j.senior_id = t.id) as synonyms_count,
       (select count(*) from taxon c where c.parent_id = t.id) as children_count,
       t.bibreference as name_published_in,
       (select coalesce(jsonb_object_agg(r.registry, replace(r.link, '{}', e ->> 'reference')), '{}')
        from jsonb_array_elements(t.external) e join registry r on r.registry = e ->> 'registry') as external_urls,
       -- that of rank_name, for who wants one
       null::text as language,
       t.path, t.search
from taxon t;
