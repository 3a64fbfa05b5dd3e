from datetime import date
from uuid import UUID

import pytest

from domain.exemplars.consents import consents_needed
from domain.exemplars.kinds import Capacity, Channel
from domain.exemplars.refusals import (
    AddressMissingError,
    AlreadyPublishedError,
    BackwardsPeriodError,
    ConsentMissingError,
    ConsentNotNeededError,
    ConsentScopeError,
    DecisionNotNamedError,
    FactsUnstatedError,
    NoSuchConsentError,
    NotPublishedError,
    StillPublishedError,
    StoryErasedError,
    StoryPublishedError,
    UnverifiedFactsError,
    WordsMissingError,
)
from domain.exemplars.story import Basis, Story, Text
from domain.personal import ERASED
from domain.rules.kinds import SubjectKind
from tests.specification import NOW, THE_ID, Given, fact, replay

NOMINATION, RECOGNITION, SUBJECT = (UUID(int=number, version=4) for number in range(1, 4))
TODAY, TOMORROW = date(2024, 12, 2), date(2024, 12, 3)
TEXT = Text(
    title="Cô học trò vượt khó",
    text="Được công nhận theo Quyết định số 120/QĐ-UBND, em Hà học giỏi ba năm liền.",
    facts_ref=("S1-21", "report"),
)
BOTH = (Capacity.SUBJECT, Capacity.LEGAL_REPRESENTATIVE)


def basis(kind=SubjectKind.STUDENT, decision_number="120/QĐ-UBND"):
    return Basis(
        nomination_id=NOMINATION,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_kind=kind,
        decision_number=decision_number,
        known_facts=frozenset({"S1-21", "report"}),
    )


def drafted(kind="student", *, minor=False):
    return fact(
        Story.Drafted,
        nomination_id=NOMINATION,
        recognition_id=RECOGNITION,
        subject_id=SUBJECT,
        subject_kind=kind,
        minor=minor,
        decision_number="120/QĐ-UBND",
        title=TEXT.title,
        text=TEXT.text,
        facts_ref=["S1-21", "report"],
        drafted_by="phuong",
    )


def consent(capacity, *scope):
    return fact(
        Story.ConsentGiven,
        consented_by="Nguyễn Thị Hà",
        capacity=capacity.value,
        document="Giấy đồng ý 01",
        scope=[each.value for each in scope or (Channel.PORTAL,)],
        recorded_by="phuong",
    )


CONSENTED = (drafted(), *map(consent, BOTH))


def published(until=None, channel="portal", since=TODAY):
    return fact(
        Story.Published,
        channel=channel,
        url="https://example.gov.vn/guong",
        published_from=since,
        published_until=until,
        published_by="phuong",
    )


TAKEN_DOWN = fact(
    Story.TakenDown, channel="portal", reason="Gia đình đề nghị.", taken_down_by="phuong"
)
WITHDRAWN = fact(
    Story.ConsentWithdrawn,
    capacity="legal_representative",
    reason="Gia đình đề nghị.",
    recorded_by="phuong",
)


REVISED = fact(
    Story.Revised,
    title=TEXT.title,
    text=TEXT.text,
    facts_ref=["S1-21", "report"],
    reason="Sửa số liệu.",
    revised_by="phuong",
)


def draft(text=TEXT, basis=None, *, minor=False):
    on = basis or globals()["basis"]()
    return lambda stories: stories.draft(
        story_id=THE_ID, at=NOW, by="phuong", basis=on, minor=minor, text=text
    )


def publish(channel=Channel.PORTAL, since=TODAY, until=None, url="https://example.gov.vn/guong"):
    return lambda story: story.publish(
        at=NOW,
        by="phuong",
        channel=channel,
        url=url,
        published_from=since,
        published_until=until,
    )


def give_consent(capacity=Capacity.SUBJECT, **more):
    asked = {
        "consented_by": "Nguyễn Thị Hà",
        "document": "Giấy đồng ý 01",
        "scope": (Channel.PORTAL,),
    }
    return lambda story: story.give_consent(
        at=NOW, by="phuong", capacity=capacity, **(asked | more)
    )


def withdraw(story):
    story.withdraw_consent(
        at=NOW, by="phuong", capacity=Capacity.LEGAL_REPRESENTATIVE, reason="Gia đình đề nghị."
    )


def revise(text=TEXT, reason="Sửa số liệu."):
    return lambda story: story.revise(at=NOW, by="phuong", basis=basis(), text=text, reason=reason)


def take_down(story):
    story.take_down(at=NOW, by="phuong", channel=Channel.PORTAL, reason="Gia đình đề nghị.")


# The text


def test_a_story_is_drafted_on_facts_of_the_dossier():
    Given(Story).when(draft()).then(drafted())


def test_a_story_names_the_decision():
    text = Text(title="Gương sáng", text="Em Hà học giỏi.", facts_ref=("report",))

    Given(Story).when(draft(text)).then_refused(
        DecisionNotNamedError, "The story must name the decision 120/QĐ-UBND."
    )


def test_where_the_plan_has_no_decision_none_is_named():
    text = Text(title="Gương sáng", text="Em Hà học giỏi.", facts_ref=("report",))
    given = Given(Story).when(draft(text, basis(decision_number=None)))

    expected = {"text": "Em Hà học giỏi.", "title": "Gương sáng", "facts_ref": ["report"]}
    given.then(fact(Story.Drafted, **(drafted().fields | expected | {"decision_number": None})))


def test_a_story_refers_to_facts():
    text = Text(title=TEXT.title, text=TEXT.text, facts_ref=())

    Given(Story).when(draft(text)).then_refused(
        FactsUnstatedError, "The story must refer to at least one fact of the dossier."
    )


def test_a_story_refers_to_no_fact_that_was_not_confirmed():
    text = Text(title=TEXT.title, text=TEXT.text, facts_ref=("report", "S9-99", "S1-20"))

    Given(Story).when(draft(text)).then_refused(
        UnverifiedFactsError, "The dossier does not hold, or did not confirm: S1-20, S9-99."
    )


@pytest.mark.parametrize("field", ["title", "text"])
def test_a_story_has_a_title_and_a_text(field):
    words = {"title": TEXT.title, "text": TEXT.text} | {field: " "}

    Given(Story).when(draft(Text(**words, facts_ref=("report",)))).then_refused(
        WordsMissingError, f"This must be said: {field}."
    )


def test_a_revised_text_needs_new_consents():
    Given(Story, *CONSENTED).when(revise()).then(REVISED)

    Given(Story, *CONSENTED, REVISED).when(publish()).then_refused(
        ConsentMissingError,
        "Consent for the channel “portal” is missing from: subject, legal_representative.",
    )


def test_a_revised_text_is_bound_too():
    text = Text(title="Gương", text="Không nêu quyết định.", facts_ref=("report",))

    Given(Story, *CONSENTED).when(revise(text)).then_refused(
        DecisionNotNamedError, "The story must name the decision 120/QĐ-UBND."
    )


def test_a_revision_says_why():
    Given(Story, *CONSENTED).when(revise(reason="")).then_refused(
        WordsMissingError, "This must be said: reason."
    )


@pytest.mark.parametrize("until", [None, TODAY])
def test_a_published_text_is_not_changed(until):
    Given(Story, *CONSENTED, published(until)).when(revise()).then_refused(
        StoryPublishedError, "The story is published; take it down before changing it."
    )


def test_a_text_whose_publication_has_ended_may_be_changed():
    Given(Story, *CONSENTED, published(date(2024, 12, 1))).when(revise()).then(REVISED)


# Consents


@pytest.mark.parametrize(
    ("kind", "minor", "needed"),
    [
        (SubjectKind.STUDENT, False, BOTH),
        (SubjectKind.INDIVIDUAL, True, BOTH),
        (SubjectKind.COLLECTIVE, True, BOTH),
        (SubjectKind.INDIVIDUAL, False, (Capacity.SUBJECT,)),
        (SubjectKind.LEADER, False, (Capacity.SUBJECT,)),
        (SubjectKind.HOUSEHOLD, False, (Capacity.SUBJECT,)),
        (SubjectKind.ARMED_FORCE_PERSON, False, (Capacity.SUBJECT,)),
        (SubjectKind.COLLECTIVE, False, ()),
        (SubjectKind.MODEL, False, ()),
        (SubjectKind.ENTERPRISE, False, ()),
    ],
)
def test_who_must_consent(kind, minor, needed):
    assert consents_needed(kind, minor=minor) == needed


def test_a_consent_is_recorded():
    Given(Story, drafted()).when(give_consent()).then(consent(Capacity.SUBJECT))


def test_a_story_about_a_grown_up_needs_no_representative():
    Given(Story, drafted("individual")).when(
        give_consent(Capacity.LEGAL_REPRESENTATIVE)
    ).then_refused(ConsentNotNeededError, "This story needs no consent as “legal_representative”.")


def test_a_consent_is_for_some_channel():
    Given(Story, drafted()).when(give_consent(scope=())).then_refused(
        ConsentScopeError, "A consent must say for which channels it is given."
    )


@pytest.mark.parametrize("field", ["consented_by", "document"])
def test_a_consent_says_who_gave_it_and_on_which_document(field):
    Given(Story, drafted()).when(give_consent(**{field: " "})).then_refused(
        WordsMissingError, f"This must be said: {field}."
    )


def test_a_consent_is_withdrawn():
    Given(Story, *CONSENTED).when(withdraw).then(WITHDRAWN)


def test_only_a_consent_in_force_is_withdrawn():
    for facts in ((drafted(),), (*CONSENTED, WITHDRAWN)):
        Given(Story, *facts).when(withdraw).then_refused(
            NoSuchConsentError, "There is no consent in force as “legal_representative”."
        )


# Publication


def test_the_story_of_a_student_is_published_with_two_consents():
    Given(Story, *CONSENTED).when(publish()).then(published())


@pytest.mark.parametrize(
    ("given", "missing"),
    [((), "subject, legal_representative"), (BOTH[:1], BOTH[1].value), (BOTH[1:], "subject")],
)
def test_the_story_of_a_student_is_not_published_without_two_consents(given, missing):
    Given(Story, drafted(), *map(consent, given)).when(publish()).then_refused(
        ConsentMissingError, f"Consent for the channel “portal” is missing from: {missing}."
    )


def test_the_missing_consents_are_named_in_vietnamese_too():
    story = replay(Story, drafted())

    with pytest.raises(ConsentMissingError) as refusal:
        publish()(story)

    assert (
        refusal.value.facts["missing_vi"] == "người được nêu gương, người đại diện theo pháp luật"
    )


def test_any_minor_is_protected_in_the_same_way():
    Given(Story, drafted("individual", minor=True), consent(Capacity.SUBJECT)).when(
        publish()
    ).then_refused(
        ConsentMissingError,
        "Consent for the channel “portal” is missing from: legal_representative.",
    )


def test_a_consent_counts_for_its_channels_only():
    Given(Story, *CONSENTED).when(publish(Channel.PRESS)).then_refused(
        ConsentMissingError,
        "Consent for the channel “press” is missing from: subject, legal_representative.",
    )


def test_a_withdrawn_consent_counts_no_more():
    Given(Story, *CONSENTED, WITHDRAWN).when(publish()).then_refused(
        ConsentMissingError,
        "Consent for the channel “portal” is missing from: legal_representative.",
    )


def test_a_story_about_a_collective_needs_nobodys_consent():
    Given(Story, drafted("collective")).when(publish()).then(published())


def test_a_publication_may_be_scheduled_from_a_day_to_come_until_another():
    Given(Story, *CONSENTED).when(publish(since=TOMORROW, until=date(2025, 1, 1))).then(
        published(date(2025, 1, 1), since=TOMORROW)
    )


def test_a_publication_does_not_end_before_it_begins():
    Given(Story, *CONSENTED).when(publish(until=date(2024, 12, 1))).then_refused(
        BackwardsPeriodError, "It would end on 2024-12-01, before it begins on 2024-12-02."
    )


@pytest.mark.parametrize("url", [None, " "])
def test_an_online_publication_has_an_address(url):
    Given(Story, *CONSENTED).when(publish(url=url)).then_refused(
        AddressMissingError, "An online publication needs its address."
    )


def test_a_talk_at_a_meeting_has_none():
    Given(Story, drafted("collective")).when(publish(Channel.MEETING, url=None)).then(
        fact(
            Story.Published,
            **(published(channel="meeting").fields | {"url": None}),
        )
    )


@pytest.mark.parametrize("until", [None, TODAY])
def test_a_story_is_up_once_on_a_channel(until):
    Given(Story, *CONSENTED, published(until)).when(publish()).then_refused(
        AlreadyPublishedError, "The story is already published on “portal”."
    )


def test_a_story_goes_up_again_after_its_time_or_after_it_was_taken_down():
    for earlier in ((published(date(2024, 12, 1)),), (published(), TAKEN_DOWN)):
        Given(Story, *CONSENTED, *earlier).when(publish()).then(published())


def test_a_story_is_taken_down_for_a_reason():
    Given(Story, *CONSENTED, published()).when(take_down).then(TAKEN_DOWN)
    Given(Story, *CONSENTED, published()).when(
        lambda each: each.take_down(at=NOW, by="p", channel=Channel.PORTAL, reason="")
    ).then_refused(WordsMissingError, "This must be said: reason.")


def test_only_what_is_up_is_taken_down():
    for facts in (CONSENTED, (*CONSENTED, published(), TAKEN_DOWN)):
        Given(Story, *facts).when(take_down).then_refused(
            NotPublishedError, "The story is not published on “portal”."
        )


def test_a_story_that_is_up_must_come_down_before_anything_is_erased():
    down = lambda story: story.require_down()  # noqa: E731
    sentence = "A story about the subject is still published on portal; take it down first."

    (
        Given(Story, *CONSENTED, published(until=date(2024, 12, 1)))
        .when(down)
        .then_refused(StillPublishedError, sentence)
    )
    Given(Story, *CONSENTED).when(down).then()
    Given(Story, *CONSENTED, published(), TAKEN_DOWN).when(down).then()


def test_what_was_erased_is_not_published():
    erased = drafted()
    erased.fields["text"] = ERASED
    publish = lambda story: story.publish(  # noqa: E731
        at=NOW,
        by="phuong",
        channel=Channel.PORTAL,
        url="https://example.gov.vn/guong",
        published_from=TODAY,
        published_until=None,
    )
    consents = map(consent, BOTH)
    sentence = "The data of the subject were erased; there is no story left to publish."

    Given(Story, erased, *consents).when(publish).then_refused(StoryErasedError, sentence)
