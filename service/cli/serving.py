"""`guong serve`: gunicorn on loopback, with the worker inside where that is the set-up."""

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import click

from service.cli.commands import GuongCommand
from service.cli.database import database, settings
from service.cli.refusals import Refusal
from service.cli.terminal import this_terminal
from service.key_file import KEY_FILE
from service.settings import DEFAULT_PUBLIC_URL, is_loopback, require_own_secret

LOOPBACK = "127.0.0.1"
_OWN_MACHINE = frozenset({LOOPBACK, "::1", "localhost"})
_APPLICATION = "service.wsgi:app"


@click.command(cls=GuongCommand)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Cổng; 0: cổng trống bất kỳ. · The port; 0: any free one.",
)
@click.option("--workers", type=click.IntRange(min=1), help="Số tiến trình. · Processes.")
def serve(*, port: int | None, workers: int | None) -> None:
    """Phục vụ API · Serve the API.

    Không có --port thì theo GUONG_BIND. · Without --port, GUONG_BIND says where.
    """
    with database():
        pass  # Gunicorn would start, and each of its workers fail.
    bind = address(port)
    publish(bind)
    this_terminal().done(
        {"address": f"http://{bind}"}, vi=f"Phục vụ tại http://{bind}", en=f"Serving http://{bind}"
    )
    serve_forever(bind, workers=workers)


def address(port: int | None) -> str:
    """Where to listen, `host:port`, once it is known to be free.

    Raises:
        Refusal: somebody else listens there, or this process may not.
    """
    host, wanted = _configured() if port is None else (LOOPBACK, port)
    _require_named_keys(host)
    return f"{host}:{_free_port(host, wanted)}"


def free_address() -> str:
    """The configured address or, where somebody listens there, a free port beside it."""
    try:
        return address(None)
    except Refusal:
        return address(0)


def publish(bind: str) -> str:
    """The address that users see: as configured, else where we listen.

    Raises:
        OwnSecretNeededError: others can reach it, and the secret is the default.
    """
    require_own_secret(os.environ, bind)
    if is_loopback(bind):
        os.environ.setdefault("GUONG_PUBLIC_URL", f"http://{bind}")
    return os.environ.get("GUONG_PUBLIC_URL", DEFAULT_PUBLIC_URL)


def serve_forever(bind: str, *, workers: int | None = None) -> None:
    """Become gunicorn; this does not return."""
    with configuration() as path:
        arguments = [sys.executable, "-m", "gunicorn", "--config", str(path), "--bind", bind]
        os.environ.setdefault("GUONG_EMBEDDED_WORKER", str(int(settings().embedded_worker)))
        if workers is not None:
            arguments += ["--workers", str(workers)]
        sys.stdout.flush()
        os.execv(sys.executable, [*arguments, _APPLICATION])  # noqa: S606 -- ourselves, no shell


@contextmanager
def configuration() -> Iterator[Path]:
    """The file that configures gunicorn, wherever the project is installed."""
    with as_file(files("deploy") / "gunicorn.conf.py") as path:
        yield path


def _require_named_keys(host: str) -> None:
    if host.strip("[]") not in _OWN_MACHINE and not os.environ.get(KEY_FILE):
        raise Refusal(
            vi=f"Phục vụ ngoài máy này ({host}) thì phải đặt {KEY_FILE}; xem guong keys init.",
            en=f"To serve beyond this machine ({host}), set {KEY_FILE}; see guong keys init.",
        )


def _configured() -> tuple[str, int]:
    given = os.environ.get("GUONG_BIND", f"{LOOPBACK}:8000")
    host, _, port = given.rpartition(":")
    if not host or not port.isdecimal():
        raise Refusal(
            vi=f"GUONG_BIND phải có dạng địa-chỉ:cổng, không phải {given}.",
            en=f"GUONG_BIND must be host:port, not {given}.",
        )
    return host, int(port)


def _free_port(host: str, port: int) -> int:
    with socket.socket(socket.AF_INET6 if host.startswith("[") else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host.strip("[]"), port))
        except OSError as refused:
            raise _unusable(host, port, refused) from None
        return int(probe.getsockname()[1])


def _unusable(host: str, port: int, refused: OSError) -> Refusal:
    if refused.errno == errno.EADDRINUSE:
        return Refusal(
            vi=f"Cổng {port} đang được dùng; chọn cổng khác bằng --port.",
            en=f"The port {port} is in use; choose another with --port.",
        )
    return Refusal(
        vi=f"Không mở được {host}:{port} ({refused.strerror}).",
        en=f"It is not possible to listen on {host}:{port} ({refused.strerror}).",
    )
