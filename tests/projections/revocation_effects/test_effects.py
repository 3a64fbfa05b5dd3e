from datetime import timedelta
from uuid import UUID

import pytest

from domain.nominations.nomination import Nomination
from domain.recognitions.recognition import Recognition
from domain.subjects.subject import Subject
from projections.revocation_effects.view import EffectEntry, RevocationEffectsView
from tenants.scope import enter
from tests.projections.publishing import THE_BEGINNING, scope_of
from tests.projections.samples import (
    GRANTED,
    NOMINATION,
    RECOGNISED,
    RECOGNITION,
    REFUSED,
    REGISTERED,
    REVOKED,
    SUBJECT,
    SUBJECT_REGISTERED,
    WITHDRAWN,
)
from tests.specification import Fact, fact

LEADER, DOSSIER, OWN_RECOGNITION = UUID(int=40), UUID(int=41), UUID(int=42)
LEADER_REGISTERED = Fact(
    Subject.Registered, SUBJECT_REGISTERED.fields | {"name": "Trần Văn Bình", "kind": "leader"}
)
BEGUN = Fact(Nomination.Registered, REGISTERED.fields | {"subject_id": LEADER})
LINKED = fact(
    Nomination.LinkedToCollective,
    collective_subject_id=SUBJECT,
    collective_nomination_id=NOMINATION,
    linked_by="bob",
)
OWN = Fact(Nomination.Recognised, RECOGNISED.fields | {"recognition_id": OWN_RECOGNITION})
REVIEWED = fact(
    Recognition.EffectReviewed, nomination_id=DOSSIER, note="Vẫn đạt", reviewed_by="henry"
)
OPEN = EffectEntry(
    recognition_id=RECOGNITION,
    nomination_id=DOSSIER,
    subject_id=LEADER,
    subject_name="Trần Văn Bình",
    collective_name="Nguyễn Thị An",
    dependent_recognition_id=None,
    needed_vi=(
        "Tập thể không còn được công nhận: thẩm định lại người đứng đầu trước khi quyết định."
    ),
    needed_en=(
        "The collective is no longer recognised: examine the leader anew before the decision."
    ),
    opened_at=THE_BEGINNING,
    state="open",
    note=None,
    reviewed_by=None,
    reviewed_at=None,
)


@pytest.fixture
def effects(engine, worker):
    def read(*, tenant="sxd", **wanted):
        worker.catch_up()
        with enter(scope_of(tenant)):
            return RevocationEffectsView(engine).page(**wanted).items

    return read


@pytest.fixture
def revoked(publish):
    """The collective is recognised, the leader's dossier does what a test says, then: revoked."""

    def happen(*of_the_leader):
        publish(Subject, SUBJECT, SUBJECT_REGISTERED)
        publish(Subject, LEADER, LEADER_REGISTERED)
        publish(Nomination, NOMINATION, REGISTERED, RECOGNISED)
        publish(Recognition, RECOGNITION, GRANTED)
        publish(Nomination, DOSSIER, BEGUN, *of_the_leader)
        publish(Recognition, RECOGNITION, REVOKED)
        return THE_BEGINNING + timedelta(minutes=7 + len(of_the_leader))

    return happen


def test_a_dossier_that_rests_on_a_revoked_recognition_is_listed(revoked, effects):
    opened_at = revoked(LINKED)

    assert effects() == (EffectEntry(**{**vars(OPEN), "opened_at": opened_at}),)


def test_a_recognition_that_rests_on_it_is_to_be_reviewed_and_stays(revoked, effects):
    revoked(LINKED, OWN)

    found = effects(recognition_id=RECOGNITION, state="open")

    assert [(each.dependent_recognition_id, each.needed_vi) for each in found] == [
        (
            OWN_RECOGNITION,
            "Tập thể không còn được công nhận: xem xét lại công nhận của người đứng đầu.",
        )
    ]


@pytest.mark.parametrize(
    "facts",
    [(), (LINKED, REFUSED), (LINKED, WITHDRAWN)],
    ids=["not-linked", "refused", "withdrawn"],
)
def test_what_does_not_rest_on_it_is_not_listed(revoked, effects, facts):
    revoked(*facts)

    assert effects() == ()


def test_a_reviewed_effect_is_closed_with_its_note(publish, revoked, effects):
    revoked(LINKED)
    publish(Recognition, RECOGNITION, REVIEWED)

    assert [(each.note, each.reviewed_by) for each in effects(state="reviewed")] == [
        ("Vẫn đạt", "henry")
    ]
    assert effects(state="open") == ()


def test_another_agency_sees_no_effects(revoked, effects):
    revoked(LINKED)

    assert effects(tenant="sngv") == ()
    assert len(effects()) == 1
