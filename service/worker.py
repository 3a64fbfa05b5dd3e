"""What works in the background: views, what goes between agencies, and the transparency logs."""

from collections.abc import Callable
from threading import Event, Thread

import structlog
from eventsourcing.persistence import PersistenceError
from sqlalchemy.exc import SQLAlchemyError

from projections.catalogue import PROJECTIONS
from projections.worker import Worker
from service.backend import Backend
from service.processes.erasure import ErasureProcess
from service.processes.follower import Follower
from service.processes.lists import ListProcess
from service.processes.readings import ReadingProcess
from service.processes.referral import ReferralProcess
from service.transparency.integrator import Integrator

IDLE = 0.1
_PAUSE_AFTER_TROUBLE = 1.0
_PATIENCE = 10.0

log = structlog.get_logger()


class BackgroundWorker:
    """Follows every tenant's log; any number may run, in any number of processes."""

    def __init__(self, backend: Backend) -> None:
        self._projections = Worker(backend.engine, backend.mapper, PROJECTIONS)
        self._carriers = [
            Follower(backend, process)
            for process in (
                ReferralProcess(backend),
                ListProcess(backend),
                ErasureProcess(backend),
                ReadingProcess(backend),
            )
        ]
        self._integrator = Integrator(backend.engine)

    def run_once(self) -> int:
        """Move everything that is behind on by one batch; answers how much was read."""
        carried = sum(carrier.run_once() for carrier in self._carriers)
        self._integrator.run_once()
        return self._projections.run_once() + carried

    def catch_up(self) -> int:
        """Go on until nothing is left to do; answers how much was read."""
        total = 0
        while done := self.run_once():
            total += done
        self._integrator.catch_up()
        return total

    def run(self, stop: Event, idle: float = IDLE) -> None:
        """Work until `stop` is set; with nothing to do, look again after `idle` seconds."""
        while not stop.is_set():
            try:
                pause = 0.0 if self.run_once() else idle
            except (SQLAlchemyError, PersistenceError) as trouble:
                log.warning("worker-waits-for-database", error=type(trouble).__name__)
                pause = _PAUSE_AFTER_TROUBLE
            stop.wait(pause)


def start(backend: Backend) -> Callable[[], None]:
    """Work in a thread of this process; what is answered stops it and waits for it."""
    stop = Event()
    thread = Thread(
        target=BackgroundWorker(backend).run, args=(stop,), name="guong-worker", daemon=True
    )
    thread.start()

    def finish() -> None:
        stop.set()
        thread.join(_PATIENCE)

    return finish
