"""Builds what is missing or older than its sources."""

import subprocess

from kafka import LIBRARIES
from services import runnable
from settings import LOCAL, ROOT, SERVICES, Failure

SOURCES = ("pom.xml", "src/main/**/*")


def bring_up_to_date():
    if not _stale():
        return
    print("  building (the first time takes some minutes) …", flush=True)
    modules = ["service-kit", *(f"{name}-service" for name in SERVICES), "deploy/local", "deploy/local/broker"]
    log = ROOT / "target" / "build.log"
    log.parent.mkdir(exist_ok=True)
    with open(log, "wb") as out:
        done = subprocess.run(
            [str(ROOT / "mvnw"), "-B", "-ntp", "-DskipTests", "-Dspotless.check.skip", "-Djacoco.skip", "-pl", ",".join(modules), "package"],
            cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, check=False,
        )
    if done.returncode:
        errors = [line for line in log.read_text(errors="replace").splitlines() if "ERROR" in line][:5]
        raise Failure("the build failed; its log is target/build.log\n" + "\n".join(errors))


def _stale():
    built = [runnable(name) for name in SERVICES] + [LOCAL / "target" / "gateway", LOCAL / "target" / "keycloak", LIBRARIES]
    if not all(path.exists() for path in built):
        return True
    for name in SERVICES:
        newest = max(_newest(ROOT / f"{name}-service"), _newest(ROOT / "service-kit"), (ROOT / "pom.xml").stat().st_mtime)
        if newest > runnable(name).stat().st_mtime:
            return True
    return _newest(LOCAL) > (LOCAL / "target" / "classes" / "org" / "biotrail" / "local" / "Gateway.class").stat().st_mtime


def _newest(module):
    return max(path.stat().st_mtime for pattern in SOURCES for path in module.glob(pattern) if path.is_file())
