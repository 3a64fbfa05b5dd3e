"""One function that assesses any check of the closed set; it evaluates no code from data."""

from domain.criteria import numbers, records, standing
from domain.criteria.assessment import Assessment, Said
from domain.criteria.combining import all_met, any_met
from domain.criteria.evidence import Evidence
from domain.criteria.finding import Finding
from domain.rules.checks.check import AllOf, AnyOf, Check, Opinion
from domain.rules.checks.numbers import (
    CountAtLeast,
    CountAtMost,
    GrowthEveryYear,
    Share,
    TargetReached,
)
from domain.rules.checks.records import (
    Attested,
    EmployedNow,
    NoDiscipline,
    RatingAtLeast,
    TitleEveryYear,
)
from domain.rules.checks.standing import CollectiveExcellent, CollectiveRecognised, LinkedMovement

_OPINION = Said("cần ý kiến và lý do của người thẩm định", "an opinion and a reason are needed")


def assess(check: Check, evidence: Evidence) -> Assessment:  # noqa: C901, PLR0911, PLR0912 - a table of the closed set
    """What the evidence says of a check; the same evidence always gives the same answer."""
    facts, round_ = evidence.facts, evidence.round
    match check:
        case RatingAtLeast():
            return records.rating_at_least(check, facts, round_)
        case TitleEveryYear():
            return records.title_every_year(check, facts, round_)
        case NoDiscipline():
            return records.no_discipline(check, facts, round_)
        case Attested():
            return records.attested(check, facts, round_)
        case EmployedNow():
            return records.employed_now(check, evidence)
        case Share():
            return numbers.share(check, facts, round_)
        case CountAtLeast():
            return numbers.count_at_least(check, facts, round_)
        case CountAtMost():
            return numbers.count_at_most(check, facts, round_)
        case GrowthEveryYear():
            return numbers.growth_every_year(check, facts, round_)
        case TargetReached():
            return numbers.target_reached(check, facts, round_)
        case LinkedMovement():
            return standing.linked_movement(check, evidence)
        case CollectiveExcellent():
            return standing.collective_excellent(check, evidence)
        case CollectiveRecognised():
            return standing.collective_recognised(check, evidence)
        case AllOf():
            return all_met([assess(part, evidence) for part in check.checks])
        case AnyOf():
            return any_met([assess(part, evidence) for part in check.checks])
        case Opinion():
            return Assessment.of(Finding.INSUFFICIENT, _OPINION, missing=[_OPINION])
