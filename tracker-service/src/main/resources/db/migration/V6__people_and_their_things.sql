-- What happens to things when people come, go or are demoted: one statement each, whatever the number of things.

-- The list of members with one member's role set.
create function members_with(members jsonb, user_id text, role text) returns jsonb
    language sql immutable
    return coalesce((select jsonb_agg(member order by place)
                     from jsonb_array_elements(members) with ordinality listed(member, place)
                     where member ->> 'user_id' <> members_with.user_id), '[]')
           || jsonb_build_array(jsonb_build_object('user_id', members_with.user_id, 'role', members_with.role));

-- The list with one user in the place of another, each still once, in the higher of their roles.
create function members_replaced(members jsonb, before text, after text) returns jsonb
    language sql immutable
    return (select coalesce(jsonb_agg(member || jsonb_build_object('user_id', who) order by place), '[]')
            from (select distinct on (who) who, member, place
                  from jsonb_array_elements(members) with ordinality listed(member, place),
                       lateral (select case member ->> 'user_id' when before then after
                                       else member ->> 'user_id' end) renamed(who)
                  order by who, array_position(array ['admin', 'collaborator', 'viewer'], member ->> 'role'), place) kept);

create function users_replaced(users text[], before text, after text) returns text[]
    language sql immutable
    return case when after = any (users) then array_remove(users, before) else array_replace(users, before, after) end;

-- A project, an order and a dataset for a user, all named after them, with a number where the name is taken.
create function make_workspace(owner text, owner_name text, new_project uuid, new_order uuid, new_dataset uuid)
    returns void
    language plpgsql as
$$
declare
    base constant text := left(owner_name, 80) || ' workspace';
    admin constant jsonb := jsonb_build_array(jsonb_build_object('user_id', owner, 'role', 'admin'));
    wanted text := base;
    n int := 1;
begin
    loop
        insert into project (id, name, title, listed, members, workspace_of)
        values (new_project, wanted, wanted, false, admin, owner)
        on conflict (lower(name)) do nothing;
        exit when found;
        n := n + 1;
        wanted := base || ' ' || n;
    end loop;
    insert into data_order (id, title, editors, dataset_ids, workspace_of)
    values (new_order, wanted, array [owner], array [new_dataset], owner);
    loop
        insert into dataset (id, order_id, project_id, name, title, listed, members, workspace_of)
        values (new_dataset, new_order, new_project, free_dataset_name(wanted), wanted, false, admin, owner)
        on conflict (lower(name)) do nothing;
        exit when found;
    end loop;
end
$$;

-- The workspace of somebody who is forgotten bears their name no more; what they had called otherwise stays.
create function rename_workspace(owner text, owner_name text) returns void
    language plpgsql as
$$
declare
    base constant text := owner_name || ' workspace';
    by_name constant text := ' workspace( [0-9]+)?$';
    wanted text := base;
    n int := 1;
begin
    while exists (select from project where lower(name) = lower(wanted)) loop
        n := n + 1;
        wanted := base || ' ' || n;
    end loop;
    update project set name = case when name ~ by_name then wanted else name end,
                       title = case when title ~ by_name then wanted else title end
    where workspace_of = owner;
    update data_order set title = wanted where workspace_of = owner and title ~ by_name;
    update dataset set name = case when title ~ by_name or name ~ '-workspace(-[0-9]+)?$' then free_dataset_name(wanted)
                                   else name end,
                       title = case when title ~ by_name then wanted else title end
    where workspace_of = owner;
end
$$;

-- Everything that names one user names another instead; a workspace becomes a thing like others.
create function replace_user(before text, after text) returns void
    language plpgsql as
$$
begin
    update data_order set generators = users_replaced(generators, before, after),
                          authors = users_replaced(authors, before, after),
                          editors = users_replaced(editors, before, after),
                          organisation = case organisation when before then after else organisation end,
                          workspace_of = nullif(workspace_of, before)
    where generators @> array [before] or authors @> array [before] or editors @> array [before] or organisation = before;
    update project set members = members_replaced(members, before, after), workspace_of = nullif(workspace_of, before)
    where members @> jsonb_build_array(jsonb_build_object('user_id', before));
    update dataset set members = members_replaced(members, before, after), workspace_of = nullif(workspace_of, before)
    where members @> jsonb_build_array(jsonb_build_object('user_id', before));
end
$$;

-- The first request of a person anywhere in the suite; false when another request was quicker. A record made by hand for
-- the same e-mail or identity, whose person never signed in, is taken over by a verified e-mail.
create function first_sign_in(
    new_id text, new_name text, new_email text, verified boolean, identity text, roles text[]) returns boolean
    language plpgsql as
$$
declare
    claimed app_user;
    new_project constant uuid := biotrail.uuid7();
    new_order constant uuid := biotrail.uuid7();
    new_dataset constant uuid := biotrail.uuid7();
begin
    perform pg_advisory_xact_lock(hashtextextended('user/' || new_id, 0));
    if exists (select from app_user where id = new_id) then
        return false;
    end if;
    select * into claimed from app_user
    where verified and not has_signed_in and merged_into is null and active
      and (lower(email) = lower(new_email) or auth_ids @> array [identity])
    order by lower(email) = lower(new_email) desc limit 1 for update;
    if claimed.id is not null then
        update app_user set merged_into = new_id, auth_ids = '{}', active = false where id = claimed.id;
    end if;
    insert into app_user (id, kind, name, email, email_public, contact, affiliation, institution_id, orcid, url, auth_ids,
                          access_level, permissions, realm_roles, person_id, default_project_id, default_dataset_id,
                          language, has_signed_in, last_seen_at)
    values (new_id, coalesce(claimed.kind, 'person'), new_name, new_email, claimed.email_public, claimed.contact,
            claimed.affiliation, claimed.institution_id, claimed.orcid, claimed.url,
            array(select distinct auth_id from unnest(claimed.auth_ids || identity) auth_id),
            coalesce(claimed.access_level, 'registered'), coalesce(claimed.permissions, '{}'), roles, claimed.person_id,
            new_project, new_dataset, coalesce(claimed.language, 'en'), true, now());
    perform make_workspace(new_id, new_name, new_project, new_order, new_dataset);
    if claimed.id is not null then
        perform set_config('biotrail.comment', 'User merged', true);
        perform replace_user(claimed.id, new_id);
    end if;
    return true;
end
$$;

-- What would be left without an active administrator or editor gets the successor; without one it is refused.
create function hand_over(leaving text, successor text) returns void
    language plpgsql as
$$
declare
    handed bigint;
    orders bigint;
begin
    update project set members = members_with(members, coalesce(successor, leaving), 'admin')
    where members @> jsonb_build_array(jsonb_build_object('user_id', leaving))
      and workspace_of is distinct from leaving and not has_active_admin(members);
    get diagnostics handed = row_count;
    update data_order set editors = array_remove(editors, successor) || coalesce(successor, leaving)
    where editors @> array [leaving] and workspace_of is distinct from leaving
      and not exists (select from app_user u where u.id = any (editors) and u.active);
    get diagnostics orders = row_count;
    if successor is null and handed + orders > 0 then
        raise exception '422 transfer_needed transfer_to: % things would be left without an administrator', handed + orders;
    end if;
end
$$;

-- A demotion to `registered`: viewer everywhere but in the own workspace, no grants that need more.
create function demote(demoted text, successor text) returns void
    language plpgsql as
$$
begin
    update project set members = members_with(members, demoted, 'viewer')
    where member_role(members, demoted) in ('admin', 'collaborator') and workspace_of is distinct from demoted
      and members @> jsonb_build_array(jsonb_build_object('user_id', demoted));
    update dataset set members = members_with(members, demoted, 'viewer')
    where member_role(members, demoted) in ('admin', 'collaborator') and workspace_of is distinct from demoted
      and members @> jsonb_build_array(jsonb_build_object('user_id', demoted));
    update app_user set permissions = array_remove(array_remove(permissions, 'DATA_EDIT'), 'DATA_MANAGEMENT')
    where id = demoted;
    if successor is not null then
        perform hand_over(demoted, successor);
    end if;
end
$$;

-- One user becomes another: their things, their identities, and those that were merged into them before.
create function merge_user(gone text, kept text, successor text) returns void
    language plpgsql as
$$
declare
    identities constant text[] := (select auth_ids from app_user where id = gone);
begin
    perform replace_user(gone, kept);
    update app_user
    set merged_into = kept, active = false, deactivated_at = coalesce(deactivated_at, now()),
        auth_ids = case id when gone then '{}' else auth_ids end
    where id = gone or merged_into = gone;
    update app_user set auth_ids = array(select distinct auth_id from unnest(auth_ids || identities) auth_id order by 1)
    where id = kept;
    if (select effective_level(access_level, realm_roles) from app_user where id = kept) = 'registered' then
        perform demote(kept, successor);
    end if;
end
$$;

-- Where a user stands and what they did, by kind, with counts; null for one who may go without a trace. An empty
-- workspace counts for nothing.
create function places_of_user(wanted text) returns jsonb
    language sql stable as
$$
    with member as (select jsonb_build_array(jsonb_build_object('user_id', wanted)) as of),
    own as (select (select id from project where workspace_of = wanted) as project,
                   (select id from data_order where workspace_of = wanted) as "order",
                   (select id from dataset where workspace_of = wanted) as dataset),
    place (kind, number) as (
        select 'orders', count(*) from data_order
        where (generators @> array [wanted] or authors @> array [wanted] or editors @> array [wanted]
               or organisation = wanted) and workspace_of is distinct from wanted
        union all
        select 'projects', count(*) from project, member
        where members @> member.of and workspace_of is distinct from wanted
        union all
        select 'datasets', count(*) from dataset, member
        where members @> member.of and workspace_of is distinct from wanted
        union all
        select 'merged_users', count(*) from app_user where merged_into = wanted
        union all
        select 'workspace', (select count(*) from dataset, own
                             where (project_id = own.project or order_id = own."order") and id <> own.dataset)
                          + (select count(*) from usage_copy, own
                             where dataset_id = own.dataset or project_id = own.project)
        union all
        select 'changes', count(*)
        from (select created_by, updated_by from project where workspace_of is distinct from wanted
              union all
              select created_by, updated_by from data_order where workspace_of is distinct from wanted
              union all
              select created_by, updated_by from dataset where workspace_of is distinct from wanted
              union all
              select created_by, updated_by from app_user where id <> wanted) changed
        where wanted in (created_by, updated_by)
        union all
        select 'actions_in_' || service, 1 from user_action where user_id = wanted
    )
    select jsonb_object_agg(kind, number order by kind) from place where number > 0
$$;

-- A user who stands nowhere goes, and their empty workspace with them.
create function remove_user(gone text) returns void
    language sql as
$$
    delete from dataset where workspace_of = gone;
    delete from data_order where workspace_of = gone;
    delete from project where workspace_of = gone;
    delete from app_user where id = gone;
$$;
