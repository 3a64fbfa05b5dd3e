"""Options that the commands of the transparency log share."""

from pathlib import Path
from typing import Any

import click
from typing_extensions import override

from proofs.errors import ProofError
from proofs.keys import VerifierKey
from service.transparency.timestamps import TimestampAuthority
from service.transparency.witnesses import RemoteWitness

FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)


class KeyParameter(click.ParamType[VerifierKey]):
    """A public key in its text form: name+id+key."""

    name = "vkey"

    @override
    def convert(self, value: Any, param: Any, ctx: Any) -> VerifierKey:
        try:
            return VerifierKey.parse(value)
        except ProofError as refused:
            self.fail(str(refused), param, ctx)


class WitnessParameter(click.ParamType[RemoteWitness]):
    """A witness: its public key, `@`, and the address below which it is asked."""

    name = "vkey@url"

    @override
    def convert(self, value: Any, param: Any, ctx: Any) -> RemoteWitness:
        key, _, url = value.partition("@")
        if not url.startswith(("http://", "https://")):
            self.fail("vkey@http(s)://…", param, ctx)
        return RemoteWitness(KeyParameter().convert(key, param, ctx), url)


class AuthorityParameter(click.ParamType[TimestampAuthority]):
    """A timestamping authority by its address."""

    name = "url"

    @override
    def convert(self, value: Any, param: Any, ctx: Any) -> TimestampAuthority:
        if not value.startswith(("http://", "https://")):
            self.fail("http(s)://…", param, ctx)
        return TimestampAuthority(value)


KEY_FILE = click.option(
    "--key-file",
    type=FILE,
    required=True,
    envvar="GUONG_LOG_KEY_FILE",
    help="Tệp khóa ký, chỉ chủ sở hữu đọc được · The key, a file of its owner alone.",
)
STATE = click.option(
    "--state",
    type=FOLDER,
    required=True,
    help="Thư mục ghi nhớ riêng, ngoài cơ sở dữ liệu · A folder to remember in, no database.",
)
LOG_KEYS = click.option(
    "--log-key",
    "log_keys",
    type=KeyParameter(),
    multiple=True,
    help="Khóa công khai của nhật ký · A public key of the logs.",
)
PROVINCE_KEYS = click.option(
    "--province-key",
    "province_keys",
    type=KeyParameter(),
    multiple=True,
    help="Khóa công khai của nhật ký cấp trên · A public key of the province's logs.",
)
