"""The province's own round on what was referred to it; its plan is made up."""

from collections.abc import Collection
from datetime import date
from typing import Any

from domain.rules.kinds import SubjectKind
from service.demo.agency import Agency
from service.demo.decisions import Decisions
from service.demo.dossiers import Dossiers
from service.demo.sessions import Council, Count

_PASSES = SubjectKind.INDIVIDUAL


class RoundAtBinhPhuoc:
    """Two dossiers from below, one session, one decision."""

    def __init__(self, agency: Agency) -> None:
        self._agency = agency
        self._clock = agency.clock

    def prepare(self) -> None:
        """Found the council, put the plan in force, and wait until others can see it."""
        self._clock.set("2024-01-15 08:00")
        council_id = self._agency.found_council(
            decision_number="88/QĐ-UBND", mandate_from=date(2024, 1, 15)
        )
        self._clock.set("2024-05-06 08:00")
        plan = self._agency.lay_down_plan("province-binh-phuoc-2024", number="120/KH-UBND")
        self._dossiers = Dossiers(agency=self._agency, plan=plan, units={})
        self._council = Council(agency=self._agency, plan=plan, council_id=council_id)
        self._agency.desk.wait_until(self._plans_in_force)

    def walk(self, referrals: Collection[str]) -> None:
        """Receive, verify, vote, decide on what came by these referrals."""
        self._agency.desk.tell("tiếp nhận hồ sơ được đề nghị")
        referred = self._agency.desk.wait_until(lambda: self._referred(referrals))
        self._clock.set("2025-01-20 08:00")
        for number, dossier in enumerate(referred, start=1):
            self._dossiers.receive(dossier["nomination_id"], number=f"{number:02}/BTĐKT")
            self._dossiers.verify(dossier["nomination_id"], SubjectKind(dossier["subject_kind"]))
        self._agency.desk.tell("Hội đồng tỉnh họp, Chủ tịch UBND tỉnh quyết định")
        self._session(referred)
        self._clock.set("2025-02-24 08:00")
        for dossier in referred:
            if dossier["subject_kind"] == _PASSES:
                Decisions(self._agency).recognise(dossier["nomination_id"], number="315/QĐ-UBND")

    def _session(self, referred: list[Any]) -> None:
        self._clock.set("2025-02-17 08:00")
        nominations = [dossier["nomination_id"] for dossier in referred]
        session = self._council.convene(place="Hội trường UBND tỉnh", nominations=nominations)
        present = self._council.open(session)
        ballot = self._council.open_ballot(session, nominations)
        counts = {
            dossier["nomination_id"]: Count(yes=8, no=1)
            if dossier["subject_kind"] == _PASSES
            else Count(yes=4, no=5)
            for dossier in referred
        }
        self._council.count(ballot, counts, voters=present)
        self._council.confirm(ballot)
        self._council.close(session, minutes="01/BB-HĐT")

    def _plans_in_force(self) -> list[Any]:
        plans = self._agency.desk.see_all(self._agency.staff.standing, "plans")
        return [plan for plan in plans if plan["state"] == "issued"]

    def _referred(self, referrals: Collection[str]) -> list[Any]:
        board = self._agency.desk.see_all(self._agency.staff.standing, "nominations")
        found = [dossier for dossier in board if dossier["referral_id"] in referrals]
        return sorted(found, key=_kind) if len(found) == len(referrals) else []


def _kind(dossier: Any) -> str:
    return str(dossier["subject_kind"])
