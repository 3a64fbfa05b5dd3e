"""A browser that signs in at Canaille, and tokens signed as Canaille would."""

import json
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from uuid import uuid4

import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

from service.access.signed_by_provider import LOGOUT_EVENT
from tests.service.provider_process import CLIENT_ID, PASSWORD

CLIENT = "http://127.0.0.1:8000"
ROOT = Path(__file__).parents[2]


class Canaille:
    """An identity provider in a process of its own."""

    def __init__(self, told):
        self.issuer = told["issuer"]
        self.key = RSAKey.import_key(told["key"])

    def sign_in(self, address, user="thanh"):
        """Sign in there as a browser does; answers where it is sent back to."""
        browser = requests.Session()
        answer = browser.get(address)
        for field, value in (("login", user), ("password", PASSWORD)):
            (mark,) = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', answer.text)
            form = {field: value, "csrf_token": mark}
            answer = _follow(browser, browser.post(answer.url, data=form, allow_redirects=False))
        return _local(answer.headers["Location"])

    def logout_token(self, *, key=None, header=None, **changes):
        claims = {"jti": str(uuid4()), "events": {LOGOUT_EVENT: {}}} | changes
        return self._signed({"typ": "logout+jwt"} | (header or {}), claims, key or self.key)

    def id_token(self, **changes):
        claims = {"nonce": "n", "auth_time": int(time.time())} | changes
        return self._signed({"typ": "JWT"}, claims, self.key)

    def _signed(self, header, changes, key):
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 120}
        claims |= {"sub": "thanh"} | changes
        kept = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": self.key.kid} | header, kept, key)


@contextmanager
def running():
    """Canaille, ended at the end."""
    command = [sys.executable, "-m", "tests.service.provider_process", CLIENT]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        try:
            yield Canaille(json.loads(next(iter(process.stdout or ()))))
        finally:
            process.terminate()


def _follow(browser, answer):
    while answer.is_redirect and not answer.headers["Location"].startswith(CLIENT):
        there = urljoin(answer.url, answer.headers["Location"])
        answer = browser.get(there, allow_redirects=False)
    return answer


def _local(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"
