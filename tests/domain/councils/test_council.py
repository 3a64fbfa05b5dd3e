"""A council: its rosters by mandate and the vote policies it adopts."""

from datetime import date

import pytest

from domain.councils.council import AuthorityNeededError, Council, NoRosterInForceError
from domain.councils.pinned import PinnedPolicy
from domain.councils.roster import (
    Mandate,
    MandateFaultyError,
    Member,
    MemberTwiceError,
    NoChairError,
    Roster,
    UnknownRoleError,
)
from domain.rules.vote_policy import PolicyRevealsVoteError, VotePolicyDraft, read_draft
from tests.domain.councils.sample import people
from tests.specification import NOW, THE_ID, Given, fact, replay

FOUNDED = fact(
    Council.Founded,
    name="Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
    level="agency",
    decision_number="12/QĐ-SXD",
    founded_on=date(2024, 1, 15),
)
YEAR = Mandate(since=date(2024, 1, 15), until=date(2024, 12, 31))


def appointed(version, *, size=5, since=YEAR.since, until=YEAR.until):
    return fact(
        Council.RosterAppointed,
        roster_version=version,
        members=[member.as_data() for member in people(size)],
        mandate_from=since,
        mandate_to=until,
        decision_number="13/QĐ-SXD",
    )


def adopted(version, *, threshold="1/2", on=date(2024, 2, 1)):
    return fact(
        Council.VotePolicyAdopted,
        policy_version=version,
        policy={"threshold": threshold, "authorised_by": "Quy chế 5"},
        authorised_by="Quy chế 5",
        adopted_on=on,
    )


def appoint(members, mandate=YEAR):
    return lambda council: council.appoint(
        at=NOW, members=members, mandate=mandate, decision_number="13/QĐ-SXD"
    )


def adopt(policy, authorised_by="Quy chế 5"):
    return lambda council: council.adopt(
        at=NOW,
        policy=read_draft(policy),
        authorised_by=authorised_by,
        adopted_on=date(2024, 2, 1),
    )


def test_a_council_is_founded_by_decision():
    (
        Given(Council)
        .when(
            lambda council: council.found(
                council_id=THE_ID,
                at=NOW,
                name="Hội đồng Thi đua - Khen thưởng Sở Xây dựng",
                level="agency",
                founding=("12/QĐ-SXD", date(2024, 1, 15)),
            )
        )
        .then(FOUNDED)
    )


def test_rosters_are_versions():
    (
        Given(Council, FOUNDED, appointed(1, size=5))
        .when(appoint(people(7)))
        .then(appointed(2, size=7))
    )


@pytest.mark.parametrize("chairs", [0, 2])
def test_a_council_has_exactly_one_chair(chairs):
    roles = ["chair"] * chairs + ["member"]
    members = [
        Member(member_id=f"m{number}", name="A", role=role) for number, role in enumerate(roles)
    ]
    (
        Given(Council, FOUNDED)
        .when(appoint(members))
        .then_refused(NoChairError, f"A council has exactly one chair; this roster has {chairs}.")
    )


def test_nobody_sits_in_a_council_twice():
    (
        Given(Council, FOUNDED)
        .when(appoint([*people(3), people(3)[2]]))
        .then_refused(MemberTwiceError, "Member m03 stands in the roster more than once.")
    )


def test_the_roles_of_a_council_are_fixed():
    (
        Given(Council, FOUNDED)
        .when(appoint([Member(member_id="m1", name="A", role="guest")]))
        .then_refused(UnknownRoleError, "A council has no role guest.")
    )


def test_a_mandate_does_not_end_before_it_begins():
    (
        Given(Council, FOUNDED)
        .when(appoint(people(3), Mandate(since=date(2024, 2, 1), until=date(2024, 1, 31))))
        .then_refused(
            MandateFaultyError, "A mandate cannot end (2024-01-31) before it begins (2024-02-01)."
        )
    )


def test_the_latest_roster_whose_mandate_covers_the_day_is_in_force():
    council = replay(
        Council,
        FOUNDED,
        appointed(1, size=5, until=None),
        appointed(2, size=7, since=date(2024, 6, 1), until=date(2024, 8, 31)),
    )

    first = Roster(
        version=1, members=people(5), mandate=Mandate(since=date(2024, 1, 15), until=None)
    )
    second = Roster(
        version=2,
        members=people(7),
        mandate=Mandate(since=date(2024, 6, 1), until=date(2024, 8, 31)),
    )
    days = [date(2024, 5, 31), date(2024, 6, 1), date(2024, 8, 31), date(2024, 9, 1)]
    assert [council.roster_on(day) for day in days] == [first, second, second, first]


def test_outside_every_mandate_nobody_sits():
    (
        Given(Council, FOUNDED, appointed(1))
        .when(lambda council: council.roster_on(date(2025, 1, 1)))
        .then_refused(NoRosterInForceError, "No roster of the council is in force on 2025-01-01.")
    )


def test_a_council_adopts_what_plans_leave_open():
    (Given(Council, FOUNDED).when(adopt({"threshold": "1/2"}, " Quy chế 5 ")).then(adopted(1)))


def test_policies_are_versions():
    (
        Given(Council, FOUNDED, adopted(1))
        .when(adopt({"threshold": "2/3"}))
        .then(adopted(2, threshold="2/3"))
    )


def test_a_policy_stands_on_a_document():
    (
        Given(Council, FOUNDED)
        .when(adopt({"threshold": "1/2"}, " "))
        .then_refused(
            AuthorityNeededError, "The document that authorises the vote policy must be named."
        )
    )


def test_a_policy_that_reveals_the_vote_of_the_chair_is_not_adopted():
    (
        Given(Council, FOUNDED)
        .when(adopt({"ballot_kind": "secret", "tie": "chair"}))
        .then_refused(
            PolicyRevealsVoteError,
            "A secret ballot does not go with tie=chair: the result would reveal the chair's vote.",
        )
    )


def test_the_latest_policy_adopted_by_the_day_is_in_force():
    council = replay(
        Council,
        FOUNDED,
        adopted(1, threshold="1/2", on=date(2024, 2, 1)),
        adopted(2, threshold="2/3", on=date(2024, 6, 1)),
    )

    def pinned(threshold, version):
        data = {"threshold": threshold, "authorised_by": "Quy chế 5"}
        return PinnedPolicy(draft=read_draft(data), version=version)

    days = [date(2024, 1, 31), date(2024, 2, 1), date(2024, 6, 1)]
    assert [council.policy_on(day) for day in days] == [
        PinnedPolicy(draft=VotePolicyDraft(), version=None),
        pinned("1/2", 1),
        pinned("2/3", 2),
    ]
