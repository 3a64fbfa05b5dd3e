from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.councils.ballot import Ballot
from domain.councils.council import Council
from domain.councils.session import Session
from domain.errors import NotFoundError
from domain.plans.plan import Plan
from projections.minutes.ballots import noted
from projections.session_report import SessionReport, SessionReportView, SessionSummary
from tenants.scope import enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import NOMINATION, PLAN, SESSION, publish_begun
from tests.specification import fact

COUNCIL, FIRST, SECOND = UUID(int=20), UUID(int=31), UUID(int=32)
DAY = date(2024, 12, 12)
MEMBERS = [
    {"member_id": "alice", "name": "Nguyễn Thị An", "role": "chair"},
    {"member_id": "bob", "name": "Lê Văn Bình", "role": "member"},
    {"member_id": "carol", "name": "Phạm Thị Cúc", "role": "member"},
    {"member_id": "dung", "name": "Hồ Văn Dũng", "role": "member"},
]
POLICY = {"threshold": "9/10", "ballot_kind": "secret", "authorised_by": "Quy chế số 5"}
CONVENED = fact(
    Session.Convened,
    council_id=COUNCIL,
    plan_id=PLAN,
    plan_version=1,
    plan_year=2024,
    held_on=DAY,
    place="phòng họp số 1",
    roster_version=1,
    members=MEMBERS,
    policy=POLICY,
    policy_authorised_by="Quy chế số 5",
    policy_version=2,
)
TABLED = fact(Session.NomineeTabled, nomination_id=NOMINATION)
REMOVED = fact(Session.NomineeRemoved, nomination_id=NOMINATION, reason="Chờ xác minh")
PARTICIPATION = fact(Ballot.ParticipationRecorded, members=["alice", "carol"], written=["dung"])
VOIDED = fact(Ballot.Voided, reason="In sai phiếu", voided_by="alice")
COUNTED = fact(
    Ballot.Counted,
    outcomes=[
        {
            "nomination_id": str(NOMINATION),
            "outcome": "failed",
            "yes": 2,
            "base": 4,
            "required": 4,
        }
    ],
)


def attended(member_id, presence="present", reason=None):
    return fact(Session.AttendanceRecorded, member_id=member_id, presence=presence, reason=reason)


def conflict(*, recused):
    return fact(
        Session.ConflictDeclared,
        member_id="bob",
        nomination_id=NOMINATION,
        reason="Anh em ruột",
        recused=recused,
    )


def opened(kind="secret", number=1):
    return fact(
        Ballot.Opened,
        session_id=SESSION,
        round=number,
        kind=kind,
        mode="paper" if kind == "secret" else "by_name",
        nominees=[{"nomination_id": str(NOMINATION), "recused": ["bob"]}],
        policy=POLICY,
        members=MEMBERS,
        present=["alice", "bob", "carol"],
        tellers=["carol", "van-thu"],
        chair="alice",
    )


def tallied(yes, no):
    count = {
        "nomination_id": str(NOMINATION),
        "issued": 3,
        "yes": yes,
        "no": no,
        "abstain": 0,
        "invalid": 0,
        "unused": 1,
        "written_yes": 0,
        "written_no": 1,
    }
    return fact(Ballot.TallyEntered, entered_by="carol", counts=[count], scan_sha256="a" * 64)


def confirmed(by, capacity):
    return fact(Ballot.TallyConfirmed, confirmed_by=by, capacity=capacity)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield SessionReportView(engine)


@pytest.fixture
def names(publish):
    publish(Plan, PLAN, fact(Plan.Drafted, document={"title": "KH 2024"}, source_sha256="0"))
    publish(
        Council,
        COUNCIL,
        fact(
            Council.Founded,
            name="Hội đồng",
            level="agency",
            decision_number="3",
            founded_on=date(2024, 1, 1),
        ),
    )
    publish_begun(publish)


def minute(number):
    """When the fact of that number was published; the names take five."""
    return (THE_BEGINNING + timedelta(minutes=5 + number)).isoformat()


@pytest.mark.usefixtures("names")
def test_a_session_is_reported_from_the_call_to_the_minutes(publish, worker, view):
    publish(
        Session,
        SESSION,
        CONVENED,
        TABLED,
        attended("alice"),
        attended("bob"),
        attended("carol"),
        attended("dung", "absent", "Đi công tác"),
        conflict(recused=False),
        conflict(recused=True),
        fact(Session.Opened, present=3, quorum_needed=3, warnings=["recusal-blocks"]),
        fact(Session.Closed, minutes_number="6/BB-HĐ"),
    )
    worker.catch_up()

    present = {"presence": "present", "reason": None}
    absent = {"presence": "absent", "reason": "Đi công tác"}
    assert view.get(SESSION) == SessionReport(
        session_id=SESSION,
        version=10,
        council_id=COUNCIL,
        plan_id=PLAN,
        plan_year=2024,
        held_on=DAY,
        state="closed",
        updated_at=THE_BEGINNING + timedelta(minutes=15),
        ballots=(),
        report={
            "council": "Hội đồng",
            "plan": "KH 2024",
            "plan_version": 1,
            "place": "phòng họp số 1",
            "roster_version": 1,
            "roster": [
                *({**member, **present} for member in MEMBERS[:3]),
                {**MEMBERS[3], **absent},
            ],
            "policy": POLICY,
            "policy_version": 2,
            "policy_authorised_by": "Quy chế số 5",
            "agenda": [
                {
                    "nomination_id": str(NOMINATION),
                    "subject": "Nguyễn Thị An",
                    "removed": None,
                }
            ],
            "conflicts": [
                {
                    "member_id": "bob",
                    "nomination_id": str(NOMINATION),
                    "reason": "Anh em ruột",
                    "recused": True,
                }
            ],
            "opening": {
                "at": minute(9),
                "present": 3,
                "quorum_needed": 3,
                "warnings": [
                    {
                        "code": "recusal-blocks",
                        "vi": "chỉ cần một thành viên không tham gia là không thể đạt",
                        "en": "a single recusal makes it impossible to pass",
                    }
                ],
            },
            "closing": {"at": minute(10), "minutes_number": "6/BB-HĐ"},
        },
    )


@pytest.mark.usefixtures("names")
def test_a_nominee_may_leave_the_agenda_and_come_back(publish, worker, view):
    publish(Session, SESSION, CONVENED, TABLED, REMOVED, TABLED)
    worker.catch_up()

    assert [item["removed"] for item in view.get(SESSION).report["agenda"]] == [
        "Chờ xác minh",
        None,
    ]


@pytest.mark.usefixtures("names")
def test_a_secret_ballot_is_reported_in_sums(publish, worker, view):
    publish(Session, SESSION, CONVENED, TABLED)
    publish(
        Ballot,
        FIRST,
        opened(),
        PARTICIPATION,
        tallied(yes=1, no=1),
        tallied(yes=2, no=0),
        confirmed("carol", "teller"),
        confirmed("van-thu", "teller"),
        confirmed("alice", "chair"),
        COUNTED,
    )
    worker.catch_up()

    assert view.get(SESSION).ballots == (
        {
            "ballot_id": str(FIRST),
            "version": 8,
            "round": 1,
            "kind": "secret",
            "mode": "paper",
            "state": "counted",
            "opened_at": minute(3),
            "policy": POLICY,
            "roster": 4,
            "present": 3,
            "chair": {"user_id": "alice", "name": "Nguyễn Thị An"},
            "tellers": [
                {"user_id": "carol", "name": "Phạm Thị Cúc"},
                {"user_id": "van-thu", "name": None},
            ],
            "nominees": [
                {
                    "nomination_id": str(NOMINATION),
                    "subject": "Nguyễn Thị An",
                    "recused": ["bob"],
                    "tally": {
                        "issued": 3,
                        "valid": 2,
                        "invalid": 0,
                        "unused": 1,
                        "written": 1,
                        "yes": 2,
                        "no": 1,
                        "abstain": 0,
                    },
                    "result": {"outcome": "failed", "yes": 2, "base": 4, "required": 4},
                }
            ],
            "participation": {"papers": 2, "written": 1},
            "entered_by": "carol",
            "scan_sha256": "a" * 64,
            "confirmations": [
                {"by": "carol", "capacity": "teller", "at": minute(7)},
                {"by": "van-thu", "capacity": "teller", "at": minute(8)},
                {"by": "alice", "capacity": "chair", "at": minute(9)},
            ],
            "counted_at": minute(10),
            "voided": None,
        },
    )


@pytest.mark.usefixtures("names")
def test_a_voided_ballot_stays_in_the_report_before_the_new_one(publish, worker, view):
    publish(Session, SESSION, CONVENED, TABLED)
    publish(Ballot, SECOND, opened(), VOIDED)
    publish(Ballot, FIRST, opened())
    worker.catch_up()

    assert [
        (each["ballot_id"], each["state"], each["voided"]) for each in view.get(SESSION).ballots
    ] == [
        (
            str(SECOND),
            "voided",
            {"reason": "In sai phiếu", "by": "alice", "at": minute(4)},
        ),
        (str(FIRST), "open", None),
    ]


@pytest.mark.usefixtures("names")
def test_an_open_vote_is_reported_in_sums_too(publish, worker, view):
    choices = {"alice": "yes", "bob": "no", "carol": "yes", "dung": "abstain"}
    votes = fact(Ballot.VotesByNameRecorded, nomination_id=NOMINATION, votes=choices)
    publish(Session, SESSION, CONVENED, TABLED)
    publish(Ballot, FIRST, opened("open"), votes)
    worker.catch_up()

    ballot = view.get(SESSION).ballots[0]
    assert ballot["nominees"][0]["tally"] == {
        "issued": None,
        "valid": 4,
        "invalid": 0,
        "unused": None,
        "written": None,
        "yes": 2,
        "no": 1,
        "abstain": 1,
    }
    assert set(leaves(ballot)) & {"yes", "no", "abstain", "dung"} == set()


@pytest.mark.usefixtures("names")
def test_a_ballot_changes_when_the_report_was_updated_and_not_the_session(publish, worker, view):
    publish(Session, SESSION, CONVENED, TABLED)
    publish(Ballot, FIRST, opened(), PARTICIPATION)
    worker.catch_up()

    report = view.get(SESSION)
    assert (report.version, report.state) == (2, "convened")
    assert report.updated_at.isoformat() == minute(4)


@pytest.mark.usefixtures("names")
def test_sessions_come_in_pages_by_their_day(publish, worker, view):
    later = fact(Session.Convened, **CONVENED.fields | {"held_on": date(2025, 1, 5)})
    publish(
        Session, UUID(int=40), later, fact(Session.Opened, present=3, quorum_needed=0, warnings=[])
    )
    publish(Session, SESSION, CONVENED)
    worker.catch_up()

    first = view.page(limit=1)
    second = view.page(after=first.next_cursor, limit=1)

    assert first.items == (
        SessionSummary(
            session_id=SESSION,
            version=1,
            council_id=COUNCIL,
            plan_id=PLAN,
            plan_year=2024,
            held_on=DAY,
            state="convened",
            updated_at=THE_BEGINNING + timedelta(minutes=8),
        ),
    )
    assert [each.state for each in second.items] == ["open"]
    assert second.next_cursor is None
    assert len(view.page(council_id=COUNCIL, plan_year=2024).items) == 2
    assert len(view.page(state="open").items) == 1


@pytest.mark.usefixtures("names")
def test_another_agency_does_not_see_the_session(publish, worker, view):
    publish(Session, SESSION, CONVENED)
    publish(Session, UUID(int=41), CONVENED, tenant="sngv")
    publish(Ballot, FIRST, opened())
    worker.catch_up()

    assert [each.session_id for each in view.page().items] == [SESSION]
    with pytest.raises(NotFoundError):
        view.get(UUID(int=41))


def test_an_event_that_the_minutes_do_not_know_moves_only_the_version():
    later = Ballot.Event(originator_id=FIRST, originator_version=3, timestamp=THE_BEGINNING)

    assert noted(later, {"version": 2, "state": "open"}) == {"version": 3, "state": "open"}


def leaves(value):
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in leaves(inner)]
    return [value]
