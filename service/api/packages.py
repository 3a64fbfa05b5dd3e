"""Packages of evidence and audits of ballots, for inspectors and for the head of the agency."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from flask import Response
from flask.views import MethodView

from service.access.rights import Right
from service.api.blueprint import TENANT, ApiBlueprint
from service.api.schemas.packages import BallotAuditSchema, PeriodOfPackageSchema
from service.calls import backend, permitted
from service.transparency.ballot_audit.markdown import as_markdown
from service.transparency.ballot_audit.report import Audit, ballot_audit
from service.transparency.evidence.extents import (
    CouncilSession,
    Dossier,
    Everything,
    Extent,
    Period,
)
from service.transparency.evidence.leaves import WriteLeaves, every_leaf, own_leaves
from service.transparency.evidence.reading import Reader
from service.transparency.evidence.trust import Trust
from service.transparency.evidence.writing import Wanted, export
from service.transparency.evidence.zipping import zipped
from service.transparency.proving import latest_checkpoint
from tenants.scope import current

ZIP = "application/zip"
MARKDOWN = "text/markdown; charset=utf-8"
SESSION = f"{TENANT}/sessions/<uuid:session_id>"

blueprint = ApiBlueprint(
    "packages", "Gói chứng cứ. Packages that are verified offline, and audits of ballots."
)


@blueprint.route(f"{TENANT}/evidence-package")
class PackageOfAgency(MethodView):
    """The whole log, or a period of it."""

    @blueprint.content(
        permits=Right.READ_AUDIT_TRAIL, content_type=ZIP, takes=PeriodOfPackageSchema
    )
    def get(self, query: dict[str, Any]) -> Response:
        """A zip with all leaves, and what was recorded in the period opened."""
        asked = any(day is not None for day in query.values())
        return _packed(Period(**query) if asked else Everything(), every_leaf)


@blueprint.route(f"{TENANT}/nominations/<uuid:nomination_id>/evidence-package")
class PackageOfDossier(MethodView):
    """One dossier."""

    @blueprint.content(permits=Right.READ_AUDIT_TRAIL, content_type=ZIP)
    def get(self, nomination_id: UUID) -> Response:
        """A zip with the dossier opened, its leaves, and of other events nothing but hashes."""
        return _packed(Dossier(nomination_id), own_leaves)


@blueprint.route(f"{SESSION}/evidence-package")
class PackageOfSession(MethodView):
    """One session."""

    @blueprint.content(permits=Right.READ_AUDIT_TRAIL, content_type=ZIP)
    def get(self, session_id: UUID) -> Response:
        """A zip with the session and its ballots opened, never a vote, and the ballot audit."""
        return _packed(CouncilSession(session_id), own_leaves)


@blueprint.route(f"{SESSION}/ballot-audit")
class BallotAudit(MethodView):
    """The audit of a session's ballots."""

    @blueprint.query(permits=Right.READ_SESSIONS, answers=BallotAuditSchema)
    def get(self, session_id: UUID) -> Audit:
        """Roster, turnout, counts, rule, outcome and proofs as of the last checkpoint; no vote."""
        return _audit(session_id)


@blueprint.route(f"{SESSION}/ballot-audit.md")
class BallotAuditPage(MethodView):
    """The same as a page."""

    @blueprint.content(permits=Right.READ_SESSIONS, content_type=MARKDOWN)
    def get(self, session_id: UUID) -> Response:
        """The audit of a session's ballots in Vietnamese (Markdown)."""
        return Response(as_markdown(_audit(session_id)), content_type=MARKDOWN)


def _audit(session_id: UUID) -> Audit:
    signed = latest_checkpoint(backend().engine, current().tenant_id)
    return ballot_audit(_reader(), session_id, signed)


def _reader() -> Reader:
    reading = Reader.of if permitted(Right.READ_PERSONAL) else Reader.without_names
    return reading(backend())


def _packed(extent: Extent, leaves: WriteLeaves) -> Response:
    """The zip goes out while it is made; the keys to check it with come from elsewhere."""
    wanted = Wanted(tenant_id=current().tenant_id, extent=extent, trust=Trust(), leaves=leaves)
    kept = TemporaryDirectory(prefix="guong-")
    try:
        folder = Path(kept.name) / "package"
        export(_reader(), wanted, folder)
    except BaseException:
        kept.cleanup()
        raise
    answer = Response(_pieces(folder, wanted.tenant_id, kept), content_type=ZIP)
    answer.call_on_close(kept.cleanup)
    name = f"goi-chung-cu-{wanted.tenant_id}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _pieces(folder: Path, tenant_id: str, kept: TemporaryDirectory[str]) -> Iterator[bytes]:
    """The zip; what it was made from is gone after it, or when nobody wants to read on."""
    with kept:
        yield from zipped(folder, within=f"goi-chung-cu-{tenant_id}")
