create extension if not exists postgis with schema public;
create extension if not exists ltree with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;
