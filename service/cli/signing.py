"""`guong log-key` makes a key; `guong sign` gives the logs their checkpoints."""

import signal
from pathlib import Path
from threading import Event
from types import FrameType

import click

from proofs.keys import COSIGNATURE, NOTE, SignerKey
from service.cli.commands import GuongCommand
from service.cli.database import database, settings
from service.cli.log_options import FILE, KEY_FILE, STATE, WitnessParameter
from service.cli.refusals import Refusal
from service.cli.terminal import this_terminal
from service.logs import configure_logs
from service.transparency.keys import read_key, write_key
from service.transparency.memory import memory
from service.transparency.signer import Signer
from service.transparency.witnesses import RemoteWitness

_KINDS = {"log": NOTE, "witness": COSIGNATURE}


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
@click.option(
    "--witness",
    "witnesses",
    type=WitnessParameter(),
    multiple=True,
    help="Người làm chứng: khóa@địa-chỉ · A witness: key@address.",
)
@click.option("--once", is_flag=True, help="Ký những gì đang có rồi dừng · Sign, then end.")
@click.option("--every", type=click.FloatRange(min=0.1), default=1.0, help="Giây · Seconds.")
def sign(
    *, key_file: Path, state: Path, witnesses: tuple[RemoteWitness, ...], once: bool, every: float
) -> None:
    """Ký điểm kiểm cho nhật ký của mọi cơ quan · Sign a checkpoint for each log that grew.

    Không ký cây nhỏ hơn hoặc khác với cây đã ký. · Never signs a smaller or different tree.
    """
    configure_logs(settings().log_level)
    with database() as engine, memory(state) as kept:
        signer = Signer(engine, read_key(key_file), kept, witnesses)
        if once:
            _sign_once(signer)
        else:
            _sign_until_told_to_stop(signer, every)


def _sign_once(signer: Signer) -> None:
    count, refused = signer.run_once()
    if refused:
        raise Refusal(
            vi="; ".join(each.message("vi") for each in refused),
            en="; ".join(each.message("en") for each in refused),
        )
    this_terminal().done(
        {"signed": count}, vi=f"Đã ký {count} nhật ký.", en=f"{count} logs signed."
    )


def _sign_until_told_to_stop(signer: Signer, every: float) -> None:
    stop = Event()

    def told(_: int, __: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, told)
    signal.signal(signal.SIGINT, told)
    while not stop.wait(every):
        signer.run_once()
