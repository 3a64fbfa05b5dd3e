"""The one clock of the service."""

from datetime import UTC, datetime


def now() -> datetime:
    """The real instant, aware, in UTC."""
    return datetime.now(UTC)
