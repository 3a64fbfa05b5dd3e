from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.rules.criteria import Ratio

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
