"""deploy/benchmark/run: starts a suite of its own, measures every scenario beside its baseline, writes the report."""

import argparse
import base64
import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
LOCAL = HERE.parents[1] / "local"
sys.path.append(str(LOCAL / "suite"))

import audit  # noqa: E402
import report  # noqa: E402
import scenarios  # noqa: E402
from kafka import Kafka  # noqa: E402
from load import Cluster  # noqa: E402
from postgres import Postgres  # noqa: E402
from process import Process  # noqa: E402
from services import Service  # noqa: E402
from settings import Failure, Settings  # noqa: E402

TARGET = HERE.parent / "target"
PORTS = ("PORT", "KEYCLOAK_PORT", "KEYCLOAK_MANAGEMENT_PORT", "KAFKA_PORT", "KAFKA_CONTROLLER_PORT", "POSTGRES_PORT",
         "TRACKER_PORT", "CATALOG_PORT", "SAMPLING_PORT", "LAB_PORT", "AUDIT_PORT")


class Bench:
    """The suite under measurement, and what the scenarios share."""

    here = HERE

    def __init__(self, asked):
        self.seconds, self.rounds, self.taxa, self.tree, self.areas = asked.seconds, asked.rounds, asked.taxa, asked.tree, asked.areas
        self.datasets = asked.datasets
        self.activities, self.stream_rows, self.soak, self.kills = asked.activities, asked.stream_rows, asked.soak, asked.kills
        self.settings = Settings()
        self.cluster = Cluster(self.settings, Postgres(self.settings))
        self.random = random.Random(20261122)
        self.tokens = {}

    def up(self):
        self.command("up", "--detach", "--fresh", "--bare")

    def down(self):
        self.command("down", "--erase")

    def start_audit(self):
        self.command("up", "--detach", "--no-build", "--bare")

    def stop_audit(self):
        Process(self.settings, "audit").stop()

    def kill_audit(self):
        Process(self.settings, "audit").stop(how=signal.SIGKILL)

    def command(self, name, *arguments):
        done = subprocess.run([str(LOCAL / name), *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{name} failed\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def token(self, user):
        """A user's token, kept while it is good for a minute more: to fetch one costs a process and a request to Keycloak."""
        token, until = self.tokens.get(user, ("", 0))
        if until < time.time() + 60:
            token = self.command("token", user).strip()
            claims = token.split(".")[1]
            self.tokens[user] = token, json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))["exp"]
        return token

    def get(self, path):
        """What anybody is answered."""
        with urllib.request.urlopen(self.url(path), timeout=60) as answer:
            return answer.read()

    def url(self, path):
        """Straight to the service, as a cluster's Ingress does not count either."""
        service = path.split("/")[1]
        return f"http://127.0.0.1:{self.settings.service_ports[service]}{path}"

    def resident(self):
        """Megabytes of each process of the suite."""
        return {row["name"]: row["rss_mb"] for row in json.loads(self.command("status", "--json"))["processes"]}


class AuditAlone(Bench):
    """PostgreSQL, Kafka and audit-service; tokens are signed here with a key that the service is told to trust."""

    def up(self):
        key = self.settings.data / "secrets" / "token-key.pem"
        key.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["openssl", "genpkey", "-algorithm", "RSA", "-out", str(key)], capture_output=True, check=True)
        public = subprocess.run(["openssl", "pkey", "-in", str(key), "-pubout", "-outform", "DER"], capture_output=True, check=True).stdout
        os.environ.update(QUARKUS_OIDC_AUTH_SERVER_URL="", QUARKUS_OIDC_PUBLIC_KEY=base64.b64encode(public).decode(),
                          QUARKUS_OIDC_TOKEN_ISSUER="bench", QUARKUS_OIDC_TOKEN_AUDIENCE="biotrail")
        self.key, self.postgres, self.kafka = key, self.cluster.postgres, Kafka(self.settings)
        self.postgres.start()
        self.kafka.start()
        self.start_audit()

    def down(self):
        self.stop_audit()
        self.kafka.stop()
        self.postgres.stop()
        self.postgres.remove()
        shutil.rmtree(self.settings.data, ignore_errors=True)

    def start_audit(self):
        service = Service(self.settings, self.postgres, "audit")
        service.start()
        service.wait()

    def token(self, user):
        now = int(time.time())
        claims = {"iss": "bench", "aud": "biotrail", "sub": "00000000-0000-7000-8000-000000000004", "name": user, "typ": "Bearer",
                  "iat": now - 5, "exp": now + 3600, "realm_access": {"roles": ["registered", "full_user", "super_admin"]}}
        words = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in ({"alg": "RS256", "typ": "JWT"}, claims))
        signed = subprocess.run(["openssl", "dgst", "-sha256", "-sign", str(self.key)], input=words.encode(), capture_output=True, check=True).stdout
        return f"{words}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"


def main():
    parser = argparse.ArgumentParser(prog="deploy/benchmark/run", description=__doc__)
    parser.add_argument("--seconds", type=int, default=5, help="length of one measurement")
    parser.add_argument("--rounds", type=int, default=5, help="pairs of measurements of a scenario")
    parser.add_argument("--taxa", type=int, default=200_000, help="rows of the import")
    parser.add_argument("--tree", type=int, default=1_000_000, help="taxa in the large tree")
    parser.add_argument("--areas", type=int, default=50_000, help="areas that a point is looked up among")
    parser.add_argument("--datasets", type=int, default=100_000, help="datasets in the large tracker")
    parser.add_argument("--activities", type=int, default=5_000_000, help="activities in the large log")
    parser.add_argument("--stream-rows", type=int, default=0, help="end the streaming of the log after so many (0: never)")
    parser.add_argument("--soak", type=float, default=600, help="seconds of the soak")
    parser.add_argument("--kills", type=int, default=10, help="how often the soak kills audit-service")
    parser.add_argument("--audit-alone", action="store_true", help="start no more than the audit scenarios need, and run these")
    parser.add_argument("--only", nargs="*", help="names of scenarios", choices=[name for name, _ in scenarios.ALL])
    parser.add_argument("--keep", action="store_true", help="leave the suite running")
    arguments = parser.parse_args()
    os.environ["BIOTRAIL_DATA"] = str(TARGET / "data")
    held = [_free_port(variable) for variable in PORTS if f"BIOTRAIL_{variable}" not in os.environ]
    for socket_ in held:
        socket_.close()
    bench = (AuditAlone if arguments.audit_alone else Bench)(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    results = []
    try:
        print("starting the suite …", flush=True)
        bench.up()
        for name, scenario in audit.ALL if arguments.audit_alone else scenarios.ALL:
            if arguments.only and name not in arguments.only:
                continue
            print(f"{name} …", flush=True)
            for result in scenario(bench):
                results.append(result)
                print(f"  {result.name}: {result.value:,.1f} {result.unit} ({result.detail})", flush=True)
    finally:
        if results:
            how = f"{arguments.rounds} rounds of {arguments.seconds} s after a warm-up that does not count, medians"
            report.write(TARGET, results, how)
            print(f"the report is in {TARGET}/report.md and report.html")
        if not arguments.keep:
            bench.down()
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
