-- Persons as they are read. It stands after the biocollections, where persons work.

-- What everybody may read of a person; `email` and `notes` are in person_view, for those who are trusted with them.
create view person_public_view as
select p.id, p.version, p.created_at, p.created_by, p.updated_at, p.updated_by,
       p.full_name, p.abbreviation, p.orcid, p.institution_id, p.institution,
       coalesce((select i.name from institution i where i.id = p.institution_id), p.institution) as institution_name,
       p.biocollection_id,
       (select c.acronym from biocollection c where c.id = p.biocollection_id) as biocollection_acronym, p.inat_login,
       (select min(u.id) from user_copy u where u.person_id = p.id and u.merged_into is null) as user_id,
       array(select t.id from taxon t where t.specialist_ids @> array[p.id] order by t.id) as specialist_of
from person p;

create view person_view as
select v.id, v.version, v.created_at, v.created_by, v.updated_at, v.updated_by,
       v.full_name, v.abbreviation, p.email, v.orcid, v.institution_id, v.institution, v.institution_name,
       v.biocollection_id, v.biocollection_acronym, v.inat_login, p.notes, v.user_id, v.specialist_of
from person_public_view v
join person p on p.id = v.id;
