"""How a dossier goes through: intake, checklist, verification, decision, and the duties around."""

from typing import Annotated, Literal

from pydantic import Field

from domain.rules.clauses import Clause
from domain.rules.deadlines import Anchor, OwedBy, Window
from domain.rules.model import Key, Rule, Text
from domain.rules.vote_policy import VotePolicyDraft

Clauses = Annotated[tuple[Clause, ...], Field(min_length=1)]


class Intake(Rule):
    """To whom a dossier or a list is sent, and through whom."""

    addressee: Text
    through: Text | None = None
    form: Literal["dossier", "list"] = "dossier"
    clause: Clause


class ChecklistItem(Rule):
    """A document that a dossier holds; without a required one it is not complete."""

    key: Key
    title: Text
    required: bool


class Verification(Rule):
    """Whether the dossier is verified, and where a failed criterion leads."""

    required: bool
    failed_criterion: Literal["blocks_tabling", "goes_to_council"]
    clauses: Clauses


class Vote(VotePolicyDraft):
    """What the plan says about the vote, and where it says so."""

    clauses: Clauses


class Decision(Rule):
    """Who decides, and in which form."""

    by: Text
    form: Text
    clauses: Clauses


class Certificate(Rule):
    """The certificate that is handed over after the decision."""

    title: Text
    clause: Clause


class Quota(Rule):
    """A minimum on introductions in a window; it never makes an ineligible dossier pass.

    It falls due with the `deadline` that it names, or as its window ends. Where the `target` is
    the unit's, each unit sets its own number, and `minimum` is the least that it may set. What
    already meets one of the quotas `apart_from` this one does not count here; otherwise one
    exemplar counts for every quota that it fits.
    """

    key: Key
    owed_by: OwedBy
    owed_to: Text
    counts: Literal["introduced", "registered", "selected", "referred"]
    minimum: Annotated[int, Field(ge=0)]
    target: Literal["plan", "unit"] = "plan"
    window: Window
    anchored: Anchor = Anchor.CALENDAR
    deadline: Key | None = None
    apart_from: tuple[Key, ...] = ()
    clause: Clause


class DelegatedCriteria(Rule):
    """A body that may set criteria of its own beside those of the plan, never below them."""

    to: Text
    statement: Text
    clause: Clause


class Paper(Rule):
    """A document that the process produces."""

    key: Key
    title: Text
    signed_by: Text
    trigger: Text
    clause: Clause | None = None


class Review(Rule):
    """A periodic, interim or final review, or a conference."""

    key: Key
    kind: Literal["periodic", "yearly", "interim", "final", "conference"]
    title: Text
    owner: Text
    clause: Clause


class Duty(Rule):
    """A rule of the process that is recorded for a body and not computed."""

    key: Key
    kind: Literal[
        "guidance",
        "consolidation",
        "monitoring",
        "nurture",
        "support",
        "replicate",
        "publication",
        "reporting",
        "funding",
        "planning",
        "honour",
        "proposal",
        "oversight",
        "issues",
    ]
    owner: Text
    statement: Text
    clause: Clause
