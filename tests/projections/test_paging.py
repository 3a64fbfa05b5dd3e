import base64
import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import select

from projections.nomination_board.tables import board_names
from projections.paging import BadCursorError, fetch_page
from projections.recognition_register.tables import referral, register
from tenants.engine import reading, writing
from tenants.scope import bound_to

COLUMNS = (board_names.c.name, board_names.c.named_id)
NAMES = [("An", UUID(int=3)), ("An", UUID(int=9)), ("Ân", UUID(int=1)), ("Bình", UUID(int=2))]


def cursor_of(*values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def page(engine, *, after=None, limit=2, order=COLUMNS):
    query = select(order[0].table)
    with bound_to("sxd"), reading(engine) as connection:
        return fetch_page(
            connection,
            query,
            order=order,
            after=after,
            limit=limit,
            item=lambda row: tuple(row[column.name] for column in order),
        )


@pytest.fixture
def names(engine):
    with bound_to("sxd"), writing(engine) as connection:
        for name, named_id in NAMES:
            row = {"tenant_id": "sxd", "generation": 1, "named_id": named_id, "name": name}
            connection.execute(board_names.insert().values(row))


def every_page(engine, limit):
    found = page(engine, limit=limit)
    pages = [found.items]
    while found.next_cursor:
        found = page(engine, limit=limit, after=found.next_cursor)
        pages.append(found.items)
    return pages


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5])
def test_all_pages_together_are_the_list(engine, limit):
    pages = every_page(engine, limit)

    whole = page(engine, limit=10)
    assert tuple(item for items in pages for item in items) == whole.items
    assert len(pages) == -(-len(NAMES) // limit)
    assert whole.next_cursor is None


def test_an_empty_list_has_one_empty_page(engine):
    assert every_page(engine, 3) == [()]


def test_a_row_that_comes_between_is_shown_and_none_is_shown_twice(engine, names):  # noqa: ARG001
    first = page(engine, limit=2)
    between = {"tenant_id": "sxd", "generation": 1, "named_id": UUID(int=10), "name": "An"}
    with bound_to("sxd"), writing(engine) as connection:
        connection.execute(board_names.insert().values(between))

    second = page(engine, limit=10, after=first.next_cursor)

    assert second.items[0] == ("An", UUID(int=10))
    assert set(first.items).isdisjoint(second.items)


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "đ",
        "[" * 9000,
        cursor_of(),
        cursor_of("An"),
        cursor_of("An", str(UUID(int=1)), "more"),
        cursor_of("An", "not an id"),
        cursor_of(7, str(UUID(int=1))),
        cursor_of("A\x00", str(UUID(int=1))),
        cursor_of("\ud800", str(UUID(int=1))),
        base64.b64encode(b"{").decode(),
        base64.b64encode(b"7").decode(),
        base64.b64encode(b"[" * 9000).decode(),
        base64.b64encode(b"\xff").decode(),
    ],
)
def test_what_is_not_a_cursor_of_the_list_is_refused(engine, after):
    with pytest.raises(BadCursorError) as refusal:
        page(engine, after=after)

    assert refusal.value.message("vi") == "Con trỏ trang không hợp lệ."


@pytest.mark.parametrize(
    "instant", ["2024-11-30", "2024-11-30T08:00:00", "0001-01-01T00:00:00+14:00", None, 5]
)
def test_an_instant_without_its_time_zone_or_out_of_time_is_refused(engine, instant):
    order = (referral.c.sent_at, referral.c.referral_id)

    with pytest.raises(BadCursorError):
        page(engine, order=order, after=cursor_of(instant, str(UUID(int=1))))


@pytest.mark.parametrize("year", ["2024", 2.5, True, 2**63, None])
def test_a_number_that_is_none_is_refused(engine, year):
    order = (register.c.plan_year, register.c.recognition_id)

    with pytest.raises(BadCursorError):
        page(engine, order=order, after=cursor_of(year, str(UUID(int=1))))


def test_instants_days_and_numbers_stand_in_cursors(engine):
    for column, value in (
        (referral.c.sent_at, datetime(2024, 11, 30, tzinfo=UTC).isoformat()),
        (register.c.decided_on, date(2024, 11, 30).isoformat()),
        (register.c.plan_year, 2024),
    ):
        assert page(engine, order=(column,), after=cursor_of(value)).items == ()
