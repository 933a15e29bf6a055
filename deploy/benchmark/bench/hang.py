"""A registry that takes connections and never answers: what it costs those who ask something else."""

import contextlib
import os
import random
import socket
import statistics
import threading
import urllib.error
import urllib.request

from load import Http, settle
from process import Process
from report import Result


def registry_hangs(bench, askers=16):
    """The latency of a list, one reader, while so many callers look names up in registries that hang, against before; the
    circuit breaker is told to stay closed, so that every look-up goes on hanging."""
    with silent() as address:
        with environment(BIOTRAIL_REGISTRY_ENABLED="true", BIOTRAIL_REGISTRY_BREAKER_CALLS="1000000",
                         **{f"BIOTRAIL_REGISTRY_{name}_URL": address for name in ("GBIF", "IPNI", "ZOOBANK")}):
            Process(bench.settings, "catalog").stop()
            bench.command("up", "--detach", "--no-build", "--bare")
        page = Http(bench.url("/catalog/v1/taxa"), connections=1)
        for _ in range(4):
            page.median(10)
        with Askers(bench, askers):
            page.median(10)
        pairs, waited = [], 0
        for _ in range(bench.rounds):
            before = page.median(bench.seconds)
            with Askers(bench, askers) as hanging:
                settle(lambda: hanging.open >= askers, 30)
                pairs.append((page.median(bench.seconds), before))
                waited = max(waited, hanging.open)
    Process(bench.settings, "catalog").stop()
    bench.command("up", "--detach", "--no-build", "--bare")
    ratios = [during / before for during, before in pairs]
    yield Result("list while registries hang, before", statistics.median(ratios), "×", 1.2, "less",
                 f"{statistics.median(pair[0] for pair in pairs):.2f} ms against {statistics.median(pair[1] for pair in pairs):.2f} ms, {waited} look-ups open", ratios)


class Askers:
    """So many who look up one name after the other."""

    def __init__(self, bench, count):
        self.bench, self.open, self.over, self.token = bench, 0, threading.Event(), bench.token("full")
        self.threads = [threading.Thread(target=self.ask, daemon=True) for _ in range(count)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def ask(self):
        while not self.over.is_set():
            name = "Hangia " + "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=10))
            request = urllib.request.Request(self.bench.url(f"/catalog/v1/taxa/lookup?rank=species&name={name.replace(' ', '%20')}"),
                                             headers={"Authorization": f"Bearer {self.token}"})
            self.open += 1
            try:
                urllib.request.urlopen(request, timeout=60).close()
            except urllib.error.HTTPError as refused:
                if refused.code != 503:
                    raise
            finally:
                self.open -= 1


@contextlib.contextmanager
def silent():
    """The address of a server that accepts and keeps silent."""
    with socket.create_server(("127.0.0.1", 0), backlog=256) as server:
        kept = []

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    kept.append(server.accept())

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}"
    for connection, _ in kept:
        connection.close()


@contextlib.contextmanager
def environment(**variables):
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


ALL = (("hang", registry_hangs),)
