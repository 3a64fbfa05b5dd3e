from datetime import date

import pytest

from domain.exemplars.kinds import Launcher
from domain.exemplars.movement import Movement
from domain.exemplars.refusals import BackwardsPeriodError, WordsMissingError
from tests.specification import NOW, THE_ID, Given, fact

ASKED = {
    "movement_id": THE_ID,
    "at": NOW,
    "name": " Thi đua thực hiện văn hóa công sở ",
    "launcher": Launcher.PROVINCE,
    "launched_by": "UBND tỉnh Sóc Trăng",
    "launched_from": date(2021, 1, 1),
    "launched_until": date(2025, 12, 31),
    "field": "office-culture",
    "document": None,
}


def launch(**more):
    return lambda movements: movements.launch(**(ASKED | more))


def test_a_movement_is_entered():
    Given(Movement).when(launch()).then(
        fact(
            Movement.Launched,
            name="Thi đua thực hiện văn hóa công sở",
            launcher="province",
            launched_by="UBND tỉnh Sóc Trăng",
            launched_from=date(2021, 1, 1),
            launched_until=date(2025, 12, 31),
            field="office-culture",
            document=None,
        )
    )


@pytest.mark.parametrize("field", ["name", "launched_by"])
def test_a_movement_says_its_name_and_who_launched_it(field):
    Given(Movement).when(launch(**{field: " "})).then_refused(
        WordsMissingError, f"This must be said: {field}."
    )


def test_a_movement_does_not_end_before_it_begins():
    Given(Movement).when(launch(launched_until=date(2020, 12, 31))).then_refused(
        BackwardsPeriodError, "It would end on 2020-12-31, before it begins on 2021-01-01."
    )


def test_a_movement_may_last_one_day_or_for_ever():
    for until in (date(2021, 1, 1), None):
        launched = Given(Movement).when(launch(launched_until=until))

        assert launched.result.pending_events[0].launched_until == until
