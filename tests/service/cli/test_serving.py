import json
import socket
import urllib.request

import pytest

from service.cli.serving import configuration
from tests.end_to_end.processes import serving
from tests.service.cli.conftest import Shell


def test_it_serves_on_a_free_port_of_loopback(sqlite_url, tmp_path):
    with serving(sqlite_url, tmp_path, workers=1) as address:
        document = json.loads(urllib.request.urlopen(f"{address}/openapi.json", timeout=10).read())

    assert address.startswith("http://127.0.0.1:")
    assert document["openapi"].startswith("3.1")


def test_a_port_in_use_is_told(guong_on_sqlite):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        refused = [
            guong_on_sqlite.refusal(command, "--port", str(port)) for command in ("serve", "demo")
        ]

    told = f"guong: Cổng {port} đang được dùng; chọn cổng khác bằng --port. · "
    assert [(code, line.startswith(told)) for code, line in refused] == [(1, True), (1, True)]
    assert guong_on_sqlite.json("agency", "list") == []


def test_a_database_without_migrations_is_not_served(tmp_path):
    code, line = Shell(f"sqlite:///{tmp_path}/none.db").refusal("serve", "--port", "0")

    assert (code, "guong init" in line) == (1, True)


def test_a_port_that_is_none_is_a_misuse(guong_on_sqlite):
    assert guong_on_sqlite.refusal("serve", "--port", "70000")[0] == 2


def test_gunicorn_is_configured_from_the_installed_files():
    with configuration() as path:
        assert path.name == "gunicorn.conf.py"
        assert path.exists()


@pytest.mark.parametrize("bind", ["8000", "127.0.0.1:http", ":8000"])
def test_an_address_that_is_none_is_told(guong_on_sqlite, bind):
    guong_on_sqlite.environment["GUONG_BIND"] = bind

    code, line = guong_on_sqlite.refusal("serve")

    assert (code, f"GUONG_BIND must be host:port, not {bind}." in line) == (1, True)
