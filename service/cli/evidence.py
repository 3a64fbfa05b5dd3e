"""`guong evidence export`: a history to take away and to check without us."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from domain.errors import DomainError
from proofs.keys import VerifierKey
from service.backend import Backend
from service.cli.commands import GuongCommand, GuongGroup
from service.cli.database import database
from service.cli.log_options import FOLDER, LOG_KEYS, KeyParameter
from service.cli.scopes import looking
from service.cli.terminal import this_terminal
from service.cli.values import DAY
from service.transparency.evidence.extents import (
    CouncilSession,
    Dossier,
    Everything,
    Extent,
    Period,
)
from service.transparency.evidence.leaves import every_leaf, own_leaves
from service.transparency.evidence.reading import Reader
from service.transparency.evidence.trust import Trust
from service.transparency.evidence.writing import Wanted, export
from tenants.checkpoints import SignedTree


class OneExtentError(DomainError):
    """It was not said, or said twice, what goes into a package."""

    vi = "Chọn đúng một phạm vi: --dossier, --session, --from/--to hoặc --all."
    en = "Choose one extent: --dossier, --session, --from/--to or --all."


@click.group(cls=GuongGroup)
def evidence() -> None:
    """Gói chứng cứ kiểm tra được ngoại tuyến · Packages that are verified offline."""


@evidence.command("export", cls=GuongCommand)
@click.argument("folder", type=FOLDER)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option("--dossier", type=click.UUID, help="Một hồ sơ (UUID) · One dossier.")
@click.option("--session", "session_id", type=click.UUID, help="Một phiên họp · One session.")
@click.option("--from", "since", type=DAY, help="Từ ngày · From a day on.")
@click.option("--to", "until", type=DAY, help="Đến hết ngày · To the end of a day.")
@click.option("--all", "everything", is_flag=True, help="Toàn bộ nhật ký · The whole log.")
@click.option(
    "--extract",
    is_flag=True,
    help="Không kèm lá của sự kiện khác · Without the leaves of other events.",
)
@click.option(
    "--without-names", is_flag=True, help="Không mở dữ liệu cá nhân · Personal texts stay closed."
)
@LOG_KEYS
@click.option("--witness-key", "witness_keys", type=KeyParameter(), multiple=True)
@click.option("--quorum", type=click.IntRange(min=0), default=0, help="Số người làm chứng cần có.")
def export_package(
    *, folder: Path, tenant: str, without_names: bool, extract: bool, quorum: int,
    log_keys: tuple[VerifierKey, ...], witness_keys: tuple[VerifierKey, ...], **extent: Any,
) -> None:  # fmt: skip
    """Xuất gói chứng cứ kèm chương trình kiểm tra · Write a package with its verifier."""
    wanted = Wanted(
        tenant_id=tenant,
        extent=_extent(**extent),
        trust=Trust(log_keys, witness_keys, quorum),
        leaves=own_leaves if extract else every_leaf,
    )
    with database() as engine, looking(engine, tenant):
        reading = Reader.without_names if without_names else Reader.of
        _tell(folder, export(reading(Backend(engine=engine)), wanted, folder))


def _extent(
    *, dossier: UUID | None, session_id: UUID | None, since: date | None, until: date | None,
    everything: bool,
) -> Extent:  # fmt: skip
    chosen: list[Extent] = []
    if dossier is not None:
        chosen.append(Dossier(dossier))
    if session_id is not None:
        chosen.append(CouncilSession(session_id))
    if since is not None or until is not None:
        chosen.append(Period(since, until))
    if everything:
        chosen.append(Everything())
    if len(chosen) != 1:
        raise OneExtentError
    return chosen[0]


def _tell(folder: Path, signed: SignedTree) -> None:
    size = signed.checkpoint.size
    this_terminal().done(
        {"folder": str(folder), "size": size},
        vi=f"Đã ghi gói chứng cứ đến sự kiện {size} vào {folder}; kiểm tra: python3"
        f" {folder}/verify.py",
        en=f"A package up to event {size} is in {folder}; verify: python3 {folder}/verify.py",
    )
