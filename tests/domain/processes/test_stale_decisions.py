"""Who links, reviews or follows on an older version than the one in force is refused."""

from dataclasses import replace

import pytest

from domain.errors import StaleVersionError
from domain.exemplars.exemplar import exemplar_id_of
from domain.nominations.commands import LinkToCollective
from domain.processes.commands import ReviewEffect
from domain.rules.kinds import SubjectKind
from tests.domain.processes.exemplars import ExemplarOffice
from tests.domain.processes.office import ALICE, AT, HEAD, Office
from tests.domain.processes.test_evidence import StrongerRule, register_leader, revoke
from tests.domain.processes.test_following_and_publishing import Life
from tests.domain.told import carried


def history(office, id):
    return list(office.nominations.events.get(id))


def refused_when_stale(office, ask, command, id):
    """Asked on the version before, it stores nothing; asked on the version in force, it does."""
    version = len(history(office, id))

    with pytest.raises(StaleVersionError):
        ask(replace(command, expected_version=version - 1))
    assert len(history(office, id)) == version

    current = replace(command, expected_version=version)
    ask(current)
    assert len(history(office, id)) == version + 1
    return history(office, id)[-1]


def test_a_leader_is_linked_as_the_dossier_was_seen():
    office = Office("s2-so-xay-dung-2024")
    leader = register_leader(office)
    collective = office.register(kind=SubjectKind.COLLECTIVE, name="Phòng A")
    command = LinkToCollective(
        nomination_id=leader, collective_nomination_id=collective, by=ALICE, at=AT
    )

    linked = refused_when_stale(office, office.leading.link_to_collective, command, leader)

    assert linked.timestamp == AT
    assert (linked.collective_subject_id, linked.collective_nomination_id) == (
        office.load(collective).subject_id,
        collective,
    )
    assert ALICE in vars(linked).values()


def test_an_effect_is_reviewed_as_the_recognition_was_seen():
    stronger = StrongerRule()
    office = stronger.office
    recognition_id = office.recognise(stronger.collective)
    stronger.link()
    revoke(office, recognition_id)
    command = ReviewEffect(
        recognition_id=recognition_id,
        nomination_id=stronger.leader,
        note="Thẩm định lại, vẫn đạt",
        by=HEAD,
        at=AT,
    )

    reviewed = refused_when_stale(office, office.leading.review_effect, command, recognition_id)

    carried(command, reviewed)


def test_an_exemplar_is_followed_as_it_was_seen():
    office = ExemplarOffice()
    nomination_id = office.exemplar()
    life = Life(nomination_id, office.unit_id)
    office.following.find_difficulty(life.difficulty)
    exemplar_id = exemplar_id_of(nomination_id)
    following = office.following

    for ask, command in [
        (following.plan_nurture, life.nurture),
        (following.give_support, life.support),
        (following.schedule_assessment, life.schedule),
        (following.assess_exemplar, life.assess),
        (following.adopt_exemplar, life.adopt),
        (following.assess_adoption, life.adopted),
    ]:
        refused_when_stale(office, ask, command, exemplar_id)
