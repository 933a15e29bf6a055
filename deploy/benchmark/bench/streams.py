"""All taxa and all locations as NDJSON, beside COPY of the same JSON."""

import json
import subprocess
import time
import urllib.request

import places
import trees
from load import Peak
from process import Process
from report import Result

DATABASE = "biotrail_catalog"


def ndjson(bench):
    """Rows a second through HTTP and by COPY of the same columns of the same view, in turn; and the service's memory meanwhile."""
    if count(bench, "taxon") < bench.taxa:
        trees.grow(bench, bench.taxa)
    if count(bench, "location") < 1000:
        places.fill(bench)
    for things, view, key in (("taxa", "taxon_view", "full_name"), ("locations", "location_view", "name")):
        columns = list(json.loads(bench.get(f"/catalog/v1/{things}?limit=1"))["data"][0])
        copy = f"copy (select row_to_json(v) from (select {', '.join(quoted(column) for column in columns)} from {view} where parent_id is not null) v) to stdout"
        stream(bench, things)
        pairs = [(stream(bench, things), copied(bench, copy)) for _ in range(bench.rounds)]
        yield Result.ratio(f"NDJSON of {count(bench, 'taxon' if things == 'taxa' else 'location'):,} {things}", pairs, 50, "rows a second, COPY of the same JSON")
        with Peak(Process(bench.settings, "catalog").pid()) as peak:
            stream(bench, things)
        yield Result(f"memory while all {things} go out", peak.most - peak.before, "MB", 64, "less", f"{peak.before:.0f} MB before, at most {peak.most:.0f} MB")


def stream(bench, things):
    request = urllib.request.Request(bench.url(f"/catalog/v1/{things}"), headers={"Accept": "application/x-ndjson"})
    began = time.monotonic()
    with urllib.request.urlopen(request, timeout=600) as answer:
        lines = counted(answer)
    return lines / (time.monotonic() - began)


def copied(bench, copy):
    command = [str(bench.cluster.binaries / "psql"), "-Xq", "-v", "ON_ERROR_STOP=1", "-c", copy, *bench.cluster.address(DATABASE)]
    began = time.monotonic()
    with subprocess.Popen(command, env=bench.cluster.environment(), stdout=subprocess.PIPE) as psql:
        lines = counted(psql.stdout)
    if psql.returncode:
        raise RuntimeError("COPY failed")
    return lines / (time.monotonic() - began)


def counted(source):
    lines = 0
    while block := source.read(1 << 18):
        lines += block.count(b"\n")
    return lines


def quoted(column):
    return '"' + column + '"'


def count(bench, table):
    return int(bench.cluster.ask(DATABASE, f"select count(*) from {table} where parent_id is not null")[0][0])


ALL = (("ndjson", ndjson),)
