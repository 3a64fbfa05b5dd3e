"""An agency in memory with the applications that follow exemplars, and shortcuts for them."""

from datetime import date
from typing import Any
from uuid import uuid4

from domain.exemplars.application import WatchList
from domain.exemplars.commands import LaunchMovement, NoteEmerging
from domain.exemplars.kinds import Launcher
from domain.plans.commands import DraftPlan, IssuePlan
from domain.processes.commands import RevokeRecognition
from domain.processes.following import Following
from domain.processes.publishing import Publishing
from domain.processes.watching import Watching
from domain.rules.kinds import SubjectKind
from domain.subjects.commands import RegisterSubject
from tenants.plan_files import read_file, shipped_path
from tests.domain.processes.office import ALICE, AT, DAY, HEAD, Office
from tests.domain.told import told_mapper

S2 = "s2-so-xay-dung-2024"
SCOPES = {
    "choices": [
        {"key": "overall", "title": "điển hình tiên tiến toàn diện"},
        {"key": "partial", "title": "điển hình tiên tiến trên một số mặt công tác"},
    ],
    "clause": {
        "rule": "S1-02",
        "line": 28,
        "quote": "Xác định rõ tiêu chí điển hình tiên tiến toàn diện",
        "reading": "Mỗi hồ sơ chọn một.",
    },
}
CLAUSE = {"rule": "X-01", "line": 45, "quote": "do UBND tỉnh phát động", "reading": "Của tỉnh."}
BY_THE_PROVINCE = {
    "criteria": [
        {
            "key": "X-01",
            "scope": "general",
            "judged": "A",
            "statement": "Gắn với phong trào do tỉnh phát động",
            "check": {"kind": "linked_movement", "launchers": ["province"]},
            "clause": CLAUSE,
        }
    ],
    "discovery": {
        "movements": [
            {"key": "tinh", "title": "Của tỉnh", "launched_by": "UBND", "launcher": "province"}
        ],
        "clauses": [CLAUSE],
    },
}
"""A plan that asks for a movement of the province, and knows a channel that is one."""


class ExemplarOffice(Office):
    """The agency of the processes, and what goes on before and after its dossiers."""

    def __init__(self) -> None:
        super().__init__(S2)
        shared: dict[str, Any] = {"recorder": self.recorder, "mapper": told_mapper()}
        self.watching = Watching(**shared, plans=self.plans)
        self.watch_list = WatchList(**shared)
        self.following = Following(**shared)
        self.publishing = Publishing(**shared)

    def subject(self, kind=SubjectKind.INDIVIDUAL):
        subject_id = uuid4()
        self.subjects.register_subject(
            RegisterSubject(
                subject_id=subject_id, kind=kind, name="Trần Thị Sen", unit_id=self.unit_id, at=AT
            )
        )
        return subject_id

    def emerging(self, subject_id):
        emerging_id = uuid4()
        self.watching.note_emerging(
            NoteEmerging(
                emerging_id=emerging_id,
                subject_id=subject_id,
                unit_id=self.unit_id,
                why="Có sáng kiến.",
                plan_id=self.plan_id,
                by=ALICE,
                at=AT,
            )
        )
        return emerging_id

    def movement(self, launcher=Launcher.PROVINCE):
        movement_id = uuid4()
        self.watch_list.launch_movement(
            LaunchMovement(
                movement_id=movement_id,
                name="Văn hóa công sở",
                launcher=launcher,
                launched_by="UBND tỉnh",
                launched_from=date(2024, 1, 1),
                at=AT,
            )
        )
        return movement_id

    def exemplar(self):
        nomination_id = self.voted(yes=11)
        self.propose(nomination_id)
        self.recognition_id = self.recognise(nomination_id)
        return nomination_id

    def revoke(self):
        self.deciding.revoke_recognition(
            RevokeRecognition(
                recognition_id=self.recognition_id,
                reason="Khai không đúng.",
                decision_number="130/QĐ-SXD",
                decided_on=DAY,
                signer="Võ Tất Dũng",
                by=HEAD,
                at=AT,
            )
        )

    def plan_with(self, **parts):
        document = dict(read_file(shipped_path(S2)).data) | parts
        plan_id = uuid4()
        self.plans.draft_plan(
            DraftPlan(plan_id=plan_id, document=document, source_sha256="a" * 64, at=AT)
        )
        self.plans.issue_plan(
            IssuePlan(plan_id=plan_id, number="1/KH", issued_on=DAY, signer="Giám đốc", at=AT)
        )
        return plan_id

    def facts_of(self, aggregate_id):
        happened: list[Any] = list(self.nominations.events.get(aggregate_id))
        return [each.TOPIC for each in happened]
