"""What a WSGI server imports: it starts on a migrated database or says in one line why not."""

import os
import subprocess
import sys

IMPORT = [sys.executable, "-c", "from service.wsgi import app; print(app.name)"]


def imported(**environment):
    return subprocess.run(
        IMPORT, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_it_starts_on_a_migrated_database(sqlite_url):
    started = imported(GUONG_DATABASE_URL=sqlite_url, GUONG_EMBEDDED_WORKER="1")

    assert (started.returncode, started.stdout) == (0, "service\n")


def test_it_does_not_start_without_migrations(tmp_path):
    refused = imported(GUONG_DATABASE_URL=f"sqlite:///{tmp_path}/empty.db")

    assert refused.returncode == 3
    assert refused.stderr.splitlines()[-1].startswith("guong: Cơ sở dữ liệu chưa được nâng cấp")
    assert "Traceback" not in refused.stderr


def test_it_does_not_start_with_a_setting_that_it_cannot_use():
    refused = imported(GUONG_LOG_LEVEL="loud")

    assert refused.returncode == 3
    assert refused.stderr == (
        "guong: Biến môi trường GUONG_LOG_LEVEL không dùng được: "
        "chỉ nhận debug, info, warning, error. · "
        "The environment variable GUONG_LOG_LEVEL cannot be used: "
        "it takes debug, info, warning, error.\n"
    )
