"""The log of a province or ministry, in which the checkpoints of all below it are entries."""

from typing import Any

from flask import Response
from flask.views import MethodView

from domain.errors import NotFoundError
from proofs.encoding import to_base64
from proofs.tiles import MalformedTileError, read_path
from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.receipts import ProvenAboveListSchema
from service.api.transparency import BYTES, TEXT, shown_checkpoint
from service.calls import backend
from service.transparency.province import (
    ProvenCheckpoint,
    proven_above,
    province_checkpoint,
    timestamps_of,
)
from service.transparency.proving import checkpoint_of_size
from service.transparency.serving import content_of
from tenants.checkpoints import Timestamp
from tenants.log_tables import PROVINCE_LOG
from tenants.scope import current

LOG = f"{TENANT}/province-log"

blueprint = ApiBlueprint(
    "province-log", "Nhật ký cấp tỉnh. The log of the checkpoints of all agencies of a province."
)


@blueprint.route(f"{LOG}/checkpoint")
class CurrentProvinceCheckpoint(MethodView):
    """The last checkpoint of the province's log."""

    @blueprint.content(permits=Right.READ_LOG, content_type=TEXT)
    def get(self) -> Response:
        """The signed note of the last checkpoint, with its cosignatures (C2SP tlog-tiles)."""
        found = province_checkpoint(backend().engine, current().tenant_id)
        return Response(found.note.content, content_type=TEXT)


@blueprint.route(f"{LOG}/tile/<path:path>")
class ProvinceTileContent(MethodView):
    """One tile of the province's log, or one bundle of its entries."""

    @blueprint.content(permits=Right.READ_LOG, content_type=BYTES)
    def get(self, path: str) -> Response:
        """The hashes of a tile, or the entries of a bundle (C2SP tlog-tiles, tlog-witness)."""
        try:
            tile, entries = read_path(f"tile/{path}")
            content = content_of(
                backend().engine, current().tenant_id, tile, entries=entries, tables=PROVINCE_LOG
            )
        except MalformedTileError:
            raise NotFoundError(kind="tile", id=path) from None
        return Response(content, content_type=BYTES)


@blueprint.route(f"{TENANT}/log/checkpoints/<int:size>/above")
class CheckpointAbove(MethodView):
    """One checkpoint of an agency, in the logs of those to whom it reports."""

    @blueprint.query(permits=Right.READ_LOG, answers=ProvenAboveListSchema)
    def get(self, size: int) -> dict[str, Any]:
        """Its entry in each log above and the proof of it, and its timestamps (RFC 3161)."""
        signed = checkpoint_of_size(backend().engine, current().tenant_id, size)
        found = proven_above(backend().engine, current().tenant_id, signed)
        stamps = timestamps_of(backend().engine, current().tenant_id, signed)
        return {
            "items": [shown_above(each) for each in found],
            "timestamps": [shown_stamp(each) for each in stamps],
        }


def shown_stamp(stamp: Timestamp) -> dict[str, Any]:
    """A timestamp as the API tells it."""
    return vars(stamp) | {"response": to_base64(stamp.response)}


def shown_above(found: ProvenCheckpoint) -> dict[str, Any]:
    """An entry in a log above as the API tells it."""
    return {
        "tenant": found.province_id,
        "entry": found.entry.decode(),
        "proof": found.proof.text,
        "checkpoint": shown_checkpoint(found.signed),
    }
