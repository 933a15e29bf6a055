"""deploy/local/demo: walks the running suite from a label to a spectrum, through HTTP alone, and prints what it does."""

import argparse
import pathlib
import sys

import load
import study
import walk
from api import Suite, Unexpected


def main():
    parser = argparse.ArgumentParser(prog="deploy/local/demo", description=__doc__)
    parser.add_argument("--load-only", action="store_true", help="load the demonstration data and walk no further")
    parser.add_argument("--data", type=pathlib.Path, metavar="FOLDER", help="do the main job on the real data below FOLDER")
    arguments = parser.parse_args()
    suite = Suite()
    suite.introduce()
    try:
        if arguments.data:
            study.run(suite, arguments.data)
        else:
            load.run(suite)
            if not arguments.load_only:
                walk.run(suite)
    except Unexpected as wrong:
        sys.exit(f"\nThis does not hold: {wrong}")


if __name__ == "__main__":
    main()
