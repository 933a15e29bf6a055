"""Areas: which one a point lies in, and the tiles of a map of the world, beside whole and unsimplified polygons."""

import statistics

from report import Result

DATABASE = "biotrail_catalog"
WORLD = "00000000-0000-7000-8000-000000000002"
COUNTRY, STATE, TOWN = 110_000, 500, 64


def places(bench):
    """The deepest area around a point, by the pieces that are kept of areas and by the areas themselves, which have the same
    index; both timed by the database's clock for the same points."""
    fill(bench)
    vertices, areas = bench.cluster.ask(DATABASE, "select count(*) filter (where vertices > 100000), count(*) from location where adm_level between 2 and 10")[0]
    pieces = "select id from location_covering(spot, 97, false) limit 1"
    whole = """
        select l.id from location l where l.adm_level between 2 and 10 and st_covers(l.geom, spot)
        order by l.adm_level desc, l.area, l.created_at, l.id limit 1"""
    pairs = [(looked_up(bench, pieces), looked_up(bench, whole)) for _ in range(bench.rounds)]
    ratios = [theirs / ours for ours, theirs in pairs]
    yield Result(f"parent of a point among {int(areas):,} areas, {vertices} above 100,000 vertices, whole polygons", statistics.median(ratios), "×", 10, "more",
                 f"{statistics.median(pair[0] for pair in pairs):.3f} ms against {statistics.median(pair[1] for pair in pairs):.3f} ms", ratios)
    yield from tiles(bench)


def tiles(bench):
    """Each tile of zoom 0 to 5 around one place, by the outlines and by the same function over the areas themselves."""
    bench.cluster.ask(DATABASE, """
        do $$ begin
            execute replace(replace(replace(pg_get_functiondef('location_tile(int,int,int,int[])'::regprocedure),
                'location_tile', 'bench_tile'), 'z <= 5', 'z < 0'), 'z > 5', 'z >= 0');
        end $$""")
    tile = "(%d, floor((10 + 180) / 360.0 * 2 ^ %d)::int, floor((1 - ln(tan(radians(5)) + 1 / cos(radians(5))) / pi()) / 2 * 2 ^ %d)::int, null)"
    ratios, spent = [], [0, 0]
    for zoom in range(6):
        ours, theirs = (statistics.median(
            timed(bench, f"octet_length({function}{tile % (zoom, zoom, zoom)})") for _ in range(rounds))
            for function, rounds in (("location_tile", 3), ("bench_tile", 1)))
        ratios.append(theirs / ours)
        spent = [spent[0] + ours, spent[1] + theirs]
    bench.cluster.ask(DATABASE, "drop function bench_tile")
    yield Result("tiles of zoom 0 to 5, from the original geometry", spent[1] / spent[0], "×", 10, "more",
                 f"{spent[1]:,.0f} ms against {spent[0]:,.0f} ms for the six; by zoom {', '.join(f'{ratio:.1f}' for ratio in ratios)}", ratios)


def looked_up(bench, question, points=2000):
    """Milliseconds for one of so many points, the same each time; a tenth as many before them do not count."""
    return float(bench.cluster.ask(DATABASE, f"""
        do $$
        declare began timestamptz; place uuid; spots geometry[]; spot geometry;
        begin
            perform setseed(0.5);
            spots := array(select st_setsrid(st_makepoint(random() * 88 - 44, random() * 34 - 17), 4326) from generate_series(1, {points + points // 10}));
            for n in 1 .. {points + points // 10} loop
                if n = {points // 10} + 1 then
                    began := clock_timestamp();
                end if;
                spot := spots[n];
                {question.replace("limit 1", "limit 1 into place")};
            end loop;
            perform set_config('bench.took', (1000 * extract(epoch from clock_timestamp() - began) / {points})::text, false);
        end $$;
        select current_setting('bench.took')""")[-1][0])


def timed(bench, expression):
    """Milliseconds by the database's clock, in a session that was asked the same before."""
    return float(bench.cluster.ask(DATABASE, f"""
        do $$ declare began timestamptz; begin
            perform {expression};
            began := clock_timestamp();
            perform {expression};
            perform set_config('bench.took', (1000 * extract(epoch from clock_timestamp() - began))::text, false);
        end $$;
        select current_setting('bench.took')""")[-1][0])


def fill(bench):
    """Ten countries of more than 100,000 vertices each, a hundred states in a country, towns in the states; all with winding
    borders, through all triggers."""
    towns = max(1, round((bench.areas - 1010) / 1000))
    side = next(n for n in range(1, 100) if n * n >= towns)
    functions = """
        create function pg_temp.winding(x float, y float, radius float, vertices int, seed int) returns geometry language sql as $$
            select st_setsrid(st_makepolygon(st_makeline(array_agg(st_makepoint(x + r * cos(a), y + r * sin(a)) order by n))), 4326)
            from (select n, a, radius * (0.86 + 0.06 * sin((3 + seed % 5) * a + seed) + 0.03 * sin((17 + seed % 7) * a) + 0.015 * sin(61 * a + seed)
                                         + 0.007 * sin(223 * a) + 0.003 * sin(1009 * a + seed) + 0.001 * sin(5003 * a)) as r
                  from (select n, 2 * pi() * (n % vertices) / vertices as a from generate_series(0, vertices) n) along) ring $$;
        create function pg_temp.key(word text) returns uuid language sql return md5('bench ' || word)::uuid;"""
    # Countries 18 degrees apart in two rows; states on the square inside, towns on the squares inside those.
    bench.cluster.ask(DATABASE, f"""
        {functions}
        begin;
        insert into location (id, name, adm_level, parent_id, geom)
        select pg_temp.key('country ' || c), 'Windland ' || c, 2, '{WORLD}', pg_temp.winding(-36 + 18 * (c % 5), -9 + 18 * (c / 5), 9, {COUNTRY}, c)
        from generate_series(0, 9) c on conflict do nothing;
        delete from outbox;
        commit""")
    for country in range(10):
        x, y = -36 + 18 * (country % 5), -9 + 18 * (country // 5)
        bench.cluster.ask(DATABASE, f"""
            {functions}
            begin;
            insert into location (id, name, adm_level, parent_id, geom)
            select pg_temp.key('state {country} ' || s), 'State {country}-' || s, 4, pg_temp.key('country {country}'),
                   pg_temp.winding({x} - 4.5 + s % 10, {y} - 4.5 + s / 10, 0.5, {STATE}, s)
            from generate_series(0, 99) s on conflict do nothing;
            insert into location (id, name, adm_level, parent_id, geom)
            select pg_temp.key('town {country} ' || s || ' ' || t), 'Town {country}-' || s || '-' || t, 8, pg_temp.key('state {country} ' || s),
                   pg_temp.winding({x} - 4.5 + s % 10 - 0.28 + 0.56 * (t % {side} + 0.5) / {side}, {y} - 4.5 + s / 10 - 0.28 + 0.56 * (t / {side} + 0.5) / {side}, 0.28 / {side}, {TOWN}, s + t)
            from generate_series(0, 99) s, generate_series(0, {towns - 1}) t on conflict do nothing;
            delete from outbox;
            commit""")
    bench.cluster.ask(DATABASE, "vacuum analyze location; vacuum analyze location_part; vacuum analyze location_outline; vacuum analyze outbox")


ALL = (("places", places),)
