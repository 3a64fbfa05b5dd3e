from sqlalchemy import bindparam, select

from tenants import directory
from tenants.ready_queries import rows_of
from tenants.schema import tenant_head
from tests.tenants.conftest import FOREIGN_AFFAIRS, PROVINCE

HEAD = select(tenant_head.c.tenant_id, tenant_head.c.position).where(
    tenant_head.c.tenant_id == bindparam("tenant_id")
)


def test_a_ready_query_answers_plain_rows_however_often_it_is_asked(engine, agencies):  # noqa: ARG001 -- rows to ask for
    asked = [rows_of(engine, HEAD, {"tenant_id": each}) for each in ("sxd", "sngv", "sxd")]

    assert [[tuple(row) for row in rows] for rows in asked] == [
        [("sxd", 0)],
        [("sngv", 0)],
        [("sxd", 0)],
    ]


def test_it_sees_what_was_committed_a_moment_ago(engine):
    directory.add(engine, PROVINCE)
    before = rows_of(engine, HEAD, {"tenant_id": FOREIGN_AFFAIRS.tenant_id})

    directory.add(engine, FOREIGN_AFFAIRS)

    after = rows_of(engine, HEAD, {"tenant_id": FOREIGN_AFFAIRS.tenant_id})
    assert (list(before), len(after)) == ([], 1)
