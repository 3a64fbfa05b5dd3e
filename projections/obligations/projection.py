"""Notes what the log says about plans, units, dossiers and filings that bears on duties."""

from datetime import UTC
from functools import singledispatchmethod
from typing import Any
from uuid import UUID

from typing_extensions import override

from domain.erasures import facts as erasures
from domain.lists import facts as lists
from domain.nominations import facts as nominations
from domain.obligations import facts as obligations
from domain.obligations.obligation import Answer
from domain.plans.plan import Plan
from domain.recognitions import facts as recognitions
from domain.rules.steps import Step
from domain.subjects.unit import Unit
from projections.obligations.tables import (
    answer,
    data_request,
    dossier,
    plan_version,
    recognition,
    unit,
    upward_list,
)
from projections.projection import Projection, RecordedFact
from projections.rows import Rows

_OPENED = "opened"
_DRAFT = 0


class Obligations(Projection):
    """The facts from which obligations and quotas are reckoned as of any instant."""

    name = "obligations"
    tables = (plan_version, unit, dossier, recognition, upward_list, answer, data_request)

    @singledispatchmethod
    @override
    def react(self, fact: object, recorded: RecordedFact, rows: Rows) -> None:
        pass

    # Plans

    @react.register
    def _drafted(self, fact: Plan.Drafted, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            plan_version,
            plan_id=fact.originator_id,
            rules_version=_DRAFT,
            document=fact.document,
        )

    @react.register
    def _revised(self, fact: Plan.Revised, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(plan_version, _draft(fact.originator_id), document=fact.document)

    @react.register
    def _plan_issued(self, fact: Plan.Issued, recorded: RecordedFact, rows: Rows) -> None:
        drafted = rows.existing(plan_version, **_draft(fact.originator_id))
        _put_in_force(rows, recorded, fact.version, drafted["document"])

    @react.register
    def _amended(self, fact: Plan.Amended, recorded: RecordedFact, rows: Rows) -> None:
        _put_in_force(rows, recorded, fact.version, fact.document)

    @react.register
    def _closed(self, fact: Plan.Closed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(plan_version, {"plan_id": fact.originator_id}, closed_at=recorded.occurred_at)

    # Units

    @react.register
    def _established(self, fact: Unit.Established, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            unit,
            unit_id=fact.originator_id,
            name=fact.name,
            external=fact.external,
            established_at=recorded.occurred_at,
        )

    @react.register
    def _renamed(self, fact: Unit.Renamed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(unit, {"unit_id": fact.originator_id}, name=fact.name)

    @react.register
    def _dissolved(self, fact: Unit.Dissolved, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(unit, {"unit_id": fact.originator_id}, dissolved_on=fact.on)

    # Dossiers

    @react.register
    def _registered(self, fact: nominations.Registered, recorded: RecordedFact, rows: Rows) -> None:
        _begin(rows, recorded, fact, fact.unit_id, Step.REGISTERED)

    @react.register
    def _referred_in(
        self, fact: nominations.ReferredIn, recorded: RecordedFact, rows: Rows
    ) -> None:
        _begin(rows, recorded, fact, None, Step.SUBMITTED)

    @react.register
    def _submitted(self, fact: nominations.Submitted, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.SUBMITTED)

    @react.register
    def _received(self, fact: nominations.Received, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.RECEIVED)

    @react.register
    def _verified(self, fact: nominations.Verified, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.VERIFIED)

    @react.register
    def _tabled(self, fact: nominations.Tabled, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.TABLED)

    @react.register
    def _voted(self, fact: nominations.Voted, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.VOTED)
        if fact.outcome == "failed":
            _change(rows, fact.originator_id, stopped_at=recorded.occurred_at)

    @react.register
    def _vote_voided(
        self, fact: nominations.VoteVoided, recorded: RecordedFact, rows: Rows
    ) -> None:
        reached = rows.existing(dossier, nomination_id=fact.originator_id)["reached"]
        voted = Step.VOTED.value
        without = {step: at for step, at in reached.items() if step != voted}
        _change(rows, fact.originator_id, reached=without, stopped_at=None)

    @react.register
    def _proposed(self, fact: nominations.Proposed, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.PROPOSED)

    @react.register
    def _recognised(self, fact: nominations.Recognised, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.DECIDED)

    @react.register
    def _refused(self, fact: nominations.Refused, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.DECIDED)

    @react.register
    def _withdrawn(self, fact: nominations.Withdrawn, recorded: RecordedFact, rows: Rows) -> None:
        _change(rows, fact.originator_id, withdrawn_at=recorded.occurred_at)

    # Recognitions

    @react.register
    def _granted(self, fact: recognitions.Granted, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            recognition, recognition_id=fact.originator_id, nomination_id=fact.nomination_id
        )

    @react.register
    def _certificate_issued(
        self, fact: recognitions.CertificateIssued, recorded: RecordedFact, rows: Rows
    ) -> None:
        _reach(rows, recorded, Step.CERTIFIED, _dossier_of(rows, fact.originator_id))

    @react.register
    def _referred(self, fact: recognitions.Referred, recorded: RecordedFact, rows: Rows) -> None:
        _reach(rows, recorded, Step.REFERRED, _dossier_of(rows, fact.originator_id))

    # Lists upward

    @react.register
    def _compiled(self, fact: lists.Compiled, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            upward_list,
            list_id=fact.originator_id,
            plan_id=fact.plan_id,
            first_day=fact.first_day,
            last_day=fact.last_day,
            nominations=[entry["nomination_id"] for entry in fact.entries],
        )

    @react.register
    def _signed(self, fact: lists.Signed, recorded: RecordedFact, rows: Rows) -> None:
        rows.update(upward_list, {"list_id": fact.originator_id}, number=fact.number)

    @react.register
    def _sent(self, fact: lists.Sent, recorded: RecordedFact, rows: Rows) -> None:
        compiled = rows.existing(upward_list, list_id=fact.originator_id)
        rows.update(upward_list, {"list_id": fact.originator_id}, sent_at=recorded.occurred_at)
        for nomination_id in map(UUID, compiled["nominations"]):
            if rows.one(dossier, nomination_id=nomination_id) is not None:
                _reach(rows, recorded, Step.REFERRED, nomination_id)

    # Filings

    @react.register
    def _opened(self, fact: obligations.Opened, recorded: RecordedFact, rows: Rows) -> None:
        rows.insert(
            answer,
            obligation_id=fact.originator_id,
            version=fact.originator_version,
            plan_id=fact.plan_id,
            duty_key=fact.duty_key,
            window=fact.window,
            unit_id=fact.unit_id,
            answer=_OPENED,
            answered_at=recorded.occurred_at,
            text="",
        )

    @react.register
    def _report_filed(
        self, fact: obligations.ReportFiled, recorded: RecordedFact, rows: Rows
    ) -> None:
        _answer(rows, recorded, Answer.REPORT, text=fact.document)

    @react.register
    def _nil_return_filed(
        self, fact: obligations.NilReturnFiled, recorded: RecordedFact, rows: Rows
    ) -> None:
        _answer(rows, recorded, Answer.NIL_RETURN, text=fact.reason)

    @react.register
    def _target_set(self, fact: obligations.TargetSet, recorded: RecordedFact, rows: Rows) -> None:
        _answer(rows, recorded, Answer.TARGET, text=fact.document, number=fact.target)

    @react.register
    def _excused(self, fact: obligations.Excused, recorded: RecordedFact, rows: Rows) -> None:
        _answer(rows, recorded, Answer.EXCUSE, text=fact.reason)

    @react.register
    def _filing_withdrawn(
        self, fact: obligations.Withdrawn, recorded: RecordedFact, rows: Rows
    ) -> None:
        for each in rows.all(answer, obligation_id=fact.originator_id, answer=fact.what):
            if each["ended_at"] is None:
                keys = {name: each[name] for name in ("obligation_id", "version")}
                rows.update(answer, keys, ended_at=recorded.occurred_at)

    # Requests of persons about their data

    @react.register
    def _requested(
        self,
        fact: erasures.Requested | erasures.AskedFromBelow,
        recorded: RecordedFact,
        rows: Rows,
    ) -> None:
        rows.insert(
            data_request,
            request_id=fact.originator_id,
            received_on=fact.received_on,
            registered_at=recorded.occurred_at,
            due_on=fact.due_on,
            phrase=fact.due_phrase,
            reading=fact.due_reading,
        )

    @react.register
    def _decided(
        self, fact: erasures.Granted | erasures.Refused, recorded: RecordedFact, rows: Rows
    ) -> None:
        _settle(rows, recorded, fact.document)

    @react.register
    def _told_below(
        self, fact: erasures.Withheld | erasures.CarriedOut, recorded: RecordedFact, rows: Rows
    ) -> None:
        _settle(rows, recorded, None)


def _draft(plan_id: UUID) -> dict[str, Any]:
    return {"plan_id": plan_id, "rules_version": _DRAFT}


def _put_in_force(
    rows: Rows, recorded: RecordedFact, version: int, document: dict[str, Any]
) -> None:
    rows.insert(
        plan_version,
        plan_id=recorded.fact.originator_id,
        rules_version=version,
        since=recorded.occurred_at,
        document=document,
    )


def _begin(
    rows: Rows,
    recorded: RecordedFact,
    fact: nominations.Registered | nominations.ReferredIn,
    unit_id: UUID | None,
    step: Step,
) -> None:
    rows.insert(
        dossier,
        nomination_id=fact.originator_id,
        plan_id=fact.plan_id,
        subject_id=fact.subject_id,
        unit_id=unit_id,
        reached={step.value: _iso(recorded)},
    )


def _reach(
    rows: Rows, recorded: RecordedFact, step: Step, nomination_id: UUID | None = None
) -> None:
    id = nomination_id or recorded.fact.originator_id
    reached = rows.existing(dossier, nomination_id=id)["reached"]
    if step.value not in reached:
        _change(rows, id, reached=reached | {step.value: _iso(recorded)})


def _change(rows: Rows, nomination_id: UUID, **values: Any) -> None:
    rows.update(dossier, {"nomination_id": nomination_id}, **values)


def _dossier_of(rows: Rows, recognition_id: UUID) -> UUID:
    found: UUID = rows.existing(recognition, recognition_id=recognition_id)["nomination_id"]
    return found


def _answer(
    rows: Rows, recorded: RecordedFact, given: Answer, *, text: str, number: int | None = None
) -> None:
    fact = recorded.fact
    opened = rows.existing(answer, obligation_id=fact.originator_id, version=1)
    owed = {name: opened[name] for name in ("plan_id", "duty_key", "window", "unit_id")}
    rows.insert(
        answer,
        obligation_id=fact.originator_id,
        version=fact.originator_version,
        answer=given.value,
        answered_at=recorded.occurred_at,
        text=text,
        number=number,
        **owed,
    )


def _settle(rows: Rows, recorded: RecordedFact, document: str | None) -> None:
    """The first answer to a request counts; that it was carried out comes after the decision."""
    keys = {"request_id": recorded.fact.originator_id}
    if rows.existing(data_request, **keys)["answered_at"] is None:
        rows.update(data_request, keys, answered_at=recorded.occurred_at, document=document)


def _iso(recorded: RecordedFact) -> str:
    return recorded.occurred_at.astimezone(UTC).isoformat()
