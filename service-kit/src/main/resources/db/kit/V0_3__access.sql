-- What this service knows of the suite's users; tracker-service owns them (it replaces this table by a view of its own).
create table user_copy (
    id text primary key,
    version bigint not null,
    name text not null,
    active boolean not null default true,
    access_level text not null default 'registered',
    permissions text[] not null default '{}',
    realm_roles text[] not null default '{}',
    merged_into text
);

-- A user is referred to by the id; names are not unique and e-mail addresses are nobody's business.
create function user_matches(ref text) returns setof text
    language sql stable
begin atomic
    select id from user_copy where id = ref;
end;
