"""How many units can meet a share rule, as last year's ratings were and under a rating cap."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, model_validator

from domain.rules.checks.check import parts_of
from domain.rules.checks.numbers import Share
from domain.rules.criteria import Criterion
from domain.rules.document import PlanDocument
from domain.rules.feasibility.note import Note, Weight
from domain.rules.model import Rule, Text, flaw
from domain.rules.rating_cap import RatingCap

Heads = Annotated[int, Field(ge=0, le=100_000)]


class UnitRatings(Rule):
    """How the people of one unit were rated last year: heads, and those rated in the top two."""

    unit: Text
    staff: Heads
    rated: Heads
    excellent: Heads
    good: Heads

    @model_validator(mode="after")
    def _adds_up(self) -> "UnitRatings":
        if self.rated > self.staff or self.excellent + self.good > self.rated:
            raise flaw(
                name="ratings_do_not_add_up",
                vi="“rated” không quá “staff”; “excellent” cộng “good” không quá “rated”",
                en="“rated” is at most “staff”; “excellent” and “good” are at most “rated”",
            )
        return self

    def needed(self, share: Share) -> int:
        """How many must be rated excellent for this unit to meet the share; at least one."""
        return max(share.at_least.of(self._whole(share)), 1)

    def meets(self, share: Share) -> bool:
        """Whether it met the share last year."""
        return share.at_least.reached(self.excellent, self._whole(share))

    def _whole(self, share: Share) -> int:
        return self.rated if share.whole == "rated" else self.staff


def share_notes(
    plan: PlanDocument, units: Sequence[UnitRatings], cap: RatingCap | None
) -> Iterator[Note]:
    """What last year's ratings say of each rule that asks for a share of the staff."""
    for criterion in plan.criteria:
        for check in parts_of(criterion.check):
            if isinstance(check, Share) and units:
                yield _as_rated(criterion, check, units)
                if cap is not None:
                    yield _under_cap(criterion, check, units, cap)
                    yield _cap_in_one_unit(criterion, check, cap)


def units_within(share: Share, units: Sequence[UnitRatings], heads: int) -> int:
    """The most units that can meet a share when so many heads may be rated excellent.

    The cheapest units come first, which is best; a unit without enough heads rated in the top two
    cannot meet it.
    """
    able = [unit for unit in units if unit.excellent + unit.good >= unit.needed(share)]
    count = 0
    for needed in sorted(unit.needed(share) for unit in able):
        heads -= needed
        if heads < 0:
            break
        count += 1
    return count


def _as_rated(criterion: Criterion, share: Share, units: Sequence[UnitRatings]) -> Note:
    met = [unit.unit for unit in units if unit.meets(share)]
    names = f": {', '.join(met)}" if met else ""
    return Note(
        code="share_as_rated",
        weight=Weight.INFO if met else Weight.TIGHT,
        rule=criterion.clause.rule,
        vi=f"Với xếp loại năm trước, {len(met)} trong {len(units)} tập thể đạt tiêu chuẩn"
        f" {criterion.key} (từ {share.at_least}){names}.",
        en=f"As rated last year, {len(met)} of {len(units)} units meet {criterion.key}"
        f" (at least {share.at_least}){names}.",
        numbers={"met": len(met), "units": len(units)},
    )


def _under_cap(
    criterion: Criterion, share: Share, units: Sequence[UnitRatings], cap: RatingCap
) -> Note:
    heads = sum(unit.excellent + unit.good for unit in units)
    most = cap.most_excellent(heads)
    possible = units_within(share, units, most)
    return Note(
        code="share_under_cap",
        weight=Weight.TIGHT if possible else Weight.IMPOSSIBLE,
        rule=criterion.clause.rule,
        vi=f"Theo giới hạn xếp loại ({cap.instrument}, từ {cap.since:%d/%m/%Y}), trong {heads}"
        f" người xếp loại xuất sắc hoặc tốt có nhiều nhất {most} người xuất sắc; khi đó nhiều nhất"
        f" {possible} trong {len(units)} tập thể đạt tiêu chuẩn {criterion.key}.",
        en=f"Under the rating cap ({cap.instrument}, since {cap.since}) at most {most} of {heads}"
        f" rated in the top two may be excellent; then at most {possible} of {len(units)} units"
        f" can meet {criterion.key}.",
        numbers={"heads": heads, "excellent": most, "possible": possible, "units": len(units)},
    )


def _cap_in_one_unit(criterion: Criterion, share: Share, cap: RatingCap) -> Note:
    # All rated excellent or good: of p + q heads, p may be excellent.
    p, q = cap.of_good.p, cap.of_good.q
    reachable = share.at_least.reached(p, p + q)
    return Note(
        code="cap_in_one_unit",
        weight=Weight.INFO if reachable else Weight.IMPOSSIBLE,
        rule=criterion.clause.rule,
        vi=f"Nếu giới hạn áp dụng trong từng đơn vị thì tỷ lệ xuất sắc cao nhất là {p}/{p + q},"
        f" {'đủ' if reachable else 'không đủ'} cho mức {share.at_least} của {criterion.key}.",
        en=f"If the cap holds within each unit, at most {p}/{p + q} can be excellent, which is"
        f" {'enough' if reachable else 'not enough'} for {share.at_least} of {criterion.key}.",
        numbers={"p": p, "whole": p + q},
    )
