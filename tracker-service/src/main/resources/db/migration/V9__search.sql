-- Everything that is searched at once, alike.
create view search_view as
select 'dataset' as type, d.id, d.version, d.name, d.title, d.description, d.metadata, d.tags, d.properties, d.license,
       d.privacy, d.listed, d.project_id, doi_of(d.identifiers) as doi, content_version(d.id, d.updated_at) as content_version,
       d.embargo_until, found.search
from dataset d
left join search_text found on found.thing = 'dataset' and found.id = d.id
union all
select 'project', p.id, p.version, coalesce(p.code, p.name), coalesce(p.title, p.name), p.description, p.details, p.tags,
       null, p.license, null, p.listed, p.id, null, p.updated_at, null, found.search
from project p
left join search_text found on found.thing = 'project' and found.id = p.id;
