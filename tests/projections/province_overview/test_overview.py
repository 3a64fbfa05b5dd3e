from dataclasses import fields
from typing import Any
from uuid import UUID

import pytest

from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition
from projections.province_overview.view import DecisionCount, ProvinceOverviewView, StageCount
from tenants.errors import UnknownTenantError
from tenants.scope import NoTenantInScopeError, enter
from tests.projections.publishing import scope_of
from tests.projections.samples import (
    DOSSIER,
    GRANTED,
    NOMINATION,
    POSTPONED,
    PROPOSED,
    RECEIVED,
    RECOGNISED,
    RECOGNITION,
    REFERRED,
    REFERRED_IN,
    REFUSED,
    REGISTERED,
    RETURNED,
    REVOKED,
    SUBMITTED,
    SUPPLEMENTED,
    TABLED,
    VERIFIED,
    VOTE_VOIDED,
    WITHDRAWN,
    publish_begun,
    voted,
)


@pytest.fixture
def view(engine):
    return ProvinceOverviewView(engine)


@pytest.fixture
def asked(worker, view):
    def ask(question="stages", *, tenant="binh-phuoc", **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return getattr(view, question)(**wanted)

    return ask


def stage_count(agency, stage, count, *, level="agency", kind="individual"):
    return StageCount(
        agency=agency, level=level, subject_kind=kind, stage=stage, plan_year=2024, count=count
    )


@pytest.mark.parametrize(
    ("facts", "stage"),
    [
        ((), "registered"),
        ((SUBMITTED,), "submitted"),
        ((SUBMITTED, RECEIVED), "received"),
        ((SUBMITTED, RETURNED), "returned"),
        ((RETURNED, SUPPLEMENTED), "supplemented"),
        ((VERIFIED,), "verified"),
        ((VERIFIED, TABLED), "tabled"),
        ((TABLED, POSTPONED), "verified"),
        ((TABLED, voted()), "voted"),
        ((TABLED, voted("failed")), "not_passed"),
        ((TABLED, voted("tied")), "tabled"),
        ((TABLED, voted(), VOTE_VOIDED), "tabled"),
        ((PROPOSED,), "proposed"),
        ((RECOGNISED,), "recognised"),
        ((REFUSED,), "refused"),
        ((WITHDRAWN,), "withdrawn"),
    ],
)
def test_a_dossier_is_counted_once_in_the_stage_where_it_stands(publish, asked, facts, stage):
    publish_begun(publish, *facts)

    assert asked() == [stage_count("sxd", stage, 1)]


def test_a_province_sees_its_agencies_and_itself(publish, asked):
    publish_begun(publish, SUBMITTED)
    for number in (97, 98, 99):
        publish(Nomination, UUID(int=number), REGISTERED)
    publish_begun(publish, SUBMITTED, tenant="sngv")
    publish(Nomination, DOSSIER, REFERRED_IN, tenant="binh-phuoc")

    assert asked() == [
        stage_count("binh-phuoc", "submitted", 1, level="province"),
        stage_count("sngv", "submitted", 1),
        stage_count("sxd", "registered", 3),
        stage_count("sxd", "submitted", 1),
    ]
    assert asked(agency="sngv") == [stage_count("sngv", "submitted", 1)]
    assert asked(plan_year=2023) == []


def test_a_province_sees_how_many_were_recognised_revoked_and_referred(publish, asked):
    publish(Recognition, RECOGNITION, GRANTED, REFERRED, REVOKED)
    publish(Recognition, UUID(int=98), GRANTED)
    publish(Recognition, UUID(int=98), GRANTED, tenant="sngv")

    def count(agency, **counts):
        shared: dict[str, Any] = {
            "level": "agency",
            "subject_kind": "individual",
            "plan_year": 2024,
        }
        return DecisionCount(agency=agency, **shared, **counts)

    of_sngv = count("sngv", recognised=1, revoked=0, referred=0)
    of_sxd = count("sxd", recognised=2, revoked=1, referred=1)
    assert asked("decisions") == [of_sngv, of_sxd]
    assert asked("decisions", agency="sxd", plan_year=2024) == [of_sxd]
    assert asked("decisions", plan_year=2023) == []


def test_an_agency_and_another_province_see_only_their_own(publish, asked):
    publish_begun(publish)
    publish_begun(publish, tenant="sngv")
    publish(Recognition, RECOGNITION, GRANTED)

    assert asked(tenant="sngv") == [stage_count("sngv", "registered", 1)]
    assert asked(tenant="khanh-hoa") == []
    assert asked("decisions", tenant="khanh-hoa") == []


@pytest.mark.parametrize("question", ["stages", "decisions"])
@pytest.mark.parametrize("agency", ["sxd", "nowhere"])
def test_what_does_not_report_to_the_province_is_unknown_to_it(publish, asked, question, agency):
    publish_begun(publish)

    with pytest.raises(UnknownTenantError, match=f"There is no agency {agency}"):
        asked(question, tenant="khanh-hoa", agency=agency)


def test_no_dossier_ballot_or_name_leaves_the_consolidated_view():
    shown = {field.name for kind in (StageCount, DecisionCount) for field in fields(kind)}

    grouped = {"agency", "level", "subject_kind", "stage", "plan_year"}
    assert shown == grouped | {"count", "recognised", "revoked", "referred"}


@pytest.mark.usefixtures("publish")
def test_the_agencies_are_the_province_and_those_that_report_to_it(asked):
    assert [each.tenant_id for each in asked("agencies")] == ["binh-phuoc", "sngv", "sxd"]


def test_without_a_scope_nothing_is_counted(publish, view, worker):
    publish_begun(publish)
    worker.catch_up()

    for ask in (view.stages, view.decisions, view.agencies):
        with pytest.raises(NoTenantInScopeError):
            ask()


def test_a_nomination_is_counted_under_its_own_agency_only(publish, asked):
    publish(Nomination, NOMINATION, REGISTERED, tenant="khanh-hoa")

    assert asked() == []
