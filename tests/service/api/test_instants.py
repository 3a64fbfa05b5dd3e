"""Instants in answers have the form of RFC 3339, whatever Vietnam's time was."""

from datetime import date, datetime

import pytest

from domain.times import VIETNAM, start_of
from service.api.schemas.fields import Instant


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        (start_of(date(58, 5, 15)), "0058-05-14T16:53:30+00:00"),
        (datetime(2024, 11, 30, 8, tzinfo=VIETNAM), "2024-11-30T08:00:00+07:00"),
        (None, None),
    ],
)
def test_an_offset_has_whole_minutes(instant, told):
    assert Instant().serialize("at", {"at": instant}) == told
