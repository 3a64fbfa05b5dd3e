"""Two provinces with their agencies, every role at each, and data that tells whose it is.

What a tenant keeps carries two marks: a `term`, which others may search for, and a `secret`, which
no request ever sends, so that a secret in an answer came out of the tenant's data.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from proofs.keys import SignerKey
from service.access.roles import ROLES
from service.app import create_app
from service.backend import Backend
from service.calls import REHEARSAL
from service.transparency.memory import memory
from service.transparency.signer import Signer
from service.worker import BackgroundWorker
from tenants import access, directory, feeds, instance, machine_keys, users
from tenants.access import Grant
from tenants.directory import Tenant
from tenants.engine import open_engine
from tenants.machine_keys import KeyScope
from tests.isolation.lives import AUTUMN, OF_UNITS, Life
from tests.service.world import BEGAN, PROVINCE, S2

WHOLE = {
    "tinh-a": ("tinh-a", *(f"so-a{number}" for number in range(1, 5))),
    "tinh-b": ("tinh-b", *(f"so-b{number}" for number in range(1, 5))),
}
SMALL = {"tinh-a": ("tinh-a", "so-a1", "so-a2"), "tinh-b": ("tinh-b", "so-b1")}
"""Fewer agencies for the suite: a sibling, and one of another province."""

ALSO = {"emergency_operator": ("operator",)}
"""Roles that somebody must hold besides, to come in at all."""


@dataclass
class Marked:
    """A tenant with its marks, its address for calendars and the unit some of its people are of."""

    slug: str
    province: str
    term: str = field(default_factory=lambda: f"timkiem{uuid4().hex[:10]}")
    secret: str = field(default_factory=lambda: f"bimat{uuid4().hex[:10]}")
    feed: str = ""
    unit: str = ""
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def name(self):
        """What everything of this tenant is called."""
        return f"{self.term} {self.secret}"


class Provinces:
    """The application on one database, and a caller for each role at each tenant."""

    def __init__(self, url, provinces=None):
        self.engine = open_engine(url)
        self.backend = Backend(engine=self.engine)
        self.app = create_app(self.backend)
        self.client = self.app.test_client()
        self.worker = BackgroundWorker(self.backend)
        self.tenants = {
            slug: Marked(slug, province)
            for province, slugs in (provinces or SMALL).items()
            for slug in slugs
        }
        self.tokens = {}
        self.bodies = {}
        instance.change_setting(self.engine, REHEARSAL, "true")
        for marked in self.tenants.values():
            self._found(marked)
        self.worker.catch_up()
        self._sign()

    def _sign(self):
        """Sign every log, so that events can be proven."""
        with TemporaryDirectory() as folder, memory(Path(folder) / "signer") as kept:
            Signer(self.engine, SignerKey.generate("vi.example/nhat-ky"), kept, []).run_once()

    def close(self):
        """Close every connection."""
        self.engine.dispose()

    def _found(self, marked):
        province = None if marked.slug == marked.province else marked.province
        level = "province" if province is None else "agency"
        slug = marked.slug
        directory.add(self.engine, Tenant(slug, slug, slug, level, province, date(2010, 1, 1)))
        for role in ROLES:
            if role not in OF_UNITS:
                self.hire(marked, role, role, *ALSO.get(role, ()))
        life = Life(self, marked)
        life.begin(PROVINCE if province is None else S2)
        if province is not None:
            life.go_on()
        life.let_in()
        feed = feeds.Feed(slug, "", "lịch")
        marked.feed = feeds.issue_feed(self.engine, feed, at=datetime.now(UTC))

    def done(self, marked, role, path, body=None, moment=AUTUMN):
        """Do something as a role at a tenant; what was sent there is kept for the fuzz."""
        slug = marked.slug
        headers = {
            "Authorization": f"Bearer {self.tokens[role, slug]}",
            "Rehearsal-Time": moment,
            "Idempotency-Key": f"{slug}-{path.split('/')[0]}-{uuid4()}",
        }
        address = f"/v1/tenants/{slug}/{path}"
        answer = self.client.post(address, json=body or {}, headers=headers)
        assert answer.status_code in {201, 202}, (path, answer.get_data(as_text=True))
        self.bodies.setdefault(path.split("/")[-1], {})[slug] = body or {}
        return {name: str(value) for name, value in (answer.json or {}).items()}

    def seen(self, marked, role, path):
        """What a role reads at a tenant."""
        headers = {"Authorization": f"Bearer {self.tokens[role, marked.slug]}"}
        answer = self.client.get(f"/v1/tenants/{marked.slug}/{path}", headers=headers)
        assert answer.status_code == 200, (path, answer.get_data(as_text=True))
        return answer.json

    def hire(self, marked, key, *roles, unit=""):
        """Somebody with these roles at a tenant, whose token is kept under a name."""
        user = f"{key}.{marked.slug}"
        users.add_user(self.engine, user_id=user, display_name=marked.name, at=BEGAN)
        self.tokens[key, marked.slug] = machine_keys.issue_token(
            self.engine,
            user_id=user,
            label="fuzz",
            at=BEGAN,
            scope=KeyScope(step_up_exempt=True),
        )
        for role in roles:
            grant = Grant(marked.slug, role, unit, date(2020, 1, 1))
            access.grant_role(self.engine, user_id=user, grant=grant, granted_by="op", at=BEGAN)
        return user
