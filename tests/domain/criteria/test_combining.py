from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from domain.criteria.assessment import Assessment, Said
from domain.criteria.combining import all_met, any_met
from domain.criteria.evidence import Collective, Standing
from domain.criteria.finding import Finding, every, some
from tests.domain.criteria.sample import assessed, check, fact, ids, value

CLEAN = fact(1, "discipline", {"any": False})
DISCIPLINED = fact(1, "discipline", {"any": True})
WITH_OPINION = check("all_of", checks=[{"kind": "no_discipline"}, {"kind": "opinion"}])
ONE_OF = check(
    "any_of",
    checks=[{"kind": "attested", "what": "suy_ton"}, {"kind": "attested", "what": "thoat_ngheo"}],
)
FINDINGS = st.lists(st.sampled_from(Finding), min_size=1)


def assessment_of(finding):
    return Assessment(value=finding, formula=Said("a", "b"))


def test_what_a_machine_can_refute_it_refutes_and_the_rest_is_for_people():
    assert value(WITH_OPINION, DISCIPLINED) == "not_met"
    assert value(WITH_OPINION, CLEAN) == "insufficient"
    assert value(check("opinion"), CLEAN) == "insufficient"


def test_a_combination_shows_its_parts_and_what_is_missing():
    found = assessed(WITH_OPINION, CLEAN)

    assert [part.value for part in found.parts] == [Finding.MET, Finding.INSUFFICIENT]
    assert found.formula.vi == (
        "tất cả: (năm 2024 không có kỷ luật); (cần ý kiến và lý do của người thẩm định)"
    )
    assert found.missing == (
        Said("cần ý kiến và lý do của người thẩm định", "an opinion and a reason are needed"),
    )


def test_what_refutes_all_is_what_is_shown_as_evidence():
    both = check("all_of", checks=[{"kind": "no_discipline"}, {"kind": "attested", "what": "x"}])
    holds = fact(2, "attested", {"what": "x"}, provisional=True)

    refuted, met = assessed(both, DISCIPLINED, holds), assessed(both, CLEAN, holds)

    assert (refuted.evidence, refuted.provisional) == (ids(1), ())
    assert (met.evidence, met.provisional) == (ids(1, 2), ids(2))
    assert refuted.formula == Said(
        "tất cả: (năm 2024 có kỷ luật); (“x” năm 2024: có)",
        "all of: (there was a discipline in 2024); (“x” in 2024: yes)",
    )


def test_one_of_several_says_so():
    assert assessed(ONE_OF).formula == Said(
        "ít nhất một: (chưa có được tập thể đơn vị suy tôn năm 2024);"
        " (chưa có đã thoát nghèo năm 2024)",
        "any of: (endorsement by the own collective in 2024 is not attested);"
        " (having left poverty in 2024 is not attested)",
    )


def test_a_dossier_that_must_be_decided_first_is_named_by_the_whole():
    waiting = Collective(
        subject_id=UUID(int=10), standing=Standing.UNDECIDED, nomination_id=UUID(int=20)
    )
    both = check("all_of", checks=[{"kind": "no_discipline"}, {"kind": "collective_recognised"}])

    assert assessed(both, CLEAN, collective=waiting).undecided == ids(20)


def test_of_two_met_the_confirmed_one_decides():
    vouched = fact(2, "attested", {"what": "suy_ton"}, provisional=True)
    confirmed = fact(3, "attested", {"what": "thoat_ngheo"})

    found = assessed(ONE_OF, vouched, confirmed)

    assert (found.value, found.evidence, found.provisional) == (Finding.MET, ids(3), ())


def test_none_of_two_is_not_met_and_an_open_one_leaves_it_open():
    no = fact(2, "attested", {"what": "suy_ton", "holds": False})

    assert value(ONE_OF, no) == "insufficient"
    neither = fact(3, "attested", {"what": "thoat_ngheo", "holds": False})
    assert value(ONE_OF, no, neither) == "not_met"


@given(FINDINGS)
def test_all_are_met_only_if_each_is_and_fail_as_soon_as_one_does(findings):
    expected = every(findings)

    assert (expected is Finding.MET) == (set(findings) == {Finding.MET})
    assert (expected is Finding.NOT_MET) == (Finding.NOT_MET in findings)
    assert all_met([assessment_of(each) for each in findings]).value is expected


@given(FINDINGS)
def test_any_is_met_as_soon_as_one_is_and_fails_only_if_each_does(findings):
    expected = some(findings)

    assert (expected is Finding.MET) == (Finding.MET in findings)
    assert (expected is Finding.NOT_MET) == (set(findings) == {Finding.NOT_MET})
    assert any_met([assessment_of(each) for each in findings]).value is expected


@given(FINDINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(findings, random):
    shuffled = list(findings)
    random.shuffle(shuffled)

    assert (every(findings), some(findings)) == (every(shuffled), some(shuffled))


def test_an_assessment_is_plain_data():
    provisional = fact(1, "discipline", {"any": False}, provisional=True)

    assert assessed(check("no_discipline"), provisional).as_dict() == {
        "value": "met",
        "formula": {
            "vi": "năm 2024 không có kỷ luật",
            "en": "there was no discipline in 2024",
        },
        "numbers": {"years": 1, "met": 1},
        "evidence": ["00000000-0000-0000-0000-000000000001"],
        "provisional": ["00000000-0000-0000-0000-000000000001"],
        "undecided": [],
        "missing": [],
        "readings": [],
        "parts": [],
    }
