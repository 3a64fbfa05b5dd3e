"""What the agency says of it: its policy, who enrolled, who took part, what was concluded."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.transparency.standalone.election_findings import ElectionNotes
from service.transparency.standalone.election_forms import bel_count, bel_some
from service.transparency.standalone.election_setup import ElectionReport

ELECTION_POLICY = (
    "electronic_allowed",
    "authorised_by",
    "abstain_option",
    "threshold",
    "comparison",
    "base",
    "recused",
    "tie",
)
ELECTION_ANSWERS = ["Đồng ý", "Không đồng ý", "Không có ý kiến"]


def election_roster(roster: Mapping[str, Any], report: ElectionReport) -> None:
    """The roll is the enrolled keys, and every ballot that was taken in is there."""
    notes = report.notes
    if "keys" in roster:
        for number, key in enumerate(report.credentials, 1):
            if key not in roster["keys"]:
                notes.note("not-enrolled", credential=number)
        for number, key in enumerate(roster["keys"], 1):
            if key not in report.credentials:
                notes.note("left-out", credential=number)
    found = len(report.trackers)
    if roster.get("turnout", found) != found:
        notes.note("turnout", found=found, expected=roster["turnout"])
    for tracker in roster.get("trackers", []):
        if tracker not in report.trackers:
            notes.note("lost-ballot", tracker=tracker)


def election_policy(
    policy: Mapping[str, Any], roster: Mapping[str, Any], report: ElectionReport
) -> None:
    """The questions and the outcomes are those of the policy that the session pinned."""
    notes, election = report.notes, report.election
    allowed, document, abstain, *_ = bel_some(policy, *ELECTION_POLICY)
    if allowed is not True or not str(document).strip():
        notes.note("unauthorised")
    answers = ELECTION_ANSWERS[: 3 if abstain else 2]
    for number, question in enumerate(election.questions if election else [], 1):
        if (question.answers, question.least, question.most) != (answers, 1, 1):
            notes.note("question", question=number)
    if report.phase != "counted":
        notes.note("unfinished")
    nominees = roster.get("nominees", [{}] * len(report.counts))
    if len(nominees) != len(report.counts):
        notes.note("outcome", found=len(nominees), expected=len(report.counts))
    pairs = zip(report.counts, nominees)  # noqa: B905 -- Python 3.9
    for number, (counts, nominee) in enumerate(pairs, 1):
        with notes.at(question=number) as here:
            report.outcomes.append(election_outcome(policy, counts, {**roster, **nominee}))
            election_compare(report.outcomes[-1], nominee, here)


def election_compare(
    outcome: Mapping[str, Any], claimed: Mapping[str, Any], notes: ElectionNotes
) -> None:
    """What was concluded is what the policy gives; in the last round a tie is a failure."""
    for name, value in outcome.items():
        told = claimed.get(name, value)
        if told != value and (value, told) != ("tied", "failed"):
            notes.note("outcome", field=name, found=told, expected=value)


def election_outcome(
    policy: Mapping[str, Any], counts: Sequence[int], known: Mapping[str, Any]
) -> dict[str, Any]:
    """What the policy makes of the counts, in whole numbers: yes * q >= p * base."""
    p, q = map(int, policy["threshold"].split("/"))
    yes, no = counts[0] + known.get("written_yes", 0), counts[1] + known.get("written_no", 0)
    base = election_base(policy, yes + no + sum(counts[2:]), known)
    more = policy["comparison"] == "more_than"
    required = p * base // q + 1 if more else max(-(-p * base // q), 1)
    outcome = "passed" if base > 0 and yes >= required else "failed"
    tie = yes == no > 0 and yes * q == p * base and policy["tie"] == "revote"
    if outcome == "failed" and tie:
        outcome = "tied"
    return {"outcome": outcome, "yes": yes, "base": base, "required": required}


def election_base(policy: Mapping[str, Any], votes: int, known: Mapping[str, Any]) -> int:
    """Of how many the threshold is a share; an encrypted ballot is never invalid."""
    if policy["base"] in ("valid_ballots", "cast"):
        return votes
    heads = bel_count(*bel_some(known, "members" if policy["base"] == "all_members" else "present"))
    return heads - (known.get("recused", 0) if policy["recused"] == "leave_base" else 0)
