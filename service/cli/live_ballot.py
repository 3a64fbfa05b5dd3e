"""What `guong demo` tells of the secret ballot in which whoever looks on can take part."""

from collections.abc import Sequence
from pathlib import Path

import click
from sqlalchemy import Engine

from service.cli.terminal import this_terminal
from service.demo.key_files import PASSPHRASE
from service.demo.live import LiveBallot

_FOLDER = "khoa-dien-tap"


def invite(live: LiveBallot, address: str, keys: Sequence[Path]) -> dict[str, object]:
    """Where to vote, to open the sum and to follow, and the key files of the figures."""
    of = f"{live.tenant}/{live.election_id}"
    return {
        "election_id": live.election_id,
        "booth": f"{address}/booth/{of}",
        "trustee": f"{address}/trustee/{of}",
        "follow": f"{address}/follow/{of}",
        "member": live.member,
        "trustees": list(live.trustees),
        "keys": [str(each) for each in keys],
        "passphrase": PASSPHRASE,
    }


def keys_beside(engine: Engine, live: LiveBallot) -> list[Path]:
    """Write the key files of the figures beside the database, or in `var`."""
    database = engine.url.database
    beside = Path(database).parent if engine.dialect.name == "sqlite" and database else Path("var")
    return live.write_keys(beside / _FOLDER)


def tell(told: dict[str, object]) -> None:
    """Invite to the ballot in the language of the terminal."""
    lines = (
        ("Phiếu kín điện tử đang mở: {booth}", "A secret ballot is open: {booth}"),
        (
            "  còn một lá phiếu, của {member}; giữ khóa: {trustee}; theo dõi: {follow}",
            "  one vote is left, of {member}; trustees: {trustee}; to follow: {follow}",
        ),
        (
            "  tệp khóa của các nhân vật: {keys}; mật khẩu khóa: {passphrase}",
            "  key files of the figures: {keys}; their passphrase: {passphrase}",
        ),
    )
    for vi, en in lines:
        click.echo(this_terminal().say(vi, en).format(**told))
