from datetime import date

import pytest
from pydantic import ValidationError

from domain.rules.instruments import BasisWarning, expired_bases, read_instruments
from domain.rules.reading import read_plan
from tenants.plan_files import LEGAL_BASES, read_file
from tests.domain.rules.sample import plan

DECREE = {
    "number": "98/2023/NĐ-CP",
    "title": "Nghị định",
    "issuer": "Chính phủ",
    "kind": "decree",
    "effective_from": "2024-01-01",
    "effective_to": "2025-06-30",
    "replaced_by": "152/2025/NĐ-CP",
    "confidence": "H",
}
REGISTER = read_instruments({"checked_on": "2026-11-20", "instruments": [DECREE]})


def citing(**basis):
    cited = {
        "title": "Nghị định về khen thưởng",
        "issuer": "Chính phủ",
        "kind": "decree",
        "clause": {"line": 1, "quote": "Căn cứ", "reading": "Căn cứ."},
    }
    return read_plan(plan(bases=[cited | basis]))


def test_a_basis_that_the_register_knows_as_expired_is_warned_of_with_its_successor():
    found = expired_bases(citing(number="98/2023/nđ-cp"), REGISTER, on=date(2025, 7, 1))

    assert found == (
        BasisWarning(
            place=0,
            number="98/2023/nđ-cp",
            expired_on=date(2025, 6, 30),
            replaced_by="152/2025/NĐ-CP",
            vi=(
                "Căn cứ 98/2023/nđ-cp (Nghị định về khen thưởng) đã hết hiệu lực từ sau ngày"
                " 30/06/2025, đã được thay bằng 152/2025/NĐ-CP."
            ),
            en=(
                "The basis 98/2023/nđ-cp has been out of force since after 2025-06-30;"
                " 152/2025/NĐ-CP replaced it."
            ),
        ),
    )


def test_on_its_last_day_a_basis_is_still_in_force():
    assert expired_bases(citing(number="98/2023/NĐ-CP"), REGISTER, on=date(2025, 6, 30)) == ()


def test_a_plan_s_own_word_on_a_basis_counts_too():
    cited = citing(number="59/KH-UBND", effective_to="2025-12-31")

    [found] = expired_bases(cited, REGISTER, on=date(2026, 1, 1))

    assert (found.vi, found.en) == (
        "Căn cứ 59/KH-UBND (Nghị định về khen thưởng) đã hết hiệu lực từ sau ngày 31/12/2025.",
        "The basis 59/KH-UBND has been out of force since after 2025-12-31.",
    )


def test_a_number_is_found_however_it_is_spaced():
    assert REGISTER.find(" 98 / 2023/nđ-CP") == REGISTER.instruments[0]
    assert REGISTER.find("98/2023") is None


@pytest.mark.parametrize("number", [None, "", "  "])
def test_what_has_no_number_is_no_instrument(number):
    blank = read_instruments(
        {"checked_on": "2026-11-20", "instruments": [DECREE | {"number": "-"}]}
    )

    assert blank.find(number) is None


def test_the_earlier_end_counts():
    cited = citing(number="98/2023/NĐ-CP", effective_to="2024-12-31")

    found = expired_bases(cited, REGISTER, on=date(2025, 7, 1))

    assert [each.expired_on for each in found] == [date(2024, 12, 31)]


@pytest.mark.parametrize("number", [None, "1/QĐ"])
def test_what_nobody_knows_to_be_expired_is_not_warned_of(number):
    cited = citing(**({"number": number} if number else {}))

    assert expired_bases(cited, REGISTER, on=date(2030, 1, 1)) == ()


def test_an_instrument_is_listed_once():
    with pytest.raises(ValidationError, match="listed twice"):
        read_instruments({"checked_on": "2026-11-20", "instruments": [DECREE, DECREE]})


def test_an_instrument_ends_after_it_begins():
    backwards = DECREE | {"effective_to": "2023-06-30"}

    with pytest.raises(ValidationError, match="goes out of force before"):
        read_instruments({"checked_on": "2026-11-20", "instruments": [backwards]})


def test_the_shipped_register_names_successors_that_it_lists():
    register = read_instruments(dict(read_file(LEGAL_BASES).data))

    successors = [each.replaced_by for each in register.instruments if each.replaced_by]
    assert len(successors) == 4
    assert [each for each in successors if register.find(each) is None] == []
