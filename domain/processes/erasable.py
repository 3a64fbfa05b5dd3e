"""What forbids that somebody is erased: an order to preserve, a hold, a story that is up."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from domain.application import A, Application
from domain.erasures.copies import Obstacle
from domain.erasures.preservation import Preservation, preservation_id_of
from domain.erasures.refusals import PreservedError
from domain.errors import DomainError, NotFoundError
from domain.exemplars.refusals import StillPublishedError
from domain.exemplars.story import Story
from domain.lists.incoming_facts import Received
from domain.processes.recorded import recorded
from domain.subjects.refusals import SubjectHeldError
from domain.subjects.subject import Subject

_OBSTACLES: Mapping[type[DomainError], Obstacle] = {
    PreservedError: Obstacle.PRESERVED,
    SubjectHeldError: Obstacle.HELD,
    StillPublishedError: Obstacle.PUBLISHED,
}


def require_known(application: Application, subject_id: UUID) -> None:
    """Refuse somebody of whom the agency knows nothing.

    Raises:
        NotFoundError: it is no subject here, and on no list that was received.
    """
    if _found(application, Subject, subject_id) is None and not _is_listed(application, subject_id):
        raise NotFoundError(kind="subject", id=subject_id)


def require_erasable(application: Application, subject_id: UUID) -> None:
    """Refuse to erase somebody of whom something must stay, or is still told in public.

    Raises:
        SubjectHeldError: discipline, investigation, inspection or a complaint is pending.
        PreservedError: a document orders to preserve the data; it is named.
        StillPublishedError: a story is up or will be; its channels are named.
    """
    subject = _found(application, Subject, subject_id)
    if subject is not None:
        subject.require_free()
    preservation = preservation_of(application, subject_id)
    if preservation is not None:
        preservation.require_none()
    for drafted in recorded(application, Story.Drafted):
        if drafted.subject_id == subject_id:
            application.load(Story, drafted.originator_id).require_down()


def obstacle_to(application: Application, subject_ids: Iterable[UUID]) -> Obstacle | None:
    """The first thing that forbids to erase these, or None."""
    try:
        for subject_id in subject_ids:
            require_erasable(application, subject_id)
    except tuple(_OBSTACLES) as refusal:
        return _OBSTACLES[type(refusal)]
    return None


def preservation_of(application: Application, subject_id: UUID) -> Preservation | None:
    """The orders to preserve about somebody, if there ever were any."""
    return _found(application, Preservation, preservation_id_of(subject_id))


def _is_listed(application: Application, subject_id: UUID) -> bool:
    return any(
        entry["subject_id"] == str(subject_id)
        for received in recorded(application, Received)
        for entry in received.entries
    )


def _found(application: Application, kind: type[A], id: UUID) -> A | None:
    try:
        return application.load(kind, id)
    except NotFoundError:
        return None
