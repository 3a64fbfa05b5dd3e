"""What can be checked of a session's ballots without a vote: who could, how many did, what came.

Every event of the session and of its ballots comes with its leaf and the proof that it stands in a
signed checkpoint. Ballots of every mode are listed alike; what an electronic ballot adds (its
archive and the check of it) stands in the ballot's own minutes.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from projections.session_report import SessionReport, SessionReportView
from proofs import trees
from proofs.receipts import InclusionProof
from proofs.tiles import nodes_from
from service.transparency.ballot_audit.rules import in_words
from service.transparency.evidence.reading import Reader
from service.transparency.proving import cosigners
from tenants.checkpoints import SignedTree
from tenants.engine import reading
from tenants.schema import events
from tenants.scope import current
from tenants.tiles import stored_tiles

Audit = dict[str, Any]
"""Plain JSON."""


def ballot_audit(reader: Reader, session_id: UUID, signed: SignedTree) -> Audit:
    """The audit of a session of the tenant in scope, as it stood at a checkpoint.

    Raises:
        NotFoundError: the log held no such session then.
    """
    size = signed.checkpoint.size
    with reader.view(SessionReportView, size) as view:
        found = view.get(session_id)
    return {
        "tenant_id": current().tenant_id,
        "session": _session(found),
        "roster": _roster(found),
        "recusals": _recusals(found),
        "ballots": [_ballot(each, found) for each in found.ballots],
        "events": _events(reader, found, signed),
        "checkpoint": _checkpoint(signed),
    }


def _session(found: SessionReport) -> dict[str, Any]:
    report = found.report
    opening, closing = report["opening"] or {}, report["closing"] or {}
    return {
        "session_id": str(found.session_id),
        "council": report["council"],
        "plan": report["plan"],
        "plan_version": report["plan_version"],
        "held_on": found.held_on.isoformat(),
        "place": report["place"],
        "state": found.state,
        "opened_at": opening.get("at"),
        "closed_at": closing.get("at"),
        "minutes_number": closing.get("minutes_number"),
        "present": opening.get("present"),
        "quorum_needed": opening.get("quorum_needed"),
        "policy": report["policy"],
        "policy_authorised_by": report["policy_authorised_by"],
        "rule": in_words(report["policy"]),
    }


def _roster(found: SessionReport) -> list[dict[str, Any]]:
    names = ("member_id", "name", "role", "presence")
    return [{name: member[name] for name in names} for member in found.report["roster"]]


def _recusals(found: SessionReport) -> list[dict[str, Any]]:
    return [
        {"member_id": each["member_id"], "nomination_id": each["nomination_id"]}
        for each in found.report["conflicts"]
        if each["recused"]
    ]


def _ballot(ballot: Mapping[str, Any], found: SessionReport) -> dict[str, Any]:
    kept = {name: value for name, value in ballot.items() if name not in {"version", "nominees"}}
    roster = [member["member_id"] for member in found.report["roster"]]
    return kept | {
        "rule": in_words(ballot["policy"]),
        "nominees": [_nominee(each, roster) for each in ballot["nominees"]],
    }


def _nominee(nominee: Mapping[str, Any], roster: list[str]) -> dict[str, Any]:
    return {**nominee, "eligible": [each for each in roster if each not in nominee["recused"]]}


def _checkpoint(signed: SignedTree) -> dict[str, Any]:
    return {
        "origin": signed.checkpoint.origin,
        "size": signed.checkpoint.size,
        "note": signed.note.content,
        "cosigned_at": cosigners(signed.note),
    }


def _events(reader: Reader, found: SessionReport, signed: SignedTree) -> list[dict[str, Any]]:
    """The events of the session and its ballots, each proven in the checkpoint (tlog-proof)."""
    tenant_id, size = current().tenant_id, signed.checkpoint.size
    about = [found.session_id, *(UUID(each["ballot_id"]) for each in found.ballots)]
    query = (
        select(events.c.position, events.c.leaf)
        .where(
            events.c.tenant_id == tenant_id,
            events.c.originator_id.in_(about),
            events.c.position <= size,
        )
        .order_by(events.c.position)
    )
    with reading(reader.engine) as connection:
        nodes = nodes_from(stored_tiles(connection, tenant_id), size)
        rows = connection.execute(query).all()
        return [_proven(position, bytes(leaf), nodes, signed) for position, leaf in rows]


def _proven(position: int, leaf: bytes, nodes: trees.Nodes, signed: SignedTree) -> dict[str, Any]:
    hashes = trees.inclusion_proof(nodes, position - 1, signed.checkpoint.size)
    told = json.loads(leaf)
    names = ("topic", "recorded_at", "actor", "acting_role")
    return {"position": position} | {name: told[name] for name in names} | {
        "leaf": leaf.decode(),
        "proof": InclusionProof(position - 1, tuple(hashes), signed.note).text,
    }  # fmt: skip
