-- What the trees of taxa and of locations have in common.

/*
 Two writers at once. Inserts share a lock, and whoever changes what paths and names are made of holds it alone: else a
 move would not see the leaf that another transaction is just inserting below, and two moves could make a cycle.
*/
create function tree_lock(tree text, alone boolean) returns void
    language sql volatile
    return case when alone then pg_advisory_xact_lock(hashtextextended(tree || ' tree', 0))
                else pg_advisory_xact_lock_shared(hashtextextended(tree || ' tree', 0)) end;

-- The same before a statement: lock_tree('taxon', 'shared').
create function lock_tree() returns trigger language plpgsql as
$$ begin perform tree_lock(tg_argv[0], tg_argv[1] = 'alone'); return null; end $$;

-- Keeps the root of a tree: protect_root('Life').
create function protect_root() returns trigger language plpgsql as
$$ begin raise exception '403 protected : % stays as it is', tg_argv[0]; end $$;
