"""A plan of an agency, from its first draft to its end."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.plans.refusals import (
    AmendmentUnauthorisedError,
    PlanClosedError,
    PlanKeyChangedError,
    PlanNotDraftError,
    PlanNotInForceError,
    PlanNumberMissingError,
    PlanReasonMissingError,
    PlanSignerMissingError,
    PlanSketchError,
    PlanVersionUnknownError,
)
from domain.rules.reading import read_plan


class Status(StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    CLOSED = "closed"


_STATUS_VI: Mapping[Status, str] = {
    Status.DRAFT: "dự thảo",
    Status.ISSUED: "đã ban hành",
    Status.CLOSED: "đã kết thúc",
}


class Plan(Aggregate):
    """A plan as data; its issued versions count from 1 and never change."""

    TOPIC = "plan"

    class Drafted(Birth):
        """A plan was laid down for the first time; the SHA-256 is that of its file."""

        TOPIC = "plan.drafted"
        document: dict[str, Any]
        source_sha256: str

    class Revised(Aggregate.Event):
        """A draft was replaced by another."""

        TOPIC = "plan.revised"
        document: dict[str, Any]
        source_sha256: str
        reason: str

    class Issued(Aggregate.Event):
        """The draft became the plan in force, as version 1."""

        TOPIC = "plan.issued"
        number: str
        issued_on: date
        signer: str
        version: int

    class Amended(Aggregate.Event):
        """A further version came into force; dossiers keep the one they began under."""

        TOPIC = "plan.amended"
        version: int
        document: dict[str, Any]
        source_sha256: str
        reason: str
        authorised_by: str

    class Closed(Aggregate.Event):
        """Nothing begins under the plan any more."""

        TOPIC = "plan.closed"
        reason: str

    # Decisions

    @classmethod
    def draft(
        cls, *, plan_id: UUID, at: datetime, document: dict[str, Any], source_sha256: str
    ) -> "Plan":
        """Lay a plan down.

        Raises:
            PlanFaultyError: the document is not a whole and coherent plan.
        """
        read_plan(document)
        return cls._begin(
            cls.Drafted, id=plan_id, at=at, document=document, source_sha256=source_sha256
        )

    def revise(
        self, *, at: datetime, document: dict[str, Any], source_sha256: str, reason: str
    ) -> None:
        """Replace the draft.

        Raises:
            PlanNotDraftError: the plan was issued.
            PlanReasonMissingError: there is no reason.
            PlanFaultyError: the document is not a whole and coherent plan.
            PlanKeyChangedError: the document is that of another plan.
        """
        self._require_draft()
        _require_reason(reason)
        self._require_same_plan(document)
        self._record(
            self.Revised, at=at, document=document, source_sha256=source_sha256, reason=reason
        )

    def issue(self, *, at: datetime, number: str, issued_on: date, signer: str) -> None:
        """Put the draft in force as version 1.

        Raises:
            PlanNotDraftError: the plan was issued before.
            PlanNumberMissingError: the clerk has not given it a number.
            PlanSignerMissingError: nobody signed it.
            PlanSketchError: the document is a sketch.
        """
        self._require_draft()
        if not number.strip():
            raise PlanNumberMissingError
        if not signer.strip():
            raise PlanSignerMissingError
        self._require_no_sketch(self._draft)
        self._record(
            self.Issued, at=at, number=number, issued_on=issued_on, signer=signer, version=1
        )

    def amend(
        self,
        *,
        at: datetime,
        document: dict[str, Any],
        source_sha256: str,
        reason: str,
        authorised_by: str,
    ) -> None:
        """Put a further version in force.

        Raises:
            PlanNotInForceError: the plan is a draft, or closed.
            PlanReasonMissingError: there is no reason.
            AmendmentUnauthorisedError: no document authorises it.
            PlanFaultyError: the document is not a whole and coherent plan.
            PlanKeyChangedError: the document is that of another plan.
            PlanSketchError: the document is a sketch.
        """
        self.require_in_force()
        _require_reason(reason)
        if not authorised_by.strip():
            raise AmendmentUnauthorisedError
        self._require_same_plan(document)
        self._require_no_sketch(document)
        self._record(
            self.Amended,
            at=at,
            version=self.rules_version + 1,
            document=document,
            source_sha256=source_sha256,
            reason=reason,
            authorised_by=authorised_by,
        )

    def close(self, *, at: datetime, reason: str) -> None:
        """End the plan; a draft is given up in the same way.

        Raises:
            PlanClosedError: it is closed.
            PlanReasonMissingError: there is no reason.
        """
        if self._status is Status.CLOSED:
            raise PlanClosedError(key=self._key)
        _require_reason(reason)
        self._record(self.Closed, at=at, reason=reason)

    # Questions

    @property
    def in_force(self) -> bool:
        """Whether the plan is issued and not closed."""
        return self._status is Status.ISSUED

    @property
    def rules_version(self) -> int:
        """The newest issued version; 0 for a plan that was never issued."""
        return max(self._versions, default=0)

    def document(self, version: int | None = None) -> dict[str, Any]:
        """The document of an issued version, or the newest: of a draft, the draft.

        Raises:
            PlanVersionUnknownError: the plan was never issued in that version.
        """
        if version is None:
            return self._versions.get(self.rules_version, self._draft)
        if version not in self._versions:
            raise PlanVersionUnknownError(key=self._key, version=version)
        return self._versions[version]

    def require_in_force(self) -> None:
        """Refuse when the plan is a draft, or closed.

        Raises:
            PlanNotInForceError: it is.
        """
        if not self.in_force:
            raise PlanNotInForceError(**self._standing())

    def _require_draft(self) -> None:
        if self._status is not Status.DRAFT:
            raise PlanNotDraftError(**self._standing())

    def _require_same_plan(self, document: dict[str, Any]) -> None:
        other = read_plan(document).key
        if other != self._key:
            raise PlanKeyChangedError(key=self._key, other=other)

    def _require_no_sketch(self, document: dict[str, Any]) -> None:
        if document.get("sketch"):
            raise PlanSketchError(key=self._key)

    def _standing(self) -> dict[str, str]:
        return {
            "key": self._key,
            "status": self._status.value,
            "status_vi": _STATUS_VI[self._status],
        }

    @property
    def _key(self) -> str:
        return str(self._draft["key"])

    # Facts

    @event(Drafted)
    def __init__(self, document: dict[str, Any]) -> None:
        self._status = Status.DRAFT
        self._draft = document
        self._versions: dict[int, dict[str, Any]] = {}

    @event(Revised)
    def _revised(self, document: dict[str, Any]) -> None:
        self._draft = document

    @event(Issued)
    def _issued(self, version: int) -> None:
        self._status = Status.ISSUED
        self._versions[version] = self._draft

    @event(Amended)
    def _amended(self, version: int, document: dict[str, Any]) -> None:
        self._versions[version] = document

    @event(Closed)
    def _closed(self) -> None:
        self._status = Status.CLOSED


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise PlanReasonMissingError
