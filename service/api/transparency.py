"""The transparency log of the agency: checkpoint, tiles, and proofs that history is unchanged."""

from typing import Any

from flask import Response
from flask.views import MethodView

from domain.errors import NotFoundError
from proofs.encoding import to_base64
from proofs.tiles import MalformedTileError, read_path
from service.access.rights import Right
from service.api.assuring import assurance
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.proofs import (
    EventProofQuerySchema,
    EventProofSchema,
    GrowthProofSchema,
    GrowthQuerySchema,
    PeriodQuerySchema,
)
from service.calls import backend, ids_in_scope, require_all_of_agency, require_covered
from service.moments import pin
from service.transparency.proving import (
    ProvenGrowth,
    cosigners,
    latest_checkpoint,
    prove_event,
    prove_growth,
    prove_growth_between,
    stream_at,
)
from service.transparency.serving import content_of
from tenants.checkpoints import SignedTree
from tenants.scope import current

LOG = f"{TENANT}/log"
TEXT = "text/plain; charset=utf-8"
BYTES = "application/octet-stream"

blueprint = ApiBlueprint("log", "Nhật ký minh bạch. Checkpoints, tiles and proofs of the log.")


@blueprint.route(f"{LOG}/checkpoint")
class CurrentCheckpoint(MethodView):
    """The last checkpoint."""

    @blueprint.content(permits=Right.READ_LOG, content_type=TEXT)
    def get(self) -> Response:
        """The signed note of the last checkpoint, with its cosignatures (C2SP tlog-tiles)."""
        found = latest_checkpoint(backend().engine, current().tenant_id)
        return Response(found.note.content, content_type=TEXT)


@blueprint.route(f"{LOG}/tile/<path:path>")
class TileContent(MethodView):
    """One tile, or one bundle of leaves."""

    @blueprint.content(permits=Right.READ_LOG, content_type=BYTES)
    def get(self, path: str) -> Response:
        """The hashes of a tile, or the leaves of a bundle (C2SP tlog-tiles)."""
        try:
            tile, entries = read_path(f"tile/{path}")
            if entries:
                require_all_of_agency()
            content = content_of(backend().engine, current().tenant_id, tile, entries=entries)
        except MalformedTileError:
            raise NotFoundError(kind="tile", id=path) from None
        return Response(content, content_type=BYTES)


@blueprint.route(f"{LOG}/proof")
class EventProof(MethodView):
    """The proof of one event."""

    @blueprint.query(permits=Right.READ_LOG, takes=EventProofQuerySchema, answers=EventProofSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """A receipt: the event stands in a signed and, if asked for, witnessed checkpoint."""
        _require_covered_at(query["position"])
        found = prove_event(
            backend().engine,
            current().tenant_id,
            query["position"],
            witnesses=query["witnesses"],
            patience=query["wait"],
        )
        return {
            "position": found.position,
            "leaf_index": found.proof.index,
            "leaf": found.leaf.decode(),
            "proof": found.proof.text,
            "checkpoint": shown_checkpoint(found.signed),
            "assurance": assurance(),
        }


@blueprint.route(f"{LOG}/consistency")
class Consistency(MethodView):
    """The proof that the log only grew between two sizes."""

    @blueprint.query(permits=Right.READ_LOG, takes=GrowthQuerySchema, answers=GrowthProofSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Between the first checkpoints of at least these sizes."""
        sizes = query["from_size"], query["to_size"]
        return shown_growth(prove_growth(backend().engine, current().tenant_id, *sizes))


@blueprint.route(f"{LOG}/consistency/period")
class ConsistencyOfPeriod(MethodView):
    """The proof that the log only grew between two moments."""

    @blueprint.query(permits=Right.READ_LOG, takes=PeriodQuerySchema, answers=GrowthProofSchema)
    def get(self, query: dict[str, Any]) -> dict[str, Any]:
        """Between the checkpoints that were the last at these moments."""
        period = query["begin"], query["end"]
        return shown_growth(prove_growth_between(backend().engine, current().tenant_id, *period))


def shown_checkpoint(signed: SignedTree) -> dict[str, Any]:
    """A checkpoint as the API and the command line tell it."""
    return {
        "origin": signed.checkpoint.origin,
        "size": signed.checkpoint.size,
        "root": to_base64(signed.checkpoint.root),
        "as_of": pin(signed.checkpoint),
        "signed_at": signed.signed_at,
        "note": signed.note.content,
        "cosigned_at": cosigners(signed.note),
    }


def shown_growth(found: ProvenGrowth) -> dict[str, Any]:
    """A proof of growth as the API and the command line tell it."""
    return {
        "old": shown_checkpoint(found.old),
        "new": shown_checkpoint(found.new),
        "hashes": [to_base64(each) for each in found.hashes],
    }


def _require_covered_at(position: int) -> None:
    """Let an auditor whose access is narrow see only events of what it covers."""
    if ids_in_scope() is None:
        return
    stream = stream_at(backend().engine, current().tenant_id, position)
    if stream is not None:
        require_covered(stream)
