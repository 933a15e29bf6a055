"""Processes of the suite: started apart from the terminal, remembered by a pid file, stopped politely, then firmly."""

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from settings import Failure


class Process:
    """One process of the suite by its name; its log is <data>/logs/<name>.log."""

    def __init__(self, settings, name):
        self.name = name
        self.log = settings.logs / f"{name}.log"
        self.pid_file = settings.data / "run" / f"{name}.pid"

    def pid(self):
        """The process id while it runs, else None."""
        try:
            pid, started = self.pid_file.read_text().split()
        except (FileNotFoundError, ValueError):
            return None
        return int(pid) if _start_time(int(pid)) == started else None

    def start(self, command, environment=None, cwd=None):
        self.log.parent.mkdir(parents=True, exist_ok=True)
        self.pid_file.parent.mkdir(parents=True, exist_ok=True)
        with open(self.log, "ab") as log:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
                cwd=cwd,
                start_new_session=True,
            )
        self.pid_file.write_text(f"{child.pid} {_start_time(child.pid)}")
        return child

    def stop(self, how=signal.SIGTERM, patience=20):
        pid = self.pid()
        if pid is not None:
            for chosen, seconds in ((how, patience), (signal.SIGKILL, 5)):
                _kill(pid, chosen)
                if _gone(pid, seconds):
                    break
        self.pid_file.unlink(missing_ok=True)

    def wait_until(self, ready, what, seconds):
        """Waits for a condition; a process that died meanwhile ends the wait with the last words of its log."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.pid() is None:
                raise Failure(f"{self.name} ended while starting; its log is {self.log}\n{self.last_words()}")
            if time.monotonic() > deadline:
                raise Failure(f"{what} did not come within {seconds} s; the log is {self.log}\n{self.last_words()}")
            time.sleep(0.2)

    def last_words(self, lines=12):
        try:
            return "\n".join("    " + line for line in self.log.read_text(errors="replace").splitlines()[-lines:])
        except FileNotFoundError:
            return ""


def answers(url):
    """Whether a GET of the address is answered with a success."""
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return 200 <= response.status < 300
    except (urllib.error.URLError, OSError):
        return False


def listens(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _start_time(pid):
    """Tells a process from a later one of the same number; empty when there is none."""
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            fields = stat.read().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] == "Z" else fields[19]


def _kill(pid, how):
    # Each process leads a group of its own; a launcher script's child belongs to it.
    try:
        os.killpg(pid, how)
    except ProcessLookupError:
        pass


def _gone(pid, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            pass
        if not _start_time(pid):
            return True
        time.sleep(0.1)
    return False
