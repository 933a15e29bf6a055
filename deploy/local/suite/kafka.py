"""A single Kafka broker in KRaft mode, from the libraries that the build gathered."""

import subprocess

from java import java
from process import Process, listens
from settings import LOCAL, Failure

LIBRARIES = LOCAL / "broker" / "target" / "libs"


class Kafka:
    def __init__(self, settings):
        self.settings = settings
        self.process = Process(settings, "kafka")
        self.folder = settings.data / "kafka"

    def start(self):
        if self.process.pid() is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        properties = self.folder / "server.properties"
        properties.write_text(self._properties())
        if not (self.folder / "log" / "meta.properties").exists():
            self._format(properties)
        self.process.start(self._java("kafka.Kafka", str(properties)))
        self.process.wait_until(lambda: listens(self.settings.kafka_port), "Kafka", 60)

    def stop(self):
        self.process.stop(patience=20)

    def _properties(self):
        broker, controller = self.settings.kafka_port, self.settings.kafka_controller_port
        return "\n".join(
            (
                "process.roles=broker,controller",
                "node.id=1",
                f"controller.quorum.bootstrap.servers=127.0.0.1:{controller}",
                f"listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}",
                f"advertised.listeners=PLAINTEXT://127.0.0.1:{broker},CONTROLLER://127.0.0.1:{controller}",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names=CONTROLLER",
                f"log.dirs={self.folder / 'log'}",
                "num.partitions=4",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=4",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                "log.retention.ms=-1",
                "",
            )
        )

    def _format(self, properties):
        cluster = subprocess.run(self._java("kafka.tools.StorageTool", "random-uuid"), capture_output=True, text=True, check=False)
        done = subprocess.run(
            self._java("kafka.tools.StorageTool", "format", "--standalone", "-t", cluster.stdout.split()[-1], "-c", str(properties)),
            capture_output=True, text=True, check=False,
        )
        if done.returncode:
            raise Failure(f"Kafka's storage cannot be made: {(done.stderr or done.stdout).strip()}")

    def _java(self, main, *arguments):
        return [java(), "-XX:+UseSerialGC", "-Xms64m", "-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", f"{LIBRARIES}/*", main, *arguments]
