"""Elements and numbers have one text each, and libsodium keeps the prime order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots.errors import NotAnElementError
from ballots.group import (
    GENERATOR,
    IDENTITY,
    ORDER,
    Element,
    element_of,
    number_of,
    over,
    power,
    product,
    raised,
    sum_of,
    text_of,
    times,
)

NUMBERS = st.integers(0, ORDER - 1)
FIELD = 2**255 - 19

# Points of small order on the curve, little-endian: 1, 2, 4 and 8 (RFC 8032, section 5.1).
SMALL = [
    "01" + 31 * "00",
    "ec" + 30 * "ff" + "7f",
    32 * "00",
    31 * "00" + "80",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
]


def with_torsion(element):
    """The element times a point of order two: the same curve, outside of the prime order."""
    y = int.from_bytes(element, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    return text_of(Element((((sign ^ 1) << 255) | (FIELD - y)).to_bytes(32, "little")))


def test_generator_has_the_specified_coordinate():
    # 5.2.1: the y coordinate is 4/5 and x is even.
    assert int(text_of(GENERATOR), 16) == 4 * pow(5, -1, FIELD) % FIELD


@settings(max_examples=30, deadline=None)
@given(NUMBERS, NUMBERS)
def test_exponents_add_and_multiply(left, right):
    assert times(raised(left), raised(right)) == raised(left + right)
    assert over(raised(left), raised(right)) == raised(left - right)
    assert power(raised(left), right) == raised(left * right)
    assert sum_of(text_of(raised(left))) == raised(left)


def test_an_empty_product_is_the_identity():
    assert product([]) == IDENTITY == raised(0) == raised(ORDER)
    assert product([GENERATOR, raised(-1), GENERATOR]) == GENERATOR
    assert power(IDENTITY, 5) == power(GENERATOR, 0) == IDENTITY


@pytest.mark.parametrize("small", SMALL)
def test_points_of_small_order_are_refused(small):
    with pytest.raises(NotAnElementError):
        element_of(bytes.fromhex(small)[::-1].hex())


@pytest.mark.parametrize("number", [1, 2, ORDER - 1])
def test_points_with_torsion_are_refused(number):
    with pytest.raises(NotAnElementError):
        element_of(with_torsion(raised(number)))


@pytest.mark.parametrize(
    "text",
    [
        text_of(raised(7)).upper(),
        text_of(GENERATOR)[1:],
        "0" + text_of(GENERATOR),
        " " + text_of(GENERATOR)[1:],
        f"{FIELD + 1:064x}",
        f"{FIELD + 3:064x}",
        f"{2**255 + 1:064x}",
        64 * "f",
        "",
        None,
        7,
    ],
)
def test_only_the_one_text_of_an_element_is_taken(text):
    with pytest.raises(NotAnElementError):
        element_of(text)


def test_the_identity_is_taken_only_as_a_sum():
    assert sum_of(text_of(IDENTITY)) == IDENTITY
    with pytest.raises(NotAnElementError):
        element_of(text_of(IDENTITY))


@pytest.mark.parametrize(
    "text", ["00", "01", "-1", "+1", " 1", "1 ", "1.0", "0x1", "", str(ORDER), 9 * 10**77, "¹", "١"]
)
def test_only_the_one_text_of_a_number_is_taken(text):
    with pytest.raises(NotAnElementError):
        number_of(text)
    assert number_of(str(ORDER - 1)) == ORDER - 1
