"""The five services and the gateway before them."""

import os

from java import java
from process import Process, answers, listens
from settings import LOCAL, ROOT, SERVICES

JVM = ("-XX:+UseSerialGC", "-Xms48m", "-Xmx384m", "-XX:NewRatio=1", "-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=96m", "-Xss512k",
       # Objects are a fifth smaller, on a Java that has them so.
       "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseCompactObjectHeaders",
       "-Djava.util.logging.manager=org.jboss.logmanager.LogManager")


class Service:
    def __init__(self, settings, postgres, name):
        self.settings = settings
        self.postgres = postgres
        self.name = name
        self.port = settings.service_ports[name]
        self.process = Process(settings, name)

    def start(self):
        if self.process.pid() is None:
            self.process.start([java(), *JVM, "-jar", str(runnable(self.name))], environment=self._environment())

    def ready(self):
        return answers(f"http://127.0.0.1:{self.port}/q/health/ready")

    def wait(self):
        self.process.wait_until(self.ready, f"{self.name}-service", 180)

    def stop(self):
        self.process.stop()

    def _environment(self):
        peers = {f"BIOTRAIL_{peer.upper()}_URL": f"http://127.0.0.1:{port}" for peer, port in self.settings.service_ports.items()}
        return {
            **peers,
            "QUARKUS_HTTP_HOST": "127.0.0.1",
            "QUARKUS_HTTP_PORT": str(self.port),
            "BIOTRAIL_DB_HOST": "127.0.0.1",
            "BIOTRAIL_DB_PORT": str(self.settings.postgres_port),
            "BIOTRAIL_DB_USER": self.name,
            "BIOTRAIL_DB_PASSWORD": self.postgres.password(self.name),
            "BIOTRAIL_KAFKA": f"127.0.0.1:{self.settings.kafka_port}",
            "BIOTRAIL_OIDC_URL": self.settings.realm,
            "BIOTRAIL_LANDING": f"{self.settings.origin}/tracker/v1/datasets",
            "BIOTRAIL_OIDC_SECRET": self.settings.secret("service"),
            # The demonstration asks nobody on the internet; BIOTRAIL_REGISTRY_ENABLED=true changes that.
            "BIOTRAIL_REGISTRY_ENABLED": os.environ.get("BIOTRAIL_REGISTRY_ENABLED", "false"),
        }


class Gateway:
    def __init__(self, settings):
        self.settings = settings
        self.process = Process(settings, "gateway")

    def start(self):
        if self.process.pid() is not None:
            return
        target = LOCAL / "target"
        routes = [f"{name}={port}" for name, port in self.settings.service_ports.items()]
        self.process.start(
            [java(), "-XX:+UseSerialGC", "-Xms16m", "-Xmx96m", "-cp", f"{target}/classes:{target}/gateway/*",
             "org.biotrail.local.Gateway", str(self.settings.gateway_port), *routes]
        )

    def wait(self):
        self.process.wait_until(lambda: listens(self.settings.gateway_port), "the gateway", 30)

    def stop(self):
        self.process.stop()


def runnable(name):
    return ROOT / f"{name}-service" / "target" / "quarkus-app" / "quarkus-run.jar"


def all_services(settings, postgres):
    return [Service(settings, postgres, name) for name in SERVICES]
