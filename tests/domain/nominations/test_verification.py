import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from domain import topics
from domain.criteria.assessment import Assessment, Said
from domain.criteria.finding import Finding
from domain.nominations.findings import require_override
from domain.nominations.nomination import Nomination
from domain.nominations.refusals import (
    CriterionNotMetError,
    NominatorVerifiesError,
    NothingToOverrideError,
    OpinionMissingError,
    OverrideReasonMissingError,
    UnexaminedCriteriaError,
    UnknownCriterionError,
)
from domain.nominations.stages import WrongStageError
from tests.domain.nominations.story import (
    ALICE,
    BOB,
    CHARLIE,
    EXAMINED,
    NOON,
    RECOGNISED,
    REGISTERED,
    SESSION_ID,
    SUBMITTED,
    TABLED,
    UP_TO_PROPOSED,
    UP_TO_RECEIVED,
    VERIFIED,
    examined,
)
from tests.specification import THE_ID, Given, fact, replay


def examine(
    by=CHARLIE,
    criterion="S2-04",
    finding=Finding.MET,
    opinion="Có minh chứng.",
    assessment=None,
    override_reason=None,
):
    return lambda it: it.examine(
        at=NOON,
        by=by,
        criterion=criterion,
        finding=finding,
        opinion=opinion,
        evidence=["QĐ 15/QĐ-SXD"],
        assessment=assessment,
        override_reason=override_reason,
    )


def test_a_finding_is_recorded_per_criterion():
    Given(Nomination, *UP_TO_RECEIVED).when(examine()).then(examined("S2-04", "met"))


def test_whoever_nominated_does_not_verify():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(by=ALICE))
        .then_refused(NominatorVerifiesError, "alice nominated this dossier and cannot verify it.")
    )


def test_whoever_nominated_does_not_close_verification():
    (
        Given(Nomination, *UP_TO_RECEIVED, *EXAMINED)
        .when(lambda it: it.verify(at=NOON, by=ALICE))
        .then_refused(NominatorVerifiesError, "alice nominated this dossier and cannot verify it.")
    )


def test_a_criterion_of_another_kind_of_subject_is_unknown():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(criterion="S2-99"))
        .then_refused(UnknownCriterionError, "The plan has no criterion “S2-99” for this subject.")
    )


def test_a_finding_needs_an_opinion():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(opinion="  "))
        .then_refused(OpinionMissingError, "The finding on criterion “S2-04” needs an opinion.")
    )


def test_nothing_is_examined_before_the_dossier_is_received():
    (
        Given(Nomination, REGISTERED, SUBMITTED)
        .when(examine())
        .then_refused(
            WrongStageError, "The dossier is submitted; the step “examined” cannot be taken now."
        )
    )


def test_a_finding_can_be_renewed_until_the_decision():
    (
        Given(Nomination, *UP_TO_PROPOSED)
        .when(examine(finding=Finding.INSUFFICIENT))
        .then(examined("S2-04", "insufficient"))
    )


def test_nothing_is_examined_after_the_decision():
    (
        Given(Nomination, *UP_TO_PROPOSED, RECOGNISED)
        .when(examine())
        .then_refused(
            WrongStageError, "The dossier is recognised; the step “examined” cannot be taken now."
        )
    )


def test_verification_closes_with_the_newest_finding_on_every_criterion():
    (
        Given(Nomination, *UP_TO_RECEIVED, examined("S2-04", "insufficient"), *EXAMINED)
        .when(lambda it: it.verify(at=NOON, by=CHARLIE))
        .then(VERIFIED)
    )


def test_verification_stays_open_while_a_criterion_has_no_finding():
    (
        Given(Nomination, *UP_TO_RECEIVED, examined("S2-04", "met"))
        .when(lambda it: it.verify(at=NOON, by=CHARLIE))
        .then_refused(UnexaminedCriteriaError, "These criteria have no finding: S2-08.")
    )


def test_every_criterion_without_a_finding_is_named():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(lambda it: it.verify(at=NOON, by=CHARLIE))
        .then_refused(UnexaminedCriteriaError, "These criteria have no finding: S2-04, S2-08.")
    )


def test_every_criterion_that_is_missed_is_named():
    missed = [examined(each, "not_met") for each in ("S2-04", "S2-08")]

    (
        Given(Nomination, *UP_TO_RECEIVED, *missed, VERIFIED)
        .when(table)
        .then_refused(CriterionNotMetError, "These criteria are not met: S2-04, S2-08.")
    )


def test_a_leader_s_dossier_names_the_collective_and_its_dossier():
    collective, dossier = UUID(int=1), UUID(int=2)

    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(
            lambda it: it.link_to_collective(
                at=NOON, by=BOB, collective_subject_id=collective, collective_nomination_id=dossier
            )
        )
        .then(
            fact(
                Nomination.LinkedToCollective,
                collective_subject_id=collective,
                collective_nomination_id=dossier,
                linked_by=BOB,
            )
        )
    )


def test_after_the_decision_no_collective_is_named_any_more():
    (
        Given(Nomination, *UP_TO_PROPOSED, RECOGNISED)
        .when(
            lambda it: it.link_to_collective(
                at=NOON, by=BOB, collective_subject_id=UUID(int=1), collective_nomination_id=None
            )
        )
        .then_refused(
            WrongStageError,
            "The dossier is recognised; the step “linked-to-collective” cannot be taken now.",
        )
    )


def verified_with(finding):
    return (
        *UP_TO_RECEIVED,
        examined("S2-04", "met"),
        examined("S2-08", finding),
        fact(Nomination.Verified, verified_by=CHARLIE, findings={"S2-04": "met", "S2-08": finding}),
    )


def table(it):
    return it.table(at=NOON, by=BOB, session_id=SESSION_ID)


def test_a_dossier_that_lacks_evidence_is_tabled():
    Given(Nomination, *verified_with("insufficient")).when(table).then(TABLED)


def test_a_dossier_that_misses_a_criterion_is_not_tabled():
    (
        Given(Nomination, *verified_with("not_met"))
        .when(table)
        .then_refused(CriterionNotMetError, "These criteria are not met: S2-08.")
    )


def test_a_plan_may_let_the_council_judge_a_missed_criterion():
    lenient = fact(
        Nomination.Registered, **(REGISTERED.fields | {"failed_criterion": "goes_to_council"})
    )
    Given(Nomination, lenient, *verified_with("not_met")[1:]).when(table).then(TABLED)


def test_a_dossier_is_not_tabled_before_it_is_verified():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(table)
        .then_refused(
            WrongStageError, "The dossier is received; the step “tabled” cannot be taken now."
        )
    )


NOT_MET = Assessment(value=Finding.NOT_MET, formula=Said("3/7 chưa đạt", "3/7 is too few"))


def test_the_machine_s_view_stands_beside_the_finding():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(finding=Finding.NOT_MET, assessment=NOT_MET))
        .then(examined("S2-04", "not_met", assessment=NOT_MET.as_dict()))
    )


def test_a_finding_against_the_facts_needs_a_reason():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(assessment=NOT_MET))
        .then_refused(
            OverrideReasonMissingError,
            "By the facts, criterion “S2-04” is not met (3/7 is too few)."
            " To find it met, give the reason (override_reason).",
        )
    )


def test_the_formula_that_is_overridden_is_told_in_vietnamese_too():
    with pytest.raises(OverrideReasonMissingError) as refusal:
        require_override("S2-04", Finding.MET, NOT_MET, None)

    assert "3/7 chưa đạt" in refusal.value.message("vi")


def test_a_finding_against_the_facts_is_recorded_with_its_reason_and_a_later_one_supersedes_it():
    overridden = examined("S2-04", "met", NOT_MET.as_dict(), "Đơn vị mới")
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(assessment=NOT_MET, override_reason="Đơn vị mới"))
        .then(overridden)
    )
    before = replay(Nomination, *UP_TO_RECEIVED, overridden)
    after = replay(Nomination, *UP_TO_RECEIVED, overridden, examined("S2-04", "not_met"))
    assert (before.overridden, after.overridden) == (frozenset({"S2-04"}), frozenset())


def test_a_reason_needs_something_to_override():
    (
        Given(Nomination, *UP_TO_RECEIVED)
        .when(examine(override_reason="Đơn vị mới"))
        .then_refused(
            NothingToOverrideError,
            "Criterion “S2-04”: the finding does not contradict the facts; nothing to override.",
        )
    )


def test_a_finding_recorded_before_there_were_assessments_is_read():
    mapper = topics.mapper()
    stored = mapper.to_stored_event(replay_event(examined("S2-04", "met")))
    state = json.loads(stored.state)
    for name in ("class_version", "assessment", "override_reason"):
        del state[name]

    old = replace(stored, state=json.dumps(state).encode())

    fact: Any = mapper.to_domain_event(old)
    assert (fact.finding, fact.assessment, fact.override_reason) == ("met", None, None)


def replay_event(each):
    return each.kind(originator_id=THE_ID, originator_version=4, timestamp=NOON, **each.fields)
