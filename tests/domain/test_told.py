"""The mapper of the specifications notices, whichever way an application stores a fact."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from eventsourcing.popo import POPOApplicationRecorder

from domain.application import Application
from domain.subjects.unit import Unit
from tests.domain.told import told_mapper

AT = datetime(2024, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def application():
    return Application(recorder=POPOApplicationRecorder(), mapper=told_mapper())


def established():
    return Unit.establish(
        unit_id=UUID(int=1), at=AT, name="Phòng A", short_name="A", external=False
    )


def test_a_fact_that_nobody_told_when_is_not_stored(application):
    unit = established()
    unit.dissolve(on=date(2024, 11, 20), document="QĐ 2", at=None)

    with pytest.raises(AssertionError, match="was not told when it happened"):
        application.store(unit)


def test_a_fact_that_lacks_what_its_class_asks_for_is_not_stored(application):
    unit = established()
    unit.dissolve(on=date(2024, 11, 20), document=None, at=AT)

    with pytest.raises(AssertionError, match=r"lacks \['document'\]"):
        application.store(unit)
