from datetime import UTC, date, datetime

from projections.narrative.words import (
    counted,
    day_en,
    day_vi,
    if_any,
    moment_en,
    moment_vi,
    said,
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
