from datetime import date, timedelta

import pytest

from domain.errors import NotFoundError
from domain.exemplars.story import Story
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from projections.exemplars.stories_view import PublicationEntry, StoriesView, StoryEntry
from tenants.scope import enter
from tests.projections.exemplars.life import (
    DAY,
    DRAFTED,
    STORY,
    TAKEN_DOWN,
    UNTIL,
    consent_withdrawn,
    consented,
    published,
)
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    GRANTED,
    NOMINATION,
    RECOGNITION,
    REVOKED,
    SUBJECT,
    SUBJECT_CORRECTED,
    SUBJECT_REGISTERED,
)
from tests.specification import fact

BOTH = (consented("subject"), consented("legal_representative"))
REVISED = fact(
    Story.Revised,
    title="Gương mới",
    text="Theo Quyết định 15/QĐ-SXD.",
    facts_ref=["report"],
    reason="Sửa",
    revised_by="phuong",
)


@pytest.fixture
def view(engine):
    with enter(scope_of("sxd")):
        yield StoriesView(engine)


@pytest.fixture
def told(publish, worker):
    def publish_and_follow(*facts):
        publish(Subject, SUBJECT, SUBJECT_REGISTERED)
        publish(Recognition, RECOGNITION, GRANTED)
        publish(Story, STORY, DRAFTED, *facts)
        worker.catch_up()

    return publish_and_follow


def consent(capacity):
    return {
        "capacity": capacity,
        "consented_by": "Nguyễn Thị An",
        "document": "Giấy 1",
        "scope": ["portal"],
    }


def states(view, on):
    return [each.state for each in view.publications(on=on).items]


def test_a_story_is_shown_with_the_consents_that_it_needs_and_has(told, view):
    told(*BOTH)

    assert view.get(STORY) == StoryEntry(
        story_id=STORY,
        version=3,
        nomination_id=NOMINATION,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_name="Nguyễn Thị An",
        subject_kind="student",
        minor=False,
        decision_number="15/QĐ-SXD",
        title="Gương sáng",
        text="Theo Quyết định 15/QĐ-SXD.",
        facts_ref=["report"],
        consents_needed=["subject", "legal_representative"],
        consents=[consent("subject"), consent("legal_representative")],
        barred=None,
        drafted_at=THE_BEGINNING + timedelta(minutes=3),
        updated_at=THE_BEGINNING + timedelta(minutes=5),
    )


def test_a_revised_story_has_no_consent(told, view):
    told(*BOTH, REVISED)

    shown = view.get(STORY)
    assert (shown.title, shown.consents) == ("Gương mới", [])


def test_a_publication_is_scheduled_then_up_then_to_be_taken_down(told, view):
    told(*BOTH, published(until=UNTIL))

    days = (date(2024, 12, 11), DAY, UNTIL, date(2025, 7, 1))
    assert [states(view, day) for day in days] == [
        ["scheduled"],
        ["up"],
        ["up"],
        ["to_take_down"],
    ]


@pytest.mark.parametrize("state", ["scheduled", "up", "to_take_down", "taken_down"])
def test_publications_can_be_had_by_state(told, view, state):
    told(
        *BOTH,
        published(),
        TAKEN_DOWN,
        published(until=date(2024, 12, 12)),
        published(channel="press"),
        published(channel="print", since=UNTIL),
    )

    found = view.publications(on=date(2024, 12, 13), state=state).items

    assert [each.state for each in found] == [state]


def test_a_publication_that_was_taken_down_says_when_and_why(told, view):
    told(*BOTH, published(), TAKEN_DOWN)

    assert view.publications(on=DAY).items == (
        PublicationEntry(
            story_id=STORY,
            subject_id=SUBJECT,
            subject_name="Nguyễn Thị An",
            title="Gương sáng",
            channel="portal",
            url="https://example.gov.vn/1",
            published_from=DAY,
            published_until=None,
            taken_down_on=date(2024, 11, 1),
            reason="Hết thời gian.",
            barred=None,
            state="taken_down",
        ),
    )


def test_what_goes_up_again_on_a_channel_supersedes_what_had_its_time(told, view):
    told(*BOTH, published(until=DAY), published(since=date(2024, 12, 20)))

    assert states(view, date(2024, 12, 21)) == ["taken_down", "up"]


def test_a_story_whose_consent_was_withdrawn_must_come_down(told, view):
    told(*BOTH, published(), consent_withdrawn("subject"))

    assert view.get(STORY).barred == "consent_withdrawn"
    assert states(view, DAY) == ["to_take_down"]


def test_it_stays_barred_until_every_consent_is_there_again(told, view, publish, worker):
    told(*BOTH, consent_withdrawn("subject"), consent_withdrawn("legal_representative"))
    publish(Story, STORY, consented("subject"))
    worker.catch_up()
    halfway = view.get(STORY).barred
    publish(Story, STORY, consented("legal_representative"))
    worker.catch_up()

    assert (halfway, view.get(STORY).barred) == ("consent_withdrawn", None)


def test_the_stories_of_a_revoked_recognition_must_come_down_for_good(told, view, publish, worker):
    told(*BOTH, published())
    publish(Recognition, RECOGNITION, REVOKED)
    publish(Story, STORY, consented("subject"))
    worker.catch_up()

    assert [each.story_id for each in view.page(barred="recognition_revoked").items] == [STORY]
    assert states(view, DAY) == ["to_take_down"]


def test_a_corrected_name_is_shown(told, view, publish, worker):
    told(*BOTH, published())
    publish(Subject, SUBJECT, SUBJECT_CORRECTED)
    worker.catch_up()

    found = (view.get(STORY), *view.publications(on=DAY, subject_id=SUBJECT).items)
    assert [each.subject_name for each in found] == ["Nguyễn Thị Ân"] * 2


def test_publications_come_by_channel_and_in_pages(told, view):
    told(*BOTH, published(), published(channel="press"), published(channel="print", since=UNTIL))

    first = view.publications(on=DAY, limit=2)
    second = view.publications(on=DAY, limit=2, after=first.next_cursor)

    channels = [each.channel for page in (first, second) for each in page.items]
    assert channels == ["portal", "press", "print"]
    assert len(view.publications(on=DAY, channel="press").items) == 1


def test_another_agency_does_not_see_a_story(engine, told):
    told(*BOTH, published())

    with enter(scope_of("sngv")):
        assert StoriesView(engine).publications(on=DAY).items == ()
        with pytest.raises(NotFoundError):
            StoriesView(engine).get(STORY)
