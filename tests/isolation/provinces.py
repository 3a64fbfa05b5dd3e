"""Two provinces with four agencies each, every role at each, and data that tells whose it is.

What a tenant keeps carries two marks: a `term`, which others may search for, and a `secret`, which
no request ever sends, so that a secret in an answer came out of the tenant's data.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import uuid4

from service.access.roles import ROLES
from service.app import create_app
from service.backend import Backend
from service.calls import REHEARSAL
from service.worker import BackgroundWorker
from tenants import access, directory, feeds, instance
from tenants.access import Grant
from tenants.directory import Tenant
from tenants.engine import open_engine
from tests.service.stories import DOCUMENTS
from tests.service.world import BEGAN, MAPPER, PROVINCE, S2, plan_document

TENANTS = {
    "tinh-a": ("tinh-a", *(f"so-a{number}" for number in range(1, 5))),
    "tinh-b": ("tinh-b", *(f"so-b{number}" for number in range(1, 5))),
}
AUTUMN = "2024-11-20T08:00:00+07:00"
OF_UNITS = ("nominating_unit", "field_lead")


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

    def __init__(self, url):
        self.engine = open_engine(url)
        self.backend = Backend(engine=self.engine, mapper=MAPPER)
        self.app = create_app(self.backend)
        self.client = self.app.test_client()
        self.worker = BackgroundWorker(self.backend)
        self.tenants = {
            slug: Marked(slug, province) for province, slugs in TENANTS.items() for slug in slugs
        }
        self.tokens = {}
        self.bodies = {}
        instance.change_setting(self.engine, REHEARSAL, "true")
        for marked in self.tenants.values():
            self._found(marked)
        self.worker.catch_up()

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
                self._hire(marked, role, "")
        self._begin(marked, PROVINCE if province is None else S2)
        feed = feeds.Feed(slug, "", "lịch")
        marked.feed = feeds.issue_feed(self.engine, feed, at=datetime.now(UTC))

    def _hire(self, marked, role, unit):
        user = f"{role}.{marked.slug}"
        access.add_user(self.engine, user_id=user, display_name=marked.name, at=BEGAN)
        self.tokens[role, marked.slug] = access.issue_token(
            self.engine, user_id=user, label="fuzz", at=BEGAN
        )
        grant = Grant(marked.slug, role, unit, date(2020, 1, 1))
        access.grant_role(self.engine, user_id=user, grant=grant, granted_by="op", at=BEGAN)

    def _begin(self, marked, plan_name):
        def done(role, path, body=None):
            headers = {
                "Authorization": f"Bearer {self.tokens[role, marked.slug]}",
                "Rehearsal-Time": AUTUMN,
                "Idempotency-Key": f"{marked.slug}-{path.split('/')[0]}-{uuid4()}",
            }
            address = f"/v1/tenants/{marked.slug}/{path}"
            answer = self.client.post(address, json=body or {}, headers=headers)
            assert answer.status_code in {201, 202}, (path, answer.get_data(as_text=True))
            self.bodies.setdefault(path.split("/")[-1], {})[slug] = body or {}
            return str((answer.json or {})["id"])

        name, slug = marked.name, marked.slug
        plan = done("standing_body", "plans", plan_document(plan_name))
        issue = {"number": "883/KH", "issued_on": "2024-04-04", "signer": name}
        done("head", f"plans/{plan}/issue", issue)
        marked.unit = done("standing_body", "units", {"name": name, "short_name": "QH"})
        for role in OF_UNITS:
            self._hire(marked, role, marked.unit)
        unit = {"unit_id": marked.unit}
        subject = done("nominating_unit", "subjects", {"kind": "individual", "name": name, **unit})
        dossier = {
            "plan_id": plan, "subject_id": subject, **unit, "scope": "Cải cách hành chính",
            "achievement": name,
        }  # fmt: skip
        nomination = done("nominating_unit", "nominations", dossier)
        papers = [{**document, "title": name} for document in DOCUMENTS]
        done("nominating_unit", f"nominations/{nomination}/submission", {"documents": papers})
        done("standing_body", f"nominations/{nomination}/receipt", {"receipt_number": "12"})
        note = {"subject_id": subject, **unit, "why": name}
        emerging = done("nominating_unit", "emerging", note)
        entry = {"subject_kind": "individual", "description": name}
        filed = {"plan_id": plan, **unit, "period": "2024", "entries": [entry]}
        registration = done("nominating_unit", "registrations", filed)
        movement = {
            "name": name, "launcher": "province", "launched_by": name,
            "launched_from": "2024-01-01",
        }  # fmt: skip
        movement_id = done("standing_body", "movements", movement)
        council = {
            "name": name, "level": "agency", "decision_number": "1/QĐ", "founded_on": "2024-01-02",
        }  # fmt: skip
        council_id = done("head", "councils", council)
        marked.ids = {
            "plan_id": plan,
            "unit_id": marked.unit,
            "subject_id": subject,
            "nomination_id": nomination,
            "emerging_id": emerging,
            "list_id": registration,
            "movement_id": movement_id,
            "council_id": council_id,
        }
