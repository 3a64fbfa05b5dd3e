"""Where what an agency reads came from: which agency sent it, and how that agency knows it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.application import Application
from domain.errors import NotFoundError
from domain.lists.incoming_facts import Received
from domain.lists.incoming_list import IncomingList
from domain.nominations.facts import ReferredIn
from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition

_ARRIVALS = (ReferredIn.TOPIC, Received.TOPIC)
_AT_ONCE = 1000


@dataclass(frozen=True, kw_only=True)
class Source:
    """The agency from which something came, and the ids by which it is known there."""

    tenant: str
    ids: Mapping[str, UUID]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """When something came, where in the log that is, and which subject was opened for it."""

    position: int
    at: datetime
    source: Source
    subject_id: UUID | None


class Sourcing(Application):
    """Finds the source of what was referred or sent to the agency in scope."""

    def source_of(self, name: str, id: UUID) -> Source | None:
        """The source of what an id of this name stands for; None for what is the agency's own."""
        find = self._finders().get(name)
        try:
            return None if find is None else find(id)
        except NotFoundError:
            return None

    def arrivals(self, after: int) -> Iterator[Arrival]:
        """What came from other agencies after a position of the log, in its order."""
        start: int | None = after
        while found := self.recorder.select_notifications(
            start, _AT_ONCE, topics=_ARRIVALS, inclusive_of_start=False
        ):
            for each in found:
                yield _arrival(int(each.id), self.mapper.to_domain_event(each))
            start = int(found[-1].id)

    def own_ids(self, ids: Mapping[str, UUID]) -> dict[str, str]:
        """The ids by which the agency that sent something knows it, its dossier's too."""
        known = {name: str(id) for name, id in ids.items()}
        if "recognition_id" in ids:
            recognition = self.load(Recognition, ids["recognition_id"])
            known["nomination_id"] = str(recognition.nomination_id)
        return known

    def _finders(self) -> Mapping[str, Callable[[UUID], Source | None]]:
        return {
            "nomination_id": self._of_dossier,
            "recognition_id": self._of_recognition,
            "incoming_list_id": self._of_list,
        }

    def _of_dossier(self, id: UUID) -> Source | None:
        origin = self.load(Nomination, id).origin
        if origin is None:
            return None
        return _referred(origin.tenant, origin.referral_id, origin.recognition_id)

    def _of_recognition(self, id: UUID) -> Source | None:
        return self._of_dossier(self.load(Recognition, id).nomination_id)

    def _of_list(self, id: UUID) -> Source:
        source = self.load(IncomingList, id).source
        return Source(tenant=source.tenant, ids={"list_id": source.list_id})


def _arrival(position: int, fact: object) -> Arrival:
    match fact:
        case ReferredIn():
            source = _referred(fact.origin_tenant, fact.referral_id, fact.origin_recognition_id)
            return Arrival(
                position=position, at=fact.timestamp, source=source, subject_id=fact.subject_id
            )
        case Received():
            source = Source(tenant=fact.origin_tenant, ids={"list_id": fact.list_id})
            return Arrival(position=position, at=fact.timestamp, source=source, subject_id=None)
    msg = f"{type(fact).__qualname__} is no arrival."
    raise LookupError(msg)


def _referred(tenant: str, referral_id: UUID, recognition_id: UUID) -> Source:
    return Source(tenant=tenant, ids={"referral_id": referral_id, "recognition_id": recognition_id})
