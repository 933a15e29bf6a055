"""The commands of deploy/local: up, down, status, logs, token."""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import build
from kafka import Kafka
from keycloak import Keycloak
from postgres import Postgres
from services import Gateway, all_services
from settings import LOCAL, SERVICES, Failure, Settings

USERS = ("registered", "full", "manager", "admin")


class Suite:
    """Everything that runs, in the order in which it starts."""

    def __init__(self, settings):
        self.settings = settings
        self.postgres = Postgres(settings)
        self.kafka = Kafka(settings)
        self.keycloak = Keycloak(settings, self.postgres)
        self.services = all_services(settings, self.postgres)
        self.gateway = Gateway(settings)

    def processes(self):
        parts = (self.postgres, self.kafka, self.keycloak, *self.services, self.gateway)
        return [part.process for part in parts]

    def start(self):
        self._check_room()
        self._check_ports()
        with step("PostgreSQL"):
            self.postgres.start()
        with step("Kafka"):
            self.kafka.start()
        with step("Keycloak"):
            self.keycloak.start()
            self.keycloak.wait()
        for service in self.services:
            service.start()
        for service in self.services:
            with step(f"{service.name}-service"):
                service.wait()
        with step("gateway"):
            self.gateway.start()
            self.gateway.wait()

    def stop(self):
        for part in (self.gateway, *reversed(self.services), self.keycloak, self.kafka, self.postgres):
            part.stop()

    def load_demonstration(self):
        loaded = self.settings.data / "demonstration-loaded"
        if loaded.exists():
            return
        with step("demonstration data"):
            done = subprocess.run(
                [str(LOCAL / "demo"), "--load-only"], env={**os.environ, "BIOTRAIL_PORT": str(self.settings.gateway_port),
                "BIOTRAIL_KEYCLOAK_PORT": str(self.settings.keycloak_port)}, capture_output=True, text=True, check=False)
            if done.returncode:
                raise Failure(f"the demonstration data cannot be loaded\n{(done.stdout + done.stderr)[-3000:]}")
        loaded.write_text("")

    def _check_room(self):
        self.settings.data.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(self.settings.data).free
        if free < 2 * 1024**3:
            raise Failure(f"only {free // 1024**2} MB are free below {self.settings.data}; 2 GB are needed (BIOTRAIL_DATA moves the folder)")

    def _check_ports(self):
        running = {process.name for process in self.processes() if process.pid()}
        for variable, port in self.settings.ports().items():
            owner = _owner(variable)
            if owner not in running and not _free(port):
                raise Failure(f"port {port} is taken by another program; {variable}=<port> moves it")


class step:
    """Shows what is being done, and how long it took."""

    def __init__(self, what):
        self.what = what

    def __enter__(self):
        print(f"  {self.what:<20} ", end="", flush=True)
        self.began = time.monotonic()

    def __exit__(self, kind, value, trace):
        print("failed" if kind else f"ready after {time.monotonic() - self.began:.1f} s", flush=True)


def up(arguments):
    settings = Settings()
    suite = Suite(settings)
    if arguments.fresh:
        _erase(suite)
    if not arguments.no_build:
        build.bring_up_to_date()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        suite.start()
        if not arguments.bare:
            suite.load_demonstration()
        print_table(settings)
        if arguments.detach:
            return
        print("\nCtrl-C stops everything.")
        while all(process.pid() for process in suite.processes()):
            time.sleep(1)
        ended = [process.name for process in suite.processes() if not process.pid()]
        raise Failure(f"{', '.join(ended)} ended; the logs are in {settings.logs}")
    except KeyboardInterrupt:
        print("\nstopping …")
    except BaseException:
        # A half-started suite is of no use to anybody, whatever stopped it.
        suite.stop()
        raise
    suite.stop()


def down(arguments):
    suite = Suite(Settings())
    suite.stop()
    if arguments.erase:
        _erase(suite)


def status(arguments):
    settings = Settings()
    suite = Suite(settings)
    rows = [{"name": process.name, "running": process.pid() is not None, "pid": process.pid(), "rss_mb": _memory(process.pid())}
            for process in suite.processes()]
    by_name = {row["name"]: row for row in rows}
    for service in suite.services:
        by_name[service.name]["ready"] = by_name[service.name]["running"] and service.ready()
        by_name[service.name]["url"] = f"{settings.origin}/{service.name}/v1"
    by_name["keycloak"]["url"] = settings.realm
    by_name["kafka"]["url"] = f"127.0.0.1:{settings.kafka_port}"
    by_name["postgres"]["url"] = f"127.0.0.1:{settings.postgres_port}"
    by_name["gateway"]["url"] = settings.origin
    if arguments.json:
        print(json.dumps({"data": str(settings.data), "processes": rows}, indent=2))
    else:
        for row in rows:
            state = "stopped" if not row["running"] else "not ready" if row.get("ready") is False else "running"
            print(f"{row['name']:<10} {state:<10} {row['rss_mb'] or '':>5} {'MB' if row['rss_mb'] else '  '}  {row['url']}")
    if not all(row["running"] for row in rows):
        sys.exit(3)


def logs(arguments):
    settings = Settings()
    names = arguments.names or [process.name for process in Suite(settings).processes()]
    files = [str(settings.logs / f"{name}.log") for name in names]
    missing = [file for file in files if not os.path.exists(file)]
    if missing:
        raise Failure(f"no such log: {missing[0]}")
    os.execvp("tail", ["tail", "-n", "100", *(["-F"] if arguments.follow else []), *files])


def token(arguments):
    settings = Settings()
    form = urllib.parse.urlencode({"grant_type": "password", "client_id": "biotrail-cli", "username": arguments.user,
                                   "password": arguments.user, "scope": "openid"}).encode()
    try:
        with urllib.request.urlopen(f"{settings.realm}/protocol/openid-connect/token", form, timeout=20) as answer:
            print(json.load(answer)["access_token"])
    except urllib.error.HTTPError as refused:
        raise Failure(f"Keycloak gives no token to {arguments.user}: {refused.read().decode(errors='replace')}") from refused
    except urllib.error.URLError as away:
        raise Failure(f"Keycloak does not answer at {settings.realm}; is the suite up?") from away


def print_table(settings):
    print(f"\n  {'service':<10} {'address':<40} Swagger UI")
    for name in SERVICES:
        print(f"  {name:<10} {settings.origin}/{name}/v1{'':<{max(1, 17 - len(name))}} {settings.origin}/{name}/v1/swagger")
    print(f"  {'keycloak':<10} {settings.realm}")
    print(f"  {'kafka':<10} 127.0.0.1:{settings.kafka_port}")
    print(f"  {'postgres':<10} 127.0.0.1:{settings.postgres_port}")
    print(f"\n  {'user':<12} {'password':<12} level")
    for user, level in zip(USERS, ("registered", "full user", "full user, data manager", "super admin")):
        print(f"  {user:<12} {user:<12} {level}")
    print("\n  deploy/local/token full   prints an access token", flush=True)


def _owner(variable):
    name = variable.removeprefix("BIOTRAIL_").removesuffix("PORT").strip("_").lower()
    return name.split("_")[0] or "gateway"


def _free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            return True
        except OSError:
            return False


def _memory(pid):
    """Resident megabytes of the process and the children in its group."""
    if pid is None:
        return None
    found = subprocess.run(["ps", "-o", "rss=", "-g", str(pid)], capture_output=True, text=True, check=False)
    return sum(int(size) for size in found.stdout.split()) // 1024


def _erase(suite):
    suite.stop()
    suite.postgres.remove()
    shutil.rmtree(suite.settings.data, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(prog="deploy/local", description="The whole suite on one machine.")
    commands = parser.add_subparsers(required=True, metavar="command")
    command = commands.add_parser("up", help="builds and starts everything")
    command.add_argument("--detach", action="store_true", help="return when everything is ready")
    command.add_argument("--fresh", action="store_true", help="forget all state and begin anew")
    command.add_argument("--no-build", action="store_true", help="run what was built before")
    command.add_argument("--bare", action="store_true", help="leave out the demonstration data")
    command.set_defaults(run=up)
    command = commands.add_parser("down", help="stops everything")
    command.add_argument("--erase", action="store_true", help="remove the state as well")
    command.set_defaults(run=down)
    command = commands.add_parser("status", help="says what runs; exits with 3 when something does not")
    command.add_argument("--json", action="store_true", help="for programs")
    command.set_defaults(run=status)
    command = commands.add_parser("logs", help="shows logs")
    command.add_argument("names", nargs="*", metavar="name")
    command.add_argument("-f", "--follow", action="store_true")
    command.set_defaults(run=logs)
    command = commands.add_parser("token", help="prints an access token")
    command.add_argument("user", choices=USERS)
    command.set_defaults(run=token)
    arguments = parser.parse_args()
    try:
        arguments.run(arguments)
    except Failure as failure:
        print(f"biotrail: {failure}", file=sys.stderr)
        sys.exit(1)


main()
