-- Who has what role on a dataset and may read what stands in it (spec/tracker.md §4), from the copies of datasets, orders
-- and projects that a service keeps, or its own: `dataset_copy`, `order_copy`, `project_copy`. A reader is a user's id,
-- empty for nobody, and the words of what they may do, with commas between. An embargo ends by the clock of the query.
--
-- In PL/pgSQL, whose plans live as long as the session: functions in SQL that call each other are planned anew at every
-- call. Of all datasets those alone are looked at that are open, or that name the reader, which indexes tell.

-- A user's role among members as it is now; null for none.
create function member_role(members jsonb, user_id text) returns text
    language plpgsql stable parallel safe as
$$
begin
    if members @> jsonb_build_array(jsonb_build_object('user_id', member_role.user_id)) is not true then
        return null;
    end if;
    return (select member ->> 'role'
            from jsonb_array_elements(members) member
            where member ->> 'user_id' = member_role.user_id
              and coalesce((member ->> 'expires_at')::timestamptz > now(), true)
            order by array_position(array ['admin', 'collaborator', 'viewer'], member ->> 'role')
            limit 1);
end
$$;

-- The highest role of a user on a dataset: as editor of its order while they may edit data, as its own member, and, under
-- project privacy, as the project's. `edits` is DATA_EDIT.
create function dataset_role(dataset uuid, user_id text, edits boolean) returns text
    language plpgsql stable as
$$
declare
    found_one record;
    held text[];
begin
    select d.members, d.privacy, d.order_id, d.project_id into found_one from dataset_copy d where d.id = dataset;
    if not found or dataset_role.user_id = '' then
        return null;
    end if;
    if edits and exists (select from order_copy o
                         where o.id = found_one.order_id and dataset_role.user_id = any (o.editors)) then
        return 'admin';
    end if;
    held := array [member_role(found_one.members, dataset_role.user_id)];
    if found_one.privacy = 'project' then
        held := held || (select member_role(p.members, dataset_role.user_id)
                         from project_copy p where p.id = found_one.project_id);
    end if;
    return case when 'admin' = any (held) then 'admin'
                when 'collaborator' = any (held) then 'collaborator'
                when 'viewer' = any (held) then 'viewer' end;
end
$$;

-- The datasets on which a user has a role, with it.
create function dataset_roles(user_id text, edits boolean) returns table (dataset_id uuid, role text)
    language plpgsql stable rows 100 as
$$
declare
    member constant jsonb := jsonb_build_array(jsonb_build_object('user_id', dataset_roles.user_id));
begin
    return query
        select named.id, held.role
        from (select d.id from dataset_copy d where d.members @> member
              union
              select d.id from dataset_copy d join order_copy o on o.id = d.order_id
              where edits and o.editors @> array [dataset_roles.user_id]
              union
              select d.id from dataset_copy d join project_copy p on p.id = d.project_id
              where d.privacy = 'project' and p.members @> member) named
        cross join lateral (select dataset_role(named.id, dataset_roles.user_id, edits) as role) held
        where held.role is not null;
end
$$;

-- Whether a dataset is open to everyone, or to everyone who is signed in.
create function is_open(privacy text, embargo_until date, signed_in boolean) returns boolean
    language sql stable parallel safe
    return (privacy = 'public' or signed_in and privacy = 'registered')
       and coalesce(embargo_until::timestamp at time zone 'UTC' <= now(), true);

-- The datasets whose contents a reader may read.
create function readable_datasets(reader text, granted text) returns setof uuid
    language plpgsql stable as
$$
declare
    words constant text[] := string_to_array(granted, ',');
begin
    if reader <> '' and 'DATA_MANAGEMENT' = any (words) then
        return query select d.id from dataset_copy d;
    else
        return query
            select d.id from dataset_copy d
            where d.privacy in ('public', 'registered') and is_open(d.privacy, d.embargo_until, reader <> '')
            union all
            select r.dataset_id from dataset_roles(reader, 'DATA_EDIT' = any (words)) r;
    end if;
end
$$;

-- Whether a reader may read the contents of a dataset; nobody those of one that is not known here.
create function reads_dataset(dataset uuid, reader text, granted text) returns boolean
    language plpgsql stable as
$$
declare
    words constant text[] := string_to_array(granted, ',');
begin
    return exists (
        select from dataset_copy d
        where d.id = dataset
          and (is_open(d.privacy, d.embargo_until, reader <> '')
               or reader <> '' and 'DATA_MANAGEMENT' = any (words)
               or dataset_role(d.id, reader, 'DATA_EDIT' = any (words)) is not null));
end
$$;
