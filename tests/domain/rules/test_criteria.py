from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.rules.checks.check import AllOf, AnyOf, Opinion, parts_of
from domain.rules.criteria import Preference
from domain.rules.kinds import SubjectKind
from domain.rules.ratings import LADDERS, Rating, Scale, at_least
from domain.rules.shares import Ratio
from domain.rules.titles import RUNGS, Title, stands_for
from tests.domain.rules.sample import CLAUSE

HALF = Ratio.model_validate("1/2")


def test_T5_four_of_eight_reach_one_half_exactly():
    assert HALF.reached(4, 8)


def test_three_of_seven_do_not_reach_one_half():
    assert not HALF.reached(3, 7)


def test_of_nobody_nothing_is_reached():
    assert not HALF.reached(0, 0)


@given(
    q=st.integers(min_value=1, max_value=1000),
    part=st.integers(min_value=0, max_value=1000),
    whole=st.integers(min_value=1, max_value=1000),
    data=st.data(),
)
def test_a_share_is_compared_exactly(q, part, whole, data):
    p = data.draw(st.integers(min_value=1, max_value=q))

    assert Ratio(p=p, q=q).reached(part, whole) == (Fraction(part, whole) >= Fraction(p, q))


@pytest.mark.parametrize("written", ["0.5", "3/2", "1/0", "50%", "", 0.5], ids=repr)
def test_what_is_no_share_is_refused(written):
    with pytest.raises(ValidationError):
        Ratio.model_validate(written)


@pytest.mark.parametrize(
    ("held", "wanted", "stands"),
    [
        (Title.PERSON_PROVINCE, Title.PERSON_BASE, True),
        (Title.PERSON_BASE, Title.PERSON_BASE, True),
        (Title.PERSON_ADVANCED, Title.PERSON_BASE, False),
        (Title.UNIT_VICTORIOUS, Title.COLLECTIVE_EXCELLENT, True),
        (Title.FLAG_GOVERNMENT, Title.PERSON_BASE, False),
        (Title.NONE, Title.FAMILY, False),
    ],
)
def test_a_higher_title_of_the_same_ladder_stands_for_a_lower_one(held, wanted, stands):
    assert stands_for(held, wanted) is stands


def test_every_title_and_every_rating_has_its_place():
    assert set(RUNGS) == set(Title)
    assert set(LADDERS) == set(Scale)
    assert tuple(LADDERS[Scale.TASKS]) == tuple(Rating)


@pytest.mark.parametrize(
    ("value", "wanted", "reached"),
    [("TSVMXS", "TSVM", True), ("TSVM", "TSVM", True), ("YEU_KEM", "HTNV", False)],
)
def test_the_older_scale_has_its_own_order(value, wanted, reached):
    assert at_least(Scale.CLEAN_AND_STRONG, value, wanted) is reached


def test_the_parts_of_a_check_are_found_however_deep():
    opinion = Opinion(kind="opinion")
    inner = AnyOf(kind="any_of", checks=(opinion,))
    outer = AllOf(kind="all_of", checks=(inner, opinion))

    assert list(parts_of(outer)) == [outer, inner, opinion, opinion]
    assert list(parts_of(None)) == []


@pytest.mark.parametrize(
    ("applies_to", "concerned"),
    [
        ([], [SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL]),
        (["individual"], [SubjectKind.INDIVIDUAL]),
    ],
)
def test_a_preference_orders_the_kinds_that_it_names_or_all(applies_to, concerned):
    data = {"key": "p", "by": "highest_title", "applies_to": applies_to, "clause": CLAUSE}
    preference = Preference.model_validate(data, strict=False)

    kinds = [SubjectKind.COLLECTIVE, SubjectKind.INDIVIDUAL]
    assert [kind for kind in kinds if preference.concerns(kind)] == concerned
