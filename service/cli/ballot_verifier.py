"""`guong ballot verifier`: the program that checks an electronic ballot without us."""

from pathlib import Path

import click

from service.cli.commands import GuongCommand
from service.cli.log_options import FILE
from service.cli.terminal import this_terminal
from service.transparency.standalone.assembling import ELECTION_PARTS, one_file


@click.command("verifier", cls=GuongCommand)
@click.argument("file", type=FILE)
def verifier(*, file: Path) -> None:
    """Ghi chương trình kiểm tra phiếu điện tử · Write the verifier of electronic ballots.

    Một tệp Python, không cần thư viện nào · One file of Python that needs no library.
    """
    with file.open("x", encoding="utf-8") as program:
        program.write(one_file(ELECTION_PARTS))
    this_terminal().done(
        {"file": str(file)},
        vi=f"Đã ghi {file}; kiểm tra: python3 -I -S {file} TỆP.bel",
        en=f"{file} is written; verify: python3 -I -S {file} FILE.bel",
    )
