from datetime import date
from uuid import UUID

import pytest

from domain.exemplars.emerging import Emerging
from domain.exemplars.kinds import HelpKind
from domain.exemplars.refusals import (
    AlreadyPromotedError,
    DayToComeError,
    HelpAlreadyGivenError,
    UnknownHelpError,
    UnknownWeaknessError,
    WatchClosedError,
    WordsMissingError,
)
from tests.specification import NOW, THE_ID, Given, fact

SUBJECT, UNIT, PLAN, WEAKNESS, HELP, NOMINATION = (
    UUID(int=number, version=4) for number in range(1, 7)
)
GIVEN_ON = date(2024, 12, 1)

NOTED = fact(
    Emerging.Noted,
    subject_id=SUBJECT,
    subject_kind="individual",
    unit_id=UNIT,
    why="Có sáng kiến rút ngắn thủ tục.",
    plan_id=PLAN,
    noted_by="alice",
)
WEAKNESS_FOUND = fact(
    Emerging.WeaknessFound, weakness_id=WEAKNESS, what="Chưa có chứng chỉ.", found_by="alice"
)
HELP_PLANNED = fact(
    Emerging.HelpPlanned,
    help_id=HELP,
    measure="Cử đi học.",
    kind="policy",
    responsible="Văn phòng Sở",
    due_on=None,
    weakness_id=WEAKNESS,
    planned_by="alice",
)
HELP_GIVEN = fact(
    Emerging.HelpGiven,
    help_id=HELP,
    result="Đã có chứng chỉ.",
    given_on=GIVEN_ON,
    recorded_by="alice",
)
PROMOTED = fact(Emerging.Promoted, nomination_id=NOMINATION, promoted_by="alice")
CLOSED = fact(Emerging.Closed, reason="Chuyển công tác.", closed_by="alice")
HELPED = (NOTED, WEAKNESS_FOUND, HELP_PLANNED)


def note(**more):
    asked = {
        "emerging_id": THE_ID,
        "at": NOW,
        "by": "alice",
        "subject_id": SUBJECT,
        "subject_kind": "individual",
        "unit_id": UNIT,
        "why": "Có sáng kiến rút ngắn thủ tục.",
        "plan_id": PLAN,
    }
    return lambda emerging: emerging.note(**(asked | more))


def plan_help(**more):
    asked = {
        "at": NOW,
        "by": "alice",
        "help_id": HELP,
        "measure": "Cử đi học.",
        "kind": HelpKind.POLICY,
        "responsible": "Văn phòng Sở",
        "due_on": None,
        "weakness_id": WEAKNESS,
    }
    return lambda emerging: emerging.plan_help(**(asked | more))


def give_help(given_on=GIVEN_ON):
    return lambda emerging: emerging.give_help(
        at=NOW, by="alice", help_id=HELP, result="Đã có chứng chỉ.", given_on=given_on
    )


def promote(emerging):
    emerging.promote(at=NOW, by="alice", nomination_id=NOMINATION)


def close(emerging):
    emerging.close(at=NOW, by="alice", reason="Chuyển công tác.")


def test_a_unit_notes_an_emerging_exemplar():
    Given(Emerging).when(note()).then(NOTED)


def test_it_is_said_why():
    Given(Emerging).when(note(why=" ")).then_refused(WordsMissingError, "This must be said: why.")


def test_a_weakness_is_found_and_help_is_planned_against_it():
    given = Given(Emerging, NOTED).when(
        lambda each: each.find_weakness(
            at=NOW, by="alice", weakness_id=WEAKNESS, what="Chưa có chứng chỉ."
        )
    )
    given.then(WEAKNESS_FOUND)

    Given(Emerging, NOTED, WEAKNESS_FOUND).when(plan_help()).then(HELP_PLANNED)


def test_help_is_planned_against_a_weakness_that_was_noted():
    Given(Emerging, NOTED).when(plan_help()).then_refused(
        UnknownWeaknessError, f"There is no weakness {WEAKNESS}."
    )


@pytest.mark.parametrize("field", ["measure", "responsible"])
def test_planned_help_says_what_and_who(field):
    Given(Emerging, NOTED, WEAKNESS_FOUND).when(plan_help(**{field: ""})).then_refused(
        WordsMissingError, f"This must be said: {field}."
    )


@pytest.mark.parametrize(
    ("field", "say"),
    [
        ("what", lambda it: it.find_weakness(at=NOW, by="a", weakness_id=WEAKNESS, what=" ")),
        ("mentor", lambda it: it.assign_mentor(at=NOW, by="a", mentor=" ")),
        ("progress", lambda it: it.note_progress(at=NOW, by="a", progress=" ", overcame=None)),
        ("reason", lambda it: it.close(at=NOW, by="a", reason=" ")),
    ],
)
def test_nothing_is_noted_without_words(field, say):
    Given(Emerging, NOTED).when(say).then_refused(WordsMissingError, f"This must be said: {field}.")


def test_planned_help_may_have_a_last_day():
    last_day = date(2025, 3, 1)

    Given(Emerging, NOTED, WEAKNESS_FOUND).when(plan_help(due_on=last_day)).then(
        fact(Emerging.HelpPlanned, **(HELP_PLANNED.fields | {"due_on": last_day}))
    )


def test_planned_help_is_given():
    Given(Emerging, *HELPED).when(give_help()).then(HELP_GIVEN)


def test_help_that_was_not_planned_is_not_given():
    Given(Emerging, NOTED).when(give_help()).then_refused(
        UnknownHelpError, f"There is no planned help {HELP}."
    )


def test_help_is_given_once():
    Given(Emerging, *HELPED, HELP_GIVEN).when(give_help()).then_refused(
        HelpAlreadyGivenError, f"The help {HELP} was already given."
    )


def test_help_is_not_given_on_a_day_to_come():
    Given(Emerging, *HELPED).when(give_help(date(2024, 12, 3))).then_refused(
        DayToComeError, "The day 2024-12-03 has not come."
    )


def test_a_mentor_is_assigned():
    Given(Emerging, NOTED).when(
        lambda each: each.assign_mentor(at=NOW, by="bob", mentor="Ông Lê Văn Bình")
    ).then(fact(Emerging.MentorAssigned, mentor="Ông Lê Văn Bình", assigned_by="bob"))


def test_progress_overcomes_a_weakness():
    Given(Emerging, *HELPED).when(
        lambda each: each.note_progress(
            at=NOW, by="alice", progress="Đã thi đạt.", overcame=WEAKNESS
        )
    ).then(
        fact(Emerging.ProgressNoted, progress="Đã thi đạt.", overcame=WEAKNESS, noted_by="alice")
    )


def test_progress_overcomes_only_a_weakness_that_was_noted():
    Given(Emerging, NOTED).when(
        lambda each: each.note_progress(
            at=NOW, by="alice", progress="Đã thi đạt.", overcame=WEAKNESS
        )
    ).then_refused(UnknownWeaknessError, f"There is no weakness {WEAKNESS}.")


def test_it_is_put_forward_and_still_helped():
    Given(Emerging, NOTED).when(promote).then(PROMOTED)
    Given(Emerging, *HELPED, PROMOTED).when(give_help()).then(HELP_GIVEN)


def test_it_is_put_forward_once():
    Given(Emerging, NOTED, PROMOTED).when(promote).then_refused(
        AlreadyPromotedError, f"The emerging exemplar was put forward as the dossier {NOMINATION}."
    )


def test_the_watch_is_closed_for_a_reason():
    Given(Emerging, NOTED).when(close).then(CLOSED)
    Given(Emerging, NOTED).when(lambda each: each.close(at=NOW, by="a", reason="")).then_refused(
        WordsMissingError, "This must be said: reason."
    )


@pytest.mark.parametrize(
    "decision",
    [
        promote,
        close,
        plan_help(),
        give_help(),
        lambda each: each.find_weakness(at=NOW, by="a", weakness_id=WEAKNESS, what="x"),
        lambda each: each.assign_mentor(at=NOW, by="a", mentor="x"),
        lambda each: each.note_progress(at=NOW, by="a", progress="x", overcame=None),
    ],
    ids=["promote", "close", "plan", "give", "weakness", "mentor", "progress"],
)
def test_nothing_is_added_to_a_closed_watch(decision):
    Given(Emerging, *HELPED, CLOSED).when(decision).then_refused(
        WatchClosedError, "The watch over this emerging exemplar was closed."
    )
