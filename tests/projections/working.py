"""A worker process: `python -m tests.projections.working URL` works until it is killed."""

import sys
from threading import Event

from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.worker import Worker
from tenants.engine import open_engine

if __name__ == "__main__":
    Worker(open_engine(sys.argv[1]), mapper(), PROJECTIONS, batch=3).run(Event(), 0.01)
