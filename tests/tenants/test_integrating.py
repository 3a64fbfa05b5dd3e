"""The tree of a tenant grows after its events, whoever integrates and however often."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from sqlalchemy import text

from proofs import trees
from proofs.growing import GrowingTree
from proofs.hashing import leaf_hash
from proofs.tiles import nodes_from
from tenants.engine import reading, writing
from tenants.event_log import TenantEventLog
from tenants.integrating import MissingLeafError, integrate, tenants_to_integrate
from tenants.scope import bound_to, enter
from tenants.tiles import stored_leaves, stored_tiles, stored_tree
from tests.tenants.conftest import ALICE, ALICE_ELSEWHERE
from tests.tenants.test_event_log import stored


def record(engine, count, scope=ALICE):
    with enter(scope):
        TenantEventLog(engine).insert_events([stored(uuid4()) for _ in range(count)])


def tree_of(engine, tenant_id="sxd"):
    with bound_to(tenant_id), reading(engine) as connection:
        tree = stored_tree(connection, tenant_id)
        assert tree is not None
        leaves = stored_leaves(connection, tenant_id, 0, tree.size)
        nodes = nodes_from(stored_tiles(connection, tenant_id), tree.size)
        assert trees.root(nodes, tree.size) == tree.root
    expected = GrowingTree()
    expected.extend(map(leaf_hash, leaves))
    assert (tree.size, tree.root) == (len(leaves), expected.root)
    return tree.size


@pytest.mark.usefixtures("agencies")
def test_leaves_are_integrated_batch_by_batch(engine):
    record(engine, 300)
    record(engine, 2, ALICE_ELSEWHERE)

    with reading(engine) as connection:
        assert tenants_to_integrate(connection) == ["sngv", "sxd"]
        assert tenants_to_integrate(connection, least=256) == ["sxd"]
    assert [integrate(engine, "sxd", most=256) for _ in range(3)] == [256, 44, 0]
    assert integrate(engine, "sngv") == 2

    record(engine, 1)
    assert integrate(engine, "sxd") == 1
    assert (tree_of(engine), tree_of(engine, "sngv")) == (301, 2)
    with reading(engine) as connection:
        assert tenants_to_integrate(connection) == []


@pytest.mark.usefixtures("agencies")
def test_many_integrators_add_every_leaf_once(engine):
    record(engine, 400)

    with ThreadPoolExecutor(4) as pool:
        done = sum(pool.map(lambda _: integrate(engine, "sxd", most=30), range(40)))
    while added := integrate(engine, "sxd"):
        done += added

    assert (done, tree_of(engine)) == (400, 400)


@pytest.mark.usefixtures("agencies")
def test_an_event_without_a_leaf_stops_the_tree_before_it(engine):
    record(engine, 2)
    integrate(engine, "sxd")
    with bound_to("sxd"), writing(engine) as connection:
        connection.execute(text(_WITHOUT_LEAF))

    with pytest.raises(MissingLeafError, match="after position 2"):
        integrate(engine, "sxd")

    assert tree_of(engine) == 2


_WITHOUT_LEAF = """
INSERT INTO events (tenant_id, position, originator_id, originator_version, topic, state, event_id,
  recorded_at, actor, acting_role, correlation_id)
SELECT tenant_id, 3, originator_id, 99, topic, state, event_id, recorded_at, actor, acting_role,
  correlation_id FROM events WHERE position = 1"""
