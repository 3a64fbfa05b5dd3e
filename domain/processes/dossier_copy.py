"""The copy of a dossier that goes upward with a referral: what the level above may see."""

from collections.abc import Iterable
from typing import Any

from domain.nominations import facts
from domain.nominations.nomination import Nomination


def copy_of(history: Iterable[object]) -> dict[str, Any]:
    """Fold a nomination's facts into the copy: scope, achievement, documents, newest findings.

    Votes, returns and the people who handled the dossier stay in the agency.
    """
    documents: dict[str, dict[str, Any]] = {}
    findings: dict[str, dict[str, Any]] = {}
    copy: dict[str, Any] = {}
    for fact in history:
        if isinstance(fact, Nomination.Registered):
            copy = {"scope": fact.scope, "achievement": fact.achievement}
        if isinstance(fact, facts.Submitted | facts.Supplemented):
            documents |= {document["key"]: document for document in fact.documents}
        if isinstance(fact, facts.Examined):
            findings[fact.criterion] = {
                "criterion": fact.criterion,
                "finding": fact.finding,
                "opinion": fact.opinion,
                "evidence": fact.evidence,
            }
    return copy | {"documents": [*documents.values()], "findings": [*findings.values()]}
