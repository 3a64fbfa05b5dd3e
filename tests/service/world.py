"""Two agencies and their province behind the API, and the people who call it."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from functools import cache

from flask import Flask
from typing_extensions import override

from domain.times import VIETNAM
from service.app import create_app
from service.backend import Backend
from service.calls import EXTENSION, REHEARSAL
from service.worker import BackgroundWorker
from tenants import access, directory, instance, machine_keys, users
from tenants.access import Grant
from tenants.directory import Tenant
from tenants.engine import open_engine
from tenants.machine_keys import KeyScope
from tenants.plan_files import read_file, shipped_path
from tests.service.kept import Kept

BEGAN = datetime(2024, 1, 1, tzinfo=UTC)
AGENCIES = (
    Tenant("binh-phuoc", "Tỉnh Bình Phước", "BP", "province", None, date(1997, 1, 1)),
    Tenant("sxd", "Sở Xây dựng", "SXD", "agency", "binh-phuoc", date(2010, 5, 3)),
    Tenant("sngv", "Sở Ngoại vụ", "SNgV", "agency", "binh-phuoc", date(2011, 5, 3)),
)
ROLES = {
    "sxd": {
        "alice": ["standing_body"],
        "vera": ["verifier"],
        "clara": ["chair"],
        "sam": ["secretary"],
        "tom": ["teller"],
        "tim": ["teller"],
        "max": ["council_member"],
        "henry": ["head"],
        "rita": ["registry_clerk"],
        "audrey": ["auditor"],
    },
    "sngv": {
        "charlie": ["standing_body", "head", "chair", "secretary", "verifier", "auditor"],
        "carol": ["council_member"],
    },
    "binh-phuoc": {
        "penny": ["province_body"],
        "paul": ["standing_body", "verifier", "secretary", "teller"],
        "petra": ["teller"],
        "pia": ["chair"],
        "perry": ["head"],
        "pam": ["council_member"],
    },
}
S2, PROVINCE = "s2-so-xay-dung-2024", "province-binh-phuoc-2024"


_FREE: list[Flask] = []
"""Applications that a world of this process has left; making one takes half a second."""


class World:
    """The application on one database; a worker brings the views up to date when asked to."""

    def __init__(self, url, *, rehearsal=True):
        self.engine = open_engine(url)
        self.backend = Backend(engine=self.engine)
        self.app = self._own_app = _FREE.pop() if _FREE else create_app(self.backend)
        self.app.extensions[EXTENSION] = self.backend
        self.client = self.app.test_client()
        self.worker: BackgroundWorker = PatientWorker(self)
        self.tokens = {}
        self.known = {}
        self.scope = KeyScope(step_up_exempt=rehearsal)
        self._kept = Kept(self.engine)
        self.step(f"founded, {rehearsal=}", self._found, patched=False)

    def step(self, name, take, *, patched=None):
        """What `take` answers in this world, or answered in another that was the same."""

        def with_tokens():
            return take(), self.tokens

        answer, self.tokens = self._kept.step(name, with_tokens, patched=patched)
        return answer

    def _found(self):
        if self.scope.step_up_exempt:
            instance.change_setting(self.engine, REHEARSAL, "true")
        for agency in AGENCIES:
            directory.add(self.engine, agency)
        for tenant, people in ROLES.items():
            for user, roles in people.items():
                self.hire(user, *[Grant(tenant, role, "", date(2020, 1, 1)) for role in roles])

    def hire(self, user, *grants):
        if user not in self.tokens:
            users.add_user(self.engine, user_id=user, display_name=user.title(), at=BEGAN)
            self.tokens[user] = machine_keys.issue_token(
                self.engine, user_id=user, label="test", at=BEGAN, scope=self.scope
            )
        for grant in grants:
            access.grant_role(self.engine, user_id=user, grant=grant, granted_by="op", at=BEGAN)

    def commission(self, auditor="audrey", tenant="sxd", by="henry", **scope):
        """Let an auditor in today, for a month, everywhere or within a scope."""
        today = datetime.now(VIETNAM).date()
        body = {
            "auditor": auditor,
            "scope": "agency",
            "purpose": "Kiểm tra định kỳ",
            "document": "Quyết định số 45/QĐ-TTr",
            "first_day": f"{today}",
            "last_day": f"{today + timedelta(days=30)}",
        }
        access = self.done(by, "access/audits", body | scope, tenant)["id"]
        self.worker.catch_up()
        return access

    def get(self, who, path, tenant="sxd", **headers):
        return self.client.get(_path(path, tenant), headers=self._headers(who, headers))

    def post(self, who, path, body=None, tenant="sxd", **headers):
        return self.client.post(
            _path(path, tenant), json=body or {}, headers=self._headers(who, headers)
        )

    def done(self, who, path, body=None, tenant="sxd", **headers):
        answer = self.post(who, path, body, tenant, **headers)
        assert answer.status_code in {201, 202}, answer.get_data(as_text=True)
        return answer.json

    def seen(self, who, path, tenant="sxd", **headers):
        self.worker.catch_up()
        answer = self.get(who, path, tenant, **headers)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.json

    def close(self):
        self.engine.dispose()
        _FREE.append(self._own_app)

    def _headers(self, who, headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return sent | ({"Authorization": f"Bearer {self.tokens[who]}"} if who else {})


class PatientWorker(BackgroundWorker):
    """A worker of a world, which need not do what was done in another."""

    def __init__(self, world):
        super().__init__(world.backend)
        self._world = world

    @override
    def catch_up(self):
        return self._world.step("caught up", super().catch_up)


def _path(path, tenant):
    return path if path.startswith("/") else f"/v1/tenants/{tenant}/{path}"


@cache
def _plan_document(name):
    file = read_file(shipped_path(name))
    return {"document": file.data, "source_sha256": file.sha256}


def plan_document(name=S2):
    return deepcopy(_plan_document(name))
