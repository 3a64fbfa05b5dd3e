"""Runs the benchmarks: `python -m deploy.bench [name …]`, all of them without a name.

A benchmark is a module beside this one with `measure(url)`, which is given a new, migrated
database and yields `Measurement`s.
"""

import importlib
import pkgutil
import sys

import deploy.bench
from deploy.bench.common import migrated_database, server

APART = {"__main__", "common", "recording", "server", "serving", "unguarded"}


def main(names: list[str]) -> None:
    """Print one JSON object a line for the named benchmarks, or for all of them."""
    present = [found.name for found in pkgutil.iter_modules(deploy.bench.__path__)]
    with server() as server_url:
        for name in names or sorted(set(present) - APART):
            module = importlib.import_module(f"deploy.bench.{name}")
            with migrated_database(server_url) as url:
                for measurement in getattr(module, "measure", lambda _: ())(url):
                    print(measurement.line(), flush=True)  # noqa: T201 -- the output


if __name__ == "__main__":
    main(sys.argv[1:])
