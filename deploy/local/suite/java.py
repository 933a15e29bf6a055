"""The Java that runs the suite: JAVA_HOME as the calling script chose it."""

import os
import shutil

from settings import Failure


def java():
    home = os.environ.get("JAVA_HOME")
    found = f"{home}/bin/java" if home else shutil.which("java")
    if not found:
        raise Failure("no Java 17 to 25 is installed; deploy/local/prepare installs it")
    return found
