from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from domain.errors import NotFoundError
from domain.exemplars.exemplar import Support, exemplar_id_of
from domain.exemplars.kinds import Capacity, Channel, HelpKind, Impact, SupportKind
from domain.exemplars.life_commands import (
    AdoptExemplar,
    AssessAdoption,
    AssessExemplar,
    FindDifficulty,
    GiveSupport,
    HoldTalk,
    HoldVisit,
    LaunchCompeteAlongside,
    PlanNurture,
    ScheduleAssessment,
)
from domain.exemplars.refusals import NotYetAnExemplarError, UnverifiedFactsError
from domain.exemplars.story import Text
from domain.exemplars.story_commands import (
    DraftStory,
    GiveConsent,
    PublishStory,
    ReviseStory,
    TakeDownStory,
    WithdrawConsent,
)
from domain.nominations.commands import ReceiveNomination
from domain.processes.origins import basis_of
from domain.recognitions.refusals import RecognitionRevokedError
from tests.domain.processes.exemplars import ExemplarOffice
from tests.domain.processes.office import ALICE, AT, BOB, DAY
from tests.domain.told import carried

TEXT = Text(
    title="Người gỡ khó",
    text="Được công nhận theo Quyết định số 120/QĐ-SXD.",
    facts_ref=("achievement-report",),
)


@pytest.fixture
def office():
    return ExemplarOffice()


class Life:
    """One command of each kind on the exemplar of a dossier."""

    def __init__(self, nomination_id, unit_id=None):
        common = {"nomination_id": nomination_id, "by": ALICE, "at": AT}
        self.assessment_id, self.adoption_id = uuid4(), uuid4()
        self.nurture = PlanNurture(
            **common, measure="Bố trí phòng", kind=HelpKind.ENVIRONMENT, responsible="VP"
        )
        self.difficulty = FindDifficulty(**common, what="Thiếu kinh phí.")
        self.support = GiveSupport(
            **common,
            support=Support(
                kind=SupportKind.FUND,
                what="Hỗ trợ",
                amount=1_000_000,
                fund="Quỹ thi đua",
                document="QĐ 1",
                given_on=DAY,
            ),
        )
        self.schedule = ScheduleAssessment(
            **common, assessment_id=self.assessment_id, due_on=date(2025, 6, 30)
        )
        self.assess = AssessExemplar(
            **common,
            assessment_id=self.assessment_id,
            effect="Giảm chờ.",
            reach="Ba phòng.",
            result=Impact.MET,
            evidence=("BC 1",),
        )
        self.visit = HoldVisit(
            **common, held_on=DAY, place="Sở", visitors="Sở khác", number=9, learnt="Cách làm"
        )
        self.talk = HoldTalk(
            **common, held_on=DAY, place="Sở", speaker="Bà Sen", number=50, content="Kinh nghiệm"
        )
        self.call = LaunchCompeteAlongside(
            **common,
            name="Học bà Sen",
            launched_by="Công đoàn",
            launched_from=DAY,
            content="Nội dung",
        )
        self.adopt = AdoptExemplar(
            **common,
            adoption_id=self.adoption_id,
            adopter="Phòng A",
            what="Quy trình",
            adopted_on=DAY,
            adopter_unit_id=unit_id,
        )
        self.adopted = AssessAdoption(**common, adoption_id=self.adoption_id, result="Tốt.")

    def lead(self, following):
        following.plan_nurture(self.nurture)
        following.find_difficulty(self.difficulty)
        following.give_support(self.support)
        following.schedule_assessment(self.schedule)
        following.assess_exemplar(self.assess)
        following.hold_visit(self.visit)
        following.hold_talk(self.talk)
        following.launch_compete_alongside(self.call)
        following.adopt_exemplar(self.adopt)
        following.assess_adoption(self.adopted)


def test_an_exemplar_is_followed_from_the_first_record_on(office):
    nomination_id = office.exemplar()

    Life(nomination_id, office.unit_id).lead(office.following)

    assert office.facts_of(exemplar_id_of(nomination_id)) == [
        "exemplar.followed",
        "exemplar.nurture-planned",
        "exemplar.difficulty-found",
        "exemplar.support-given",
        "exemplar.assessment-scheduled",
        "exemplar.assessed",
        "exemplar.visit-held",
        "exemplar.talk-held",
        "exemplar.compete-alongside-launched",
        "exemplar.adopted",
        "exemplar.adoption-assessed",
    ]


def test_every_record_of_a_life_says_what_was_asked(office):
    nomination_id = office.exemplar()
    life = Life(nomination_id, office.unit_id)
    life.call = replace(life.call, launched_until=date(2025, 12, 31))
    life.assess = replace(life.assess, next_due_on=date(2026, 6, 30))

    life.lead(office.following)

    _, *records = office.following.events.get(exemplar_id_of(nomination_id))
    said = {each.TOPIC.partition(".")[2]: each for each in reversed(records)}
    carried(life.nurture, said["nurture-planned"])
    carried(life.difficulty, said["difficulty-found"])
    carried(life.schedule, said["assessment-scheduled"])
    carried(life.visit, said["visit-held"])
    carried(life.talk, said["talk-held"])
    carried(life.call, said["compete-alongside-launched"])
    carried(life.adopt, said["adopted"])
    carried(life.adopted, said["adoption-assessed"])
    assert records[4].result == "met"
    assert records[5].due_on == date(2026, 6, 30)


def test_it_is_followed_under_the_decision_and_the_unit_that_put_it_forward(office):
    nomination_id = office.exemplar()
    office.following.plan_nurture(Life(nomination_id).nurture)

    followed = next(iter(office.nominations.events.get(exemplar_id_of(nomination_id))))

    assert (followed.recognition_id, followed.decision_number, followed.unit_id) == (
        office.recognition_id,
        "120/QĐ-SXD",
        office.unit_id,
    )


def test_the_unit_that_adopted_can_be_asked_for(office):
    nomination_id = office.exemplar()
    life = Life(nomination_id, office.unit_id)
    office.following.adopt_exemplar(life.adopt)

    assert office.following.adopting_unit(nomination_id, life.adoption_id) == office.unit_id


def test_only_a_unit_that_exists_adopts(office):
    life = Life(office.exemplar(), uuid4())

    with pytest.raises(NotFoundError, match="There is no unit"):
        office.following.adopt_exemplar(life.adopt)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("plan_nurture", "nurture"),
        ("find_difficulty", "difficulty"),
        ("give_support", "support"),
        ("schedule_assessment", "schedule"),
        ("hold_visit", "visit"),
        ("hold_talk", "talk"),
        ("launch_compete_alongside", "call"),
        ("adopt_exemplar", "adopt"),
    ],
)
def test_nothing_is_added_before_the_decision_nor_after_its_revocation(office, command, name):
    undecided, decided = office.voted(yes=11), office.exemplar()
    office.revoke()

    with pytest.raises(NotYetAnExemplarError, match="it is no exemplar yet"):
        getattr(office.following, command)(getattr(Life(undecided), name))
    with pytest.raises(RecognitionRevokedError, match="130/QĐ-SXD"):
        getattr(office.following, command)(getattr(Life(decided), name))


def test_what_was_open_is_answered_after_a_revocation_too(office):
    nomination_id = office.exemplar()
    life = Life(nomination_id)
    office.following.schedule_assessment(life.schedule)
    office.following.adopt_exemplar(life.adopt)
    office.revoke()

    office.following.assess_exemplar(life.assess)
    office.following.assess_adoption(life.adopted)

    assert office.facts_of(exemplar_id_of(nomination_id))[-2:] == [
        "exemplar.assessed",
        "exemplar.adoption-assessed",
    ]


def test_a_plan_without_a_decision_has_exemplars_after_its_last_step(office):
    office.plan_id = office.plan_with(
        steps=["registered", "submitted", "received", "published"],
        verification=None,
        vote=None,
        decision=None,
        route=None,
        deadlines=[],
    )
    nomination_id = office.register(plan_id=office.plan_id)
    office.submit(nomination_id)

    with pytest.raises(NotYetAnExemplarError):
        basis_of(office.following, nomination_id)

    office.nominations.receive_nomination(
        ReceiveNomination(nomination_id=nomination_id, by=BOB, at=AT)
    )
    basis = basis_of(office.following, nomination_id)
    assert (basis.recognition_id, basis.decision_number) == (None, None)
    assert "achievement" in basis.known_facts


# Stories


def draft(office, nomination_id, text=TEXT):
    story_id = uuid4()
    office.publishing.draft_story(
        DraftStory(
            story_id=story_id, nomination_id=nomination_id, minor=False, text=text, by=BOB, at=AT
        )
    )
    return story_id


def consent(story_id):
    return GiveConsent(
        story_id=story_id,
        consented_by="Nguyễn Văn An",
        capacity=Capacity.SUBJECT,
        document="Giấy đồng ý",
        scope=(Channel.PORTAL,),
        by=BOB,
        at=AT,
    )


def publish(story_id):
    return PublishStory(
        story_id=story_id,
        channel=Channel.PORTAL,
        url="https://example.gov.vn/1",
        published_from=DAY,
        by=BOB,
        at=AT,
    )


def test_a_story_goes_up_and_comes_down(office):
    story_id = draft(office, office.exemplar())
    common = {"story_id": story_id, "by": BOB, "at": AT}

    revise = ReviseStory(**common, text=TEXT, reason="Chính tả.")
    until_next_year = replace(publish(story_id), published_until=date(2025, 12, 31))
    withdraw = WithdrawConsent(**common, capacity=Capacity.SUBJECT, reason="Theo nguyện vọng.")
    take_down = TakeDownStory(**common, channel=Channel.PORTAL, reason="Rút đồng ý.")

    office.publishing.revise_story(revise)
    office.publishing.give_consent(consent(story_id))
    office.publishing.publish_story(until_next_year)
    office.publishing.withdraw_consent(withdraw)
    office.publishing.take_down_story(take_down)

    assert office.facts_of(story_id) == [
        "story.drafted",
        "story.revised",
        "story.consent-given",
        "story.published",
        "story.consent-withdrawn",
        "story.taken-down",
    ]
    revised, *others = _after_the_first(office, story_id)
    assert (revised.reason, revised.revised_by) == ("Chính tả.", BOB)
    commands = [consent(story_id), until_next_year, withdraw, take_down]
    for command, fact in zip(commands, others, strict=True):
        carried(command, fact)


def _after_the_first(office, story_id):
    _, *facts = office.publishing.events.get(story_id)
    return facts


def test_nothing_is_written_about_a_dossier_without_decision(office):
    with pytest.raises(NotYetAnExemplarError):
        draft(office, office.voted(yes=11))


def test_after_a_revocation_nothing_goes_up_any_more_and_what_is_up_can_come_down(office):
    nomination_id = office.exemplar()
    up, waiting = draft(office, nomination_id), draft(office, nomination_id)
    for story_id in (up, waiting):
        office.publishing.give_consent(consent(story_id))
    office.publishing.publish_story(publish(up))
    office.revoke()

    with pytest.raises(RecognitionRevokedError):
        office.publishing.publish_story(publish(waiting))
    with pytest.raises(RecognitionRevokedError):
        draft(office, nomination_id)
    office.publishing.take_down_story(
        TakeDownStory(
            story_id=up, channel=Channel.PORTAL, reason="Đã hủy công nhận.", by=BOB, at=AT
        )
    )
    assert office.facts_of(up)[-1] == "story.taken-down"


def test_a_story_refers_to_documents_and_criteria_that_were_met(office):
    basis = basis_of(office.following, office.exemplar())
    rules = office.plans.rules(office.plan_id)

    assert basis.known_facts == {
        *(item.key for item in rules.checklist),
        *(criterion.key for criterion in rules.criteria_for(basis.subject_kind)),
    }


def test_a_story_does_not_refer_to_an_achievement_that_the_plan_has_verified_by_criteria(office):
    with pytest.raises(UnverifiedFactsError, match="achievement"):
        draft(office, office.exemplar(), replace(TEXT, facts_ref=("achievement",)))
