from datetime import date
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.subjects.unit import Unit
from projections.registers.units import UnitEntry, UnitRegisterView
from tenants.scope import enter
from tests.projections.publishing import scope_of
from tests.specification import fact

UNIT, OTHER = UUID(int=3), UUID(int=4)


def established(name, *, external=False):
    return fact(Unit.Established, name=name, short_name="X", external=external)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield UnitRegisterView(engine)


def test_a_unit_is_shown_as_it_is_now(publish, worker, view):
    publish(
        Unit,
        UNIT,
        established("Phòng Quy hoạch"),
        fact(Unit.Renamed, name="Phòng Kiến trúc", short_name="PKT", document="QĐ 1"),
        fact(Unit.Dissolved, on=date(2025, 1, 1), document="QĐ 2"),
    )
    worker.catch_up()

    assert view.get(UNIT) == UnitEntry(
        unit_id=UNIT,
        version=3,
        name="Phòng Kiến trúc",
        short_name="PKT",
        external=False,
        dissolved_on=date(2025, 1, 1),
    )


def test_units_come_in_pages_by_name_without_accents(publish, worker, view):
    publish(Unit, UNIT, established("Ủy ban xã", external=True))
    publish(Unit, OTHER, established("Đội Quản lý trật tự"))
    worker.catch_up()

    first = view.page(limit=1)
    second = view.page(after=first.next_cursor, limit=1)

    assert [each.name for page in (first, second) for each in page.items] == [
        "Đội Quản lý trật tự",
        "Ủy ban xã",
    ]
    assert [each.external for each in second.items] == [True]
    assert second.next_cursor is None


def test_another_agency_does_not_see_the_unit(publish, worker, view):
    publish(Unit, UNIT, established("Phòng Lãnh sự"), tenant="sngv")
    worker.catch_up()

    assert view.page().items == ()
    with pytest.raises(NotFoundError):
        view.get(UNIT)
