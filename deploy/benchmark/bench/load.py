"""The two sides of a comparison: requests through HTTP by wrk, the same question as bare SQL by pgbench."""

import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import threading
import time


class Http:
    """A wrk run; `script` is Lua where the requests are not all the same."""

    def __init__(self, url, script=None, headers=None, connections=8):
        self.url, self.script, self.headers, self.connections = url, script, headers or {}, connections

    def rate(self, seconds):
        """Requests answered with a success, a second; any other answer ends the benchmark."""
        return float(re.search(r"Requests/sec:\s+([\d.]+)", self._run(seconds))[1])

    def median(self, seconds):
        """Milliseconds until an answer is there."""
        number, unit = re.search(r"50%\s+([\d.]+)(us|ms|s)", self._run(seconds, "--latency")).groups()
        return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]

    def _run(self, seconds, *options):
        command = ["wrk", "-t1", f"-c{self.connections}", f"-d{seconds}s", "--timeout", "30s", *options]
        for name, value in self.headers.items():
            command += ["-H", f"{name}: {value}"]
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as lua:
            if self.script:
                lua.write(self.script)
                lua.flush()
                command += ["-s", lua.name]
            printed = subprocess.run([*command, self.url], capture_output=True, text=True, check=True).stdout
        refused = re.search(r"Non-2xx or 3xx responses: (\d+)", printed)
        if refused:
            raise RuntimeError(f"{refused[1]} requests to {self.url} were refused:\n{printed}")
        return printed


def any_of(paths):
    """A script of wrk that asks for one of these at a time."""
    listed = ",".join(f'"{path}"' for path in paths)
    return f"local p = {{{listed}}}\nrequest = function() return wrk.format('GET', p[math.random(#p)]) end\n"


def median(bench, paths, headers=None):
    """Milliseconds of a request, one at a time."""
    http = Http(bench.url(paths[0]), script=any_of(paths), headers=headers, connections=1)
    http.rate(max(2, bench.seconds))
    return statistics.median(http.median(bench.seconds) for _ in range(bench.rounds))


class Sql:
    """A pgbench run of one script, statements prepared, as many clients as the HTTP side has connections."""

    def __init__(self, cluster, database, script, connections=8):
        self.cluster, self.database, self.script, self.connections = cluster, database, script, connections

    def rate(self, seconds):
        with tempfile.NamedTemporaryFile("w", suffix=".sql") as file:
            file.write(self.script)
            file.flush()
            printed = subprocess.run(
                [str(self.cluster.binaries / "pgbench"), "-n", "-M", "prepared", "-T", str(seconds), "-c", str(self.connections),
                 "-j", "1", "-f", file.name, *self.cluster.address(self.database)],
                env=self.cluster.environment(), capture_output=True, text=True, check=False)
        if printed.returncode or "ERROR" in printed.stderr:
            raise RuntimeError(f"pgbench failed: {printed.stderr}")
        return float(re.search(r"tps = ([\d.]+)", printed.stdout)[1])


class Cluster:
    """How to reach the suite's PostgreSQL as its superuser."""

    def __init__(self, settings, postgres):
        self.settings, self.postgres, self.binaries = settings, postgres, pathlib.Path(postgres.binaries)

    def address(self, database):
        return ["-h", "127.0.0.1", "-p", str(self.settings.postgres_port), "-U", "postgres", database]

    def environment(self):
        return {**os.environ, "PGPASSWORD": self.postgres.password("postgres")}

    def ask(self, database, sql):
        """Rows of a query as lists of texts."""
        done = subprocess.run(
            [str(self.binaries / "psql"), "-XAtq", "-F", "\t", "-v", "ON_ERROR_STOP=1", *self.address(database)],
            input=sql, env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr)
        return [line.split("\t") for line in done.stdout.splitlines()]


def bare_insert(cluster, database, table, which, order, batch=500):
    """Rows a second that PostgreSQL takes by multi-row inserts, as pg_dump writes them, into an empty table with the same
    columns and indexes and without triggers; all in one transaction."""
    rows = int(cluster.ask(database, f"create table bench_bare as select * from {table} {which} order by {order}; select count(*) from bench_bare")[-1][0])
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as statements:
        subprocess.run([str(cluster.binaries / "pg_dump"), "--data-only", f"--rows-per-insert={batch}", "--table=bench_bare", *cluster.address(database)],
                       stdout=statements, env=cluster.environment(), check=True)
        cluster.ask(database, f"drop table bench_bare; create table bench_bare (like {table} including all)")
        return float(cluster.ask(database, f"""
            begin;
            select set_config('bench.began', clock_timestamp()::text, false);
            \\i {statements.name}
            select {rows} / extract(epoch from clock_timestamp() - current_setting('bench.began')::timestamptz);
            rollback;
            drop table public.bench_bare""")[-1][0])


# A service's first minutes are spent compiling it: it is warm when three times ten seconds in a row bring no twentieth
# more than the best ten seconds before them.
WARM_UP, RISE, STILL, LONGEST = 10, 1.05, 3, 18


def alternate(ours, theirs, seconds, rounds, settled=lambda: None):
    """Pairs of rates measured in turn, after a warm-up that is not counted; [(ours, theirs), …].

    `settled` waits until what the last measurement left to others is done, lest the next one pays for it.
    """

    def alone(side, seconds):
        settled()
        return side.rate(seconds)

    best, still = alone(ours, WARM_UP), 0
    for _ in range(LONGEST):
        now = alone(ours, WARM_UP)
        still = 0 if now > best * RISE else still + 1
        best = max(best, now)
        if still == STILL:
            break
    alone(theirs, 1)
    return [(alone(ours, seconds), alone(theirs, seconds)) for _ in range(rounds)]


class Peak:
    """The resident memory of a process before and while something goes on; megabytes."""

    def __init__(self, pid):
        self.pid, self.before, self.most, self.over = pid, 0.0, 0.0, threading.Event()
        self.watcher = threading.Thread(target=self._watch)

    def __enter__(self):
        self.before = self.most = resident(self.pid)
        self.watcher.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.watcher.join()

    def _watch(self):
        while not self.over.wait(0.1):
            self.most = max(self.most, resident(self.pid))


def resident(pid):
    """Megabytes."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))


def settle(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError(f"nothing came within {seconds} s")
        time.sleep(0.25)
