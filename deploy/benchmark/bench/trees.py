"""Trees of a hundredth, a tenth and the whole of `--tree` taxa: what a leaf, a move and a list cost as they grow, and what
the same cost a table of nested sets.

The nested sets are a table in the same database with the columns and indexes of `taxon`, lft and rgt in place of node,
path and classification. They are maintained by the statements of the textbooks; foreign keys, names, look-ups, checks and
events they do without, all of which the statements on `taxon` pay for with their triggers. Each statement is timed by the
database's clock in a transaction that is rolled back, for the same taxa on both sides.
"""

import random
import statistics
import urllib.parse

from load import Http, alternate, median
from report import Result

DATABASE = "biotrail_catalog"
LIFE = "00000000-0000-7000-8000-000000000001"
# One family, ten genera with 99 species each; two families an order, ten orders a class, classes in turn in two phyla.
FAMILY, CLASS = 1001, 20_031
WORD = "create function pg_temp.word(seed text) returns text immutable language sql return translate(left(md5(seed), 9), '0123456789abcdef', 'aeioubcdlmnprstv');"


def trees(bench):
    """Leaves, moves and lists in a growing tree."""
    clear(bench)
    sizes = [bench.tree // 100, bench.tree // 10, bench.tree]
    leaf, family, class_, asked = {}, {}, {}, {}
    for size in sizes:
        print(f"  a tree of {size:,} …", flush=True)
        grow(bench, size)
        leaf[size] = statistics.median(each for series in range(5) for each in inserts(bench, "taxon", 200, series))
        family[size] = statistics.median(moves(bench, "taxon", "family", 5))
        if size == sizes[1]:
            yield from nested_sets(bench, size, leaf[size], family[size])
        if size >= 2 * CLASS:
            class_[size] = statistics.median(moves(bench, "taxon", "class", 2))
        if size != sizes[1]:
            asked[size] = {name: median(bench, paths) for name, paths in questions(bench).items()}
    small, large = sizes[0], sizes[-1]
    yield grown("inserting a leaf", leaf, small, large, 1.5)
    yield grown("moving a subtree of 1,001", family, small, large, 1.5)
    if large in class_:
        yield Result("moving a subtree of 20,031, a taxon of it beside a taxon of 1,001", class_[large] / CLASS / (family[large] / FAMILY), "×", 1.5, "less",
                     f"{class_[large]:,.0f} ms against {family[large]:,.1f} ms")
    for name in asked[small]:
        yield grown(name, {size: asked[size][name] for size in (small, large)}, small, large, 2)
    yield from roots(bench)
    yield statements(bench)


def grown(name, taken, small, large, target):
    return Result(f"{name}, cost in a large tree", taken[large] / taken[small], "×", target, "less",
                  f"{taken[large]:.2f} ms among {large:,} taxa, {taken[small]:.2f} ms among {small:,}")


def nested_sets(bench, size, leaf, family):
    """The peer, few times: every leaf rewrites half of the table."""
    bench.cluster.ask(DATABASE, f"""
        create table nested_taxon (like taxon including all);
        alter table nested_taxon drop column node, drop column path, drop column classification, add column lft int, add column rgt int;
        create index nested_taxon_lft on nested_taxon (lft);
        create index nested_taxon_rgt on nested_taxon (rgt);
        with ordered as (
            select id, node, 2 * (row_number() over (order by path) - 1) - nlevel(path) + 2 as lft from taxon),
        sized as (select above as node, count(*) as size from taxon, unnest(taxon_nodes(path)) above group by 1)
        insert into nested_taxon ({COLUMNS}, lft, rgt)
        select {', '.join('t.' + column for column in COLUMNS.split(', '))}, lft, lft + 2 * size - 1
        from taxon t join ordered using (id) join sized on sized.node = t.node;
        vacuum analyze nested_taxon""")
    if int(bench.cluster.ask(DATABASE, "select count(*) from nested_taxon n join nested_taxon p on p.id = n.parent_id where n.lft <= p.lft or n.rgt >= p.rgt")[0][0]):
        raise RuntimeError("the nested sets do not nest")
    theirs = statistics.median(inserts(bench, "nested_taxon", 3))
    yield Result(f"inserting a leaf among {size:,}, nested sets", theirs / leaf, "×", 50, "more", f"{theirs:,.0f} ms with nested sets, {leaf:.2f} ms here")
    theirs = statistics.median(moves(bench, "nested_taxon", "family", 3))
    yield Result(f"moving 1,001 among {size:,}, nested sets", theirs / family, "×", 10, "more", f"{theirs:,.0f} ms with nested sets, {family:.1f} ms here")
    theirs = statistics.median(moves(bench, "nested_taxon", "family", 5, BETWEEN))
    yield Result(f"moving 1,001 among {size:,}, nested sets that touch the rows between the places once", theirs / family, "×", 1, "more",
                 f"{theirs:,.0f} ms with nested sets, {family:.1f} ms here")
    bench.cluster.ask(DATABASE, "drop table nested_taxon")


def inserts(bench, table, times, series=0):
    """Milliseconds of each leaf under genera anywhere in the tree, others in each series; before a longer one a tenth that
    does not count."""
    if table == "taxon":
        leaf = "insert into taxon (name, rank, parent_id, author) values (epithet, 'species', place, 'Bench.');"
    else:
        leaf = f"""
            select rgt into r from nested_taxon where id = place;
            update nested_taxon set rgt = rgt + 2 where rgt >= r;
            update nested_taxon set lft = lft + 2 where lft > r;
            insert into nested_taxon ({COLUMNS}, lft, rgt)
            select gen_random_uuid(), 1, now(), 'bench', now(), 'bench', epithet, 'species', place, true, 'Bench.', 'ICN', '[]',
                   210, full_name || ' ' || epithet, full_name || ' ' || epithet || ' Bench.', lower(full_name) || ' ' || epithet || ' bench.', r, r + 1
            from nested_taxon where id = place;"""
    spare = times // 10
    taken = timed(bench, f"""
        for place, epithet in select id, 'nova' || pg_temp.word('leaf ' || id) from taxon where rank = 'genus' order by md5(id::text || {series}) limit {times + spare} loop
            began := clock_timestamp();
            {leaf}
            {{}}
        end loop;""", table)
    return taken[spare:]


# The subtree is lifted out, the gap behind it closed, one opened at the new place, and the subtree put there.
TEXTBOOK = """
    select lft, rgt into l, r from nested_taxon where id = moved;
    update nested_taxon set lft = -lft, rgt = -rgt where lft between l and r;
    update nested_taxon set rgt = rgt - (r - l + 1) where rgt > r;
    update nested_taxon set lft = lft - (r - l + 1) where lft > r;
    select rgt into p from nested_taxon where id = place;
    update nested_taxon set rgt = rgt + (r - l + 1) where rgt >= p;
    update nested_taxon set lft = lft + (r - l + 1) where lft > p;
    update nested_taxon set lft = p - l - lft, rgt = p - l - rgt, parent_id = case when id = moved then place else parent_id end where lft < 0;"""
# Cleverer than the textbooks: how many rows lie between the two places is luck.
BETWEEN = """
    select lft, rgt into l, r from nested_taxon where id = moved;
    select rgt into p from nested_taxon where id = place;
    if p > r then
        update nested_taxon set lft = case when lft between l and r then lft + p - r - 1 when lft between r and p - 1 then lft - (r - l + 1) else lft end,
                                rgt = case when rgt between l and r then rgt + p - r - 1 when rgt between r and p - 1 then rgt - (r - l + 1) else rgt end,
                                parent_id = case when id = moved then place else parent_id end
        where lft between l and p - 1 or rgt between l and p - 1;
    else
        update nested_taxon set lft = case when lft between l and r then lft - (l - p) when lft between p and l then lft + (r - l + 1) else lft end,
                                rgt = case when rgt between l and r then rgt - (l - p) when rgt between p and l then rgt + (r - l + 1) else rgt end,
                                parent_id = case when id = moved then place else parent_id end
        where lft between p and r or rgt between p and r;
    end if;"""


def moves(bench, table, rank, times, nested=TEXTBOOK):
    """Milliseconds of each move of a family into another order, or of a class into the other phylum, one transaction each."""
    above = {"family": "order", "class": "phylum"}[rank]
    pairs = bench.cluster.ask(DATABASE, f"""
        select m.id, (select o.id from taxon o where o.rank = '{above}' and o.id <> m.parent_id order by md5(o.id::text || m.id::text) limit 1)
        from taxon m where m.rank = '{rank}' order by md5(m.id::text) limit {times}""")
    move = "update taxon set parent_id = place where id = moved;" if table == "taxon" else nested
    return [timed(bench, f"moved := '{moved}'; place := '{place}'; began := clock_timestamp(); {move} {{}}", table)[0] for moved, place in pairs]


def timed(bench, body, table):
    """Runs PL/pgSQL that takes times where it says {}, undoes it and cleans up behind it."""
    taken = bench.cluster.ask(DATABASE, f"""
        {WORD}
        create temp table took (n serial, ms float);
        begin;
        do $$
        declare place uuid; moved uuid; epithet text; began timestamptz; l int; r int; p int; took float[] := '{{}}';
        begin
            {body.format("took := took || (1000 * extract(epoch from clock_timestamp() - began))::float;")}
            perform set_config('bench.took', took::text, false);
        end $$;
        select unnest(current_setting('bench.took')::float[]);
        rollback;
        vacuum {table}""")
    return [float(row[0]) for row in taken if row[0]]


def clear(bench):
    """Takes all taxa away, without a word to anybody."""
    bench.cluster.ask(DATABASE, f"""
        begin;
        set local session_replication_role = replica;
        delete from taxon where id <> '{LIFE}';
        delete from taxon_external;
        delete from taxon_hybrid_parent;
        delete from outbox;
        commit;
        vacuum analyze taxon; vacuum analyze taxon_external""")


def grow(bench, size):
    """Brings the tree to about so many made-up taxa, through all triggers; what these tell is not told on. Ends with a
    checkpoint, so that none is under way while single statements are timed, and each page costs most when first touched."""
    families = max(3, round(size / FAMILY))
    have = int(bench.cluster.ask(DATABASE, "select count(*) from taxon where rank = 'family'")[0][0])
    for first in range(have, families, 50):
        last = min(first + 50, families) - 1
        bench.cluster.ask(DATABASE, f"""
            {WORD}
            create function pg_temp.key(word text) returns uuid language sql return md5('bench ' || word)::uuid;
            begin;
            {plant('kingdom', '1, 1', "'Plantae'", f"'{LIFE}'::uuid")}
            {plant('phylum', '0, 1', 'word', "pg_temp.key('kingdom 1')")}
            {plant('class', f'{first // 20}, {last // 20}', "word || 'opsida'", "pg_temp.key('phylum ' || n % 2)")}
            {plant('order', f'{first // 2}, {last // 2}', "word || 'ales'", "pg_temp.key('class ' || n / 10)")}
            {plant('family', f'{first}, {last}', "word || 'aceae'", "pg_temp.key('order ' || n / 2)")}
            {plant('genus', f'{10 * first}, {10 * last + 9}', 'word', "pg_temp.key('family ' || n / 10)")}
            {plant('species', f'{990 * first}, {990 * last + 989}', 'lower(word)', "pg_temp.key('genus ' || n / 99)")}
            delete from outbox;
            commit""")
    bench.cluster.ask(DATABASE, "vacuum analyze taxon; vacuum analyze taxon_external; vacuum analyze outbox; checkpoint")


def plant(rank, numbers, name, parent):
    return f"""
        insert into taxon (id, name, rank, parent_id, author, nomenclatural_code, external)
        select pg_temp.key('{rank} ' || n), {name}, '{rank}', {parent}, initcap(pg_temp.word('author ' || n % 997)) || '.', 'ICN',
               case when '{rank}' = 'species' then jsonb_build_array(jsonb_build_object('registry', 'gbif', 'reference', (1000000 + n)::text)) else '[]' end
        from (select n, initcap(pg_temp.word('{rank} ' || n)) as word from generate_series({numbers}) n) made on conflict (id) do nothing;"""


def questions(bench):
    """What is asked of lists, as paths: a name, a reference, names half typed and mistyped."""
    rows = bench.cluster.ask(DATABASE, "select full_name, external -> 0 ->> 'reference', left(full_name, 7) from taxon where rank = 'species' order by md5(id::text) limit 2000")
    return {
        "name= exact": [f"/catalog/v1/taxa?name={urllib.parse.quote(name)}" for name, _, _ in rows],
        "external=": [f"/catalog/v1/taxa?external=gbif:{reference}" for _, reference, _ in rows],
        "suggest, half typed": [f"/catalog/v1/taxa/suggest?q={start}" for _, _, start in rows],
        "suggest, mistyped": [f"/catalog/v1/taxa/suggest?q={urllib.parse.quote(name[:4] + name[5:])}" for name, _, _ in rows],
    }


def roots(bench):
    """The first page below a genus, a family, a class and the kingdom, against the first page of all."""
    for rank, count in (("genus", 100), ("family", FAMILY), ("class", CLASS), ("kingdom", bench.tree)):
        root = bench.cluster.ask(DATABASE, f"select id from taxon where rank = '{rank}' order by md5(id::text) limit 1")[0][0]
        pairs = alternate(Http(bench.url(f"/catalog/v1/taxa?root={root}"), connections=1), Http(bench.url("/catalog/v1/taxa"), connections=1),
                          bench.seconds, bench.rounds)
        ratios = [theirs / ours for ours, theirs in pairs]
        yield Result(f"first page of ?root= of {count:,} taxa, without it", statistics.median(ratios), "×", 2, "less",
                     f"{1000 / statistics.median(ours for ours, _ in pairs):.2f} ms against {1000 / statistics.median(theirs for _, theirs in pairs):.2f} ms", ratios)


def statements(bench):
    """Statements on taxa that PostgreSQL runs for a page, from its log."""
    root = bench.cluster.ask(DATABASE, "select id from taxon where rank = 'family' limit 1")[0][0]
    log = bench.cluster.postgres.process.log
    counts = {}
    for ask in ("limit=100", "limit=1000", f"limit=100&root={root}", f"limit=1000&root={root}&rank=species"):
        mark = f"mark {random.randrange(1 << 40)}"
        with Logged(bench):
            bench.get(f"/catalog/v1/taxa?{ask}")
            bench.cluster.ask("postgres", f"select '{mark}'")
        said = log.read_text(errors="replace")
        said = said[said.rindex("mark of the beginning"):said.rindex(mark)]
        counts[ask.split("=")[1].split("&")[0] + (" below a root" if "root" in ask else "")] = sum("execute" in line and "taxon" in line for line in said.splitlines())
    return Result("statements for a page", max(counts.values()), "", 3, "less", ", ".join(f"{count} for {what}" for what, count in counts.items()))


class Logged:
    """PostgreSQL writes every statement to its log meanwhile."""

    def __init__(self, bench):
        self.ask = bench.cluster.ask

    def __enter__(self):
        self.ask("postgres", "alter system set log_statement = 'all'; select pg_reload_conf(); select pg_sleep(0.3)")
        self.ask("postgres", "select 'mark of the beginning'")

    def __exit__(self, *_):
        self.ask("postgres", "alter system reset log_statement; select pg_reload_conf()")


COLUMNS = ("id, version, created_at, created_by, updated_at, updated_by, name, rank, parent_id, valid, author, nomenclatural_code, external, "
           "level, full_name, scientific_name, search")

ALL = (("trees", trees),)
