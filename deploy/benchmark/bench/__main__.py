"""deploy/benchmark/run: starts a suite of its own, measures every scenario beside its baseline, writes the report."""

import argparse
import json
import os
import pathlib
import random
import signal
import socket
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LOCAL = HERE.parents[1] / "local"
sys.path.append(str(LOCAL / "suite"))

import report  # noqa: E402
import scenarios  # noqa: E402
from load import Cluster  # noqa: E402
from postgres import Postgres  # noqa: E402
from settings import Failure, Settings  # noqa: E402

TARGET = HERE.parent / "target"
PORTS = ("PORT", "KEYCLOAK_PORT", "KEYCLOAK_MANAGEMENT_PORT", "KAFKA_PORT", "KAFKA_CONTROLLER_PORT", "POSTGRES_PORT",
         "TRACKER_PORT", "CATALOG_PORT", "SAMPLING_PORT", "LAB_PORT", "AUDIT_PORT")


class Bench:
    """The suite under measurement, and what the scenarios share."""

    def __init__(self, seconds, rounds, taxa):
        self.seconds, self.rounds, self.taxa = seconds, rounds, taxa
        self.settings = Settings()
        self.cluster = Cluster(self.settings, Postgres(self.settings))
        self.random = random.Random(20261122)

    def command(self, name, *arguments):
        done = subprocess.run([str(LOCAL / name), *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{name} failed\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def token(self, user):
        return self.command("token", user).strip()

    def url(self, path):
        """Straight to the service, as a cluster's Ingress does not count either."""
        service = path.split("/")[1]
        return f"http://127.0.0.1:{self.settings.service_ports[service]}{path}"

    def resident(self):
        """Megabytes of each process of the suite."""
        return {row["name"]: row["rss_mb"] for row in json.loads(self.command("status", "--json"))["processes"]}


def main():
    parser = argparse.ArgumentParser(prog="deploy/benchmark/run", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of measurements of a scenario")
    parser.add_argument("--taxa", type=int, default=200_000, help="rows of the import")
    parser.add_argument("--only", nargs="*", help="names of scenarios", choices=[name for name, _ in scenarios.ALL])
    parser.add_argument("--keep", action="store_true", help="leave the suite running")
    arguments = parser.parse_args()
    os.environ["BIOTRAIL_DATA"] = str(TARGET / "data")
    held = [_free_port(variable) for variable in PORTS if f"BIOTRAIL_{variable}" not in os.environ]
    for socket_ in held:
        socket_.close()
    bench = Bench(arguments.seconds, arguments.rounds, arguments.taxa)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results = []
    try:
        print("starting the suite …", flush=True)
        bench.command("up", "--detach", "--fresh", "--bare")
        for name, scenario in scenarios.ALL:
            if arguments.only and name not in arguments.only:
                continue
            print(f"{name} …", flush=True)
            for result in scenario(bench):
                results.append(result)
                print(f"  {result.name}: {result.value:,.1f} {result.unit} ({result.detail})", flush=True)
    finally:
        if results:
            how = f"{arguments.rounds} rounds of {arguments.seconds} s after one that does not count, medians"
            report.write(TARGET, results, how)
            print(f"the report is in {TARGET}/report.md and report.html")
        if not arguments.keep:
            bench.command("down", "--erase")
    missed = [result.name for result in results if not result.reached]
    if missed:
        print("missed: " + ", ".join(missed))
        sys.exit(2)


def _free_port(variable):
    probe = socket.socket()
    probe.bind(("127.0.0.1", 0))
    os.environ[f"BIOTRAIL_{variable}"] = str(probe.getsockname()[1])
    return probe


try:
    main()
except (Failure, RuntimeError) as failure:
    print(f"benchmark: {failure}", file=sys.stderr)
    sys.exit(1)
