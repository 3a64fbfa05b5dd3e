"""`guong evidence export`: a history to take away and to check without us."""

from pathlib import Path
from uuid import UUID

import click

from proofs.keys import VerifierKey
from service.cli.commands import GuongCommand, GuongGroup
from service.cli.database import database
from service.cli.log_options import FOLDER, LOG_KEYS, KeyParameter
from service.cli.scopes import operating
from service.cli.terminal import this_terminal
from service.transparency.package import Wanted, export


@click.group(cls=GuongGroup)
def evidence() -> None:
    """Gói chứng cứ kiểm tra được ngoại tuyến · Packages that are verified offline."""


@evidence.command("export", cls=GuongCommand)
@click.argument("folder", type=FOLDER)
@click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
@click.option("--stream", type=click.UUID, help="Chỉ mở một hồ sơ (UUID) · Open one dossier only.")
@LOG_KEYS
@click.option("--witness-key", "witness_keys", type=KeyParameter(), multiple=True)
def export_package(
    *,
    folder: Path,
    tenant: str,
    stream: UUID | None,
    log_keys: tuple[VerifierKey, ...],
    witness_keys: tuple[VerifierKey, ...],
) -> None:
    """Xuất gói chứng cứ kèm chương trình kiểm tra · Write a package with its verifier."""
    with database() as engine, operating(engine, tenant):
        wanted = Wanted(tenant, stream, log_keys, witness_keys)
        size = export(engine, wanted, folder).checkpoint.size
    this_terminal().done(
        {"folder": str(folder), "size": size},
        vi=f"Đã ghi {size} sự kiện vào {folder}; kiểm tra: python3 {folder}/verify.py",
        en=f"{size} events written to {folder}; verify: python3 {folder}/verify.py",
    )
