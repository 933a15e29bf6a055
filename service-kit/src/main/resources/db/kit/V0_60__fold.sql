-- Text as searches compare it: accents and case away. Declared immutable, as unaccent with a named dictionary is in
-- practice, so that indexes can be made of it.
create schema if not exists biotrail;
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create or replace function biotrail.fold(value text) returns text
    language sql immutable strict parallel safe
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, value)) $$;
