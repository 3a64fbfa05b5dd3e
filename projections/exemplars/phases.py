"""What belongs to the time line of an exemplar, in which phase, and who may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from uuid import UUID

from domain.exemplars import emerging_facts, exemplar_facts, story_facts
from domain.exemplars.emerging import Emerging
from domain.exemplars.exemplar import Exemplar
from domain.exemplars.registration_list import RegistrationList
from domain.exemplars.story import Story
from domain.lists import facts as upward
from domain.nominations import facts as nominations
from domain.nominations.nomination import Nomination
from domain.recognitions import facts as recognitions
from domain.recognitions.recognition import Recognition

WATCH, REGISTRATION, NOMINATION, RECOGNITION, NURTURE, PUBLICATION, REPLICATION = PHASES = (
    "watch",
    "registration",
    "nomination",
    "recognition",
    "nurture",
    "publication",
    "replication",
)

_CONTEXTS = {
    Emerging.TOPIC: WATCH,
    RegistrationList.TOPIC: REGISTRATION,
    Nomination.TOPIC: NOMINATION,
    Recognition.TOPIC: RECOGNITION,
    Exemplar.TOPIC: NURTURE,
    Story.TOPIC: PUBLICATION,
}
_SPREADING = (
    exemplar_facts.VisitHeld,
    exemplar_facts.TalkHeld,
    exemplar_facts.CompeteAlongsideLaunched,
    exemplar_facts.Adopted,
    exemplar_facts.AdoptionAssessed,
)
_LISTS = (upward.Compiled, upward.Answered)
"""Of a list upward: that somebody was put on it, and what the level above made of that."""
_DETAILS = (nominations.Examined,)
"""Told in the history of the dossier; here they would hide the line."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """What the birth of something says: on whose time lines it is, and which unit's it is.

    `under` is the dossier whose unit it shares, where the birth itself names none.
    """

    subject_ids: tuple[UUID, ...]
    unit_id: UUID | None = None
    under: UUID | None = None


def phase_of(fact: object) -> str | None:
    """The phase to which an event belongs; None for one that is not on a time line."""
    if isinstance(fact, _DETAILS):
        return None
    if isinstance(fact, _SPREADING):
        return REPLICATION
    if isinstance(fact, _LISTS):
        return RECOGNITION
    return _CONTEXTS.get(str(getattr(fact, "TOPIC", "")).partition(".")[0])


def is_open(fact: object, phase: str) -> bool:
    """Whether every unit may read it: what was decided, made public or passed on.

    Of lists upward, which name others as well, a unit reads what is about its own.
    """
    if isinstance(fact, _LISTS):
        return False
    if phase == PUBLICATION:
        return isinstance(fact, story_facts.Published | story_facts.TakenDown)
    return phase in {RECOGNITION, REPLICATION}


@singledispatch
def begun_by(_: object) -> Begun | None:
    """What the event begins, if it begins something on a time line."""
    return None


@begun_by.register
def _of_a_unit(
    fact: emerging_facts.Noted | nominations.Registered | exemplar_facts.Followed,
) -> Begun:
    return Begun(subject_ids=(fact.subject_id,), unit_id=fact.unit_id)


@begun_by.register
def _under_a_dossier(fact: recognitions.Granted | story_facts.Drafted) -> Begun:
    return Begun(subject_ids=(fact.subject_id,), under=fact.nomination_id)


@begun_by.register
def _referred_in(fact: nominations.ReferredIn) -> Begun:
    return Begun(subject_ids=(fact.subject_id,))


@begun_by.register
def _filed(fact: RegistrationList.Filed) -> Begun:
    return Begun(subject_ids=subjects_in(fact.entries), unit_id=fact.unit_id)


def subjects_in(entries: Sequence[dict[str, Any]]) -> tuple[UUID, ...]:
    """The subjects that a registration list names, each once."""
    named = [entry["subject_id"] for entry in entries if entry["subject_id"] is not None]
    return tuple(UUID(each) for each in dict.fromkeys(named))
