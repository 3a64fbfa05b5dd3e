"""`guong election`: electronic secret ballots, for operators and auditors; never a vote."""

from pathlib import Path
from uuid import UUID

import click

from domain.councils.ballot import Ballot
from domain.times import VIETNAM
from projections.election_board import ElectionBoardView, ElectionEntry
from service.backend import Backend
from service.cli.commands import GuongCommand, GuongGroup
from service.cli.database import database
from service.cli.looking import as_of_option, looking_at
from service.cli.scopes import looking
from service.cli.terminal import Column, this_terminal
from service.election_archive import ARCHIVE, evidence_of

TENANT = click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
_COLUMNS = (
    Column("election_id", "Cuộc bỏ phiếu", "Election"),
    Column("held_on", "Ngày", "Day"),
    Column("stage", "Giai đoạn", "Phase"),
    Column("roll", "Danh sách", "Roll"),
    Column("turnout", "Đã bỏ phiếu", "Turnout"),
)


@click.group(cls=GuongGroup)
def election() -> None:
    """Bỏ phiếu kín điện tử: xem và xuất hồ sơ · Electronic secret ballots: look, take out."""


@election.command("list", cls=GuongCommand)
@TENANT
@as_of_option
def list_elections(*, tenant: str, as_of: str | None) -> None:
    """Các cuộc bỏ phiếu của cơ quan · The elections of an agency."""
    with looking_at(ElectionBoardView, tenant=tenant, as_of=as_of) as view:
        rows, after = [], None
        while True:
            page = view.page(after, 200)
            rows += [_row(each) for each in page.items]
            after = page.next_cursor
            if after is None:
                break
    this_terminal().table(_COLUMNS, rows)


@election.command("show", cls=GuongCommand)
@click.argument("election_id", metavar="ELECTION", type=click.UUID)
@TENANT
@as_of_option
def show(*, election_id: UUID, tenant: str, as_of: str | None) -> None:
    """Một cuộc bỏ phiếu: số người, kết quả từng hồ sơ · One election, with its sums."""
    with looking_at(ElectionBoardView, tenant=tenant, as_of=as_of) as view:
        found = view.get(election_id)
    terminal = this_terminal()
    record = _row(found) | {
        "opens_at": found.opens_at.isoformat(),
        "closes_at": found.closes_at.isoformat(),
        "fingerprint": found.fingerprint,
        "counts": list(found.counts),
        "reason": found.reason,
    }
    terminal.lines([record], _told(found, terminal.language))


@election.command("archive", cls=GuongCommand)
@click.argument("election_id", metavar="ELECTION", type=click.UUID)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@TENANT
def archive(*, election_id: UUID, file: Path, tenant: str) -> None:
    """Ghi hồ sơ Belenios (.bel) để kiểm tra độc lập · Write the archive that anybody can check.

    Kèm quy chế (.policy.json), danh sách (.roster.json) · Policy and roster stand beside it.
    """
    with database() as engine, looking(engine, tenant):
        office = Backend(engine=engine).office()
        found = office.elections.election(election_id)
        outcomes = office.councils.load(Ballot, found.ballot_id).outcomes
        content = evidence_of(found, outcomes)
    for suffix, each in content.items():
        file.with_suffix(suffix).write_bytes(each)
    this_terminal().done(
        {"file": str(file), "ballots": found.turnout, "bytes": len(content[ARCHIVE])},
        vi=f"Đã ghi {found.turnout} lá phiếu đã mã hóa và các chứng minh vào {file}.",
        en=f"{found.turnout} encrypted ballots and their proofs were written to {file}.",
    )


def _row(entry: ElectionEntry) -> dict[str, object]:
    return {
        "election_id": str(entry.election_id),
        "held_on": entry.held_on.isoformat(),
        "stage": entry.stage,
        "roll": entry.roll,
        "turnout": entry.turnout,
    }


def _told(entry: ElectionEntry, language: str) -> list[str]:
    opens, closes = (
        f"{each.astimezone(VIETNAM):%d/%m/%Y %H:%M}" for each in (entry.opens_at, entry.closes_at)
    )
    if language != "vi":
        return [
            f"{entry.stage}; {entry.turnout} of {entry.roll} voted, {opens} to {closes}",
            *(f"    {each['nomination_id']}: {each['yes']} yes, {each['no']} no,"
              f" {each['abstain']} abstained" for each in entry.counts),
        ]  # fmt: skip
    return [
        f"{entry.stage}; {entry.turnout}/{entry.roll} người đã bỏ phiếu, {opens} đến {closes}",
        *(f"    {each['nomination_id']}: {each['yes']} đồng ý, {each['no']} không đồng ý,"
          f" {each['abstain']} không có ý kiến" for each in entry.counts),
    ]  # fmt: skip
