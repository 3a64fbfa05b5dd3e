"""What the tenants of the fuzz live through, so that there is something of every kind to leak."""

from datetime import UTC, datetime, timedelta

from domain.times import VIETNAM
from tests.service.district import plan_with_lists
from tests.service.stories import DIGEST, DOCUMENTS
from tests.service.world import S2, plan_document

AUTUMN = "2024-11-20T08:00:00+07:00"
WINTER = "2024-12-20T08:00:00+07:00"
MAY = "2021-05-25T08:00:00+07:00"
OF_UNITS = ("nominating_unit", "field_lead")
UNIT, OFFICE, HEAD, SECRETARY, CHAIR = (
    "nominating_unit", "standing_body", "head", "secretary", "chair",
)  # fmt: skip
TELLERS = ("teller", "second_teller")


class Life:
    """One tenant, from its plan to a recognised exemplar and a list; everything bears its name."""

    def __init__(self, world, marked):
        self.world = world
        self.marked = marked
        self.name = marked.name
        self.unit = {}
        self.plan = self.subject = self.nomination = ""

    def done(self, role, path, body=None, moment=AUTUMN):
        return self.world.done(self.marked, role, path, body, moment)

    def keep(self, **ids):
        self.marked.ids |= ids

    def begin(self, plan_name):
        """A plan, a unit, a dossier that was received, and what stands beside dossiers."""
        name = self.name
        self.plan = self.done(OFFICE, "plans", plan_document(plan_name))["id"]
        issue = {"number": "883/KH", "issued_on": "2024-04-04", "signer": name}
        self.done(HEAD, f"plans/{self.plan}/issue", issue)
        self.marked.unit = self.done(OFFICE, "units", {"name": name, "short_name": "QH"})["id"]
        for role in OF_UNITS:
            self.world.hire(self.marked, role, role, unit=self.marked.unit)
        self.unit = {"unit_id": self.marked.unit}
        self.subject = self.done(
            UNIT, "subjects", {"kind": "individual", "name": name} | self.unit
        )["id"]
        self.nomination = self.received()
        self._found_registers()
        self.keep(
            plan_id=self.plan,
            unit_id=self.marked.unit,
            subject_id=self.subject,
            nomination_id=self.nomination,
        )

    def received(self):
        dossier = {
            "plan_id": self.plan, "subject_id": self.subject, **self.unit,
            "scope": "Cải cách hành chính", "achievement": self.name,
        }  # fmt: skip
        nomination = self.done(UNIT, "nominations", dossier)["id"]
        papers = [{**document, "title": self.name} for document in DOCUMENTS]
        self.done(UNIT, f"nominations/{nomination}/submission", {"documents": papers})
        self.done(OFFICE, f"nominations/{nomination}/receipt", {"receipt_number": "12"})
        return nomination

    def _found_registers(self):
        name = self.name
        note = {"subject_id": self.subject, **self.unit, "why": name}
        entry = {"subject_kind": "individual", "description": name}
        filed = {"plan_id": self.plan, **self.unit, "period": "2024", "entries": [entry]}
        movement = {
            "name": name, "launcher": "province", "launched_by": name,
            "launched_from": "2024-01-01",
        }  # fmt: skip
        council = {
            "name": name, "level": "agency", "decision_number": "1/QĐ", "founded_on": "2024-01-02",
        }  # fmt: skip
        self.keep(
            emerging_id=self.done(UNIT, "emerging", note)["id"],
            list_id=self.done(UNIT, "registrations", filed)["id"],
            movement_id=self.done(OFFICE, "movements", movement)["id"],
            council_id=self.done(HEAD, "councils", council)["id"],
        )

    def go_on(self):
        """What follows the receipt: session, ballot, decision, referral, story, erasure, list."""
        self.world.hire(self.marked, "second_teller", "teller")
        self._verify()
        self._vote()
        self._decide()
        self._publish()
        self._ask_to_erase()
        self._send_a_list()

    def _verify(self):
        for each in plan_document(S2)["document"]["criteria"]:
            if "individual" in (each.get("applies_to") or ["individual"]):
                finding = {"criterion": each["key"], "finding": "met", "opinion": self.name}
                self.done("verifier", f"nominations/{self.nomination}/findings", finding)
        self.done("verifier", f"nominations/{self.nomination}/verification")

    def _vote(self):
        session = self._convene()
        sitting = [self._user(role) for role in (CHAIR, "council_member", SECRETARY)]
        for member in sitting:
            note = {"member_id": member, "presence": "present"}
            self.done(SECRETARY, f"sessions/{session}/attendance", note)
        self.done(CHAIR, f"sessions/{session}/opening")
        tellers = {"tellers": [self._user(teller) for teller in TELLERS]}
        ballot = self.done(CHAIR, f"sessions/{session}/ballots", tellers)["id"]
        self.done("teller", f"ballots/{ballot}/participation", {"members": sitting})
        count = {"nomination_id": self.nomination, "issued": 3, "yes": 3, "no": 0}
        tally = {"counts": [count], "scan_sha256": DIGEST}
        self.done("teller", f"ballots/{ballot}/tally", tally)
        for who in (*TELLERS, CHAIR):
            self.done(who, f"ballots/{ballot}/confirmations")
        self.keep(session_id=session, ballot_id=ballot)

    def _convene(self):
        council = self.marked.ids["council_id"]
        roles = {CHAIR: "chair", "council_member": "member", SECRETARY: "secretary"}
        members = [
            {"member_id": self._user(role), "name": self.name, "role": seat}
            for role, seat in roles.items()
        ]
        roster = {"members": members, "mandate_from": "2024-01-02", "decision_number": "2/QĐ"}
        self.done(HEAD, f"councils/{council}/rosters", roster)
        called = {
            "council_id": council, "plan_id": self.plan, "held_on": "2024-12-05",
            "place": self.name,
        }  # fmt: skip
        session = self.done(SECRETARY, "sessions", called)["id"]
        agenda = {"nomination_ids": [self.nomination]}
        self.done(OFFICE, f"sessions/{session}/agenda", agenda)
        return session

    def _user(self, role):
        return f"{role}.{self.marked.slug}"

    def _decide(self):
        dossier = f"nominations/{self.nomination}"
        proposal = {"document_number": "5/TTr", "proposed_on": "2024-12-10"}
        self.done(SECRETARY, f"{dossier}/proposal", proposal, WINTER)
        decision = {
            "outcome": "recognise", "decision_number": "99/QĐ", "decided_on": "2024-12-12",
            "signer": self.name,
        }  # fmt: skip
        recognition = self.done(HEAD, f"{dossier}/decision", decision, WINTER)["recognition_id"]
        self.world.worker.catch_up()
        upward = {"document_number": "7/TTr", "council_minutes": "8/BB"}
        referral = self.done(HEAD, f"{dossier}/referral", upward, WINTER)["referral_id"]
        self.keep(recognition_id=recognition, referral_id=referral)

    def _publish(self):
        dossier, exemplar = (
            f"nominations/{self.nomination}", f"nominations/{self.nomination}/exemplar",
        )  # fmt: skip
        text = {
            "title": self.name, "text": "Theo Quyết định số 99/QĐ.",
            "facts_ref": ["achievement-report"],
        }  # fmt: skip
        due = {"due_on": "2025-06-30"}
        adoption = {"adopter": self.name, "what": "Quy trình", "adopted_on": "2024-12-20"}
        story = self.done(OFFICE, f"{dossier}/stories", text, WINTER)
        assessment = self.done(OFFICE, f"{exemplar}/assessments", due, WINTER)
        adopted = self.done(UNIT, f"{exemplar}/adoptions", adoption, WINTER)
        self.keep(
            story_id=story["id"],
            assessment_id=assessment["assessment_id"],
            adoption_id=adopted["adoption_id"],
        )

    def _ask_to_erase(self):
        """For somebody else than the exemplar, so that the exemplar stays to be looked for."""
        body = {"kind": "individual", "name": self.name} | self.unit
        subject = self.done(UNIT, "subjects", body)["id"]
        order = {"document": self.name}
        request = {"asked_by": "subject", "document": self.name, "received_on": "2024-11-20"}
        self.keep(
            order_id=self.done(OFFICE, f"subjects/{subject}/preservations", order)["order_id"],
            erasure_id=self.done(OFFICE, f"subjects/{subject}/erasures", request)["id"],
        )

    def _send_a_list(self):
        """Under a plan of its own, and answered above."""
        plan = self.done(OFFICE, "plans", plan_with_lists(), MAY)["id"]
        issue = {"number": "1/KH", "issued_on": "2021-04-20", "signer": self.name}
        self.done(HEAD, f"plans/{plan}/issue", issue, MAY)
        household = {"kind": "household", "name": self.name} | self.unit
        dossier = {
            "plan_id": plan, "subject_id": self.done(UNIT, "subjects", household, MAY)["id"],
            **self.unit, "field": "farmers", "scope": "overall", "achievement": self.name,
        }  # fmt: skip
        nomination = self.done(UNIT, "nominations", dossier, MAY)["id"]
        self.done(UNIT, f"nominations/{nomination}/submission", {"documents": []}, MAY)
        self.done(OFFICE, f"nominations/{nomination}/receipt", {}, MAY)
        self.world.worker.catch_up()
        asked = {"plan_id": plan, "kind": "monthly", "span": "2021-05"}
        made = self.done(OFFICE, "lists", asked, MAY)["id"]
        signature = {"number": "12/DS", "signed_on": "2021-05-25", "signer": self.name}
        self.done(HEAD, f"lists/{made}/signature", signature, MAY)
        self.done(HEAD, f"lists/{made}/dispatch", {}, MAY)
        self.world.worker.catch_up()
        self._answer(nomination)
        self.keep(upward_list_id=made)

    def _answer(self, nomination):
        province = self.world.tenants[self.marked.province]
        inbox = self.world.seen(province, OFFICE, "inbox/lists")["items"]
        (arrived,) = [each for each in inbox if each["origin_tenant"] == self.marked.slug]
        path = f"inbox/lists/{arrived['list_id']}"
        self.world.done(province, OFFICE, f"{path}/acknowledgement", {"receipt_number": "3"})
        result = {"nomination_id": nomination, "result": "published", "reason": self.name}
        answer = {"document_number": "6/CV", "note": self.name, "results": [result]}
        self.world.done(province, OFFICE, f"{path}/answer", answer)
        self.world.worker.catch_up()
        province.ids["incoming_list_id"] = arrived["list_id"]

    def let_in(self):
        """An auditor, and an operator in an emergency: they read under an access in force."""
        today = datetime.now(VIETNAM).date()
        audit = {
            "auditor": self._user("auditor"), "scope": "agency", "purpose": self.name,
            "document": "45/QĐ-TTr", "first_day": f"{today}",
            "last_day": f"{today + timedelta(days=30)}",
        }  # fmt: skip
        ends_at = (datetime.now(UTC) + timedelta(hours=20)).isoformat()
        taken = {"reason": self.name, "ends_at": ends_at}
        now = datetime.now(UTC).isoformat()
        access = self.done(HEAD, "access/audits", audit, now)["id"]
        self.done("emergency_operator", "access/emergencies", taken, now)
        self.keep(access_id=access)
