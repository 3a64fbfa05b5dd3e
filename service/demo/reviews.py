"""Reports and reviews in the rehearsal: read, read again, and the same each time."""

from service.demo.agency import Agency, PlanInForce


class ReportChangedError(Exception):
    """A report of one day read differently later."""


class Reviews:
    """The reports of one agency under one plan; the same day answers the same for ever."""

    def __init__(self, *, agency: Agency, plan: PlanInForce) -> None:
        self._agency = agency
        self._plan = plan
        self._read: dict[str, object] = {}

    def read(self, kind: str, *, as_of: str) -> None:
        """Read a report as of a day.

        Raises:
            ReportChangedError: it was read before, and read differently.
        """
        path = f"reports/{kind}?as_of={as_of}&plan={self._plan.rules.key}"
        found = self._agency.desk.see(self._agency.staff.head, path)
        if self._read.setdefault(path, found) != found:
            raise ReportChangedError(path)

    def read_again(self) -> None:
        """Read every report once more (ReportChangedError as above)."""
        for path, before in self._read.items():
            if self._agency.desk.see(self._agency.staff.head, path) != before:
                raise ReportChangedError(path)

    def tell_warnings(self) -> None:
        """Tell which legal bases of the plan are out of force today."""
        desk, who = self._agency.desk, self._agency.staff.standing
        path = f"plans/{self._plan.plan_id}"
        desk.wait_until(lambda: self._plan.plan_id in self._shown())
        for warning in desk.see(who, path)["warnings"]:
            desk.tell(f"cảnh báo: {warning['vi']}")

    def _shown(self) -> set[str]:
        seen = self._agency.desk.see_all(self._agency.staff.standing, "plans")
        return {plan["plan_id"] for plan in seen}
