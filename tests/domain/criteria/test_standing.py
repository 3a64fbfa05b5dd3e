from uuid import UUID

import pytest

from domain.criteria.assessment import Said
from domain.criteria.evidence import Collective, Facts, Standing
from domain.criteria.finding import Finding
from domain.rules.checks.standing import Launcher
from tests.domain.criteria.sample import assessed, check, fact, ids, value

EXCELLENT = check("collective_excellent", exemplary="S2-07")
RECOGNISED = check("collective_recognised")
RATED_EXCELLENT = fact(1, "rating", {"value": "HTXSNV"})
EXEMPLARY = {"S2-07": Finding.MET}
DOSSIER, RECOGNITION = UUID(int=20), UUID(int=21)


def collective(*facts, **more):
    return Collective(subject_id=UUID(int=10), facts=Facts(all=facts), **more)


def judged(wanted, *facts, **more):
    return value(wanted, collective=collective(*facts, **more))


def test_T7_a_leader_whose_unit_is_rated_good_fails():
    good = fact(1, "rating", {"value": "HTTNV"})

    assert judged(EXCELLENT, good, nomination_id=DOSSIER, findings=EXEMPLARY) == "not_met"
    assert judged(EXCELLENT, RATED_EXCELLENT, nomination_id=DOSSIER, findings=EXEMPLARY) == "met"


@pytest.mark.parametrize("standing", ["no_dossier", "not_recognised", "revoked"])
def test_T8_a_unit_that_meets_all_but_is_not_recognised_fails_the_stronger_rule(standing):
    excellent = {"standing": Standing(standing), "findings": EXEMPLARY}

    assert judged(RECOGNISED, RATED_EXCELLENT, **excellent) == "not_met"
    assert judged(EXCELLENT, RATED_EXCELLENT, **excellent) == "met"


def test_T8_the_weaker_rule_needs_the_unit_to_count_as_exemplary():
    assert judged(EXCELLENT, RATED_EXCELLENT) == "insufficient"
    assert judged(EXCELLENT, RATED_EXCELLENT, findings={"S2-07": Finding.NOT_MET}) == "not_met"


def test_what_the_unit_s_own_dossier_found_is_told():
    def told(finding):
        unit = collective(RATED_EXCELLENT, nomination_id=DOSSIER, findings={"S2-07": finding})
        part = assessed(EXCELLENT, collective=unit).parts[1]
        return part.formula, part.evidence

    assert told(Finding.MET) == (
        Said(
            "hồ sơ của tập thể đạt tiêu chí S2-07",
            "the collective's dossier meets criterion S2-07",
        ),
        (DOSSIER,),
    )
    assert told(Finding.NOT_MET)[0] == Said(
        "hồ sơ của tập thể không đạt tiêu chí S2-07",
        "the collective's dossier does not meet criterion S2-07",
    )
    assert told(Finding.INSUFFICIENT)[0] == Said(
        "chưa có kết luận tập thể là tập thể tiêu biểu",
        "not known: a finding that it is exemplary",
    )


def test_the_weaker_rule_may_ask_for_another_year_of_the_unit():
    fixed = check("collective_excellent", exemplary="S2-07", years="fixed", year=2023)
    before = fact(1, "rating", {"value": "HTXSNV"}, year=2023)

    assert judged(fixed, before, findings=EXEMPLARY) == "met"
    assert judged(fixed, RATED_EXCELLENT, findings=EXEMPLARY) == "insufficient"


def test_the_weaker_rule_may_ask_for_a_number_of_years_of_the_unit():
    years = {"years": "every_year", "at_least_years": 2}
    sequence = check("collective_excellent", exemplary="S2-07", **years)

    assert judged(sequence, RATED_EXCELLENT, findings=EXEMPLARY) == "insufficient"


def test_another_attestation_of_the_unit_says_nothing():
    other = fact(2, "attested", {"what": "moi_truong"})

    assert judged(EXCELLENT, RATED_EXCELLENT, other) == "insufficient"
    assert judged(RECOGNISED, other) == "not_met"


def test_the_newest_attestation_of_the_unit_counts_and_is_told():
    held = fact(2, "attested", {"what": "cong_nhan_cap_tren"}, year=2023)
    denied = fact(3, "attested", {"what": "cong_nhan_cap_tren", "holds": False})

    def above(*facts):
        return assessed(RECOGNISED, collective=collective(*facts)).parts[1]

    assert (above(denied, held).value, above(denied, held).evidence) == (Finding.MET, ids(2))
    assert above(held).formula == Said(
        "tập thể: được cấp trên công nhận: có",
        "the collective: recognition by the level above: yes",
    )
    assert above(denied).formula == Said(
        "tập thể: được cấp trên công nhận: không",
        "the collective: recognition by the level above: no",
    )


def test_a_recognised_unit_is_exemplary():
    assert judged(EXCELLENT, RATED_EXCELLENT, standing=Standing.RECOGNISED) == "met"


def test_that_a_unit_is_exemplary_can_be_attested():
    vouched = fact(2, "attested", {"what": "tap_the_tieu_bieu"})

    assert judged(EXCELLENT, RATED_EXCELLENT, vouched) == "met"


def test_the_collective_s_dossier_comes_first():
    found = assessed(
        RECOGNISED, collective=collective(standing=Standing.UNDECIDED, nomination_id=DOSSIER)
    )

    assert (found.value, found.undecided) == (Finding.INSUFFICIENT, (DOSSIER,))
    assert found.missing == (
        Said("hồ sơ của tập thể chưa được quyết định", "the collective's dossier is undecided"),
    )


def test_a_recognised_collective_is_the_evidence():
    found = assessed(
        RECOGNISED,
        collective=collective(
            standing=Standing.RECOGNISED, nomination_id=DOSSIER, recognition_id=RECOGNITION
        ),
    )

    assert (found.value, found.evidence) == (Finding.MET, (DOSSIER, RECOGNITION))
    assert (found.undecided, found.missing) == ((), ())


def test_an_agency_that_cannot_recognise_itself_is_recognised_above():
    above = fact(3, "attested", {"what": "cong_nhan_cap_tren"}, provisional=True)

    found = assessed(RECOGNISED, collective=collective(above))

    assert (found.value, found.provisional) == (Finding.MET, ids(3))


@pytest.mark.parametrize("wanted", [EXCELLENT, RECOGNISED], ids=["weaker", "stronger"])
def test_a_dossier_that_names_no_collective_lacks_evidence(wanted):
    assert value(wanted) == "insufficient"


@pytest.mark.parametrize(
    ("launchers", "expected"),
    [
        ({Launcher.PROVINCE}, "met"),
        ({Launcher.AGENCY, Launcher.PROVINCE}, "met"),
        ({Launcher.AGENCY}, "not_met"),
        ((), "insufficient"),
    ],
)
def test_a_movement_is_one_that_those_asked_for_launched(launchers, expected):
    by_the_province = check("linked_movement", launchers=["province"])

    assert value(by_the_province, launchers=frozenset(launchers)) == expected
