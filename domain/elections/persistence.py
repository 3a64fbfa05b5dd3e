"""Trying again when many write to one election in the same second."""

from collections.abc import Callable

from eventsourcing.persistence import IntegrityError

_TRIES = 12


def persistently(attempt: Callable[[], int]) -> int:
    """Decide anew, on what is stored by then, as long as another writer was faster.

    A whole council votes within a minute on one election. A ballot that was refused because of
    that alone would have to be sent again by hand.

    Raises:
        IntegrityError: another writer was faster every time; nothing is stored.
    """
    for _ in range(_TRIES - 1):
        try:
            return attempt()
        except IntegrityError:
            continue
    return attempt()
