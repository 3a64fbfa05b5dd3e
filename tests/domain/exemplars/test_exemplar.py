from dataclasses import asdict
from datetime import date
from uuid import UUID, uuid5

import pytest

from domain.exemplars.exemplar import Exemplar, Origin, Support, exemplar_id_of
from domain.exemplars.kinds import HelpKind, Impact, SupportKind
from domain.exemplars.refusals import (
    AlreadyAssessedError,
    AmountWithoutFundError,
    BackwardsPeriodError,
    DayToComeError,
    EvidenceUnstatedError,
    FundUnstatedError,
    UnknownAdoptionError,
    UnknownAssessmentError,
    WordsMissingError,
)
from tests.specification import NOW, Given, fact, replay

NOMINATION, RECOGNITION, SUBJECT, UNIT, PLAN, ASSESSMENT, ADOPTION, ADOPTER = (
    UUID(int=number, version=4) for number in range(1, 9)
)
TODAY, TOMORROW = date(2024, 12, 2), date(2024, 12, 3)
ORIGIN = Origin(
    nomination_id=NOMINATION,
    recognition_id=RECOGNITION,
    subject_id=SUBJECT,
    subject_kind="individual",
    unit_id=UNIT,
    plan_id=PLAN,
    plan_year=2024,
    decision_number="120/QĐ-SXD",
    decided_on=date(2024, 12, 2),
)
FOLLOWED = fact(Exemplar.Followed, **asdict(ORIGIN))
FUND = Support(
    kind=SupportKind.FUND,
    what="Hỗ trợ mở rộng mô hình",
    amount=5_000_000,
    fund="Quỹ thi đua, khen thưởng",
    document="QĐ 7/QĐ-SNgV",
    given_on=TODAY,
)
PRAISE = Support(
    kind=SupportKind.SPIRIT,
    what="Biểu dương tại hội nghị",
    amount=None,
    fund=None,
    document=None,
    given_on=TODAY,
)
ASSESSED = {
    "assessment_id": ASSESSMENT,
    "effect": "Giảm 30 ngày chờ.",
    "reach": "Ba phòng làm theo.",
    "evidence": ["Báo cáo 12/BC"],
}
ADOPTED = fact(
    Exemplar.Adopted,
    adoption_id=ADOPTION,
    adopter_unit_id=ADOPTER,
    adopter="Phòng Quản lý nhà",
    what="Quy trình một cửa",
    adopted_on=TODAY,
    recorded_by="alice",
)


def scheduled(due_on):
    return fact(
        Exemplar.AssessmentScheduled,
        assessment_id=ASSESSMENT,
        due_on=due_on,
        scheduled_by="alice",
    )


def support(each, by="alice"):
    return lambda exemplar: exemplar.give_support(at=NOW, by=by, support=each)


def assess(result=Impact.MET, next_due_on=None, **more):
    asked = ASSESSED | {"at": NOW, "by": "alice", "result": result, "next_due_on": next_due_on}
    return lambda exemplar: exemplar.assess(**(asked | more))


def assessed(result="met", *, late=False, evidence=("Báo cáo 12/BC",)):
    fields = ASSESSED | {"evidence": list(evidence)}
    return fact(Exemplar.Assessed, **fields, result=result, late=late, assessed_by="alice")


def given(*facts):
    return Given(Exemplar, FOLLOWED, *facts)


def test_an_exemplar_is_followed_under_its_dossier():
    followed = Given(Exemplar).when(lambda each: each.follow(at=NOW, origin=ORIGIN))
    followed.then(FOLLOWED)

    assert followed.result.id == exemplar_id_of(NOMINATION)


def test_nurture_is_planned():
    given().when(
        lambda each: each.plan_nurture(
            at=NOW,
            by="alice",
            measure="Bố trí phòng làm việc",
            kind=HelpKind.ENVIRONMENT,
            responsible="Văn phòng Sở",
        )
    ).then(
        fact(
            Exemplar.NurturePlanned,
            measure="Bố trí phòng làm việc",
            kind="environment",
            responsible="Văn phòng Sở",
            planned_by="alice",
        )
    )


@pytest.mark.parametrize("field", ["measure", "responsible"])
def test_planned_nurture_says_what_and_who(field):
    asked = {"measure": "x", "responsible": "y"} | {field: " "}

    given().when(
        lambda each: each.plan_nurture(at=NOW, by="a", kind=HelpKind.SPIRIT, **asked)
    ).then_refused(WordsMissingError, f"This must be said: {field}.")


def test_a_difficulty_is_noted():
    given().when(
        lambda each: each.find_difficulty(at=NOW, by="alice", what="Thiếu kinh phí.")
    ).then(fact(Exemplar.DifficultyFound, what="Thiếu kinh phí.", found_by="alice"))


def test_a_difficulty_is_said():
    given().when(lambda each: each.find_difficulty(at=NOW, by="a", what="")).then_refused(
        WordsMissingError, "This must be said: what."
    )


@pytest.mark.parametrize("each", [FUND, PRAISE])
def test_support_is_given_with_or_without_money(each):
    stored = asdict(each) | {"kind": each.kind.value}

    given().when(support(each)).then(fact(Exemplar.SupportGiven, **stored, recorded_by="alice"))


@pytest.mark.parametrize(
    "lacking", [{"amount": None}, {"amount": 0}, {"amount": -1}, {"fund": None}, {"fund": " "}]
)
def test_money_says_how_much_and_from_which_fund(lacking):
    given().when(support(Support(**(asdict(FUND) | lacking)))).then_refused(
        FundUnstatedError, "Support from a fund states the fund and an amount above 0 đồng."
    )


def test_the_least_amount_of_money_is_one_dong():
    least = Support(**(asdict(FUND) | {"amount": 1}))

    given().when(support(least)).then(
        fact(
            Exemplar.SupportGiven,
            **(asdict(least) | {"kind": "fund"}),
            recorded_by="alice",
        )
    )


@pytest.mark.parametrize("more", [{"amount": 1}, {"fund": "Quỹ"}])
def test_only_money_has_an_amount_and_a_fund(more):
    given().when(support(Support(**(asdict(PRAISE) | more)))).then_refused(
        AmountWithoutFundError, "Only support from a fund has an amount and a fund."
    )


def test_support_is_not_given_on_a_day_to_come():
    given().when(support(Support(**(asdict(PRAISE) | {"given_on": TOMORROW})))).then_refused(
        DayToComeError, "The day 2024-12-03 has not come."
    )


def test_support_says_what_was_given():
    given().when(support(Support(**(asdict(PRAISE) | {"what": " "})))).then_refused(
        WordsMissingError, "This must be said: what."
    )


def test_an_assessment_is_scheduled_and_made_in_time_on_its_last_day():
    given().when(
        lambda each: each.schedule_assessment(
            at=NOW, by="alice", assessment_id=ASSESSMENT, due_on=TODAY
        )
    ).then(scheduled(TODAY))

    given(scheduled(TODAY)).when(assess()).then(assessed())


def test_an_assessment_after_its_last_day_is_late():
    given(scheduled(date(2024, 12, 1))).when(assess()).then(assessed(late=True))


def test_an_assessment_may_schedule_the_next():
    given(scheduled(TODAY)).when(assess(next_due_on=date(2025, 6, 30))).then(
        assessed(),
        fact(
            Exemplar.AssessmentScheduled,
            assessment_id=uuid5(ASSESSMENT, "next"),
            due_on=date(2025, 6, 30),
            scheduled_by="alice",
        ),
    )


def test_an_assessment_that_was_not_scheduled_is_not_made():
    given().when(assess()).then_refused(
        UnknownAssessmentError, f"There is no assessment {ASSESSMENT}."
    )


def test_an_assessment_is_made_once():
    given(scheduled(TODAY), assessed()).when(assess()).then_refused(
        AlreadyAssessedError, f"The assessment {ASSESSMENT} was already made."
    )


@pytest.mark.parametrize("result", [Impact.MET, Impact.NOT_MET])
def test_a_finding_rests_on_evidence(result):
    given(scheduled(TODAY)).when(assess(result, evidence=())).then_refused(
        EvidenceUnstatedError, "A finding “met” or “not met” needs evidence."
    )


def test_that_evidence_is_missing_can_be_found_without_any():
    given(scheduled(TODAY)).when(assess(Impact.INSUFFICIENT, evidence=())).then(
        assessed("insufficient", evidence=())
    )


@pytest.mark.parametrize("field", ["effect", "reach"])
def test_an_assessment_says_effect_and_reach(field):
    given(scheduled(TODAY)).when(assess(**{field: " "})).then_refused(
        WordsMissingError, f"This must be said: {field}."
    )


VISIT = {
    "held_on": TODAY,
    "place": "Phòng Một cửa",
    "visitors": "Sở Xây dựng",
    "number": 12,
    "learnt": "Cách số hóa hồ sơ.",
}
TALK = {
    "held_on": TODAY,
    "place": "Hội trường",
    "speaker": "Bà Trần Thị Sen",
    "number": 80,
    "content": "Kinh nghiệm rút ngắn thủ tục.",
}
CALL = {
    "name": "Mỗi tuần một sáng kiến",
    "launched_by": "Công đoàn cơ sở",
    "launched_from": TODAY,
    "launched_until": None,
    "content": "Học tập bà Sen.",
}


def test_a_visit_a_talk_and_a_call_are_recorded():
    given().when(lambda each: each.hold_visit(at=NOW, by="alice", **VISIT)).then(
        fact(Exemplar.VisitHeld, **VISIT, recorded_by="alice")
    )
    given().when(lambda each: each.hold_talk(at=NOW, by="alice", **TALK)).then(
        fact(Exemplar.TalkHeld, **TALK, recorded_by="alice")
    )
    given().when(lambda each: each.launch_compete_alongside(at=NOW, by="alice", **CALL)).then(
        fact(Exemplar.CompeteAlongsideLaunched, **CALL, recorded_by="alice")
    )


def test_a_call_may_last_until_a_day():
    until = CALL | {"launched_until": TOMORROW}

    given().when(lambda each: each.launch_compete_alongside(at=NOW, by="alice", **until)).then(
        fact(Exemplar.CompeteAlongsideLaunched, **until, recorded_by="alice")
    )


@pytest.mark.parametrize(
    "decision",
    [
        lambda each: each.hold_visit(at=NOW, by="a", **(VISIT | {"held_on": TOMORROW})),
        lambda each: each.hold_talk(at=NOW, by="a", **(TALK | {"held_on": TOMORROW})),
        lambda each: adopt(each, adopted_on=TOMORROW),
    ],
    ids=["visit", "talk", "adoption"],
)
def test_what_has_not_come_was_not_held(decision):
    given().when(decision).then_refused(DayToComeError, "The day 2024-12-03 has not come.")


@pytest.mark.parametrize(
    ("decision", "what"),
    [
        (lambda each: each.hold_visit(at=NOW, by="a", **(VISIT | {"visitors": ""})), "visitors"),
        (lambda each: each.hold_talk(at=NOW, by="a", **(TALK | {"speaker": ""})), "speaker"),
        (
            lambda each: each.launch_compete_alongside(at=NOW, by="a", **(CALL | {"name": ""})),
            "name",
        ),
        (
            lambda each: each.launch_compete_alongside(
                at=NOW, by="a", **(CALL | {"launched_by": ""})
            ),
            "launched_by",
        ),
        (lambda each: adopt(each, adopter=" "), "adopter"),
        (lambda each: adopt(each, what=" "), "what"),
    ],
    ids=["visitors", "speaker", "name", "launched_by", "adopter", "what"],
)
def test_what_is_recorded_says_who_and_what(decision, what):
    given().when(decision).then_refused(WordsMissingError, f"This must be said: {what}.")


def test_a_call_does_not_end_before_it_begins():
    given().when(
        lambda each: each.launch_compete_alongside(
            at=NOW, by="a", **(CALL | {"launched_until": date(2024, 12, 1)})
        )
    ).then_refused(
        BackwardsPeriodError, "It would end on 2024-12-01, before it begins on 2024-12-02."
    )


def adopt(exemplar, **more):
    asked = {
        "adoption_id": ADOPTION,
        "adopter_unit_id": ADOPTER,
        "adopter": "Phòng Quản lý nhà",
        "what": "Quy trình một cửa",
        "adopted_on": TODAY,
    }
    exemplar.adopt(at=NOW, by="alice", **(asked | more))


def assess_adoption(exemplar):
    exemplar.assess_adoption(at=NOW, by="bob", adoption_id=ADOPTION, result="Giảm nửa thời gian.")


def test_somebody_adopts_it_and_tells_with_what_result():
    given().when(adopt).then(ADOPTED)
    given(ADOPTED).when(assess_adoption).then(
        fact(
            Exemplar.AdoptionAssessed,
            adoption_id=ADOPTION,
            result="Giảm nửa thời gian.",
            recorded_by="bob",
        )
    )


def test_the_result_is_of_an_adoption_that_was_recorded():
    given().when(assess_adoption).then_refused(
        UnknownAdoptionError, f"There is no adoption {ADOPTION}."
    )


def test_the_result_of_an_adoption_is_said():
    given(ADOPTED).when(
        lambda each: each.assess_adoption(at=NOW, by="a", adoption_id=ADOPTION, result="")
    ).then_refused(WordsMissingError, "This must be said: result.")


def test_the_unit_that_adopted_is_known():
    exemplar = replay(Exemplar, FOLLOWED, ADOPTED)

    assert exemplar.adopting_unit(ADOPTION) == ADOPTER


def test_nobody_adopted_what_was_not_recorded():
    exemplar = replay(Exemplar, FOLLOWED)

    with pytest.raises(UnknownAdoptionError):
        exemplar.adopting_unit(ADOPTION)
