"""What is measured, each beside its baseline. A scenario takes the bench and gives results."""

import concurrent.futures
import http.client
import io
import json
import random
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

import audit
import datasets
import hang
import places
import streams
import taxonomies
import trees
from load import Http, Peak, Sql, alternate, any_of, bare_insert, settle
from process import Process
from report import Result


def import_taxa(bench):
    """A checklist as an import job, against COPY of the rows into the same table with its triggers, and against bare
    inserts into a table with the same columns and indexes: while the other services read its events, and with the events
    in Kafka for services that are not up."""
    best = 0.0
    catalog = Process(bench.settings, "catalog").pid()
    for number in range(1, 7):
        with Peak(catalog) as fifth:
            rate = imported(bench, bench.taxa // 5, f"Warm{letters(number)}")
        if rate < best * 1.05:
            break
        best = rate
    settle(lambda: all_quiet(bench), 300)
    with Peak(catalog) as whole:
        ours = imported(bench, bench.taxa, "Bench")
    theirs = copy_taxa(bench)
    bare = bare_insert(bench.cluster, "biotrail_catalog", "taxon", "where path <@ (select path from taxon where name = 'Benchaceae')", "node")
    yield Result.ratio(f"import of {bench.taxa:,} taxa", [(ours, theirs)], 25, "rows a second, COPY with the same triggers")
    yield Result.ratio(f"import of {bench.taxa:,} taxa, bare insert", [(ours, bare)], 25, "rows a second, multi-row inserts without triggers")
    yield Result("memory while importing, more than with a fifth of the rows", whole.most - fifth.most, "MB", 64, "less",
                 f"{whole.before:.0f} MB before, at most {whole.most:.0f} MB, {fifth.most:.0f} MB with a fifth")
    settle(lambda: all_quiet(bench), 300)
    for service in set(bench.settings.service_ports) - {"catalog"}:
        stop(bench, service)
    ours = imported(bench, bench.taxa, "Alone")
    yield Result.ratio(f"import of {bench.taxa:,} taxa, catalog and Kafka alone, bare insert", [(ours, bare)], 25, "rows a second, multi-row inserts without triggers")
    bench.command("up", "--detach", "--no-build", "--bare")
    settle(lambda: all_quiet(bench), 600)


def imported(bench, rows, genera):
    """Rows a second of an import of a made-up flora."""
    job = call(bench, "POST", "/catalog/v1/taxa/imports", checklist(rows, genera + "aceae", genera), "full", "text/csv", wait=True)
    seconds, created = bench.cluster.ask("biotrail_catalog", f"""
        select extract(epoch from finished_at - started_at), created from job where id = '{json.loads(job)["id"]}'""")[0]
    if int(created) < rows:
        raise RuntimeError(f"only {created} of {rows} taxa were created")
    return int(created) / float(seconds)


def copy_taxa(bench):
    """Rows a second of COPY into an empty copy of the catalog's database."""
    binaries, cluster = bench.cluster.binaries, bench.cluster
    with tempfile.NamedTemporaryFile(suffix=".sql") as schema, tempfile.NamedTemporaryFile(suffix=".copy") as rows:
        subprocess.run([str(binaries / "pg_dump"), "-s", "-f", schema.name, *cluster.address("biotrail_catalog")], env=cluster.environment(), check=True)
        cluster.ask("postgres", "drop database if exists biotrail_peer")
        cluster.ask("postgres", "create database biotrail_peer")
        subprocess.run([str(binaries / "psql"), "-Xq", "-f", schema.name, *cluster.address("biotrail_peer")],
                       env=cluster.environment(), check=True, stdout=subprocess.DEVNULL)
        columns = "id, name, rank, parent_id, valid, senior_id, author, nomenclatural_code, external, name_whole"
        life = "'00000000-0000-7000-8000-000000000001'"
        cluster.ask("biotrail_catalog", f"\\copy (select {columns} from taxon where id <> {life} order by nlevel(path), id) to '{rows.name}'")
        for table in ("rank", "registry"):
            with tempfile.NamedTemporaryFile(suffix=".copy") as small:
                cluster.ask("biotrail_catalog", f"\\copy {table} to '{small.name}'")
                cluster.ask("biotrail_peer", f"\\copy {table} from '{small.name}'")
        cluster.ask("biotrail_peer", f"insert into taxon (id, name, rank, nomenclatural_code) values ({life}, 'Life', 'root', 'ICN')")
        began = time.monotonic()
        cluster.ask("biotrail_peer", f"\\copy taxon ({columns}) from '{rows.name}'")
        seconds = time.monotonic() - began
        count = int(cluster.ask("biotrail_peer", "select count(*) - 1 from taxon")[0][0])
        cluster.ask("postgres", "drop database biotrail_peer")
    return count / seconds


def reads(bench):
    """Reads of the catalog, against the same question put to the same view by pgbench."""
    ids = [row[0] for row in bench.cluster.ask("biotrail_catalog", "select id from taxon where rank = 'species' order by md5(id::text) limit 5000")]
    family = bench.cluster.ask("biotrail_catalog", "select id, path from taxon where name = 'Benchaceae'")[0]
    row = "row_to_json(v)::text"
    page = "select string_agg(j, ',') from (select row_to_json(v)::text j from (select * from taxon_view where {where} order by {order} limit 101) v) r"
    shown = "id <> '00000000-0000-7000-8000-000000000001'"
    questions = [
        ("item by id", "/catalog/v1/taxa/", ids, 45,
         f"\\set n random(1, 5000)\nselect v.id::text, {row}, v.version from (select * from taxon_view where id = (select id from bench_ids where n = :n)) v;"),
        ("list of 100", "/catalog/v1/taxa", None, 60, page.format(where=shown, order="full_name, id") + ";"),
        ("filtered list", "/catalog/v1/taxa?rank=genus&valid=true", None, 60,
         page.format(where=f"{shown} and rank = 'genus' and valid", order="full_name, id") + ";"),
        ("subtree list of a family", f"/catalog/v1/taxa?root={family[0]}", None, 60,
         page.format(where=f"{shown} and taxon_within(path, '{family[1]}')", order="full_name, id") + ";"),
    ]
    bench.cluster.ask("biotrail_catalog", """
        create table if not exists bench_ids as
        select row_number() over () as n, id from (select id from taxon where rank = 'species' order by md5(id::text) limit 5000) s;
        create index if not exists bench_ids_n on bench_ids (n); analyze bench_ids""")
    for name, path, chosen, target, sql in questions:
        ours = Http(bench.url(path), script=any_of([path + each for each in chosen]) if chosen else None)
        yield Result.ratio(name, alternate(ours, Sql(bench.cluster, "biotrail_catalog", sql), bench.seconds, bench.rounds), target, "answers a second")
    bench.cluster.ask("biotrail_catalog", "drop table bench_ids")


def json_or_columns(bench):
    """A page of a list as JSON from PostgreSQL, against its bare columns, of which a service would still have to make JSON."""
    page = "(select * from taxon_view where id <> '00000000-0000-7000-8000-000000000001' order by full_name, id limit 101) v"
    pairs = alternate(Sql(bench.cluster, "biotrail_catalog", f"select string_agg(row_to_json(v)::text, ',') from {page};"),
                      Sql(bench.cluster, "biotrail_catalog", f"select * from {page};"), bench.seconds, bench.rounds)
    yield Result.ratio("JSON of a list made by PostgreSQL", pairs, 67, "pages a second, bare columns")


def point_in_polygon(bench):
    """The municipality a point lies in, among areas that nest."""
    call(bench, "POST", "/catalog/v1/locations/imports", areas(), "full", "application/geo+json", wait=True)
    path = "/catalog/v1/locations?contains=%.4f,%.4f&deepest=true"
    points = [(bench.random.uniform(-9, 9), bench.random.uniform(-9, 9)) for _ in range(2000)]
    script = any_of([path % point for point in points])
    sql = ("\\set lat random(-9000, 9000)\n\\set lon random(-9000, 9000)\n"
           "select row_to_json(v)::text from location_view v where v.id = (select l.id from location l join location_part p on p.location_id = l.id "
           "where st_covers(p.geom, st_setsrid(st_makepoint(:lon / 1000.0, :lat / 1000.0), 4326)) order by l.adm_level desc limit 1);")
    pairs = alternate(Http(bench.url(path % points[0]), script=script), Sql(bench.cluster, "biotrail_catalog", sql), bench.seconds, bench.rounds)
    yield Result.ratio("point in polygon", pairs, 45, "answers a second")


def create_one(bench):
    """A person through HTTP and the token check, with its event, against the same statements by pgbench."""
    script = f"""
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Authorization"] = "Bearer {bench.token('full')}"
        math.randomseed({bench.random.randrange(1 << 30)} + os.time())
        local function name(length)
          local letters = {{}}
          for at = 1, length do letters[at] = string.char(math.random(97, 112)) end
          return table.concat(letters)
        end
        request = function()
          local first, last = name(7), name(9)
          return wrk.format(nil, nil, nil, string.format('{{"full_name":"%s %s","abbreviation":"%s, %s."}}', first, last, last, first))
        end
    """
    sql = """
        \\set a random(1, 1000000000000000000)
        \\set b random(1, 1000000000000000000)
        select first || ' ' || last as name, last || ', ' || first || '.' as abbreviation
        from (select translate(substr(md5(:a::text), 1, 7), '0123456789', 'ghijklmnop') as first,
                     translate(substr(md5(:b::text), 1, 9), '0123456789', 'ghijklmnop') as last) n \\gset
        begin;
        select concat(set_config('biotrail.actor_type', 'user', true), set_config('biotrail.actor_id', 'bench', true),
                      set_config('biotrail.actor_name', 'Bench', true), set_config('biotrail.comment', '', true),
                      set_config('biotrail.traceparent', '', true));
        select p.id, p.full_name, p.abbreviation, s.score from person_similar(:name, :abbreviation) s join person p on p.id = s.id order by s.score desc, p.id;
        with made as (insert into person (id, full_name, abbreviation) values (biotrail.uuid7(), :name, :abbreviation) returning id)
        select id from made \\gset
        select cast(to_jsonb(v) as text) from person_view v where v.id = cast(:id as uuid);
        commit;
    """
    pairs = alternate(Http(bench.url("/catalog/v1/persons"), script=script), Sql(bench.cluster, "biotrail_catalog", sql),
                      bench.seconds, bench.rounds, settled=lambda: settle(lambda: all_quiet(bench), 120))
    yield Result.ratio("create one, with its event", pairs, 50, "creates a second")


def change_to_activity(bench, rate=200, seconds=20):
    """From the change in the catalog's database to the stored activity, at a steady rate of changes."""
    token = bench.token("full")
    ids = [json.loads(call(bench, "POST", "/catalog/v1/persons", {"full_name": f"Steady Person {n}", "abbreviation": f"STEADY {bench.random.randrange(1 << 40)}"}, token=token))["id"]
           for n in range(64)]
    since = bench.cluster.ask("biotrail_audit", "select clock_timestamp()")[0][0]
    began = time.monotonic()

    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    open_ = threading.local()

    def change(number):
        time.sleep(max(0, began + number / rate - time.monotonic()))
        if not hasattr(open_, "connection"):
            open_.connection = http.client.HTTPConnection("127.0.0.1", bench.settings.service_ports["catalog"])
        open_.connection.request("PATCH", f"/catalog/v1/persons/{ids[number % len(ids)]}", json.dumps({"institution": f"Institute {number}"}), headers)
        answer = open_.connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"a change was answered with {answer.status}")

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        list(pool.map(change, range(rate * seconds)))
    reached = rate * seconds / (time.monotonic() - began)
    measured = f"""from activity where recorded_at > '{since}' and subject_type = 'person' and action = 'edit'"""
    settle(lambda: int(bench.cluster.ask("biotrail_audit", f"select count(*) {measured}")[0][0]) >= rate * seconds, 30)
    median, p99 = bench.cluster.ask("biotrail_audit", f"""
        select 1000 * percentile_cont(0.5) within group (order by extract(epoch from recorded_at - occurred_at)),
               1000 * percentile_cont(0.99) within group (order by extract(epoch from recorded_at - occurred_at)) {measured}""")[0]
    yield Result("change to activity, p99", float(p99), "ms", 500, "less", f"median {float(median):.0f} ms at {reached:.0f} changes a second")


def all_quiet(bench):
    """Whether the events of the catalog are with their readers: none is left to send, and the log has been still for two seconds."""
    return (bench.cluster.ask("biotrail_catalog", "select count(*) from outbox")[0][0] == "0"
            and bench.cluster.ask("biotrail_audit", "select coalesce(max(recorded_at) < clock_timestamp() - interval '2 s', true) from activity")[0][0] == "t")


def idle_memory(bench):
    """Resident memory of each service when it has nothing to do."""
    for service in bench.settings.service_ports:
        stop(bench, service)
    bench.command("up", "--detach", "--no-build", "--bare")
    time.sleep(20)
    resident = bench.resident()
    for service in bench.settings.service_ports:
        yield Result(f"{service}-service idle", resident[service], "MB", 300, "less", "resident after 20 s without a request")


def checklist(rows, family, genera):
    """A made-up flora: one family, genera of a hundred species, every tenth species with a synonym."""
    out = io.StringIO()
    out.write(f"name,rank,parent,author,valid,senior\n{family},family,,Lindl.,true,\n")
    made, genus = 1, 0
    while made < rows:
        genus += 1
        name = genera + letters(genus)
        out.write(f"{name},genus,{family},L.,true,\n")
        made += 1
        for number in range(min(100, rows - made)):
            epithet = "spec" + letters(number + 1)
            if number % 10 == 9:
                out.write(f"{name} {epithet},species,{name},Mill.,false,{name} spec{letters(number)}\n")
            else:
                out.write(f"{name} {epithet},species,{name},L.,true,\n")
            made += 1
    return out.getvalue().encode()


def more_names(rows):
    """A further genus, whose names nothing else has."""
    mark = "Again" + letters(random.randrange(1 << 30))
    return (f"name,rank,parent,author\n{mark},genus,Benchaceae,L.\n"
            + "\n".join(f"{mark} spec{letters(n + 1)},species,{mark},L." for n in range(rows - 1))).encode()


def areas():
    """One country, 100 states, 2,500 municipalities; each a square whose edges have many vertices."""
    features = [area("Benchland", 2, None, -10, -10, 20)]
    for x in range(10):
        for y in range(10):
            state = f"State {x}-{y}"
            features.append(area(state, 4, "Benchland", -10 + 2 * x, -10 + 2 * y, 2))
            features += [area(f"Town {x}-{y}-{i}-{j}", 8, f"Benchland > {state}", -10 + 2 * x + i * 0.4, -10 + 2 * y + j * 0.4, 0.4)
                         for i in range(5) for j in range(5)]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def area(name, level, parent, west, south, size, steps=50):
    along = [size * n / steps for n in range(steps)]
    ring = [[west + d, south] for d in along] + [[west + size, south + d] for d in along]
    ring += [[west + size - d, south + size] for d in along] + [[west, south + size - d] for d in along]
    ring.append(ring[0])
    properties = {"name": name, "adm_level": level, **({"parent": parent} if parent else {})}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def letters(number):
    """1 → a, 26 → z, 27 → aa: epithets have no digits."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def call(bench, method, path, body, user=None, content_type="application/json", token=None, wait=False):
    """One request; with `wait` for the job it starts to end."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {token or bench.token(user)}"}
    try:
        with urllib.request.urlopen(urllib.request.Request(bench.url(path), data, headers, method=method), timeout=120) as answer:
            text = answer.read()
    except urllib.error.HTTPError as refused:
        raise RuntimeError(f"{method} {path}: {refused.code} {refused.read().decode(errors='replace')[:1000]}") from refused
    if wait:
        service, job = path.split("/")[1], json.loads(text)["id"]
        state = {}

        def ended():
            state.update(json.loads(call(bench, "GET", f"/{service}/v1/jobs/{job}", None, user)))
            return state["state"] in ("completed", "failed", "cancelled")

        settle(ended, 900)
        if state["state"] != "completed" or state["failed"]:
            raise RuntimeError(f"the import ended so: {json.dumps(state)[:2000]}")
    return text


def stop(bench, name):
    Process(bench.settings, name).stop()


ALL = (
    ("import", import_taxa),
    ("reads", reads),
    ("json", json_or_columns),
    ("point", point_in_polygon),
    ("create", create_one),
    ("latency", change_to_activity),
    *taxonomies.ALL,
    *streams.ALL,
    *hang.ALL,
    *trees.ALL,
    *places.ALL,
    *datasets.ALL,
    ("memory", idle_memory),
    *audit.ALL,
)
