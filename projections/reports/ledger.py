"""What a report needs to know, folded from the events one by one.

Everything remembers the positions of the events that it came from.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from domain.lists import facts as upward
from domain.nominations import facts as nominations
from domain.nominations.nomination import Nomination
from domain.plans.plan import Plan
from domain.recognitions import facts as recognitions
from domain.subjects.subject import Subject
from domain.subjects.unit import Unit
from domain.times import local_day
from projections.projection import RecordedFact
from projections.reports.nil_returns import NilReturns


@dataclass
class Known:
    """A plan, unit or subject by the newest of its names."""

    values: dict[str, Any]
    sources: list[int]


@dataclass
class Dossier:
    """A dossier: `day` is that of its first submission, before that of its registration."""

    aggregate: Nomination
    born: nominations.Registered | nominations.ReferredIn
    day: date
    begun: int
    staged: int
    submitted: nominations.Submitted | None = None
    late: list[int] = field(default_factory=list)


@dataclass
class Recognised:
    """A recognition with what followed from it."""

    granted: recognitions.Granted
    sources: list[int]
    certificate_number: str | None = None
    revoked: recognitions.Revoked | None = None


@dataclass
class Sent:
    """Something that went upward, a referral or a list, and what came back."""

    values: dict[str, Any]
    day: date
    sources: list[int]


@dataclass
class Ledger:
    """The agency as its events tell it."""

    plans: dict[UUID, Known] = field(default_factory=dict)
    units: dict[UUID, Known] = field(default_factory=dict)
    subjects: dict[UUID, Known] = field(default_factory=dict)
    dossiers: dict[UUID, Dossier] = field(default_factory=dict)
    recognised: dict[UUID, Recognised] = field(default_factory=dict)
    referrals: dict[UUID, Sent] = field(default_factory=dict)
    lists: dict[UUID, Sent] = field(default_factory=dict)
    nil_returns: NilReturns = field(default_factory=NilReturns)

    def take(self, recorded: RecordedFact) -> None:
        """Fold one event."""
        fact, position = recorded.fact, recorded.position
        self.nil_returns.take(recorded)
        if fact.originator_id in self.dossiers:
            self._advance(self.dossiers[fact.originator_id], fact, position)
        self.fold(fact, position)

    @singledispatchmethod
    def fold(self, fact: object, position: int) -> None:
        """Most events change nothing that is reported."""

    # What things are called

    @fold.register
    def _drafted(self, fact: Plan.Drafted, position: int) -> None:
        self.plans[fact.originator_id] = Known(_plan(fact.document), [position])

    @fold.register
    def _revised(self, fact: Plan.Revised | Plan.Amended, position: int) -> None:
        _learn(self.plans[fact.originator_id], position, **_plan(fact.document))

    @fold.register
    def _issued(self, fact: Plan.Issued, position: int) -> None:
        _learn(self.plans[fact.originator_id], position, number=fact.number)

    @fold.register
    def _established(self, fact: Unit.Established, position: int) -> None:
        self.units[fact.originator_id] = Known({"name": fact.name}, [position])

    @fold.register
    def _renamed(self, fact: Unit.Renamed, position: int) -> None:
        _learn(self.units[fact.originator_id], position, name=fact.name)

    @fold.register
    def _subject(self, fact: Subject.Registered, position: int) -> None:
        self.subjects[fact.originator_id] = Known({"name": fact.name}, [position])

    @fold.register
    def _corrected(self, fact: Subject.Corrected, position: int) -> None:
        _learn(self.subjects[fact.originator_id], position, name=fact.name)

    # Dossiers

    @fold.register
    def _begun(self, fact: nominations.Registered | nominations.ReferredIn, position: int) -> None:
        self.dossiers[fact.originator_id] = Dossier(
            aggregate=_mutated(fact, None),
            born=fact,
            day=local_day(fact.timestamp),
            begun=position,
            staged=position,
        )

    @fold.register
    def _submitted(self, fact: nominations.Submitted, position: int) -> None:
        dossier = self.dossiers[fact.originator_id]
        dossier.submitted = fact
        dossier.day, dossier.begun = local_day(fact.timestamp), position

    # Recognitions and referrals

    @fold.register
    def _granted(self, fact: recognitions.Granted, position: int) -> None:
        self.recognised[fact.originator_id] = Recognised(fact, [position])

    @fold.register
    def _certified(self, fact: recognitions.CertificateIssued, position: int) -> None:
        recognised = self.recognised[fact.originator_id]
        recognised.certificate_number = fact.certificate_number
        recognised.sources.append(position)

    @fold.register
    def _revoked(self, fact: recognitions.Revoked, position: int) -> None:
        recognised = self.recognised[fact.originator_id]
        recognised.revoked = fact
        recognised.sources.append(position)

    @fold.register
    def _referred(self, fact: recognitions.Referred, position: int) -> None:
        values = {
            "nomination_id": self.recognised[fact.originator_id].granted.nomination_id,
            "destination": fact.destination,
            "document_number": fact.document_number,
            "route_override_reason": fact.route_override_reason,
        }
        self.referrals[fact.referral_id] = Sent(values, local_day(fact.timestamp), [position])

    @fold.register
    def _referral_received(self, fact: recognitions.ReferralReceived, position: int) -> None:
        _hear(self.referrals[fact.referral_id], position, received=True)

    @fold.register
    def _referral_answered(self, fact: recognitions.ReferralAnswered, position: int) -> None:
        _hear(
            self.referrals[fact.referral_id],
            position,
            result=fact.result,
            reason=fact.reason,
            decision_number=fact.decision_number,
        )

    @fold.register
    def _referral_withdrawn(self, fact: recognitions.ReferralWithdrawn, position: int) -> None:
        _hear(self.referrals[fact.referral_id], position, withdrawn=True)

    # Lists

    @fold.register
    def _compiled(self, fact: upward.Compiled, position: int) -> None:
        values = {
            "plan_id": fact.plan_id,
            "kind": fact.kind,
            "span": fact.span,
            "total": sum(row["count"] for row in fact.counts),
            "nil_reason": fact.nil_reason,
            "state": "compiled",
        }
        self.lists[fact.originator_id] = Sent(values, local_day(fact.timestamp), [position])

    @fold.register
    def _signed(self, fact: upward.Signed, position: int) -> None:
        _hear(self.lists[fact.originator_id], position, state="signed", number=fact.number)

    @fold.register
    def _sent(self, fact: upward.Sent, position: int) -> None:
        values = {"state": "sent", "destination": fact.destination}
        _hear(self.lists[fact.originator_id], position, **values)

    @fold.register
    def _cancelled(self, fact: upward.Cancelled, position: int) -> None:
        _hear(self.lists[fact.originator_id], position, state="cancelled", reason=fact.reason)

    @fold.register
    def _answered(self, fact: upward.Answered, position: int) -> None:
        values = {"state": "answered", "results": fact.results}
        _hear(self.lists[fact.originator_id], position, **values)

    @fold.register
    def _returned(self, fact: upward.Returned, position: int) -> None:
        _hear(self.lists[fact.originator_id], position, state="returned", reason=fact.reason)

    def _advance(self, dossier: Dossier, fact: Any, position: int) -> None:
        before = dossier.aggregate.stage
        dossier.aggregate = _mutated(fact, dossier.aggregate)
        if dossier.aggregate.stage is not before:
            dossier.staged = position
        if getattr(fact, "late", False):
            dossier.late.append(position)


def _mutated(fact: Any, before: Nomination | None) -> Nomination:
    after: Nomination = fact.mutate(before)
    return after


def _learn(known: Known, position: int, **values: Any) -> None:
    known.values |= values
    known.sources.append(position)


def _hear(sent: Sent, position: int, **values: Any) -> None:
    sent.values |= values
    sent.sources.append(position)


def _plan(document: dict[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in ("key", "title", "period")}
