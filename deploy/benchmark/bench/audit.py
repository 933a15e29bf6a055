"""What the activity log is measured by; these scenarios need PostgreSQL, Kafka and audit-service alone."""

import json
import random
import statistics
import subprocess
import threading
import time
import urllib.request

from java import java
from kafka import LIBRARIES
from load import Http, Peak, bare_insert, settle
from process import Process
from report import Result

DATABASE = "biotrail_audit"


def ingestion(bench, rows=100_000):
    """Stored activities a second while the service catches up, against the bare multi-row insert of the same rows; what a
    service that has just started stores first does not count."""
    bench.stop_audit()
    publish(bench, rows, subjects=rows // 5, causer="warm-up")
    publish(bench, rows, subjects=rows // 5, causer="bench")
    bench.start_audit()
    # Asking must not cost what is measured.
    settle(lambda: int(ask(bench, "select coalesce(sum(link), 0) from chain_head")) >= 2 * rows, 300)
    # Both are read from four topics at once, so the second half of what came is counted, whoever caused it.
    began, ended = bench.cluster.ask(DATABASE, f"""
        select (select recorded_at from activity where causer_id in ('warm-up', 'bench') order by recorded_at, chain, link offset {rows} limit 1),
               max(recorded_at) from activity where causer_id in ('warm-up', 'bench')""")[0]
    ours = float(ask(bench, f"""select count(*) / extract(epoch from timestamptz '{ended}' - timestamptz '{began}')
                                from activity where recorded_at > '{began}' and recorded_at <= '{ended}'"""))
    theirs = bare_insert(bench.cluster, DATABASE, "activity", f"where recorded_at >= '{began}'", "recorded_at, chain, link")
    yield Result.ratio("audit ingestion", [(ours, theirs)], 50, "activities a second, the bare multi-row insert")


def history(bench):
    """The history of one thing while the log has few activities, and while it has many; the same months in both."""
    samples = []
    for size in (10_000, bench.activities):
        fill(bench, size)
        url = bench.url("/audit/v1/subjects/herb/bench-%d")
        script = "request = function() return wrk.format('GET', string.format('/audit/v1/subjects/herb/bench-%d', math.random(0, 999))) end\n"
        http = Http(url % 0, script=script, headers={"Authorization": f"Bearer {bench.token('manager')}"}, connections=1)
        http.rate(2)
        samples.append([1000 / http.rate(bench.seconds) for _ in range(bench.rounds)])
    small, large = (statistics.median(each) for each in samples)
    yield Result("history of one thing, cost in a large log", large / small, "×", 1.5, "less",
                 f"{large:.2f} ms with {bench.activities:,} activities, {small:.2f} ms with 10,000")


def fill(bench, size):
    """Brings the log to so many made-up activities over six months: a thousand things have ten each, the others the rest."""
    bench.cluster.ask(DATABASE, "select activity_months(array(select generate_series(timestamptz '2026-01-15', '2026-06-15', '1 month')))")
    have = int(ask(bench, "select coalesce(max(link), 0) from activity where chain = 'bench/0'"))
    for first in range(have, size, 100_000):
        last = min(size, first + 100_000)
        bench.cluster.ask(DATABASE, f"""
            insert into activity (id, occurred_at, service, action, log_name, description, subject_type, subject_id, subject_label,
                version, causer_type, causer_id, causer_name, properties, data, gap, topic, partition, position, chain, link, previous_hash, hash)
            select md5('bench' || n)::uuid, timestamptz '2026-01-01' + (n % 10000) * interval '25 minutes' + n * interval '1 microsecond', 'catalog', 'edit', 'default',
                'The system changed height of herb ' || n, 'herb', key, 'Benchia species' || n % 100000, v, 'user', 'u' || n % 500, 'Bench',
                jsonb_build_object('attributes', jsonb_build_object('height', n), 'old', jsonb_build_object('height', n - 1)),
                jsonb_build_object('id', key, 'height', n, 'notes', repeat('x', 200)), false, 'bench', 0, n, 'bench/0', n,
                decode(repeat('00', 32), 'hex'), decode(md5(n::text) || md5('x' || n), 'hex')
            from (select n, case when n <= 10000 then 'bench-' || n % 1000 else 'other-' || n / 10 end as key,
                         case when n <= 10000 then (n - 1) / 1000 + 1 else n % 10 + 1 end as v
                  from generate_series({first + 1}, {last}) n) made;
            insert into thing (key, kind, kept_by, version, label, datasets, first_at, last_at)
            select subject_id, subject_type, 'catalog', max(version), max(subject_label), '{{}}', min(occurred_at), max(occurred_at)
            from activity where chain = 'bench/0' and link > {first} and link <= {last} group by 1, 2
            on conflict (key, kind) do nothing""")
    bench.cluster.ask(DATABASE, "vacuum analyze activity; vacuum analyze thing")


def streaming(bench):
    """Resident memory of the service before and while the whole log is streamed as NDJSON."""
    fill(bench, bench.activities)
    process = Process(bench.settings, "audit")
    lines = [0]

    def read(limit):
        request = urllib.request.Request(bench.url("/audit/v1/activities"), headers={
            "Accept": "application/x-ndjson", "Authorization": f"Bearer {bench.token('manager')}"})
        lines[0] = 0
        with urllib.request.urlopen(request, timeout=120) as answer:
            for _ in answer:
                lines[0] += 1
                if limit and lines[0] >= limit:
                    break

    read(100_000)
    with Peak(process.pid()) as peak:
        began = time.monotonic()
        read(bench.stream_rows)
        seconds = time.monotonic() - began
    yield Result("memory while streaming the log", peak.most - peak.before, "MB", 64, "less",
                 f"{lines[0]:,} activities in {seconds:.0f} s, {peak.before:.0f} MB before, at most {peak.most:.0f} MB")


def soak(bench):
    """A steady rate of changes while the service is killed again and again; then everything is counted."""
    seconds, kills, rate = bench.soak, bench.kills, 200
    causer = f"soak-{random.randrange(1 << 40)}"
    count = int(seconds * rate)
    told = []
    teller = threading.Thread(target=lambda: told.append(publish(bench, count, rate, 2000, causer)))
    teller.start()
    for number in range(kills):
        time.sleep(seconds / (kills + 1))
        bench.kill_audit()
        bench.start_audit()
    teller.join()
    stored = f"from activity where causer_id = '{causer}'"
    settle(lambda: int(ask(bench, f"select count(*) {stored}")) >= told[0], 300)
    rows, ids, gaps, disordered = bench.cluster.ask(DATABASE, f"""
        select count(*), count(distinct id), count(*) filter (where gap),
               count(*) filter (where version <> nth)
        from (select *, row_number() over (partition by subject_id order by chain, link) as nth {stored}) its""")[0]
    verified = get(bench, "/audit/v1/integrity")
    fits = "the chains fit" if verified["ok"] else f"a chain does not fit: {verified['first']}"
    wrong = abs(told[0] - int(rows)) + int(rows) - int(ids) + int(gaps) + int(disordered) + (not verified["ok"])
    yield Result(f"soak of {seconds:.0f} s, killed {kills} times", wrong, "wrong", 0, "less",
                 f"{told[0]:,} published, {int(rows):,} stored, {int(ids):,} different, {gaps} gaps, {disordered} out of order; {fits}")


def publish(bench, count, rate=0, subjects=1000, causer="bench"):
    """Tells made-up changes; answers how many the broker has."""
    done = subprocess.run([java(), "-cp", f"{LIBRARIES}/*", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", str(bench.here / "Publish.java"),
                           f"127.0.0.1:{bench.settings.kafka_port}", str(count), str(rate), str(subjects), causer],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"nothing could be published: {done.stderr}")
    return int(done.stdout.strip().splitlines()[-1])


def ask(bench, sql):
    return bench.cluster.ask(DATABASE, sql)[0][0]


def get(bench, path):
    request = urllib.request.Request(bench.url(path), headers={"Authorization": f"Bearer {bench.token('manager')}"})
    with urllib.request.urlopen(request, timeout=600) as answer:
        return json.load(answer)


ALL = (
    ("audit-ingestion", ingestion),
    ("audit-history", history),
    ("audit-streaming", streaming),
    ("audit-soak", soak),
)
