"""Holds the rows of a province's log against its tree: every checkpoint below is an entry there."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from proofs.checkpoints import Checkpoint
from proofs.errors import ProofError
from proofs.keys import VerifierKey
from proofs.witnessing import Submission
from tenants.log_tables import PROVINCE_LOG, province_log_entry
from tenants.reconciling_tree import Finding, TreeComparison
from tenants.tiles import stored_tree

_BATCH = 2_000


def reconcile_province(
    connection: Connection, province_id: str, keys: tuple[VerifierKey, ...] = ()
) -> tuple[Finding, ...]:
    """What does not agree in the log of a province; with keys, the signatures too."""
    tree = TreeComparison(connection, province_id, keys, PROVINCE_LOG)
    expected = 1
    for rows in _batches(connection, province_id):
        for row in rows:
            if row.position != expected:
                tree.found("entries-missing", f"{expected}–{row.position - 1}")
            if not _is_checkpoint_of(row):
                tree.found("entry-differs", str(row.position))
            expected = row.position + 1
        tree.extend([bytes(row.entry) for row in rows])
    tree.compare(stored_tree(connection, province_id, PROVINCE_LOG))
    return tuple(replace(each, place=f"province-log {each.place}") for each in tree.findings)


def _is_checkpoint_of(row: Any) -> bool:
    try:
        shown = Checkpoint.parse(Submission.parse(bytes(row.entry).decode()).note.text)
    except (ProofError, UnicodeDecodeError):
        return False
    return shown.size == row.size and shown.origin.endswith(f"/{row.member_id}")


def _batches(connection: Connection, province_id: str) -> Iterator[list[Any]]:
    entry, last = province_log_entry.c, 0
    query = select(entry.position, entry.member_id, entry.size, entry.entry)
    own = query.where(entry.tenant_id == province_id).order_by(entry.position).limit(_BATCH)
    while rows := list(connection.execute(own.where(entry.position > last))):
        yield rows
        last = rows[-1].position
