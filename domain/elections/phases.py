"""Where an election stands: what happened to it, and the hour."""

from datetime import datetime
from enum import StrEnum


class Step(StrEnum):
    """A step of the threshold key ceremony (Belenios 3.3, “Threshold trustees”)."""

    CERTIFICATE = "certificate"
    POLYNOMIAL = "polynomial"
    VOUTPUT = "voutput"
    DONE = "done"


class Phase(StrEnum):
    """What can be done with an election now."""

    CEREMONY = "ceremony"
    ENROLMENT = "enrolment"
    READY = "ready"
    OPEN = "open"
    ENDED = "ended"
    DECIDED = "decided"
    CANCELLED = "cancelled"
    VOIDED = "voided"


UNDER_WAY = frozenset({Phase.CEREMONY, Phase.ENROLMENT, Phase.READY, Phase.OPEN, Phase.ENDED})
"""The phases in which the outcome is still open."""

BEFORE_OPENING = frozenset({Phase.CEREMONY, Phase.ENROLMENT, Phase.READY})
"""The phases in which nobody could vote yet."""


def phase_at(stage: Phase, *, opens_at: datetime, at: datetime) -> Phase:
    """The phase at an instant of an election that is `READY` or at another stage."""
    return Phase.OPEN if stage is Phase.READY and at >= opens_at else stage
