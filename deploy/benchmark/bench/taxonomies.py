"""Large imports of taxa: a real taxonomy as an archive, followed, stopped half-way, killed and taken up again, exported."""

import collections
import gzip
import io
import json
import pathlib
import signal
import time
import urllib.request
import zipfile

from load import settle
from report import Result

NCBI = pathlib.Path(__file__).resolve().parents[4] / "shared" / "data" / "taxa" / "ncbi-2013"


def import_package(bench):
    """The green plants of NCBI, 143,164 taxa, as a Catalogue of Life package; then all of it as Darwin Core."""
    if not NCBI.is_dir():
        print("  left out: the taxonomy of NCBI is not here")
        return
    job = started(bench, green_plants(), "application/zip")
    memory, progress = [], []
    while (state := job())["state"] in ("queued", "running"):
        memory.append(bench.resident()["catalog"])
        progress.append(state["progress"])
        time.sleep(1)
    told = sum(state[count] for count in ("created", "updated", "unchanged", "skipped", "failed"))
    seconds = float(bench.cluster.ask("biotrail_catalog", f"select extract(epoch from finished_at - started_at) from job where id = '{state['id']}'")[0][0])
    reasons = collections.Counter(violation["code"] for row in failed_rows(bench, state["id"]) for violation in row["violations"])
    why = ", ".join(f"{code} {count:,}" for code, count in reasons.most_common(5))
    yield Result("rows of a real taxonomy stored or named with a reason", 100 * told / state["total"], "%", 100, "more",
                 f"{state['created']:,} of {state['total']:,} created in {seconds:.0f} s, {len(set(progress))} steps of progress; {why}")
    yield Result("catalog-service while it imports", max(memory), "MB", 1024, "less", "largest resident memory, looked at every second")
    began = time.monotonic()
    order = started(bench, b'{"format": "dwca"}', "application/json", "exports")
    settle(lambda: order()["finished_at"], 600)
    rows = order()["created"]
    rate = rows / (time.monotonic() - began)
    yield Result("Darwin Core export", rate, "rows a second", 2000, "more", f"{rows:,} rows of four tables")


def stop_half_way(bench):
    """An import of 100,000 is cancelled, another loses its service, by force, and goes on where it was."""
    from scenarios import more_names

    job = started(bench, more_names(100_000), "text/csv")
    settle(lambda: job()["progress"] >= 50, 300)
    began = time.monotonic()
    request(bench, "DELETE", f"/catalog/v1/jobs/{job()['id']}").close()
    settle(lambda: job()["state"] == "cancelled", 60)
    state = job()
    kept = int(bench.cluster.ask("biotrail_catalog", f"select count(*) from job_row r join taxon t on t.id::text = r.thing_id where r.job_id = '{state['id']}'")[0][0])
    yield Result("cancelled half-way", time.monotonic() - began, "s", 30, "less",
                 f"{state['created']:,} created, {kept:,} of them there, {state['skipped']:,} not tried")
    job = started(bench, more_names(100_000), "text/csv")
    settle(lambda: job()["progress"] >= 50, 300)
    from process import Process

    Process(bench.settings, "catalog").stop(how=signal.SIGKILL)
    bench.command("up", "--detach", "--no-build", "--bare")
    settle(lambda: job()["finished_at"], 300)
    state = job()
    there = int(bench.cluster.ask("biotrail_catalog", f"select count(distinct t.id) from job_row r join taxon t on t.id::text = r.thing_id where r.job_id = '{state['id']}'")[0][0])
    yield Result("rows wrong after a kill half-way", abs(there - 100_000) + abs(state["created"] - 100_000), "rows", 0, "less",
                 f"{state['created']:,} created, {there:,} of them there")


def green_plants():
    authors, names = {}, {}
    for tax_id, name, _, kind in dump("ncbi_viridiplantae_names"):
        if kind == "scientific name":
            names[tax_id] = name
        elif kind == "authority":
            authors.setdefault(tax_id, name)
    # Root and cellular organisms, of which the latter is no rank, and a clade wants a parent with a name.
    above_all = ("1", "131567")
    out = io.StringIO()
    out.write("ID\tparentID\tstatus\tscientificName\tauthorship\trank\talternativeID\n")
    for tax_id, parent, rank in dump("ncbi_viridiplantae_nodes"):
        if tax_id in above_all:
            continue
        name = names[tax_id]
        whole = authors.get(tax_id, "")
        author = whole[len(name):].strip(" ,") if whole.startswith(name) else ""
        above = "" if parent in above_all else parent
        word = {"no rank": "unranked", "varietas": "variety", "forma": "form"}.get(rank, rank)
        if rank == "subclass" and name.islower():
            # Asterids, rosids and commelinids, under which three quarters of the list stand, are clades (APG IV).
            word = "clade"
        out.write(f"{tax_id}\t{above}\taccepted\t{name}\t{author}\t{word}\tncbi:{tax_id}\n")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("NameUsage.tsv", out.getvalue())
    return packed.getvalue()


def dump(name):
    with gzip.open(NCBI / f"{name}.dmp.gz", "rt", encoding="utf-8", errors="replace") as rows:
        for row in rows:
            yield [cell.strip() for cell in row.rstrip("\n").removesuffix("|").split("|")][:4 if "names" in name else 3]


def started(bench, body, content_type, how="imports"):
    """A job that is under way, as a function that tells its state."""
    with request(bench, "POST", f"/catalog/v1/taxa/{how}", body, content_type) as answer:
        job = json.load(answer)["id"]

    def state():
        try:
            with request(bench, "GET", f"/catalog/v1/jobs/{job}") as answer:
                return json.load(answer)
        except OSError:
            return {"id": job, "state": "away", "progress": 0, "finished_at": None}

    return state


def failed_rows(bench, job):
    with request(bench, "GET", f"/catalog/v1/jobs/{job}/rows?state=failed", accept="application/x-ndjson") as answer:
        for line in answer:
            if line.strip():
                yield json.loads(line)


def request(bench, method, path, body=None, content_type="application/json", accept="application/json"):
    headers = {"Content-Type": content_type, "Accept": accept, "Authorization": f"Bearer {bench.token('full')}"}
    return urllib.request.urlopen(urllib.request.Request(bench.url(path), body, headers, method=method), timeout=300)


ALL = (("package", import_package), ("stop", stop_half_way))
