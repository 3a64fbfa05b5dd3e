"""`guong trustee`: what a trustee of a secret ballot does on a machine without a network."""

from pathlib import Path

import click

from ballots import election as elections
from ballots import tally, trustees
from ballots.group import raised
from service.cli.commands import GuongGroup
from service.cli.log_options import FILE
from service.cli.terminal import this_terminal
from service.cli.trustee_files import (
    NotATrusteeError,
    read_message,
    read_messages,
    read_seed,
    verified,
    write_message,
    write_new_seed,
)

_SEED = click.option(
    "--seed-file",
    type=FILE,
    required=True,
    help="Tệp bí mật, chỉ chủ sở hữu đọc được · The secret, a file of its owner alone.",
)
_CERTIFICATES = click.option(
    "--certificates",
    type=FILE,
    required=True,
    help="Chứng thư của mọi người giữ khóa, mỗi dòng một · All certificates, one a line.",
)
_OUT = click.option(
    "--out", type=FILE, required=True, help="Tệp mới để gửi đi · The new file to hand in."
)
_COUNT = click.IntRange(min=1, max=100)


@click.group(cls=GuongGroup)
def trustee() -> None:
    """Việc của người giữ khóa, không cần mạng · What a trustee does, without a network.

    Bí mật chỉ nằm trong tệp của --seed-file. · The secret is only in the file of --seed-file.
    """


@trustee.command()
@_SEED
@_OUT
@click.option("--index", type=_COUNT, required=True, help="Người thứ mấy, từ 1 · Which, from 1.")
@click.option("--size", type=_COUNT, default=3, show_default=True, help="Số người · How many.")
@click.option(
    "--threshold", type=_COUNT, default=2, show_default=True, help="Số người mở · How many open."
)
def certificate(*, seed_file: Path, out: Path, index: int, size: int, threshold: int) -> None:
    """Bước 1: tạo bí mật và chứng thư · Step 1: make the secret and the certificate."""
    if index > size or threshold > size:
        raise click.BadParameter(str(size), param_hint="--size")
    seed = write_new_seed(seed_file)
    text = trustees.certificate(seed, index=index, size=size, threshold=threshold)
    _hand_in(out, text, seed_file)


@trustee.command()
@_SEED
@_CERTIFICATES
@_OUT
def polynomial(*, seed_file: Path, certificates: Path, out: Path) -> None:
    """Bước 2: chia bí mật cho mọi người giữ khóa · Step 2: deal a secret to all trustees."""
    text = trustees.polynomial(read_seed(seed_file), read_messages(certificates))
    _hand_in(out, text, seed_file)


@trustee.command()
@_SEED
@_CERTIFICATES
@click.option(
    "--input",
    "given",
    type=FILE,
    required=True,
    help="Những gì mọi người chia cho mình · What all dealt to you (vinput).",
)
@_OUT
def share(*, seed_file: Path, certificates: Path, given: Path, out: Path) -> None:
    """Bước 3: kiểm tra và nhận phần khóa · Step 3: check and take the share."""
    text = trustees.voutput(read_seed(seed_file), read_messages(certificates), read_message(given))
    _hand_in(out, text, seed_file)


@trustee.command()
@_SEED
@click.option(
    "--share",
    "share_file",
    type=FILE,
    required=True,
    help="Tệp của bước 3, hoặc .dkey của belenios-tool · The file of step 3, or a .dkey.",
)
@click.option(
    "--archive", type=FILE, required=True, help="Hồ sơ .bel của cuộc bỏ phiếu · The election."
)
@_OUT
def decrypt(*, seed_file: Path, share_file: Path, archive: Path, out: Path) -> None:
    """Mở phần của mình, sau khi kiểm tra toàn bộ hồ sơ · Open your part of the sums.

    Chỉ tổng được mở, không phiếu nào. · Only sums are opened, never a ballot.
    """
    read = verified(archive)
    secret = trustees.open_share(read_seed(seed_file), _sealed(read_message(share_file)))
    keys = trustees.read(read.trustees).keys
    if raised(secret) not in keys:
        raise NotATrusteeError
    asked = elections.read(read.election)
    owner = keys.index(raised(secret)) + 1
    write_message(out, tally.partial(asked, read.encrypted_tally or "", secret))
    this_terminal().done(
        {"file": str(out), "owner": owner, "ballots": len(read.ballots)},
        vi=f"Đã mở phần của người giữ khóa số {owner}, {len(read.ballots)} phiếu; gửi tệp {out}.",
        en=f"Opened the part of trustee {owner} for {len(read.ballots)} ballots; hand in {out}.",
    )


def _sealed(text: str) -> str:
    return trustees.sealed_share(text) if text.startswith('{"private_key"') else text


def _hand_in(out: Path, text: str, seed_file: Path) -> None:
    write_message(out, text)
    this_terminal().done(
        {"file": str(out), "seed_file": str(seed_file)},
        vi=f"Gửi tệp {out}; giữ kín tệp {seed_file}.",
        en=f"Hand in {out}; keep {seed_file} secret.",
    )
