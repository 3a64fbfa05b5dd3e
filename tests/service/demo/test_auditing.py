from domain import topics
from projections.access.view import AccessView
from projections.catalogue import PROJECTIONS
from projections.worker import Worker
from service.demo import stage
from service.demo.auditing import let_auditors_in
from service.demo.year import CASTS
from tenants.scope import enter
from tests.projections.publishing import scope_of


def test_the_auditors_of_the_rehearsal_are_let_in_once(engine):
    stage.enter(engine, CASTS)

    for _ in range(2):
        let_auditors_in(engine, CASTS)
        Worker(engine, topics.mapper(), PROJECTIONS).catch_up()

    with enter(scope_of("so-xay-dung-binh-phuoc")):
        (audit,) = AccessView(engine).audits().items
    assert (audit.auditor, audit.scope) == ("sxd-thanh-tra", "agency")
    assert audit.given_by != audit.auditor
