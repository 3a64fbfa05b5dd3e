"""An agency whose plan sends lists upward, and the level above it."""

from typing import Any
from uuid import UUID, uuid4

from domain.lists.application import Lists
from domain.lists.commands import CompileList, SendList, SignList
from domain.lists.content import ListKind
from domain.nominations.commands import ReceiveNomination
from domain.processes.compiling import Compiling
from domain.processes.listing import Listing
from tests.domain.processes.office import ALICE, AT, BOB, DAY, HEAD, Office

S0 = "s0-ban-quan-ly-kcn-soc-trang-2021-2025"
S1 = "s1-ubnd-huyen-thach-an-2021-2025"
S4 = "s4-so-tnmt-khanh-hoa-2021-2025"
MONTH = "2024-11"
FIELD = "office-culture"


def with_lists(route):
    """A shipped plan for these tests: no deadline, paper or quota, maybe another route."""

    def change(document):
        document |= {"deadlines": [], "checklist": [], "quotas": []}
        if route:
            document["route"] = {**document["route"], **route}

    return change


class ListingOffice(Office):
    """One agency under a shipped plan, with a shortcut for each stretch of a list's way."""

    def __init__(self, plan, *, members=11, **route):
        super().__init__(plan, members=members, changed=with_lists(route))
        shared: dict[str, Any] = {"recorder": self.recorder, "mapper": self.plans.mapper}
        self.lists = Lists(**shared)
        self.listing = Listing(**shared)
        self.compiling = Compiling(**shared, plans=self.plans)

    def received(self, **subject) -> UUID:
        nomination_id = self.register(**{"field": FIELD} | subject)
        self.submit(nomination_id)
        self.nominations.receive_nomination(
            ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
        )
        return nomination_id

    def compile(self, *nomination_ids, kind=ListKind.MONTHLY, span=MONTH, nil_reason=None, at=AT):
        list_id = uuid4()
        self.compiling.compile_list(
            CompileList(
                list_id=list_id,
                plan_id=self.plan_id,
                kind=kind,
                span=span,
                nomination_ids=nomination_ids,
                nil_reason=nil_reason,
                by=ALICE,
                at=at,
            )
        )
        return list_id

    def sign(self, list_id, council_minutes=None):
        self.lists.sign_list(
            SignList(
                list_id=list_id,
                number="12/DS",
                signed_on=DAY,
                signer="Chủ tịch",
                council_minutes=council_minutes,
                by=HEAD,
                at=AT,
            )
        )

    def send(self, list_id, *, destination="cao-bang", level="province", reason=None):
        self.lists.send_list(
            SendList(
                list_id=list_id,
                destination=destination,
                level=level,
                route_override_reason=reason,
                by=HEAD,
                at=AT,
            )
        )

    def sent(self, *nomination_ids):
        list_id = self.compile(*nomination_ids)
        self.sign(list_id)
        self.send(list_id)
        return list_id

    def facts(self, id):
        return list(self.lists.events.get(id))

    def events(self):
        return len(self.recorder.select_notifications(None, 1000))
