-- Taxa: names and nodes of the tree of life. The rules of a single taxon stand in org.biotrail.catalog.taxon; here is
-- what concerns many rows at once and must hold for bulk loads and operators' SQL too: the tree and the composed names.

-- The order of ranks (place) and what SQL needs of them; org.biotrail.catalog.taxon.Rank has the same list and a test
-- that says so.
create table rank (
    rank text primary key,
    level smallint not null,
    place smallint not null unique,
    marker text not null,
    name text not null
);
insert into rank (place, rank, level, marker, name)
select row_number() over (), word, level, marker, replace(word, '_', ' ')
from (values
    ('root', -1, ''), ('clade', -100, ''), ('domain', -10, ''), ('kingdom', 0, ''), ('subkingdom', 10, ''),
    ('superphylum', 20, ''), ('phylum', 30, ''), ('subphylum', 40, ''), ('superclass', 50, ''), ('class', 60, ''),
    ('subclass', 70, ''), ('infraclass', 75, ''), ('superorder', 80, ''), ('order', 90, ''), ('suborder', 100, ''),
    ('infraorder', 105, ''), ('superfamily', 110, ''), ('family', 120, ''), ('subfamily', 130, ''),
    ('supertribe', 140, ''), ('tribe', 150, ''), ('subtribe', 160, ''), ('supergenus', 170, ''), ('genus', 180, ''),
    ('subgenus', 190, 'subg.'), ('section', 190, 'sect.'), ('subsection', 195, 'subsect.'), ('series', 196, 'ser.'),
    ('superspecies', 200, ''), ('species', 210, ''), ('subspecies', 220, 'subsp.'), ('supervariety', 230, 'convar.'),
    ('variety', 240, 'var.'), ('subvariety', 250, 'subvar.'), ('superform', 260, 'superf.'), ('form', 270, 'f.'),
    ('subform', 280, 'subf.'), ('cultivar', 290, '')) known (word, level, marker);

-- Where a registry shows what it calls by a reference, which stands in for {}.
create table registry (
    registry text primary key,
    link text not null
);
insert into registry (registry, link) values
    ('gbif', 'https://www.gbif.org/species/{}'),
    ('col', 'https://www.catalogueoflife.org/data/taxon/{}'),
    ('tropicos', 'https://www.tropicos.org/name/{}'),
    ('ipni', 'https://www.ipni.org/n/{}'),
    ('mycobank', 'https://www.mycobank.org/MB/{}'),
    ('index_fungorum', 'https://www.indexfungorum.org/names/NamesRecord.asp?RecordID={}'),
    ('zoobank', 'https://zoobank.org/NomenclaturalActs/{}'),
    ('wfo', 'https://www.worldfloraonline.org/taxon/{}'),
    ('worms', 'https://www.marinespecies.org/aphia.php?p=taxdetails&id={}'),
    ('inat', 'https://www.inaturalist.org/taxa/{}'),
    ('ott', 'https://tree.opentreeoflife.org/opentree/argus/ottol@{}'),
    ('ncbi', 'https://www.ncbi.nlm.nih.gov/Taxonomy/Browser/wwwtax.cgi?id={}'),
    ('wikidata', 'https://www.wikidata.org/wiki/{}');

create sequence taxon_node;

create table taxon (
    id uuid primary key default biotrail.uuid7(),
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,

    name text not null,
    rank text not null constraint taxon_rank references rank,
    parent_id uuid,
    valid boolean not null default true,
    senior_id uuid,
    author text,
    author_id uuid,
    bibreference text,
    bibreference_id uuid,
    bibreference_ids uuid[] not null default '{}',
    nomenclatural_code text not null,
    hybrid text not null default 'none',
    hybrid_parent_ids uuid[] not null default '{}',
    incertae_sedis boolean not null default false,
    external jsonb not null default '[]',
    specialist_ids uuid[] not null default '{}',
    vernacular_names jsonb not null default '[]',
    notes text,
    verbatim_rank text,
    -- the name is shown as it stands, no ancestor's part before it
    name_whole boolean not null default false,

    -- Kept by triggers from here on.
    level smallint not null,
    full_name text not null,
    scientific_name text not null,
    search text not null,
    node bigint not null,
    path ltree not null,
    -- the nodes of its kingdom, phylum, class, order, family, genus, subgenus and species, itself included
    classification bigint[] not null,

    constraint taxon_name_length check (length(name) <= 200),
    constraint taxon_author_length check (length(author) <= 255),
    constraint taxon_bibreference_length check (length(bibreference) <= 1000),
    constraint taxon_code check (nomenclatural_code in ('ICN', 'ICZN', 'ICNP', 'ICTV', 'ICNCP')),
    constraint taxon_hybrid check (hybrid in ('none', 'nothotaxon', 'formula')),
    constraint taxon_two_authors check (author is null or author_id is null),
    constraint taxon_synonym_valid check (senior_id is null or not valid),
    constraint taxon_senior_self check (senior_id <> id),
    constraint taxon_parent foreign key (parent_id) references taxon,
    constraint taxon_senior foreign key (senior_id) references taxon,
    constraint taxon_rootless check ((parent_id is null) = (rank = 'root')),
    -- what an index of paths holds
    constraint taxon_depth check (nlevel(path) <= 150)
);
comment on constraint taxon_rank on taxon is '422 unknown_rank rank: there is no such rank';
comment on constraint taxon_name_length on taxon is '422 too_long name: a name has at most 200 characters';
comment on constraint taxon_author_length on taxon is '422 too_long author: an author has at most 255 characters';
comment on constraint taxon_bibreference_length on taxon is '422 too_long bibreference: a reference has at most 1000 characters';
comment on constraint taxon_code on taxon is '422 unknown_code nomenclatural_code: there is no such code';
comment on constraint taxon_hybrid on taxon is '422 unknown_hybrid hybrid: hybrid is none, nothotaxon or formula';
comment on constraint taxon_two_authors on taxon is '422 two_authors author_id: a name is published or not, and has one kind of author';
comment on constraint taxon_synonym_valid on taxon is '422 synonym_is_valid valid: a synonym is not valid';
comment on constraint taxon_senior_self on taxon is '422 senior_is_self senior_id: a taxon is no synonym of itself';
comment on constraint taxon_parent on taxon is '409 in_use : other taxa stand below it';
comment on constraint taxon_senior on taxon is '409 in_use : it has synonyms';
comment on constraint taxon_rootless on taxon is '422 parent_required parent_id: every taxon but Life has a parent';
comment on constraint taxon_depth on taxon is '422 too_deep parent_id: at most 149 taxa stand above one another below Life';

create unique index taxon_node_key on taxon (node);
create unique index taxon_name_key on taxon (parent_id, name, rank, author, author_id) nulls not distinct;
comment on index taxon_name_key is '409 duplicate_name name: there is a taxon of this name, rank, parent and author';
create unique index taxon_valid_name_key on taxon (parent_id, name, rank) where valid;
comment on index taxon_valid_name_key is '409 duplicate_valid_name name: there is a valid taxon of this name, rank and parent';
-- A formula means the same in whatever order its parents are given.
create function taxon_crossed(parents uuid[]) returns uuid[]
    language sql immutable parallel safe
    return array(select p from unnest(parents) p order by p);
create unique index taxon_formula_key on taxon (parent_id, rank, taxon_crossed(hybrid_parent_ids), author, author_id)
    nulls not distinct where hybrid = 'formula';
comment on index taxon_formula_key is '409 duplicate_name hybrid_parent_ids: there is a taxon of this formula';
create index taxon_senior_id on taxon (senior_id) where senior_id is not null;
create index taxon_author_id on taxon (author_id) where author_id is not null;
create index taxon_path on taxon (path);
-- None of these has the id as a further column: while the table is small such an index looks as good as the primary key
-- for finding a row by its id, and the plans of triggers and foreign keys live on when the table has grown.
create index taxon_level on taxon (level);
create index taxon_rank_name on taxon (rank, full_name);
create index taxon_full_name on taxon (full_name);
create index taxon_full_name_lower on taxon (lower(full_name) text_pattern_ops);
create index taxon_scientific_name on taxon using hash (lower(scientific_name));
create index taxon_search on taxon using gin (search gin_trgm_ops);
create index taxon_search_prefix on taxon (left(search, 60) text_pattern_ops);
-- Few of all: what a mistyped name is compared with.
create index taxon_uninomial on taxon using gin (biotrail.fold(full_name) gin_trgm_ops) where level < 200;
create index taxon_vernacular on taxon using gin (search gin_trgm_ops) where vernacular_names <> '[]';

-- Whether a path is another or goes on from it, as <@ tells, asked in a way that the index of paths answers. Labels are
-- digits, so what stands below 1.2 is sorted between 1.2 and 1.20.
create function taxon_within(path ltree, root ltree) returns boolean
    language sql immutable parallel safe
    return path >= root and path < (root::text || '0')::ltree;

-- What hangs on a taxon, kept by trigger where it must be unique or joined.
create table taxon_external (
    registry text not null,
    reference text not null,
    taxon_id uuid not null constraint taxon_external_taxon references taxon on delete cascade,
    constraint taxon_external_key primary key (registry, reference)
);
comment on constraint taxon_external_key on taxon_external is '409 duplicate_external external: another taxon has this reference';
create index taxon_external_taxon_id on taxon_external (taxon_id);

create table taxon_hybrid_parent (
    taxon_id uuid not null constraint taxon_hybrid_parent_taxon references taxon on delete cascade,
    parent_id uuid not null,
    primary key (taxon_id, parent_id),
    constraint taxon_hybrid_parent_parent foreign key (parent_id) references taxon
);
comment on constraint taxon_hybrid_parent_parent on taxon_hybrid_parent is '409 in_use : hybrids are called by it';
create index taxon_hybrid_parent_parent_id on taxon_hybrid_parent (parent_id);

create function taxon_life() returns uuid
    language sql immutable parallel safe
    return '00000000-0000-7000-8000-000000000001'::uuid;

create function taxon_nodes(path ltree) returns bigint[]
    language sql immutable parallel safe
    return string_to_array(path::text, '.')::bigint[];

create function taxon_classify(above bigint[], rank text, node bigint) returns bigint[]
    language plpgsql immutable parallel safe as
$$
declare
    slot constant int := array_position(
        array ['kingdom', 'phylum', 'class', 'order', 'family', 'genus', 'subgenus', 'species'], rank);
begin
    if slot is not null then
        above[slot] := node;
    end if;
    return above;
end
$$;

-- The full name of a taxon and the same with its authorship (the table of names in the specification): the only place
-- where names are put together.
create function taxon_names(t taxon, out full_name text, out scientific_name text)
    language plpgsql stable as
$$
declare
    above record;
    marker text;
    own text := t.name;
begin
    if t.hybrid = 'nothotaxon' then
        own := '× ' || own;
    end if;
    if t.hybrid = 'formula' then
        select string_agg(p.full_name, ' × ' order by given.place) into full_name
        from unnest(t.hybrid_parent_ids) with ordinality given (id, place) join taxon p on p.id = given.id;
    elsif t.name_whole or t.nomenclatural_code = 'ICTV' then
        full_name := t.name;
    elsif t.level <= 180 then
        full_name := own;
    elsif t.level = 290 then
        select p.full_name into above from taxon p where p.id = t.parent_id;
        full_name := above.full_name || ' ''' || t.name || '''';
    elsif t.level >= 200 and t.level <= 210 then
        select g.full_name into above from taxon g where g.node = t.classification[6];
        full_name := above.full_name || ' ' || own;
    else
        marker := (select r.marker from rank r where r.rank = t.rank);
        if t.level < 200 then
            select g.full_name into above from taxon g where g.node = t.classification[6];
            full_name := above.full_name
                || case when t.nomenclatural_code = 'ICZN' then ' (' || t.name || ')' else ' ' || marker || ' ' || own end;
        else
            marker := case when t.nomenclatural_code = 'ICZN' and t.rank = 'subspecies' then ' '
                           when t.hybrid = 'nothotaxon' then ' notho' || marker || ' '
                           else ' ' || marker || ' ' end;
            select s.name, s.full_name, s.scientific_name into above from taxon s where s.node = t.classification[8];
            full_name := above.full_name || marker || t.name;
            -- an autonym has no author of its own; that of the species stands after the species' epithet (ICN Art. 26)
            if t.name = above.name and t.nomenclatural_code = 'ICN' and t.author_id is null then
                scientific_name := above.scientific_name || marker || t.name;
                return;
            elsif full_name is null then
                select g.full_name into above from taxon g where g.node = t.classification[6];
                full_name := above.full_name || ' ' || t.name;
            end if;
        end if;
    end if;
    full_name := coalesce(full_name, own);
    scientific_name := case when t.author is null then full_name else full_name || ' ' || t.author end;
end
$$;

-- What people look for: names without accents and case, the full name first. In PL/pgSQL, whose plan lives as long as the
-- session: a function in SQL is prepared anew for every row that a trigger calls it for.
create function taxon_searched(scientific_name text, vernacular_names jsonb) returns text
    language plpgsql immutable parallel safe as
$$
begin
    if vernacular_names = '[]' then
        return biotrail.fold(scientific_name);
    end if;
    return biotrail.fold(scientific_name
        || (select ' ' || string_agg(v ->> 'name', ' ') from jsonb_array_elements(vernacular_names) v));
end
$$;

-- Its plans are kept from when the table was small, when reading all of it seems cheapest; hence enable_seqscan. What is
-- forbidden so counts as dear where there is no other way, and dear plans are compiled for a tenth of a second: no jit.
create function taxon_place() returns trigger
    language plpgsql set enable_seqscan = off set jit = off as
$$
declare
    above record;
    names record;
begin
    if tg_op = 'INSERT' then
        new.node := nextval('taxon_node');
        if new.parent_id is null and new.rank <> 'root' then
            new.parent_id := taxon_life();
        end if;
    end if;
    new.level := (select r.level from rank r where r.rank = new.rank);
    if new.rank = 'root' then
        if new.id <> taxon_life() then
            raise exception '422 unknown_rank rank: there is one root';
        end if;
        new.path := text2ltree(new.node::text);
        new.classification := array_fill(null::bigint, array [8]);
    elsif tg_op = 'INSERT' or new.parent_id <> old.parent_id or new.rank <> old.rank then
        select p.path, p.classification, p.nomenclatural_code into above from taxon p where p.id = new.parent_id;
        if not found then
            raise exception '422 unknown_reference parent_id: there is no taxon %', new.parent_id;
        end if;
        if tg_op = 'UPDATE' and above.path <@ old.path then
            raise exception '422 cycle parent_id: a taxon stands below itself then';
        end if;
        new.nomenclatural_code := coalesce(new.nomenclatural_code, above.nomenclatural_code);
        new.path := above.path || new.node::text;
        new.classification := taxon_classify(above.classification, new.rank, new.node);
    end if;
    names := taxon_names(new);
    new.full_name := names.full_name;
    new.scientific_name := names.scientific_name;
    new.search := taxon_searched(new.scientific_name, new.vernacular_names);
    return new;
end
$$;

-- The children of moved taxa that get another path by it. Parent by parent, since every other join reads a table in which
-- much stands that nobody moves.
create function taxon_carried(moved uuid[]) returns table (id uuid, path ltree, classification bigint[])
    language plpgsql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as
$$
begin
    return query
        select c.id, p.path || c.node::text, taxon_classify(p.classification, c.rank, c.node)
        from taxon p join taxon c on c.parent_id = p.id
        where p.id = any (moved)
          and (c.path <> p.path || c.node::text
               or c.classification is distinct from taxon_classify(p.classification, c.rank, c.node));
end
$$;

-- Takes paths and names of a changed taxon to the taxa that they appear in.
create function taxon_spread() returns trigger
    language plpgsql set enable_seqscan = off set jit = off as
$$
declare
    moved uuid[];
    renamed uuid[];
    -- how many stand below a taxon that moves alone, so that nobody looks for children of the last of them
    left_to_move bigint;
    carried bigint;
begin
    if current_setting('biotrail.spreading', true) in ('paths', 'names') then
        return null;
    end if;
    -- Planned anew each time: a plan for one row is a loop, and ten thousand rows in a loop take minutes.
    -- Moves of a genus, and what happens above it, leave every name as it is.
    execute $sql$
        select array_agg(n.id) filter (where n.path <> o.path or n.rank <> o.rank),
               array_agg(n.id) filter (where n.rank <> o.rank
                   or ((n.level >= 180 or n.rank = 'clade')
                       and (n.full_name <> o.full_name or n.scientific_name <> o.scientific_name))
                   or (n.path <> o.path and (n.level > 180 or n.rank = 'clade')))
        from new_rows n join old_rows o on o.id = n.id$sql$
    into moved, renamed;
    if moved is null and renamed is null then
        return null;
    end if;

    perform set_config('biotrail.spreading', 'paths', true);
    if cardinality(moved) = 1 then
        select count(*) into left_to_move
        from old_rows o join taxon d on taxon_within(d.path, o.path) and d.id <> o.id where o.id = moved[1];
    end if;
    while moved is not null and left_to_move is distinct from 0 loop
        with below as (
            update taxon t set path = c.path, classification = c.classification
            from taxon_carried(moved) c where t.id = c.id
            returning t.id)
        select array_agg(id), count(*) into moved, carried from below;
        left_to_move := left_to_move - carried;
    end loop;
    perform set_config('biotrail.spreading', 'names', true);
    while renamed is not null loop
        with concerned as materialized (
            select d.id from taxon r join taxon d on taxon_within(d.path, r.path) and d.id <> r.id and d.level > 180
            where r.id = any (renamed)
            union
            select h.taxon_id from taxon_hybrid_parent h where h.parent_id = any (renamed)
        ), named as materialized (
            select t.id, n.full_name, n.scientific_name
            from concerned join taxon t using (id), lateral taxon_names(t) n
            where n.full_name <> t.full_name or n.scientific_name <> t.scientific_name
        ), below as (
            update taxon t
            set full_name = named.full_name, scientific_name = named.scientific_name,
                search = taxon_searched(named.scientific_name, t.vernacular_names)
            from named where named.id = t.id
            returning t.id)
        select array_agg(id) into renamed from below;
    end loop;
    perform set_config('biotrail.spreading', 'off', true);
    return null;
end
$$;

-- Its plans too are kept from statements over one row: hash joins do for those over many.
create function taxon_look_ups() returns trigger
    language plpgsql set enable_nestloop = off set jit = off as
$$
declare
    linked uuid[];
    crossed uuid[];
begin
    if current_setting('biotrail.spreading', true) = 'paths' then
        return null;
    end if;
    if tg_op = 'UPDATE' then
        -- most updates concern neither
        select array_agg(n.id) filter (where n.external <> o.external),
               array_agg(n.id) filter (where n.hybrid_parent_ids <> o.hybrid_parent_ids)
        into linked, crossed from new_rows n join old_rows o on o.id = n.id;
        delete from taxon_external where taxon_id = any (linked);
        insert into taxon_external (registry, reference, taxon_id)
        select e ->> 'registry', e ->> 'reference', n.id
        from new_rows n join unnest(linked) changed (id) using (id), jsonb_array_elements(n.external) e;
        delete from taxon_hybrid_parent where taxon_id = any (crossed);
        insert into taxon_hybrid_parent (taxon_id, parent_id)
        select distinct n.id, parent from new_rows n join unnest(crossed) changed (id) using (id), unnest(n.hybrid_parent_ids) parent;
    else
        insert into taxon_external (registry, reference, taxon_id)
        select e ->> 'registry', e ->> 'reference', n.id from new_rows n, jsonb_array_elements(n.external) e;
        insert into taxon_hybrid_parent (taxon_id, parent_id)
        select distinct n.id, parent from new_rows n, unnest(n.hybrid_parent_ids) parent;
    end if;
    return null;
end
$$;

create trigger lock_insert before insert on taxon for each statement execute function lock_tree('taxon', 'shared');
create trigger lock_update
    before update of name, rank, parent_id, author, author_id, nomenclatural_code, hybrid, hybrid_parent_ids, name_whole
    on taxon for each statement execute function lock_tree('taxon', 'alone');
create trigger place_insert before insert on taxon for each row execute function taxon_place();
create trigger place_update
    before update of name, rank, parent_id, author, author_id, nomenclatural_code, hybrid, hybrid_parent_ids, name_whole,
        vernacular_names
    on taxon for each row execute function taxon_place();
create trigger spread after update on taxon referencing old table as old_rows new table as new_rows
    for each statement execute function taxon_spread();
create trigger supply_insert after insert on taxon referencing new table as new_rows
    for each statement execute function taxon_look_ups();
create trigger supply_update after update on taxon referencing old table as old_rows new table as new_rows
    for each statement execute function taxon_look_ups();

select biotrail.record('taxon', label => 'r.scientific_name',
    exclude => '{path, node, classification, search, name_whole}',
    log_names => '{"parent_id": "parent changed", "senior_id": "synonymy changed", "external": "external references changed",
                   "name": "default", "rank": "default", "author": "default", "hybrid": "default",
                   "nomenclatural_code": "default", "full_name": "name derived", "scientific_name": "name derived"}');

insert into taxon (id, name, rank, nomenclatural_code) values (taxon_life(), 'Life', 'root', 'ICN');
create trigger a_protect before update or delete on taxon for each row
    when (old.rank = 'root') execute function protect_root('Life');

-- The taxa that a text refers to: an id, registry:reference, a full name with or without authorship.
create function taxon_matches(ref text) returns setof uuid
    language plpgsql stable set enable_seqscan = off as
$$
declare
    given constant text := btrim(ref);
begin
    if given ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select t.id from taxon t where t.id = given::uuid;
        return;
    end if;
    if given ~ '^[A-Za-z_]+:\S+$' then
        return query
            select e.taxon_id from taxon_external e
            where e.registry = replace(lower(split_part(given, ':', 1)), 'mobot', 'tropicos')
              and e.reference in (substr(given, strpos(given, ':') + 1), upper(substr(given, strpos(given, ':') + 1)));
        if found then
            return;
        end if;
    end if;
    return query select t.id from taxon t where lower(t.full_name) = lower(given) limit 21;
    if not found then
        return query select t.id from taxon t where lower(t.scientific_name) = lower(given) limit 21;
    end if;
end
$$;

-- Where the one taxon stands that a text refers to, for root=.
create function taxon_path_of(ref text) returns ltree
    language plpgsql stable as
$$
declare
    found_ids constant uuid[] := array(select taxon_matches(ref));
begin
    if found_ids = '{}' then
        raise exception '422 unknown_reference root: there is no taxon %', left(ref, 100);
    elsif cardinality(found_ids) > 1 then
        raise exception '422 ambiguous_reference root: there are several taxa %', left(ref, 100);
    end if;
    return (select t.path from taxon t where t.id = found_ids[1]);
end
$$;

-- Whether so few stand below a taxon that a list gathers them and then sorts them: what the planner makes of the statistics
-- of a million paths is one of a hundred or nothing, and walking all names for a hundred takes a tenth of a second.
create function taxon_few_below(root text) returns boolean
    language sql stable
    return (select count(*) <= 2000
            from (select from taxon r join taxon t on taxon_within(t.path, r.path) where r.id = root::uuid limit 2001) below);

-- A taxon as its relatives see it, with the scientific name of its accepted taxon when it is a synonym.
create function taxon_relative(t taxon) returns jsonb
    language sql stable
    return jsonb_build_object('id', t.id, 'rank', t.rank, 'name', t.name, 'full_name', t.full_name,
        'code', t.nomenclatural_code, 'valid', t.valid, 'published', t.author_id is null,
        'accepted', case when t.senior_id is not null then
            (select s.scientific_name from taxon s where s.id = t.senior_id) end);

-- Taxa with all their ancestors, top down, themselves last.
create function taxon_lineages(ids uuid[]) returns table (id uuid, lineage jsonb)
    language sql stable
begin atomic
    select t.id,
           (select jsonb_agg(taxon_relative(a) order by nlevel(a.path)) from taxon a where a.node = any (taxon_nodes(t.path)))
    from taxon t where t.id = any (ids);
end;

-- What stands below a taxon and asks something of it: the highest rank, species that have no genus of their own below it,
-- infraspecific names without species, and the ranks of its synonyms.
create function taxon_below(of uuid) returns jsonb
    language sql stable
begin atomic
    select jsonb_build_object(
        'highest', (select r.rank from taxon d join rank r using (rank)
                    where taxon_within(d.path, t.path) and d.id <> t.id and d.rank <> 'clade' order by r.place limit 1),
        'needs_genus', exists (
            select from taxon d
            where taxon_within(d.path, t.path) and d.id <> t.id and d.rank in ('species', 'superspecies') and d.author_id is null
              and not d.incertae_sedis and d.hybrid <> 'formula' and d.classification[6] is not distinct from t.classification[6]),
        'needs_species', exists (
            select from taxon d
            where taxon_within(d.path, t.path) and d.id <> t.id and d.level between 220 and 280 and d.author_id is null
              and d.classification[8] is not distinct from t.classification[8]),
        'juniors', coalesce((select jsonb_agg(distinct j.rank) from taxon j where j.senior_id = t.id), '[]'))
    from taxon t where t.id = of;
end;

-- The taxa above one, the root included.
create function taxon_ancestors(of uuid) returns setof uuid
    language sql stable rows 20
begin atomic
    select a.id from taxon t join taxon a on a.node = any (taxon_nodes(subpath(t.path, 0, -1)))
    where t.id = of and t.parent_id is not null;
end;
