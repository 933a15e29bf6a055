create extension if not exists ltree;
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- A text as an id, or null: look-ups must not fail on what is no id. A tag that begins with digits stays a name.
create function as_uuid(ref text) returns uuid language sql immutable parallel safe as $$
  select case when btrim(ref) ~* '^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$' then btrim(ref)::uuid end
$$;
