-- What readers of the things see; here, because the things show each other.
create view user_view as
select u.*,
       effective_level(u.access_level, u.realm_roles) as effective_level,
       effective_permissions(u.permissions, u.realm_roles) as effective_permissions,
       case when effective_level(u.access_level, '{}') = effective_level(u.access_level, u.realm_roles)
            then 'stored' else 'realm' end as level_source,
       (select jsonb_build_object('project_id', p.id, 'order_id', o.id, 'dataset_id', d.id)
        from project p
        join data_order o on o.workspace_of = u.id
        join dataset d on d.workspace_of = u.id
        where p.workspace_of = u.id) as workspace
from app_user u;

-- For everyone: members stay among themselves, their administrators can be asked.
create view project_view as
select p.id, p.version, p.created_at, p.created_by, p.updated_at, p.updated_by, p.code, p.name, p.title, p.description,
       p.details, p.policy, p.license, p.listed, p.state, p.time_zone, p.tags, p.tag_ids, p.redu_defaults,
       p.funding_references,
       (select coalesce(jsonb_agg(public_user(member ->> 'user_id')), '[]')
        from jsonb_array_elements(p.members) member
        where member ->> 'role' = 'admin') as contacts,
       (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title) order by d.title, d.id), '[]')
        from dataset d where d.project_id = p.id and d.listed) as datasets,
       '/tracker/v1/projects/' || p.id || '/statistics' as statistics_url,
       found_by(p.name || coalesce(' ' || p.title, '') || coalesce(' ' || p.code, ''), p.tags, p.description, p.details) as search
from project p;

create view project_member_view as
select v.*, members_with_names(p.members) as members, not has_active_admin(p.members) as without_admin
from project_view v
join project p on p.id = v.id;

create view order_view as
select o.id, o.version, o.created_at, o.created_by, o.updated_at, o.updated_by, o.title, o.description,
       public_users(o.generators) as generators, public_users(o.authors) as authors,
       public_user(o.organisation) as organisation, public_users(o.editors) as editors, o.tags, o.properties, o.status,
       (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title)
                                  order by array_position(o.dataset_ids, d.id)), '[]')
        from dataset d where d.order_id = o.id) as datasets,
       array(select to_status from order_transition t where t.from_status = o.status and t.by_editors
             order by to_status) as allowed_transitions
from data_order o;

create function names_of(user_ids text[]) returns text
    language sql stable
    return (select string_agg(a.name, ', ' order by place)
            from unnest(user_ids) with ordinality listed(user_id, place) join app_user a on a.id = listed.user_id);

-- Who is cited for a dataset: the persons who made it, else those who answer for it in the order. The copy of persons
-- comes with a later migration, hence plpgsql, which looks for it when it is called.
create function cited_for(creators jsonb, authors text[], organisation text, generators text[]) returns text
    language plpgsql stable as
$$
begin
    return coalesce(
        (select string_agg(p.full_name, ', ' order by place)
         from jsonb_array_elements(creators) with ordinality listed(creator, place)
         join person_copy p on p.id = (listed.creator ->> 'person_id')::uuid),
        names_of(authors), names_of(array[organisation]), names_of(generators), '(:unav)');
end
$$;

-- For everyone who may find the dataset: what it inherits from its order, not the order itself.
create view dataset_view as
select d.id, d.version, d.created_at, d.created_by, d.updated_at, d.updated_by, d.project_id, d.name, d.title,
       d.description, d.metadata, d.policy, d.license, d.privacy, d.embargo_until, d.listed, d.locked, d.creators,
       d."references", d.tags, d.tag_ids, d.properties, d.identifiers, d.related_identifiers,
       (select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'title', other.title)
                                  order by other.title, other.id), '[]')
        from dataset other where other.order_id = d.order_id and other.id <> d.id and other.listed) as related,
       '[]'::jsonb as collections,
       public_users(o.generators) as generators, public_users(o.authors) as authors,
       public_user(o.organisation) as organisation,
       content.version as content_version,
       null::jsonb as latest_version, own.doi,
       concat_ws(' ',
           cited_for(d.creators, o.authors, o.organisation, o.generators),
           '(' || extract(year from d.updated_at at time zone 'UTC') || ').', d.title || '.',
           'Version ' || to_char(content.version at time zone 'UTC', 'YYYY-MM-DD') || '.',
           'License: ' || d.license || '.',
           'https://doi.org/' || own.doi,
           case when shown_privacy(d.privacy, d.embargo_until) <> 'public' then 'Access is restricted.' end) as citation,
       concat_ws(e'\n\n', 'License: ' || d.license, d.policy) as access_rights,
       (select count(*) from download_copy c where c.dataset_id = d.id) as downloads_count,
       found_by(d.title || ' ' || d.name, d.tags, d.description, coalesce(d.metadata, '') || ' ' || d.properties::text) as search
from dataset d
join data_order o on o.id = d.order_id
cross join lateral (select coalesce((select max(changed_at) from usage_copy u where u.dataset_id = d.id), d.updated_at)
                    as version) content
cross join lateral (select (select identifier ->> 'value' from jsonb_array_elements(d.identifiers) identifier
                            where identifier ->> 'scheme' = 'doi' limit 1) as doi) own;

-- For those who may administer the dataset, and OWNERS_READ.
create view dataset_owner_view as
select v.*, d.order_id, jsonb_build_object('id', o.id, 'title', o.title) as "order",
       public_users(o.editors) as editors, members_with_names(d.members) as members
from dataset_view v
join dataset d on d.id = v.id
join data_order o on o.id = d.order_id;
