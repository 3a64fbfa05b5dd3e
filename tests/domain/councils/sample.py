"""Councils, sessions and ballots that the tests of this folder talk about."""

from datetime import date
from uuid import UUID

from domain.councils.ballot import Ballot
from domain.councils.pinned import Basis, Nominee
from domain.councils.roster import Member
from domain.councils.session import Session
from domain.councils.tally import NomineeCount
from domain.rules.vote_policy import VotePolicy, VotePolicyDraft
from tests.specification import fact

COUNCIL_ID = UUID("00000000-0000-4000-8000-00000000c001")
PLAN_ID = UUID("00000000-0000-4000-8000-00000000a001")
SESSION_ID = UUID("00000000-0000-4000-8000-00000000b001")
BALLOT_ID = UUID("00000000-0000-4000-8000-00000000e001")
UNIT = UUID("00000000-0000-4000-8000-00000000d001")
LEADER = UUID("00000000-0000-4000-8000-00000000d002")

SCAN = "ab" * 32

S2_POLICY = {
    "ballot_kind": "secret",
    "base": "all_members",
    "threshold": "9/10",
    "comparison": "at_least",
    "quorum": "2/3",
    "absent": "not_counted_yes",
    "recused": "stay_in_base",
    "abstain_option": False,
    "tie": "fail",
    "max_rounds": 1,
    "chair_must_agree": False,
    "electronic_allowed": False,
    "authorised_by": "Kế hoạch 883/KH-SXD",
}


def policy(**changes) -> VotePolicy:
    return VotePolicy.model_validate(S2_POLICY | changes)


def draft(**changes) -> VotePolicyDraft:
    return VotePolicyDraft.model_validate(S2_POLICY | changes)


def people(count) -> tuple[Member, ...]:
    """A chair, a vice-chair and members: m01, m02, …"""
    roles = ["chair", "vice_chair"] + ["member"] * (count - 2)
    return tuple(
        Member(member_id=f"m{number:02}", name=f"Thành viên {number}", role=role)
        for number, role in enumerate(roles, start=1)
    )


def ids(count, *, without=0) -> tuple[str, ...]:
    """The first members of `people`, without the last ones."""
    return tuple(member.member_id for member in people(count))[: count - without]


def basis(
    *, size=10, missing=0, recused=(), nominees=(UNIT,), recusal="stay_in_base", **changes
) -> Basis:
    """A ballot of `people(size)` whose last members are `missing`; the rest changes the policy."""
    return Basis(
        session_id=SESSION_ID,
        policy=policy(recused=recusal, **changes),
        members=people(size),
        present=ids(size, without=missing),
        chair="m01",
        nominees=tuple(Nominee(nomination_id=each, recused=recused) for each in nominees),
    )


def opened(*, number=1, tellers=("t1", "t2"), **terms):
    """The birth of a ballot on `basis(**terms)`."""
    pinned = basis(**terms)
    secret = pinned.policy.ballot_kind == "secret"
    return fact(
        Ballot.Opened,
        session_id=SESSION_ID,
        round=number,
        kind="secret" if secret else "open",
        mode="paper" if secret else "by_name",
        nominees=[nominee.as_data() for nominee in pinned.nominees],
        policy=pinned.policy.as_data(),
        members=[member.as_data() for member in pinned.members],
        present=sorted(pinned.present),
        tellers=list(tellers),
        chair=pinned.chair,
    )


def participation(members, written=()):
    return fact(Ballot.ParticipationRecorded, members=sorted(members), written=sorted(written))


def count(nomination_id=UNIT, *, yes, no=0, abstain=0, invalid=0, unused=0, **written):
    issued = yes + no + abstain + invalid + unused
    return NomineeCount(
        nomination_id=nomination_id,
        issued=issued,
        yes=yes,
        no=no,
        abstain=abstain,
        invalid=invalid,
        unused=unused,
        **written,
    )


def tally(*counts, by="t1"):
    return fact(
        Ballot.TallyEntered,
        entered_by=by,
        counts=[each.as_data() for each in counts],
        scan_sha256=SCAN,
    )


def confirmed(by, capacity="teller"):
    return fact(Ballot.TallyConfirmed, confirmed_by=by, capacity=capacity)


def decided(*outcomes):
    return fact(Ballot.Counted, outcomes=list(outcomes))


def outcome(result, *, yes, base, required, nomination_id=UNIT):
    return {
        "nomination_id": str(nomination_id),
        "outcome": result,
        "yes": yes,
        "base": base,
        "required": required,
    }


def convened(*, size=10, policy_data=None):
    """The birth of a session of `people(size)`."""
    data = S2_POLICY if policy_data is None else policy_data
    return fact(
        Session.Convened,
        council_id=COUNCIL_ID,
        plan_id=PLAN_ID,
        plan_version=1,
        plan_year=2024,
        held_on=date(2024, 12, 2),
        place="Phòng họp 1",
        roster_version=1,
        members=[member.as_data() for member in people(size)],
        policy=data,
        policy_authorised_by=data.get("authorised_by"),
        policy_version=None,
    )


def tabled(nomination_id=UNIT):
    return fact(Session.NomineeTabled, nomination_id=nomination_id)


def present(*members):
    return [attendance(member, "present") for member in members]


def absent(*members):
    return [attendance(member, "absent", "Đi công tác") for member in members]


def attendance(member_id, presence, reason=None):
    return fact(Session.AttendanceRecorded, member_id=member_id, presence=presence, reason=reason)


def conflict(member_id, *, recused, nomination_id=UNIT):
    return fact(
        Session.ConflictDeclared,
        member_id=member_id,
        nomination_id=nomination_id,
        reason="Cùng đơn vị",
        recused=recused,
    )


def session_opened(*, count=10, quorum=7, warnings=()):
    return fact(Session.Opened, present=count, quorum_needed=quorum, warnings=list(warnings))
