from domain.nominations.nomination import Nomination
from projections.catalogue import PROJECTIONS
from projections.lag import Lag, lags, quarantined, worst_lag
from tests.projections.samples import NOMINATION, SUBMITTED, publish_begun

MINE = PROJECTIONS[:1]


def lag(tenant_id, position, head):
    return Lag(tenant_id=tenant_id, projection="nomination_board", position=position, head=head)


def test_the_lag_is_what_the_log_has_and_the_view_has_not(engine, publish, worker):
    publish_begun(publish)
    worker.catch_up()
    publish(Nomination, NOMINATION, SUBMITTED)
    publish_begun(publish, tenant="sngv")

    found = lags(engine, MINE)

    assert found == [
        lag("binh-phuoc", 0, 0),
        lag("khanh-hoa", 0, 0),
        lag("sngv", 0, 3),
        lag("sxd", 3, 4),
    ]
    assert [each.behind for each in found] == [0, 0, 3, 1]
    assert worst_lag(engine) == 3


def test_the_lag_of_one_tenant_is_its_own(engine, publish):
    publish_begun(publish)
    publish_begun(publish, tenant="sngv")

    found = lags(engine, tenant_id="sngv")

    assert {(each.tenant_id, each.projection, each.behind) for each in found} == {
        ("sngv", each.name, 3) for each in PROJECTIONS
    }


def test_nobody_is_behind_where_nothing_happened(engine):
    assert worst_lag(engine) == 0
    assert lags(engine) == []
    assert quarantined(engine) == []


def test_nobody_is_behind_after_the_worker_caught_up(engine, publish, worker):
    publish_begun(publish)
    worker.catch_up()

    assert worst_lag(engine) == 0
