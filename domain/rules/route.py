"""The way upward: where an exemplar may be proposed for recognition by a higher level."""

from collections.abc import Mapping
from typing import Literal

from domain.errors import DomainError
from domain.rules.clauses import Clause
from domain.rules.model import Rule

LEVELS_VI: Mapping[str, str] = {"agency": "cơ sở", "province": "tỉnh", "ministry": "bộ"}


class NoRouteError(DomainError):
    """The plan names no way upward."""

    vi = "Kế hoạch không quy định đề nghị cấp trên."
    en = "The plan has no route upward."


class WrongRouteError(DomainError):
    """The plan's route leads to another level, and nobody has said why it is left (T17)."""

    vi = (
        "Kế hoạch quy định gửi lên cấp {to_vi}, không phải cấp {level_vi};"
        " người đứng đầu muốn gửi khác tuyến thì phải nêu lý do."
    )
    en = (
        "The plan's route leads to the {to}, not to the {level};"
        " to leave it, the head must give a reason."
    )

    def __init__(self, *, to: str, level: str) -> None:
        names = {"to_vi": LEVELS_VI.get(to, to), "level_vi": LEVELS_VI.get(level, level)}
        super().__init__(to=to, level=level, **names)


class CouncilProposalMissingError(DomainError):
    """The head proposes above on the council's proposal (S2:104)."""

    vi = "Phải có biên bản đề nghị của Hội đồng trước khi đề nghị cấp trên."
    en = "The council's minutes with its proposal are needed before referring upward."


class Route(Rule):
    """The one level to which the plan lets the agency refer, and under which conditions."""

    to: Literal["province", "ministry"]
    only_recognised: bool
    council_proposal_required: bool
    form: Literal["dossier", "list"]
    clauses: tuple[Clause, ...]


def reason_to_leave(*, route_to: str | None, level: str, reason: str | None) -> str | None:
    """The reason to record when something goes to `level`: None where the route leads there.

    Raises:
        NoRouteError: the plan has no route (`route_to` is None); no reason makes one.
        WrongRouteError: the route leads elsewhere, and there is no reason to leave it (T17).
    """
    if route_to is None:
        raise NoRouteError
    if route_to == level:
        return None
    stated = (reason or "").strip()
    if not stated:
        raise WrongRouteError(to=route_to, level=level)
    return stated


def require_council_proposal(*, required: bool, minutes: str | None) -> None:
    """Refuse what must rest on the council's proposal and names no minutes of it.

    Raises:
        CouncilProposalMissingError: the proposal is required and missing.
    """
    if required and not (minutes or "").strip():
        raise CouncilProposalMissingError
