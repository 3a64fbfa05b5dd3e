from datetime import date
from uuid import UUID

import pytest

from domain.errors import NotFoundError
from domain.subjects.subject import Subject
from projections.registers.subjects import SubjectEntry, SubjectRegisterView
from tenants.scope import enter
from tests.projections.publishing import scope_of
from tests.specification import fact

SUBJECT, UNIT = UUID(int=4), UUID(int=3)


def registered(name, *, kind="individual", unit_id=None):
    return fact(
        Subject.Registered,
        kind=kind,
        name=name,
        position="Chuyên viên",
        unit_id=unit_id,
        leads_unit_id=None,
        origin_tenant=None,
    )


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield SubjectRegisterView(engine)


@pytest.fixture
def people(publish, worker):
    names = ("Nguyễn Thị Ánh", "Trần Văn Đức", "Lê Thanh Bình", "Hộ ông 50%_Ba")
    for number, name in enumerate(names, start=1):
        publish(Subject, UUID(int=100 + number), registered(name, unit_id=UNIT))
    publish(Subject, UUID(int=200), registered("Phòng Nhà ở", kind="collective"))
    publish(Subject, UUID(int=300), registered("Ánh khác"), tenant="sngv")
    worker.catch_up()


def names(page):
    return [each.name for each in page.items]


def test_a_subject_is_shown_as_it_is_known_now(publish, worker, view):
    corrected = fact(
        Subject.Corrected, name="Nguyễn Thị Ân", position="Trưởng phòng", reason="Sai chính tả"
    )
    publish(Subject, SUBJECT, registered("Nguyễn Thị An", unit_id=UNIT), corrected)
    worker.catch_up()

    assert view.get(SUBJECT) == SubjectEntry(
        subject_id=SUBJECT,
        version=2,
        kind="individual",
        name="Nguyễn Thị Ân",
        position="Trưởng phòng",
        unit_id=UNIT,
        leads_unit_id=None,
        origin_tenant=None,
        on_hold=False,
    )


@pytest.mark.parametrize(
    ("contains", "found"),
    [
        ("anh", ["Lê Thanh Bình", "Nguyễn Thị Ánh"]),
        ("ÁNH", ["Lê Thanh Bình", "Nguyễn Thị Ánh"]),
        ("duc", ["Trần Văn Đức"]),
        ("văn đ", ["Trần Văn Đức"]),
        ("%_", ["Hộ ông 50%_Ba"]),
        ("không có", []),
    ],
)
def test_a_search_needs_no_accents(people, view, contains, found):  # noqa: ARG001 -- in the log
    assert names(view.page(contains=contains)) == found


def test_subjects_come_in_pages_by_name_without_accents(people, view):  # noqa: ARG001 -- in the log
    first = view.page(limit=3)
    second = view.page(after=first.next_cursor, limit=3)

    assert [names(first), names(second)] == [
        ["Hộ ông 50%_Ba", "Lê Thanh Bình", "Nguyễn Thị Ánh"],
        ["Phòng Nhà ở", "Trần Văn Đức"],
    ]
    assert second.next_cursor is None


def test_subjects_can_be_had_by_kind_and_by_unit(people, view):  # noqa: ARG001 -- in the log
    assert names(view.page(kind="collective")) == ["Phòng Nhà ở"]
    assert len(view.page(unit_id=UNIT).items) == 4


def test_another_agency_does_not_see_the_subject(people, view):  # noqa: ARG001 -- in the log
    assert "Ánh khác" not in names(view.page())
    with pytest.raises(NotFoundError):
        view.get(UUID(int=300))


HOLDS = [
    fact(
        Subject.Held,
        hold_id=UUID(int=number),
        reason_class="complaint",
        reference="Đơn số 12/ĐT",
        held_by="alice",
    )
    for number in (1, 2)
]
RELEASED = [
    fact(
        Subject.HoldReleased,
        hold_id=UUID(int=number),
        reason="KL số 3/KL-TTr",
        released_by="alice",
    )
    for number in (1, 2)
]


@pytest.mark.parametrize(
    ("facts", "on_hold"),
    [
        (HOLDS[:1], True),
        ([*HOLDS, RELEASED[0]], True),
        ([*HOLDS, *RELEASED], False),
    ],
    ids=["held", "one-of-two-released", "both-released"],
)
def test_a_subject_is_on_hold_until_every_hold_is_released(publish, worker, view, facts, on_hold):
    publish(Subject, SUBJECT, registered("Nguyễn Thị An", unit_id=UNIT), *facts)
    worker.catch_up()

    entry = view.get(SUBJECT)

    assert (entry.on_hold, entry.version) == (on_hold, 1 + len(facts))


def test_an_attested_fact_makes_a_new_version(publish, worker, view):
    attested = fact(
        Subject.FactAttested,
        fact_id=UUID(int=1),
        kind="discipline",
        of="subject",
        year=2024,
        value={"any": False},
        source_document="QĐ 1",
        document_date=date(2024, 11, 1),
        attested_by="alice",
        provisional=True,
    )
    publish(Subject, SUBJECT, registered("Nguyễn Thị An", unit_id=UNIT), attested)
    worker.catch_up()

    assert view.get(SUBJECT).version == 2
