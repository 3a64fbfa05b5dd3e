"""Which code enforces which part of a plan's data: the right-hand side of the trace table."""

from collections.abc import Mapping

from pydantic import BaseModel

from domain.rules.checks.check import parts_of
from domain.rules.criteria import Criterion
from domain.rules.deadlines import Deadline
from domain.rules.procedure import Duty, Review
from domain.rules.trace import RulePlace

NOMINATION = "domain.nominations.nomination.Nomination"
OPINION_DEMANDED = "domain.nominations.findings.Findings.require_known"

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "principles": (),
    "subjects": (
        "domain.rules.document.PlanDocument.admits",
        "domain.processes.registering.Registering.register_nomination",
    ),
    "fields": ("domain.nominations.dossier.field_in",),
    "discovery": (f"{NOMINATION}.register",),
    "scopes": ("domain.rules.scopes.Scopes.offers",),
    "preferences": ("domain.criteria.preferring.title_heights",),
    "delegated_criteria": ("domain.plans.plan.Plan.amend",),
    "intake": (f"{NOMINATION}.submit",),
    "quotas": (
        "domain.obligations.requirements.requirements_of",
        "domain.rules.feasibility.quotas.quota_notes",
    ),
    "verification": (f"{NOMINATION}.verify", f"{NOMINATION}.table"),
    "vote": (
        "domain.rules.vote_policy.VotePolicyDraft.complete",
        "domain.councils.counting.required_yes",
        "domain.councils.counting.verdict",
    ),
    "decision": ("domain.processes.deciding.Deciding.recognise_nomination",),
    "certificate": ("domain.processes.deciding.Deciding.issue_certificate",),
    "route": ("domain.processes.referring.Referring.refer_nomination",),
    "documents": (),
}
"""Section of a plan -> the code that enforces its rules; none: they are recorded judgement."""

CHECKS: Mapping[str, str] = {
    "rating_at_least": "domain.criteria.records.rating_at_least",
    "title_every_year": "domain.criteria.records.title_every_year",
    "no_discipline": "domain.criteria.records.no_discipline",
    "attested": "domain.criteria.records.attested",
    "employed_now": "domain.criteria.records.employed_now",
    "share": "domain.criteria.numbers.share",
    "count_at_least": "domain.criteria.numbers.count_at_least",
    "count_at_most": "domain.criteria.numbers.count_at_most",
    "growth_every_year": "domain.criteria.numbers.growth_every_year",
    "target_reached": "domain.criteria.numbers.target_reached",
    "linked_movement": "domain.criteria.standing.linked_movement",
    "collective_excellent": "domain.criteria.standing.collective_excellent",
    "collective_recognised": "domain.criteria.standing.collective_recognised",
    "all_of": "domain.criteria.combining.all_met",
    "any_of": "domain.criteria.combining.any_met",
    "opinion": OPINION_DEMANDED,
}
"""Kind of check -> the code that holds it against the evidence."""

DUTIES: Mapping[str, tuple[str, ...]] = {
    "consolidation": ("domain.processes.tabling.Tabling.table_nominations",),
    "planning": ("domain.plans.plan.Plan.draft",),
    "nurture": ("domain.exemplars.emerging.Emerging.plan_help",),
    "support": ("domain.exemplars.exemplar.Exemplar.give_support",),
    "monitoring": ("domain.exemplars.exemplar.Exemplar.schedule_assessment",),
    "replicate": (
        "domain.exemplars.exemplar.Exemplar.launch_compete_alongside",
        "domain.exemplars.exemplar.Exemplar.hold_visit",
        "domain.exemplars.exemplar.Exemplar.adopt",
    ),
    "publication": ("domain.exemplars.story.Story.publish",),
}
"""Kind of duty -> the code that enforces it; the others are recorded judgement."""

_REPORTED = ("projections.reports.kinds.window_of", "projections.reports.report.report")
REVIEWS: Mapping[str, tuple[str, ...]] = {
    "periodic": _REPORTED,
    "yearly": _REPORTED,
    "interim": _REPORTED,
    "final": _REPORTED,
}
"""Kind of review -> the code that makes its report; a conference is recorded judgement."""


def enforcers(place: RulePlace) -> tuple[str, ...]:
    """The dotted names of the code that enforces a rule where it stands; none: judgement."""
    return _of_part(place.part) if place.section not in SECTIONS else SECTIONS[place.section]


def judged_by_people(place: RulePlace) -> bool:
    """Whether people judge the rule, wholly or beside what the machine computes."""
    names = enforcers(place)
    return not names or OPINION_DEMANDED in names or isinstance(place.part, Review)


def _of_part(part: BaseModel) -> tuple[str, ...]:
    match part:
        case Criterion():
            checks = [CHECKS[check.kind] for check in parts_of(part.check)]
            return tuple(dict.fromkeys(checks)) or (OPINION_DEMANDED,)
        case Deadline(step=None):
            return ("domain.obligations.requirements.requirements_of",)
        case Deadline():
            return (
                "domain.rules.deadlines.Deadline.is_late",
                "domain.nominations.timeliness.Timeliness.of",
            )
        case Duty():
            return DUTIES.get(part.kind, ())
        case Review():
            return REVIEWS.get(part.kind, ())
    msg = f"Nobody says what enforces {type(part).__name__}."
    raise LookupError(msg)
