"""What the API is measured against: bare Flask endpoints with plain SQL and no rule at all."""

import os
from base64 import b64encode
from functools import cache
from uuid import UUID, uuid4

from flask import Flask, request
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

DATABASE = "GUONG_BENCH_DATABASE_URL"

TABLES = """
CREATE TABLE bare_events (LIKE events INCLUDING ALL);
CREATE TABLE bare_head (LIKE tenant_head INCLUDING ALL);
INSERT INTO bare_head SELECT tenant_id, 0 FROM tenant_head;
"""
"""The same tables again, because what is written here is no event that anybody could read."""

HEAD = "UPDATE bare_head SET position = position + 1 WHERE tenant_id = %s RETURNING position"
EVENT = """
INSERT INTO bare_events (tenant_id, position, originator_id, originator_version, topic, state,
  event_id, recorded_at, actor, acting_role, correlation_id, causation_id, leaf_salt, leaf)
VALUES (%s, %s, %s, 2, 'nomination.submitted', %s, %s, now(), 'bench', 'nominating_unit', %s, NULL,
  %s, %s)
"""
HISTORY = """
SELECT position, event_id, topic, fact, vi, en, actor, acting_role, occurred_at, recorded_at,
  correlation_id, causation_id
FROM view_nomination_history
WHERE tenant_id = %s AND generation = 1 AND nomination_id = %s ORDER BY position
"""

CHECKPOINT = """
SELECT c.note, c.signed_at, l.line FROM log_checkpoint c
LEFT JOIN log_cosignature l ON l.tenant_id = c.tenant_id AND l.size = c.size
WHERE c.tenant_id = %s AND c.size >= %s ORDER BY c.size LIMIT 1
"""
TILES = """
SELECT level, tile_index, hashes FROM log_tile
WHERE tenant_id = %s AND (level > 0 OR tile_index IN (%s, 15))
"""
LEAF = "SELECT leaf FROM events WHERE tenant_id = %s AND position = %s"

_LEAF = b"x" * 560

app = Flask("bare")


@cache
def pool() -> ConnectionPool:
    """The connections of this process, opened after the fork."""
    return ConnectionPool(os.environ[DATABASE], min_size=8, max_size=16, open=True)


@app.post("/<tenant>/<nomination_id>")
def submit(tenant: str, nomination_id: str) -> tuple[dict[str, object], int]:
    """Write the rows that a submission writes."""
    state = request.get_data()
    with pool().connection() as connection:
        head = connection.execute(HEAD, [tenant]).fetchone()
        position = head[0] if head else 0
        event = [
            tenant, position, UUID(nomination_id), state, uuid4(), uuid4(), bytes(32), _LEAF,
        ]  # fmt: skip
        connection.execute(EVENT, event)
    return {"id": nomination_id, "position": position}, 202


@app.get("/<tenant>/proof/<int:position>")
def proof(tenant: str, position: int) -> dict[str, object]:
    """Select and serialise the rows that a proof is made of: checkpoint, tiles and leaf."""
    with pool().connection() as connection:
        found = connection.execute(CHECKPOINT, [tenant, position]).fetchone()
        tiles = connection.execute(TILES, [tenant, (position - 1) // 256]).fetchall()
        leaf = connection.execute(LEAF, [tenant, position]).fetchone()
    return {
        "checkpoint": found,
        "tiles": [[level, index, b64encode(hashes).decode()] for level, index, hashes in tiles],
        "leaf": leaf[0].decode() if leaf else None,
    }


@app.get("/<tenant>/<nomination_id>")
def history(tenant: str, nomination_id: str) -> dict[str, object]:
    """Select and serialise the rows of a history."""
    with pool().connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        return {"items": cursor.execute(HISTORY, [tenant, UUID(nomination_id)]).fetchall()}
