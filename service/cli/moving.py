"""`guong agency take-out` and `bring-in`: a whole agency from one instance into another."""

from dataclasses import asdict
from pathlib import Path
from typing import TextIO

import click

from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.terminal import this_terminal
from service.moving.packing import pack
from service.moving.transport import Transport
from service.moving.unpacking import unpack

passphrase_option = click.option(
    "--passphrase-file",
    "passphrase",
    type=click.File(encoding="utf-8"),
    required=True,
    help="Tệp chứa mật khẩu của gói · File with the passphrase of the pack; - is stdin.",
)


@click.command("take-out", cls=GuongCommand)
@click.argument("tenant")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True)
@passphrase_option
def take_out(*, tenant: str, output: Path, passphrase: TextIO) -> None:
    """Đóng gói toàn bộ một cơ quan · Pack a whole agency: its log, its proofs and its keys."""
    terminal = this_terminal()
    transport = Transport.begun(_first_line(passphrase))
    with database() as engine, terminal.progress("Đang đóng gói", "Packing") as advance:
        keyring = Backend(engine=engine).keyring
        rows = pack(engine, keyring, transport, tenant_id=tenant, path=output, told=advance)
    terminal.done(
        {"tenant_id": tenant, "file": str(output), "rows": rows},
        vi=f"Đã đóng gói {tenant} vào {output}: {rows} dòng.",
        en=f"{tenant} was packed into {output}: {rows} rows.",
    )


@click.command("bring-in", cls=GuongCommand)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@passphrase_option
def bring_in(*, file: Path, passphrase: TextIO) -> None:
    """Đưa một cơ quan đã đóng gói vào hệ thống này · Bring a packed agency into this instance."""
    terminal = this_terminal()
    with database() as engine, terminal.progress("Đang nhập", "Bringing in") as advance:
        keyring = Backend(engine=engine).keyring
        done = unpack(engine, keyring, _first_line(passphrase), file, advance)
    terminal.done(
        asdict(done),
        vi=f"Đã nhập {done.tenant_id}: {done.size} sự kiện, gốc {done.root[:16]}…, như ở nơi cũ.",
        en=f"{done.tenant_id} is in: {done.size} events, root {done.root[:16]}…, as it was.",
    )


def _first_line(file: TextIO) -> str:
    return file.readline().rstrip("\r\n")
