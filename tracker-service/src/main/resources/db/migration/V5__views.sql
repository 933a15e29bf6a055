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
        where member ->> 'role' = 'admin' and coalesce((member ->> 'expires_at')::timestamptz > now(), true)) as contacts,
       '/tracker/v1/projects/' || p.id || '/statistics' as statistics_url, found.search
from project p
left join search_text found on found.thing = 'project' and found.id = p.id;

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
        from dataset d where d.order_id = o.id) as datasets
from data_order o;

-- When the contents of a dataset changed last; without contents, the record.
create function content_version(dataset_id uuid, record_changed timestamptz) returns timestamptz
    language plpgsql stable as
$$
begin
    return coalesce((select max(u.changed_at) from usage_copy u where u.dataset_id = content_version.dataset_id),
                    record_changed);
end
$$;

create function doi_of(identifiers jsonb) returns text
    language plpgsql immutable as
$$
begin
    return case when identifiers <> '[]' then
        (select identifier ->> 'value' from jsonb_array_elements(identifiers) identifier
         where identifier ->> 'scheme' = 'doi' limit 1) end;
end
$$;

-- For everyone who may find the dataset: what it inherits from its order, not the order itself.
create view dataset_view as
select d.id, d.version, d.created_at, d.created_by, d.updated_at, d.updated_by, d.project_id, d.name, d.title,
       d.description, d.metadata, d.policy, d.license, d.privacy, d.embargo_until, d.embargo_lifted_at,
       d.listed, d.locked, d.creators,
       d."references", d.tags, d.tag_ids, d.properties, d.identifiers, d.related_identifiers,
       '[]'::jsonb as collections,
       public_users(o.generators) as generators, public_users(o.authors) as authors,
       public_user(o.organisation) as organisation,
       content.version as content_version,
       null::jsonb as latest_version, own.doi,
       concat_ws(e'\n\n', 'License: ' || d.license, d.policy) as access_rights,
       (select count(*) from download_copy c where c.dataset_id = d.id) as downloads_count,
       found.search
from dataset d
join data_order o on o.id = d.order_id
left join search_text found on found.thing = 'dataset' and found.id = d.id
cross join lateral (select content_version(d.id, d.updated_at) as version) content
cross join lateral (select doi_of(d.identifiers) as doi) own;

-- For those who may administer the dataset, and OWNERS_READ.
create view dataset_owner_view as
select v.*, d.order_id, jsonb_build_object('id', o.id, 'title', o.title) as "order",
       public_users(o.editors) as editors, members_with_names(d.members) as members
from dataset_view v
join dataset d on d.id = v.id
join data_order o on o.id = d.order_id;
