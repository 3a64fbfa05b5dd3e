"""What the story came to, counted from the views."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from service.demo.desk import Desk
from service.rule_trace import trace

_AGENCY, _PROVINCE = "agency", "province"

Reader = tuple[str, Desk]
"""Somebody of a tenant, and that tenant's desk."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The counts of the story.

    `agencies` are tenants of level agency, `nominations` their dossiers, `recognised`, `refused`
    and `referred` what became of those; `province_recognised` is the provinces' own decisions;
    `events` are all events in all logs. `plans` are those that the agencies put in force,
    `rules_traced` the rules of which the trace says where they are in force. Of the agencies'
    `obligations` so many were `met` in time, met `late`, or are `overdue`.
    """

    agencies: int
    nominations: int
    recognised: int
    refused: int
    referred: int
    province_recognised: int
    events: int
    plans: int
    rules_traced: int
    obligations: int
    met: int
    late: int
    overdue: int

    def as_data(self) -> dict[str, int]:
        """The counts as plain data."""
        return asdict(self)


def summary_of(
    provinces: Sequence[Reader],
    *,
    agencies: Sequence[Reader],
    everybody: Mapping[str, Desk],
    as_of: date,
) -> Summary:
    """Count what the provinces and the agencies see; duties as they stand on a day.

    `everybody` maps somebody of each tenant to its desk.
    """
    overviews = [desk.see(who, "overview") for who, desk in provinces]
    stages = [row for overview in overviews for row in overview["stages"]]
    decisions = [row for overview in overviews for row in overview["decisions"]]
    below = [row for overview in overviews for row in overview["agencies"]]
    duties = [desk.see(who, f"obligations/summary?as_of={as_of}") for who, desk in agencies]
    return Summary(
        agencies=sum(each["level"] == _AGENCY for each in below),
        nominations=_sum(stages, "count", level=_AGENCY),
        recognised=_sum(decisions, "recognised", level=_AGENCY),
        refused=_sum(stages, "count", level=_AGENCY, stage="refused"),
        referred=_sum(decisions, "referred", level=_AGENCY),
        province_recognised=_sum(decisions, "recognised", level=_PROVINCE),
        events=sum(_events(desk, who) for who, desk in everybody.items()),
        plans=sum(_plans(desk, who) for who, desk in agencies),
        rules_traced=len(trace()),
        obligations=_sum(duties, "obligations"),
        met=_sum(duties, "met"),
        late=_sum(duties, "met_late"),
        overdue=_sum(duties, "overdue"),
    )


def is_caught_up(desks: Mapping[str, Desk]) -> bool:
    """Whether every view of every tenant shows all that was recorded."""
    return all(
        place["behind"] == 0
        for who, desk in desks.items()
        for place in desk.see(who, "lag")["items"]
    )


def _events(desk: Desk, who: str) -> int:
    return max(int(place["head"]) for place in desk.see(who, "lag")["items"])


def _plans(desk: Desk, who: str) -> int:
    return sum(plan["state"] == "issued" for plan in desk.see_all(who, "plans"))


def _sum(rows: Sequence[Mapping[str, Any]], field: str, **wanted: str) -> int:
    return sum(
        int(row[field]) for row in rows if all(row[name] == value for name, value in wanted.items())
    )
