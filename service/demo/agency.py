"""An agency in the rehearsal: what its people do, as acts at its desk."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.rules.document import PlanDocument
from domain.rules.reading import read_plan
from service.demo.desk import Desk
from service.demo.moments import Clock
from service.demo.people import Cast, Staff
from tenants import plan_files


class Agency:
    """A desk, a clock and the people who act there."""

    def __init__(self, *, cast: Cast, desk: Desk, clock: Clock) -> None:
        self.cast = cast
        self.desk = desk
        self.clock = clock

    @property
    def staff(self) -> Staff:
        """Who does what here."""
        return self.cast.staff

    def act(self, who: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Let somebody act now."""
        return self.desk.ask(who, path, body or {}, at=self.clock.tick())

    def act_unless(
        self, done: Callable[[], bool], who: str, path: str, body: Callable[[], Mapping[str, Any]]
    ) -> None:
        """Let somebody act now, unless it was done in an earlier walk.

        This is for what is never made twice in the same words, such as a ballot: its key would
        not tell that it was sent before. The clock goes on in any case.
        """
        at = self.clock.tick()
        if not done():
            self.desk.ask(who, path, body(), at=at)

    def act_in_vain(self, who: str, path: str, body: Mapping[str, Any]) -> Any:
        """Let somebody try now what the rules refuse."""
        return self.desk.ask_in_vain(who, path, body, at=self.clock.tick())

    def make(self, who: str, path: str, body: Mapping[str, Any]) -> str:
        """Let somebody make something now, and answer its id."""
        return str(self.act(who, path, body)["id"])

    def establish_units(self) -> dict[str, str]:
        """Enter the units, by short name, and answer their ids."""
        return {
            short_name: self.make(
                self.staff.standing,
                "units",
                {
                    "name": name,
                    "short_name": short_name,
                    "external": short_name in self.cast.external,
                },
            )
            for short_name, name in self.cast.units.items()
        }

    def lay_down_plan(self, shipped: str, *, number: str = "") -> "PlanInForce":
        """Draft a shipped plan and put it in force today; `number` where the plan has none."""
        source = plan_files.read_file(plan_files.shipped_path(shipped))
        rules = read_plan(source.data)
        plan_id = self.make(
            self.staff.standing,
            "plans",
            {"document": source.data, "source_sha256": source.sha256},
        )
        self.act(
            self.staff.head,
            f"plans/{plan_id}/issue",
            {
                "number": rules.number or number,
                "issued_on": self.clock.today.isoformat(),
                "signer": rules.signer or self.cast.name_of(self.staff.head),
            },
        )
        return PlanInForce(plan_id=plan_id, rules=rules)

    def found_council(self, *, decision_number: str, mandate_from: date) -> str:
        """Found the council and appoint its members; answer its id."""
        council_id = self.make(
            self.staff.standing,
            "councils",
            {
                "name": f"Hội đồng Thi đua - Khen thưởng {self.cast.short_name}",
                "level": self.cast.level,
                "decision_number": decision_number,
                "founded_on": mandate_from.isoformat(),
            },
        )
        self.act(
            self.staff.standing,
            f"councils/{council_id}/rosters",
            {
                "members": [member.as_data() for member in self.cast.council],
                "mandate_from": mandate_from.isoformat(),
                "decision_number": decision_number,
            },
        )
        return council_id


class PlanInForce:
    """A plan that was issued, and its rules."""

    def __init__(self, *, plan_id: str, rules: PlanDocument) -> None:
        self.plan_id = plan_id
        self.rules = rules


def scan_of(words: str) -> str:
    """A SHA-256 as that of a scanned sheet; the sheet is made up."""
    return hashlib.sha256(words.encode()).hexdigest()
