from datetime import date

import pytest

from projections.obligations.view import Asked, ObligationsView
from service.calendar import public_calendar
from service.cli.scopes import operating
from service.duties import instant_of
from tenants.engine import open_engine
from tests.end_to_end import walks
from tests.end_to_end.walks import UNTIL


@pytest.fixture
def kcn(tmp_path):
    engine = open_engine(walks.copy_to(tmp_path / "walked.db", walks.ALL))
    with operating(engine, "ban-quan-ly-kcn-soc-trang"):
        yield ObligationsView(engine)
    engine.dispose()


def states(view, window, as_of):
    owed = view.owed(
        as_of=instant_of(as_of), calendar=public_calendar(), asked=Asked(window=window)
    )
    return [(each.requirement.key, each.state.value, each.done) for each in owed]


def test_a_list_that_is_sent_refers_everybody_on_it(kcn):
    window = "2021-Q1-Q2"

    assert states(kcn, window, date(2021, 6, 23)) == [("agency-two-quarters", "open", 0)]
    assert states(kcn, window, UNTIL) == [("agency-two-quarters", "met", 1)]


def test_each_unit_that_introduced_somebody_has_met_its_quota(kcn):
    one, two = ("unit-half-year", "met", 1), ("unit-half-year", "met", 2)

    assert sorted(states(kcn, "2021-H1", UNTIL)) == [one, one, one, two, two, two]
