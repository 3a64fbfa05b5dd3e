"""Carries referrals between logs: up to the level above, and its answer back down.

At least once and without effect when repeated: a crash between the two logs, or two processes at
work at once, change nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import singledispatchmethod
from uuid import UUID

from eventsourcing.domain import AggregateEvent
from typing_extensions import override

from domain.nominations import facts as nominations
from domain.nominations.dossier import ReferredFrom
from domain.processes.referring import Answer, Referring
from domain.recognitions import facts as recognitions
from service.processes.process import Process
from tenants.scope import current

FAILED = "failed"


class ReferralProcess(Process):
    """What follows, in another tenant's log, from a fact about a referral."""

    name = "process:referral"
    actor = "system:referral"

    @singledispatchmethod
    @override
    def react(self, fact: object) -> None:
        pass

    @react.register
    def _referred(self, fact: recognitions.Referred) -> None:
        origin = current().tenant_id
        with self._at(fact.destination) as above:
            above.open_dossier(fact, origin=origin)
        source = ReferredFrom(
            referral_id=fact.referral_id, tenant=origin, recognition_id=fact.originator_id
        )
        with self._at(origin) as below:
            below.note_received(source, at=fact.timestamp)

    @react.register
    def _referral_withdrawn(self, fact: recognitions.ReferralWithdrawn) -> None:
        with self._at(fact.destination) as above:
            above.note_origin_revoked(fact)

    @react.register
    def _recognised(self, fact: nominations.Recognised) -> None:
        self._answer(
            fact,
            "recognised",
            decision_number=fact.decision_number,
            decided_on=fact.decided_on,
        )

    @react.register
    def _refused(self, fact: nominations.Refused) -> None:
        self._answer(
            fact,
            "refused",
            reason=fact.reason,
            decision_number=fact.document_number,
            decided_on=fact.decided_on,
        )

    @react.register
    def _voted(self, fact: nominations.Voted) -> None:
        if fact.outcome == FAILED:
            self._answer(fact, "not_passed")

    @react.register
    def _returned(self, fact: nominations.Returned) -> None:
        self._answer(fact, "returned", reason=fact.reason)

    @react.register
    def _withdrawn(self, fact: nominations.Withdrawn) -> None:
        self._answer(fact, "withdrawn", reason=fact.reason)

    def _answer(
        self,
        fact: AggregateEvent,
        result: str,
        *,
        reason: str | None = None,
        decision_number: str | None = None,
        decided_on: date | None = None,
    ) -> None:
        source = self._origin_of(fact.originator_id)
        if source is None:
            return
        answer = Answer(
            source=source,
            dossier_version=fact.originator_version,
            result=result,
            reason=reason,
            decision_number=decision_number,
            decided_on=decided_on,
            at=fact.timestamp,
        )
        with self._at(source.tenant) as below:
            below.note_answered(answer)

    def _origin_of(self, nomination_id: UUID) -> ReferredFrom | None:
        with self._at(current().tenant_id) as own:
            return own.origin_of(nomination_id)

    @contextmanager
    def _at(self, tenant_id: str) -> Iterator[Referring]:
        with self._office_at(tenant_id) as office:
            yield office.referring
