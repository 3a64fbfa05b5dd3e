"""A district whose plan sends a list of exemplars to its province every month."""

from datetime import date

from tenants import directory
from tenants.access import Grant
from tenants.directory import Tenant
from tests.service.world import plan_document

S1 = "s1-ubnd-huyen-thach-an-2021-2025"
DISTRICT = Tenant("thach-an", "UBND huyện", "TA", "agency", "binh-phuoc", date(2000, 1, 1))
IN_MAY = {"Rehearsal_Time": "2021-05-25T08:00:00+07:00"}
STAFF = ("standing_body", "nominating_unit", "head")


def plan_with_lists():
    plan = plan_document(S1)
    plan["document"] = {**plan["document"], "deadlines": [], "checklist": [], "quotas": []}
    return plan


class District:
    """One officer who does everything, at one unit."""

    def __init__(self, world):
        self.world = world
        directory.add(world.engine, DISTRICT)
        world.hire("dinh", *[Grant("thach-an", role, "", date(2020, 1, 1)) for role in STAFF])
        self.plan = self.done("plans", plan_with_lists())["id"]
        issue = {"number": "1/KH", "issued_on": "2021-04-20", "signer": "Chủ tịch"}
        self.done(f"plans/{self.plan}/issue", issue)
        self.unit = self.done("units", {"name": "Hội Nông dân", "short_name": "HND"})["id"]

    def done(self, path, body=None, **headers):
        return self.world.done("dinh", path, body, "thach-an", **IN_MAY | headers)

    def ask(self, path, body=None):
        return self.world.post("dinh", path, body, "thach-an", **IN_MAY)

    def seen(self, path):
        return self.world.seen("dinh", path, "thach-an")

    def received(self, name, **headers):
        subject = {"kind": "household", "name": name, "unit_id": self.unit}
        body = {
            "plan_id": self.plan,
            "subject_id": self.done("subjects", subject)["id"],
            "unit_id": self.unit,
            "field": "farmers",
            "scope": "overall",
            "achievement": "Trồng rừng",
        }
        nomination = self.done("nominations", body, **headers)["id"]
        self.done(f"nominations/{nomination}/submission", {"documents": []}, **headers)
        self.done(f"nominations/{nomination}/receipt", {}, **headers)
        return nomination

    def list_of(self, **asked):
        self.world.worker.catch_up()
        body = {"plan_id": self.plan, "kind": "monthly", "span": "2021-05"} | asked
        return self.ask("lists", body)

    def sent(self):
        made = self.list_of().json["id"]
        signature = {"number": "12/DS", "signed_on": "2021-05-25", "signer": "Chủ tịch"}
        self.done(f"lists/{made}/signature", signature)
        self.done(f"lists/{made}/dispatch")
        return made
