import pytest

from refusals.refusal import Refusal


class GateShutError(Refusal):
    vi = "Cổng {gate} đã đóng lúc {hour} giờ."
    en = "Gate {gate} was shut at {hour} o'clock."


class Level2FullError(Refusal):
    vi = "Tầng 2 đã hết chỗ."
    en = "There is no room on level 2."


class Closed(Refusal):
    vi = "Nghỉ."
    en = "Closed."


def test_a_refusal_has_a_stable_name_that_callers_may_rely_on():
    names = [GateShutError(gate="B", hour=22).code, Level2FullError().code, Closed().code]

    assert names == ["gate-shut", "level2-full", "closed"]


def test_a_refusal_is_told_in_vietnamese_and_otherwise_in_english():
    refusal = GateShutError(gate="B", hour=22)

    english = "Gate B was shut at 22 o'clock."
    assert refusal.message("vi") == "Cổng B đã đóng lúc 22 giờ."
    assert [refusal.message("en"), refusal.message("fr"), str(refusal)] == [english] * 3
    assert refusal.facts == {"gate": "B", "hour": 22}


def test_a_sentence_with_a_fact_that_nobody_gave_is_never_told():
    with pytest.raises(KeyError, match="hour"):
        GateShutError(gate="B")
