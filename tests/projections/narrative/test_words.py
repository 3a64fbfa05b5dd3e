from datetime import UTC, date, datetime

import pytest

from projections.narrative.words import (
    counted,
    day_en,
    day_vi,
    if_any,
    moment_en,
    moment_vi,
    said,
    span_en,
    span_vi,
)


def test_a_day_is_written_in_each_language():
    day = date(2024, 3, 5)

    assert (day_vi(day), day_en(day)) == ("05/03/2024", "5 Mar 2024")


def test_an_instant_is_written_in_the_time_of_vietnam():
    instant = datetime(2024, 11, 29, 17, 5, tzinfo=UTC)

    assert (moment_vi(instant), moment_en(instant)) == ("30/11/2024 00:05", "30 Nov 2024, 00:05")


def test_what_somebody_wrote_ends_with_one_stop():
    assert [said("Thiếu\n  báo cáo "), said("Đủ."), said("Sao?"), said("")] == [
        "Thiếu báo cáo.",
        "Đủ.",
        "Sao?",
        ".",
    ]


def test_one_thing_is_singular():
    assert (counted(1, "document"), counted(2, "document")) == ("1 document", "2 documents")


def test_a_text_depends_on_a_value():
    assert (if_any("có", 1), if_any("có", None)) == ("có", "")


@pytest.mark.parametrize(
    ("key", "vi", "en"),
    [
        ("2021-05", "tháng 5/2021", "May 2021"),
        ("2021-Q3", "quý III/2021", "Q3 of 2021"),
        ("2021-Q1-Q2", "quý I và quý II/2021", "Q1 and Q2 of 2021"),
        ("2021-H1", "6 tháng đầu năm 2021", "the first half of 2021"),
        ("2021-H2", "6 tháng cuối năm 2021", "the second half of 2021"),
        ("2021", "năm 2021", "2021"),
        ("2021-2025", "giai đoạn 2021–2025", "2021–2025"),
    ],
)
def test_a_span_is_written_in_each_language(key, vi, en):
    assert (span_vi(key), span_en(key)) == (vi, en)
