from datetime import date
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.exemplars.movement import Movement
from domain.exemplars.registration_list import RegistrationList
from domain.subjects.unit import Unit
from projections.exemplars.movements import MovementEntry, MovementRegisterView
from projections.exemplars.registrations import (
    AgencyCount,
    KindCount,
    RegistrationListsView,
    RegistrationOverviewView,
)
from tenants.scope import enter
from tests.projections.exemplars.life import (
    AMENDED,
    LAUNCHED,
    LINKED,
    LIST,
    MOVEMENT,
    NAMED,
    OTHER_UNIT,
    UNNAMED,
    filed,
)
from tests.projections.publishing import scope_of
from tests.projections.samples import ESTABLISHED, PLAN, RENAMED, UNIT, publish_begun

OTHER_LIST = UUID(int=99)


@pytest.fixture
def lists(engine):
    return RegistrationListsView(engine)


def count(kind, number, *, period="2021-2025", unit=UNIT, name="Phòng Quy hoạch"):
    return KindCount(
        plan_id=PLAN, period=period, unit_id=unit, unit_name=name, subject_kind=kind, count=number
    )


def test_a_list_is_counted_by_kind_and_unit(publish, worker, lists):
    publish(Unit, UNIT, ESTABLISHED)
    publish(RegistrationList, LIST, filed(NAMED, UNNAMED, UNNAMED))
    publish(RegistrationList, OTHER_LIST, filed(NAMED, period="2024", unit_id=OTHER_UNIT))
    worker.catch_up()

    with enter(scope_of("sxd")):
        assert lists.summary() == [
            count("collective", 2),
            count("individual", 1),
            count("individual", 1, period="2024", unit=OTHER_UNIT, name=None),
        ]
        assert lists.summary(period="2024", plan_id=PLAN) == [
            count("individual", 1, period="2024", unit=OTHER_UNIT, name=None)
        ]
        assert lists.summary(plan_id=UNIT) == []


def test_an_amended_list_is_counted_anew(publish, worker, lists):
    publish(Unit, UNIT, ESTABLISHED)
    publish(RegistrationList, LIST, filed(NAMED, UNNAMED), AMENDED)
    publish(Unit, UNIT, RENAMED)
    worker.catch_up()

    with enter(scope_of("sxd")):
        assert lists.summary() == [count("individual", 1, name="Phòng Quy hoạch – Kiến trúc")]
        shown = lists.get(LIST)
        assert (shown.version, shown.unit_name, shown.entries) == (
            2,
            "Phòng Quy hoạch – Kiến trúc",
            [NAMED],
        )
        assert [each.list_id for each in lists.page(period="2021-2025").items] == [LIST]


def test_the_province_sees_counts_of_its_agencies_and_nothing_else(publish, worker, lists, engine):
    publish(RegistrationList, LIST, filed(NAMED, UNNAMED))
    publish(RegistrationList, OTHER_LIST, filed(NAMED, unit_id=OTHER_UNIT))
    publish(RegistrationList, LIST, filed(NAMED), tenant="sngv")
    publish(RegistrationList, LIST, filed(NAMED, period="2024"), tenant="khanh-hoa")
    worker.catch_up()

    with enter(scope_of("binh-phuoc")):
        assert RegistrationOverviewView(engine).across() == [
            AgencyCount(agency="sngv", period="2021-2025", subject_kind="individual", count=1),
            AgencyCount(agency="sxd", period="2021-2025", subject_kind="collective", count=1),
            AgencyCount(agency="sxd", period="2021-2025", subject_kind="individual", count=2),
        ]
        assert RegistrationOverviewView(engine).across(period="2024") == []
        assert lists.page().items == ()
        with pytest.raises(NotFoundError):
            lists.get(LIST)


def test_a_movement_is_shown_with_the_dossiers_that_name_it(publish, worker, engine):
    publish(Movement, MOVEMENT, LAUNCHED)
    publish_begun(publish, LINKED)
    worker.catch_up()
    view = MovementRegisterView(engine)

    with enter(scope_of("sxd")):
        shown = MovementEntry(
            movement_id=MOVEMENT,
            version=1,
            name="Văn hóa công sở",
            launcher="province",
            launched_by="UBND tỉnh",
            launched_from=date(2024, 1, 1),
            launched_until=None,
            field=None,
            document=None,
            nominations=1,
        )
        assert view.get(MOVEMENT) == shown
        assert view.page(launcher="province").items == (shown,)
        assert view.page(launcher="pm").items == ()
    with enter(scope_of("sngv")), pytest.raises(NotFoundError):
        view.get(MOVEMENT)
