"""What an exemplar rests on: a dossier that came to its end, and a decision that is in force."""

from collections.abc import Iterable
from uuid import UUID

from domain.application import Application
from domain.exemplars.exemplar import Origin
from domain.exemplars.refusals import NotYetAnExemplarError
from domain.exemplars.story import Basis
from domain.nominations import facts
from domain.nominations.nomination import Nomination
from domain.recognitions.facts import Granted, Revoked
from domain.recognitions.recognition import Recognition
from domain.recognitions.refusals import RecognitionRevokedError
from domain.rules.kinds import SubjectKind
from domain.rules.steps import Step

ACHIEVEMENT = "achievement"
"""How a story refers to the achievement itself, where the plan verifies no criteria."""


def origin_of(application: Application, nomination_id: UUID) -> Origin:
    """The exemplar that came of a dossier.

    Raises:
        NotFoundError: there is no such dossier.
        NotYetAnExemplarError: the dossier has not taken every step of its plan.
        RecognitionRevokedError: the decision was revoked.
    """
    nomination = application.load(Nomination, nomination_id)
    if not nomination.is_complete:
        raise NotYetAnExemplarError(nomination_id=nomination_id)
    begun = _begun(application, nomination_id)
    granted = _granted(application, nomination.recognition_id)
    return Origin(
        nomination_id=nomination_id,
        recognition_id=nomination.recognition_id,
        subject_id=begun.subject_id,
        subject_kind=begun.subject_kind,
        unit_id=begun.unit_id if isinstance(begun, facts.Registered) else None,
        plan_id=begun.plan_id,
        plan_year=begun.plan_year,
        decision_number=granted.decision_number if granted else None,
        decided_on=granted.decided_on if granted else None,
    )


def basis_of(application: Application, nomination_id: UUID) -> Basis:
    """What a story about the exemplar may rest on (NotYetAnExemplarError and so on as above)."""
    origin = origin_of(application, nomination_id)
    return Basis(
        nomination_id=nomination_id,
        recognition_id=origin.recognition_id,
        subject_id=origin.subject_id,
        subject_kind=SubjectKind(origin.subject_kind),
        decision_number=origin.decision_number,
        known_facts=_confirmed(application.events.get(nomination_id)),
    )


def _begun(application: Application, nomination_id: UUID) -> facts.Registered | facts.ReferredIn:
    first = next(iter(application.events.get(nomination_id, lte=1)))
    if not isinstance(first, facts.Registered | facts.ReferredIn):
        msg = f"A dossier does not begin with {type(first).__name__}."
        raise TypeError(msg)
    return first


def _granted(application: Application, recognition_id: UUID | None) -> Granted | None:
    if recognition_id is None:
        return None
    application.load(Recognition, recognition_id)
    granted: Granted | None = None
    for fact in application.events.get(recognition_id):
        if isinstance(fact, Revoked):
            raise RecognitionRevokedError(decision_number=fact.decision_number)
        if isinstance(fact, Granted):
            granted = fact
    return granted


def _confirmed(history: Iterable[object]) -> frozenset[str]:
    documents: set[str] = set()
    findings: dict[str, str] = {}
    verifies = False
    for fact in history:
        if isinstance(fact, facts.Registered | facts.ReferredIn):
            verifies = Step.VERIFIED in fact.steps
        if isinstance(fact, facts.Submitted | facts.Supplemented | facts.ReferredIn):
            documents |= {document["key"] for document in fact.documents}
        if isinstance(fact, facts.Examined):
            findings[fact.criterion] = fact.finding
    met = {criterion for criterion, finding in findings.items() if finding == "met"}
    return frozenset(documents | met | (set() if verifies else {ACHIEVEMENT}))
