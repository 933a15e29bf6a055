"""Keycloak from its distribution, with the realm imported at the first start."""

import shutil
import subprocess

from process import Process, answers
from settings import LOCAL, Failure

BUILD = ("--db=postgres", "--health-enabled=true", "--features-disabled=device-flow,ciba,kerberos")


class Keycloak:
    def __init__(self, settings, postgres):
        self.settings = settings
        self.postgres = postgres
        self.process = Process(settings, "keycloak")

    def start(self):
        if self.process.pid() is not None:
            return
        home = self._home()
        self._build(home)
        (home / "data" / "import").mkdir(parents=True, exist_ok=True)
        shutil.copy(LOCAL / "keycloak" / "biotrail-realm.json", home / "data" / "import")
        self.process.start(
            [str(home / "bin" / "kc.sh"), "start", "--optimized", "--import-realm"],
            environment={
                "KC_HTTP_ENABLED": "true",
                "KC_HTTP_HOST": "127.0.0.1",
                "KC_HTTP_PORT": str(self.settings.keycloak_port),
                "KC_HTTP_MANAGEMENT_PORT": str(self.settings.keycloak_management_port),
                "KC_HOSTNAME": f"http://localhost:{self.settings.keycloak_port}",
                "KC_DB_URL": f"jdbc:postgresql://127.0.0.1:{self.settings.postgres_port}/biotrail_keycloak",
                "KC_DB_USERNAME": "keycloak",
                "KC_DB_PASSWORD": self.postgres.password("keycloak"),
                "KC_CACHE": "local",
                "KC_BOOTSTRAP_ADMIN_USERNAME": "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD": self.settings.secret("keycloak-admin"),
                "BIOTRAIL_ORIGIN": self.settings.origin,
                "BIOTRAIL_SERVICE_SECRET": self.settings.secret("service"),
                "JAVA_OPTS_KC_HEAP": "-Xms64m -Xmx448m",
            },
        )

    def wait(self):
        url = f"{self.settings.realm}/.well-known/openid-configuration"
        self.process.wait_until(lambda: answers(url), "Keycloak", 180)

    def stop(self):
        self.process.stop()

    def _home(self):
        homes = sorted((LOCAL / "target" / "keycloak").glob("keycloak-*"))
        if not homes:
            raise Failure("the Keycloak distribution is not unpacked; run deploy/local/up without --no-build")
        return homes[-1]

    def _build(self, home):
        stamp = home / "biotrail-built"
        if stamp.exists() and stamp.read_text() == " ".join(BUILD):
            return
        done = subprocess.run([str(home / "bin" / "kc.sh"), "build", *BUILD], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Failure(f"Keycloak cannot be prepared: {(done.stderr or done.stdout).strip()[-2000:]}")
        stamp.write_text(" ".join(BUILD))
