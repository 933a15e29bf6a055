"""A private PostgreSQL cluster: one database and one role for each service, and one for Keycloak."""

import os
import pathlib
import shutil
import signal
import subprocess

from process import Process, listens
from settings import SERVICES, Failure

EXTENSIONS = ("postgis", "ltree", "pg_trgm", "unaccent", "btree_gist")


class Postgres:
    def __init__(self, settings):
        self.settings = settings
        self.process = Process(settings, "postgres")
        self.data = settings.postgres_data()
        self.user = settings.postgres_user()
        self.binaries = _binaries()

    def start(self):
        if self.process.pid() is not None:
            return
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self.process.start(
            self._as_user(
                str(self.binaries / "postgres"), "-D", str(self.data), "-p", str(self.settings.postgres_port),
                "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.data}",
                "-c", "max_connections=200", "-c", "shared_buffers=256MB", "-c", "wal_compression=lz4",
                "-c", "max_wal_size=2GB", "-c", "log_timezone=UTC", "-c", "timezone=UTC",
            )
        )
        self.process.wait_until(self._accepts, "PostgreSQL", 60)
        for name in (*SERVICES, "keycloak"):
            self._make_database(name)

    def stop(self):
        # SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing is lost.
        self.process.stop(signal.SIGINT, patience=30)

    def password(self, role):
        return self.settings.secret(f"postgres-{role}")

    def remove(self):
        shutil.rmtree(self.data, ignore_errors=True)

    def _make_cluster(self):
        self.data.parent.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(mode=0o700, exist_ok=True)
        password = self.data.parent / "postgres-password"
        password.write_text(self.password("postgres"))
        if self.user:
            shutil.chown(self.data, self.user)
            shutil.chown(password, self.user)
        password.chmod(0o600)
        try:
            self._run(str(self.binaries / "initdb"), "-D", str(self.data), "-U", "postgres", "-E", "UTF8",
                      "--locale=C.UTF-8", "--auth=scram-sha-256", f"--pwfile={password}")
        finally:
            password.unlink()

    def _make_database(self, name):
        role = name
        if self._sql("postgres", f"select 1 from pg_database where datname = 'biotrail_{name}'"):
            return
        secret = self.password(role).replace("'", "''")
        self._sql("postgres", f"create role {role} login password '{secret}'")
        self._sql("postgres", f"create database biotrail_{name} owner {role}")
        self._sql("postgres", f"revoke connect on database biotrail_{name} from public")
        if name in SERVICES:
            for extension in EXTENSIONS:
                self._sql(f"biotrail_{name}", f"create extension if not exists {extension}")

    def _sql(self, database, statement):
        done = subprocess.run(
            [str(self.binaries / "psql"), "-h", "127.0.0.1", "-p", str(self.settings.postgres_port),
             "-U", "postgres", "-d", database, "-XAtq", "-v", "ON_ERROR_STOP=1"],
            input=statement, env={**os.environ, "PGPASSWORD": self.password("postgres"), "PGOPTIONS": "-c client_min_messages=warning"},
            capture_output=True, text=True, check=False,
        )
        if done.returncode:
            raise Failure(f"PostgreSQL refused: {done.stderr.strip()}")
        return done.stdout.strip()

    def _accepts(self):
        ready = [str(self.binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.settings.postgres_port)]
        return listens(self.settings.postgres_port) and subprocess.run(ready, check=False).returncode == 0

    def _as_user(self, *command):
        return ["setpriv", f"--reuid={self.user}", f"--regid={_group(self.user)}", "--clear-groups", *command] if self.user else list(command)

    def _run(self, *command):
        done = subprocess.run(self._as_user(*command), capture_output=True, text=True, check=False, cwd="/")
        if done.returncode:
            raise Failure(f"{pathlib.Path(command[0]).name} failed: {done.stderr.strip()}")


def _group(user):
    import grp
    import pwd

    return grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name


def _binaries():
    """The newest installed PostgreSQL that has a server and PostGIS."""
    found = []
    for folder in pathlib.Path("/usr/lib/postgresql").glob("*/bin"):
        version = folder.parent.name
        if (folder / "initdb").exists() and pathlib.Path(f"/usr/share/postgresql/{version}/extension/postgis.control").exists():
            found.append((int(version), folder))
    if not found:
        raise Failure("no PostgreSQL with PostGIS is installed; deploy/local/prepare installs it")
    return max(found)[1]
