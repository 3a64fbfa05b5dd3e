"""`guong log-key` makes a key; `guong sign` gives the logs their checkpoints."""

import signal
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from threading import Event
from types import FrameType

import click

from proofs.keys import COSIGNATURE, NOTE, SignerKey, VerifierKey
from refusals import refusal
from service.cli.commands import GuongCommand
from service.cli.database import database, settings
from service.cli.log_options import (
    FILE,
    KEY_FILE,
    LOG_KEYS,
    STATE,
    AuthorityParameter,
    WitnessParameter,
)
from service.cli.refusals import Refusal
from service.cli.terminal import this_terminal
from service.logs import configure_logs
from service.transparency.gathering import Gathering
from service.transparency.keys import read_key, write_key
from service.transparency.memory import memory
from service.transparency.signer import Signer, Stamping
from service.transparency.timestamps import TimestampAuthority
from service.transparency.witnesses import RemoteWitness
from tenants.log_tables import PROVINCE_LOG

_KINDS = {"log": NOTE, "witness": COSIGNATURE}
WITNESSES = click.option(
    "--witness",
    "witnesses",
    type=WitnessParameter(),
    multiple=True,
    help="Người làm chứng: khóa@địa-chỉ · A witness: key@address.",
)
ONCE = click.option("--once", is_flag=True, help="Ký những gì đang có rồi dừng · Sign, then end.")
STAMP = click.option(
    "--timestamp",
    type=AuthorityParameter(),
    help="Cơ quan cấp dấu thời gian RFC 3161 · A timestamping authority; none by default.",
)
STAMP_EVERY = click.option(
    "--timestamp-every",
    type=click.FloatRange(min=0),
    default=60.0,
    show_default=True,
    help="Mỗi nhật ký nhiều nhất một dấu trong bấy nhiêu phút · Minutes between two of a log.",
)
EVERY = click.option("--every", type=click.FloatRange(min=0.1), default=1.0, help="Giây · Seconds.")
Signed = tuple[int, Sequence[refusal.Refusal]]
"""How many logs were signed, and what was refused."""


@click.command("log-key", cls=GuongCommand)
@click.argument("file", type=FILE)
@click.option("--name", required=True, help="Tên, dạng example.vn/nhat-ky · Its name.")
@click.option("--kind", type=click.Choice(list(_KINDS)), default="log", show_default=True)
def log_key(*, file: Path, name: str, kind: str) -> None:
    """Tạo khóa ký nhật ký, hoặc khóa của người làm chứng · Make a signing key.

    In ra khóa công khai; khóa bí mật chỉ nằm trong tệp. · Prints the public key only.
    """
    key = SignerKey.generate(name, _KINDS[kind])
    public = key.verifier.text
    write_key(file, key)
    this_terminal().done({"public_key": public, "file": str(file)}, vi=public, en=public)


@click.command(cls=GuongCommand)
@KEY_FILE
@STATE
@WITNESSES
@ONCE
@EVERY
@STAMP
@STAMP_EVERY
def sign(
    *,
    key_file: Path,
    state: Path,
    witnesses: tuple[RemoteWitness, ...],
    once: bool,
    every: float,
    timestamp: TimestampAuthority | None,
    timestamp_every: float,
) -> None:
    """Ký điểm kiểm cho nhật ký của mọi cơ quan · Sign a checkpoint for each log that grew.

    Không ký cây nhỏ hơn hoặc khác với cây đã ký. · Never signs a smaller or different tree.
    """
    configure_logs(settings().log_level)
    with database() as engine, memory(state) as kept:
        stamping = _stamping(timestamp, timestamp_every)
        signer = Signer(engine, read_key(key_file), kept, witnesses, stamping=stamping)
        _run(signer.run_once, once=once, every=every)


@click.command("sign-province", cls=GuongCommand)
@KEY_FILE
@STATE
@LOG_KEYS
@WITNESSES
@ONCE
@EVERY
@STAMP
@STAMP_EVERY
def sign_province(
    *,
    key_file: Path,
    state: Path,
    log_keys: tuple[VerifierKey, ...],
    witnesses: tuple[RemoteWitness, ...],
    once: bool,
    every: float,
    timestamp: TimestampAuthority | None,
    timestamp_every: float,
) -> None:
    """Ghi điểm kiểm của mọi cơ quan vào nhật ký cấp tỉnh và ký · Enter checkpoints, then sign.

    Khóa riêng, nên chạy ở nơi khác guong sign. · A key of its own; best run by somebody else.
    """
    if not log_keys:
        raise Refusal(vi="Thiếu --log-key: khóa công khai của nhật ký.", en="--log-key is missing.")
    configure_logs(settings().log_level)
    with database() as engine, memory(state) as kept:
        gathering = Gathering(engine, log_keys)
        stamping = _stamping(timestamp, timestamp_every)
        signer = Signer(engine, read_key(key_file), kept, witnesses, PROVINCE_LOG, stamping)

        def gather_and_sign() -> Signed:
            _, unfit = gathering.run_once()
            count, refused = signer.run_once()
            return count, [*unfit, *refused]

        _run(gather_and_sign, once=once, every=every)


def _stamping(authority: TimestampAuthority | None, minutes: float) -> Stamping | None:
    return None if authority is None else Stamping(authority, timedelta(minutes=minutes))


def _run(sign_now: Callable[[], Signed], *, once: bool, every: float) -> None:
    if once:
        _sign_once(sign_now)
    else:
        _sign_until_told_to_stop(sign_now, every)


def _sign_once(sign_now: Callable[[], Signed]) -> None:
    count, refused = sign_now()
    if refused:
        raise Refusal(
            vi="; ".join(each.message("vi") for each in refused),
            en="; ".join(each.message("en") for each in refused),
        )
    this_terminal().done(
        {"signed": count}, vi=f"Đã ký {count} nhật ký.", en=f"{count} logs signed."
    )


def _sign_until_told_to_stop(sign_now: Callable[[], Signed], every: float) -> None:
    stop = Event()

    def told(_: int, __: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    while not stop.wait(every):
        sign_now()
