"""The allowance of a caller is one for all gunicorn workers."""

import urllib.error
import urllib.request
from datetime import UTC, datetime

from tenants import machine_keys, users
from tenants.engine import open_engine
from tests.end_to_end.processes import serving

ALLOWED, SENT = 20, 45


def test_two_workers_let_no_more_through_than_one(postgres_url, tmp_path, monkeypatch):
    monkeypatch.setenv("GUONG_REQUESTS_PER_MINUTE", str(ALLOWED))
    token = _token(postgres_url)

    with serving(postgres_url, tmp_path, workers=2) as address:
        answers = [_ask(f"{address}/v1/me", token) for _ in range(SENT)]

    statuses = [status for status, _ in answers]
    refused = next(headers for status, headers in answers if status == 429)
    # A minute may end in between; then the allowance counts anew.
    assert statuses.count(200) in {ALLOWED, 2 * ALLOWED}
    assert 0 < int(refused["Retry-After"]) <= 60
    assert refused["RateLimit-Policy"] == f'"caller";q={ALLOWED};w=60'
    assert refused["Content-Security-Policy"].startswith("default-src 'none'")


def _token(url):
    engine = open_engine(url)
    at = datetime.now(UTC)
    users.add_user(engine, user_id="alice", display_name="Alice", at=at)
    token = machine_keys.issue_token(engine, user_id="alice", label="test", at=at)
    engine.dispose()
    return token


def _ask(address, token):
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers
