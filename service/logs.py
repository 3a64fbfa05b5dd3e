"""Logs as one JSON object a line."""

import logging
import sys
import threading
from types import TracebackType

import structlog
from structlog.typing import Processor

from service.traces import place_of

_OURS = ("projections", "tenants", "service")

log = structlog.get_logger()


def configure_logs(level: str) -> None:
    """Write structured logs to standard error from this level on, and what ends a thread.

    Libraries are heard from warnings on: below, a database library tells every value it sends.
    """
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processor=structlog.processors.JSONRenderer(ensure_ascii=False),
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(handlers=[handler], level=max(number, logging.WARNING), force=True)
    for name in _OURS:
        logging.getLogger(name).setLevel(number)
    threading.excepthook = _of_thread
    sys.excepthook = _of_process


def _of_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None:
        _ended(told.exc_value)


def _of_process(_: type[BaseException], fault: BaseException, __: TracebackType | None) -> None:
    _ended(fault)


def _ended(fault: BaseException) -> None:
    # Python would print the message, which may hold anything.
    log.critical("ended", error=type(fault).__name__, places=place_of(fault))
