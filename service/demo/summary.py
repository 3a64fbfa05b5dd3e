"""What the year came to, counted from the views."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from service.demo.desk import Desk

_AGENCY, _PROVINCE = "agency", "province"


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The counts of the year.

    `agencies` are tenants of level agency, `nominations` their dossiers, `recognised`, `refused`
    and `referred` what became of those; `province_recognised` is the province's own decisions;
    `events` are all events in the logs of the agencies and of the province.
    """

    agencies: int
    nominations: int
    recognised: int
    refused: int
    referred: int
    province_recognised: int
    events: int

    def as_data(self) -> dict[str, int]:
        """The counts as plain data."""
        return asdict(self)


def summary_of(province: Desk, *, reader: str, desks: Mapping[str, Desk]) -> Summary:
    """Count what the province sees; `desks` maps somebody of each tenant to its desk."""
    overview = province.see(reader, "overview")
    stages, decisions = overview["stages"], overview["decisions"]
    return Summary(
        agencies=sum(each["level"] == _AGENCY for each in overview["agencies"]),
        nominations=_sum(stages, "count", level=_AGENCY),
        recognised=_sum(decisions, "recognised", level=_AGENCY),
        refused=_sum(stages, "count", level=_AGENCY, stage="refused"),
        referred=_sum(decisions, "referred", level=_AGENCY),
        province_recognised=_sum(decisions, "recognised", level=_PROVINCE),
        events=sum(_events(desk, who) for who, desk in desks.items()),
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


def _sum(rows: Sequence[Mapping[str, Any]], field: str, **wanted: str) -> int:
    return sum(
        int(row[field]) for row in rows if all(row[name] == value for name, value in wanted.items())
    )
