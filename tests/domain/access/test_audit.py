from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from domain.access.audit import AuditAccess, Commission
from domain.access.audit_scope import AuditScope, ScopeKind, Thing
from domain.access.refusals import (
    AccessWordsMissingError,
    AlreadyEndedError,
    AuditOverError,
    AuditScopeError,
    AuditTooLongError,
    BackwardsDaysError,
    GranterIsAuditorError,
    OpenEndError,
)
from tests.specification import NOW, THE_ID, Given, fact, replay

TODAY = date(2024, 12, 2)
DAY = timedelta(days=1)
DOSSIER, SESSION = UUID(int=5), UUID(int=6)
UNIT, PLAN = UUID(int=7), UUID(int=8)
WHOLE = AuditScope(kind=ScopeKind.AGENCY)
COMMISSION = Commission(
    auditor="ingrid",
    scope=WHOLE,
    purpose="Kiểm tra định kỳ",
    document="45/QĐ-TTr",
    first_day=TODAY,
    last_day=date(2024, 12, 20),
)
FIELDS = {
    "auditor": "ingrid",
    "scope": "agency",
    "thing_id": None,
    "since": None,
    "until": None,
    "purpose": "Kiểm tra định kỳ",
    "document": "45/QĐ-TTr",
    "first_day": TODAY,
    "last_day": date(2024, 12, 20),
    "given_by": "henry",
}
GIVEN = fact(AuditAccess.Given, **FIELDS)
REVOKED = fact(AuditAccess.Revoked, reason="Xong việc", revoked_by="henry")


def give(by="henry", **changed):
    commission = replace(COMMISSION, **changed)
    return lambda kind: kind.give(access_id=THE_ID, at=NOW, by=by, commission=commission)


def test_an_officer_lets_an_auditor_read():
    Given(AuditAccess).when(give()).then(GIVEN)


def test_an_audit_of_a_period_keeps_its_days():
    since, until = date(2024, 1, 1), date(2024, 6, 30)
    scope = AuditScope(kind=ScopeKind.PERIOD, since=since, until=until)
    of_period = {"scope": "period", "since": since, "until": until}

    Given(AuditAccess).when(give(scope=scope)).then(fact(AuditAccess.Given, **FIELDS | of_period))


def test_the_granter_is_not_the_auditor():
    (
        Given(AuditAccess)
        .when(give(by="ingrid"))
        .then_refused(GranterIsAuditorError, "ingrid cannot grant an audit to themselves.")
    )


def test_an_audit_has_an_end():
    (
        Given(AuditAccess)
        .when(give(last_day=None))
        .then_refused(OpenEndError, "An auditor's access needs a last day.")
    )


def test_an_audit_lasts_a_year_at_most():
    longest = TODAY + 365 * DAY

    Given(AuditAccess).when(give(last_day=longest)).then(
        fact(AuditAccess.Given, **FIELDS | {"last_day": longest})
    )
    (
        Given(AuditAccess)
        .when(give(last_day=longest + DAY))
        .then_refused(AuditTooLongError, "An auditor's access lasts 366 days at most.")
    )


def test_an_audit_does_not_end_before_it_is_granted_or_begins():
    past = {"first_day": TODAY - 3 * DAY, "last_day": TODAY - DAY}
    (
        Given(AuditAccess)
        .when(give(**past))
        .then_refused(AuditOverError, "The last day 2024-12-01 is past.")
    )
    (
        Given(AuditAccess)
        .when(give(last_day=TODAY - DAY))
        .then_refused(
            BackwardsDaysError, "The last day 2024-12-01 is before the first day 2024-12-02."
        )
    )
    Given(AuditAccess).when(give(last_day=TODAY)).then(
        fact(AuditAccess.Given, **FIELDS | {"last_day": TODAY})
    )


@pytest.mark.parametrize("field", ["purpose", "document"])
def test_an_audit_has_a_purpose_and_a_document(field):
    (
        Given(AuditAccess)
        .when(give(**{field: ""}))
        .then_refused(AccessWordsMissingError, f"The field “{field}” must say something.")
    )


@pytest.mark.parametrize(
    ("kind", "given", "needs"),
    [
        (ScopeKind.AGENCY, {"thing_id": DOSSIER}, "–"),
        (ScopeKind.NOMINATION, {}, "thing_id"),
        (ScopeKind.SESSION, {"since": TODAY}, "thing_id"),
        (ScopeKind.UNIT, {}, "thing_id"),
        (ScopeKind.PLAN, {"until": TODAY}, "thing_id"),
        (ScopeKind.PERIOD, {"since": TODAY}, "since, until"),
    ],
)
def test_a_scope_says_neither_too_little_nor_too_much(kind, given, needs):
    (
        Given(AuditAccess)
        .when(give(scope=AuditScope(kind=kind, **given)))
        .then_refused(AuditScopeError, f"The scope “{kind.value}” takes exactly: {needs}.")
    )


def test_a_period_does_not_run_backwards():
    scope = AuditScope(kind=ScopeKind.PERIOD, since=TODAY, until=TODAY - DAY)
    (
        Given(AuditAccess)
        .when(give(scope=scope))
        .then_refused(
            BackwardsDaysError, "The last day 2024-12-01 is before the first day 2024-12-02."
        )
    )


def revoke(reason="Xong việc"):
    return lambda audit: audit.revoke(at=NOW, by="henry", reason=reason)


def test_an_access_is_revoked_once_and_with_a_reason():
    Given(AuditAccess, GIVEN).when(revoke()).then(REVOKED)
    (
        Given(AuditAccess, GIVEN)
        .when(revoke(""))
        .then_refused(AccessWordsMissingError, "The field “reason” must say something.")
    )
    (
        Given(AuditAccess, GIVEN, REVOKED)
        .when(revoke())
        .then_refused(AlreadyEndedError, "This has ended already.")
    )


@pytest.mark.parametrize(
    ("instant", "counts"),
    [
        (datetime(2024, 12, 1, 16, 59, tzinfo=UTC), False),
        (datetime(2024, 12, 1, 17, 0, tzinfo=UTC), True),
        (datetime(2024, 12, 20, 16, 59, tzinfo=UTC), True),
        (datetime(2024, 12, 20, 17, 0, tzinfo=UTC), False),
    ],
)
def test_an_access_ends_by_itself(instant, counts):
    assert replay(AuditAccess, GIVEN).is_in_force(instant) is counts
    assert replay(AuditAccess, GIVEN, REVOKED).is_in_force(instant) is False


def test_a_replayed_access_knows_whose_it_is_and_what_it_covers():
    audit = replay(AuditAccess, GIVEN)

    assert (audit.auditor, audit.scope) == ("ingrid", WHOLE)


@pytest.mark.parametrize(
    "scope",
    [
        AuditScope(kind=ScopeKind.SESSION, thing_id=SESSION),
        AuditScope(kind=ScopeKind.PERIOD, since=TODAY - DAY, until=TODAY),
    ],
)
def test_a_replayed_access_keeps_the_scope_that_was_granted(scope):
    [given] = give(scope=scope)(AuditAccess).collect_events()

    assert given.mutate(None).scope == scope


def thing(kind, id, day=TODAY):
    return Thing(kind=kind, thing_id=id, day=day)


THE_DOSSIER, THE_SESSION = thing("nomination", DOSSIER), thing("session", SESSION)


def test_the_agency_covers_everything():
    assert WHOLE.covers([])
    assert WHOLE.covers([THE_DOSSIER])


@pytest.mark.parametrize("kind", [ScopeKind.NOMINATION, ScopeKind.SESSION])
def test_one_thing_covers_itself_and_nothing_else(kind):
    scope = AuditScope(kind=kind, thing_id=DOSSIER)

    assert scope.covers([thing(kind.value, SESSION), thing(kind.value, DOSSIER)])
    assert not scope.covers([])
    assert not scope.covers([thing(kind.value, SESSION)])
    assert not scope.covers([thing("something", DOSSIER)])


def test_a_unit_and_a_plan_cover_what_is_theirs():
    unit = AuditScope(kind=ScopeKind.UNIT, thing_id=UNIT)
    plan = AuditScope(kind=ScopeKind.PLAN, thing_id=PLAN)
    ours = replace(THE_DOSSIER, unit_id=UNIT, plan_id=PLAN)
    of_another_unit = replace(THE_DOSSIER, unit_id=PLAN, plan_id=PLAN)
    of_the_plan = replace(THE_SESSION, plan_id=PLAN)
    every = [ours, of_another_unit, of_the_plan, THE_DOSSIER]

    assert [unit.covers([each]) for each in every] == [True, False, False, False]
    assert [plan.covers([each]) for each in every] == [True, True, True, False]
    nothing = AuditScope(kind=ScopeKind.UNIT), AuditScope(kind=ScopeKind.PLAN)
    assert not any(each.covers([THE_DOSSIER]) for each in nothing)


def test_a_period_covers_its_first_and_last_day():
    scope = AuditScope(kind=ScopeKind.PERIOD, since=TODAY, until=TODAY + 2 * DAY)
    days = [TODAY - DAY, TODAY, TODAY + 2 * DAY, TODAY + 3 * DAY, None]

    assert [scope.covers([thing("session", SESSION, day)]) for day in days] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert not scope.covers([])


def test_a_period_without_days_covers_nothing():
    assert not AuditScope(kind=ScopeKind.PERIOD, since=TODAY).covers([THE_SESSION])
    assert not AuditScope(kind=ScopeKind.PERIOD, until=TODAY).covers([THE_SESSION])
