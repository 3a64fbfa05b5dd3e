"""`guong witness` and `guong monitor`: memory of the logs that others than the operator keep."""

import os
from dataclasses import asdict
from pathlib import Path

import click
from werkzeug.serving import make_server

from proofs.keys import VerifierKey
from proofs.witnessing import Witness
from service.cli.commands import GuongCommand
from service.cli.log_options import KEY_FILE, LOG_KEYS, STATE, KeyParameter
from service.cli.terminal import Column, this_terminal
from service.transparency.following import Followed, Follower
from service.transparency.keys import read_key
from service.transparency.memory import memory
from service.transparency.monitor import Monitor, Seen
from service.transparency.remote_log import RemoteLog
from service.transparency.witness_app import create_witness_app

_ALARM = 1
_DAY = 86_400
_TOKEN = "GUONG_TOKEN"  # noqa: S105 -- the name of a variable
_SEEN = (
    Column("origin", "Nhật ký", "Log"),
    Column("alarm", "Báo động", "Alarm"),
    Column("size", "Số mục", "Entries"),
    Column("remembered", "Đã nhớ", "Remembered"),
)


@click.command(cls=GuongCommand)
@KEY_FILE
@STATE
@LOG_KEYS
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True)
def witness(
    *, key_file: Path, state: Path, log_keys: tuple[VerifierKey, ...], host: str, port: int
) -> None:
    """Làm chứng cho nhật ký của người khác · Cosign the checkpoints of others' logs.

    Không dùng cơ sở dữ liệu; chỉ ký cây nối tiếp cây đã ký trước. · Uses no database.
    """
    with memory(state) as kept:
        key = read_key(key_file)
        app = create_witness_app(Witness(key, log_keys, kept), kept)
        server = make_server(host, port, app, threaded=True)
        address = f"http://{host}:{server.server_port}"
        result = {"address": address, "public_key": key.verifier.text}
        this_terminal().done(result, vi=f"Làm chứng tại {address}", en=f"Witnessing at {address}")
        server.serve_forever()


@click.command(cls=GuongCommand)
@click.argument("origin")
@click.argument("url")
@STATE
@LOG_KEYS
@click.option("--witness-key", "witness_keys", type=KeyParameter(), multiple=True)
@click.option(
    "--silence",
    type=click.IntRange(min=1),
    default=24 * 60,
    show_default=True,
    help="Báo động sau bao nhiêu phút không có gì mới được làm chứng · Minutes of silence.",
)
@click.option(
    "--member-key",
    "member_keys",
    type=KeyParameter(),
    multiple=True,
    help="Nhật ký cấp tỉnh: khóa của các cơ quan, để theo dõi từng cơ quan · Of a province's log:"
    " the key of the agencies' logs; each agency is followed.",
)
@click.option(
    "--member-silence",
    type=click.IntRange(min=1),
    help="Báo động khi một cơ quan không có điểm kiểm mới sau bấy nhiêu ngày · Days of silence.",
)
@click.pass_context
def monitor(
    context: click.Context,
    *,
    origin: str,
    url: str,
    state: Path,
    log_keys: tuple[VerifierKey, ...],
    witness_keys: tuple[VerifierKey, ...],
    silence: int,
    member_keys: tuple[VerifierKey, ...],
    member_silence: int | None,
) -> None:
    """Theo dõi một nhật ký từ bên ngoài · Watch a log from outside.

    ORIGIN: tên nhật ký · the name of the log.
    URL: …/v1/tenants/<mã>/log, hoặc · or …/v1/tenants/<tỉnh>/province-log.
    Mã truy cập trong GUONG_TOKEN · The token in GUONG_TOKEN.
    Mã thoát 1 khi nhật ký ngắn lại, rẽ nhánh hay im lặng · Exit code 1 on shrink, fork, silence.
    """
    with memory(state) as kept:
        watching = Monitor(log_keys, witness_keys, kept, silence=silence * 60)
        log = RemoteLog(url, os.environ.get(_TOKEN, ""))
        found = [watching.look(origin, log)]
        if member_keys and not found[0].alarm:
            quiet = None if member_silence is None else member_silence * _DAY
            followed = Followed(state, origin)
            found += Follower(member_keys, followed, silence=quiet).follow(log, found[0].size)
    _report(found)
    if any(seen.alarm for seen in found):
        context.exit(_ALARM)


def _report(found: list[Seen]) -> None:
    terminal = this_terminal()
    if terminal.as_json:
        members = [asdict(seen) for seen in found[1:]]
        terminal.lines(asdict(found[0]) | ({"members": members} if members else {}), [])
    else:
        terminal.table(_SEEN, [asdict(seen) for seen in found])
