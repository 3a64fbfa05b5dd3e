"""Wrong attempts count whichever gunicorn process they reach."""

import json
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from tenants import users
from tests.end_to_end.processes import serving


def test_two_processes_grant_five_attempts_together(engine, database_url, tmp_path):
    users.add_user(engine, user_id="alice", display_name="Alice", at=datetime.now(UTC))
    with serving(database_url, tmp_path, workers=2) as address, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: wrong_attempt(address), range(24)))

    assert sorted(answers) == [401] * 5 + [429] * 19


def wrong_attempt(address):
    body = json.dumps({"user_id": "alice", "password": "not the password"}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/v1/sign-in", body, headers)
    try:
        return urllib.request.urlopen(request, timeout=20).status
    except urllib.error.HTTPError as refused:
        return refused.code
