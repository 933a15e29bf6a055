"""Where the local suite keeps its state and which ports it takes; every port and the folder can be moved."""

import hashlib
import os
import pathlib
import pwd
import secrets
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
LOCAL = ROOT / "deploy" / "local"
SERVICES = ("tracker", "catalog", "sampling", "lab", "audit")


class Failure(Exception):
    """Something the person at the keyboard can mend; shown as one line."""


def _port(variable, default):
    text = os.environ.get(variable, str(default))
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Failure(f"{variable}={text} is not a port")
    return int(text)


class Settings:
    def __init__(self):
        self.data = pathlib.Path(os.environ.get("BIOTRAIL_DATA", LOCAL / "data")).resolve()
        self.gateway_port = _port("BIOTRAIL_PORT", 8080)
        self.keycloak_port = _port("BIOTRAIL_KEYCLOAK_PORT", 8180)
        self.keycloak_management_port = _port("BIOTRAIL_KEYCLOAK_MANAGEMENT_PORT", 8190)
        self.kafka_port = _port("BIOTRAIL_KAFKA_PORT", 9092)
        self.kafka_controller_port = _port("BIOTRAIL_KAFKA_CONTROLLER_PORT", 9093)
        self.postgres_port = _port("BIOTRAIL_POSTGRES_PORT", 15432)
        self.service_ports = {
            name: _port(f"BIOTRAIL_{name.upper()}_PORT", 8081 + number) for number, name in enumerate(SERVICES)
        }

    @property
    def origin(self):
        return f"http://localhost:{self.gateway_port}"

    @property
    def realm(self):
        return f"http://localhost:{self.keycloak_port}/realms/biotrail"

    @property
    def logs(self):
        return self.data / "logs"

    def ports(self):
        """Each port with the variable that moves it."""
        named = {
            "BIOTRAIL_PORT": self.gateway_port,
            "BIOTRAIL_KEYCLOAK_PORT": self.keycloak_port,
            "BIOTRAIL_KEYCLOAK_MANAGEMENT_PORT": self.keycloak_management_port,
            "BIOTRAIL_KAFKA_PORT": self.kafka_port,
            "BIOTRAIL_KAFKA_CONTROLLER_PORT": self.kafka_controller_port,
            "BIOTRAIL_POSTGRES_PORT": self.postgres_port,
        }
        named.update({f"BIOTRAIL_{name.upper()}_PORT": port for name, port in self.service_ports.items()})
        return named

    def secret(self, name):
        """A random password that is made at the first start and stays in the data folder."""
        file = self.data / "secrets" / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as out:
                out.write(secrets.token_urlsafe(24))
        return file.read_text()

    def postgres_user(self):
        """PostgreSQL refuses to run as root; then it runs as the distribution's user, or as nobody."""
        if os.geteuid() != 0:
            return None
        known = {entry.pw_name for entry in pwd.getpwall()}
        return "postgres" if "postgres" in known else "nobody"

    def postgres_data(self):
        """The cluster's folder; beside the rest, unless its unprivileged user cannot get there."""
        wanted = self.data / "postgres"
        user = self.postgres_user()
        self.data.mkdir(parents=True, exist_ok=True)
        if user is None or _reachable(user, self.data):
            return wanted
        mark = hashlib.sha256(str(self.data).encode()).hexdigest()[:12]
        return pathlib.Path("/var/tmp") / f"biotrail-{mark}" / "postgres"


def _reachable(user, folder):
    return subprocess.run(["runuser", "-u", user, "--", "test", "-x", str(folder)], check=False).returncode == 0
