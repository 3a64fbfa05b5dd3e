"""Reports, nil returns and numbers that are owed in the rehearsal."""

from service.demo.agency import Agency, PlanInForce


class Duties:
    """What one agency and its units file for their duties under one plan."""

    def __init__(self, *, agency: Agency, plan: PlanInForce, units: dict[str, str]) -> None:
        self._agency = agency
        self._plan = plan
        self._units = units

    def report(self, duty: str, *, window: str, document: str) -> None:
        """Hand over a document that the agency owes."""
        self._file(
            self._agency.staff.standing,
            "reports",
            {"duty_key": duty, "window": window, "document": document},
        )

    def report_of(self, unit: str, duty: str, *, window: str, document: str) -> None:
        """Let a unit hand over a document that it owes."""
        self._file(
            self._agency.cast.clerk_of(unit),
            "reports",
            {
                "duty_key": duty,
                "window": window,
                "unit_id": self._units[unit],
                "document": document,
            },
        )

    def none(self, duty: str, *, window: str, unit: str, reason: str) -> None:
        """Let a unit say that it has no exemplar in a window, and why."""
        self._file(
            self._agency.cast.clerk_of(unit),
            "nil-returns",
            {
                "duty_key": duty,
                "window": window,
                "unit_id": self._units[unit],
                "reason": reason,
            },
        )

    def excuse(self, duty: str, *, window: str, reason: str, unit: str | None = None) -> None:
        """Let the head not hold a unit, or the agency itself, to a duty in one window."""
        self._file(
            self._agency.staff.head,
            "excuses",
            {
                "duty_key": duty,
                "window": window,
                "unit_id": None if unit is None else self._units[unit],
                "reason": reason,
            },
        )

    def _file(self, who: str, what: str, filed: dict[str, str | None]) -> None:
        body = filed | {"plan_id": self._plan.plan_id}
        self._agency.act(who, f"obligations/{what}", body)
