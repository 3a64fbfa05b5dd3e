"""An election from the key to the sum: whose turn it is, and what it refuses."""

import pytest

from domain.elections.election import Election
from domain.elections.phases import Phase, Step
from domain.elections.refusals import (
    AlreadyCastError,
    ElectronicNotAuthorisedError,
    NobodyEnrolledError,
    NotASecretBallotError,
    NotOnRollError,
    NoTrusteeError,
    NotThisStepError,
    OpenedTwiceError,
    OthersBallotError,
    ReasonNeededError,
    StillOpenError,
    TimesFaultyError,
    TooFewBallotsError,
    TooFewVotersError,
    TrusteesFaultyError,
    WrittenMembersError,
    WrongPhaseError,
)
from domain.elections.terms import Sums
from tests.domain.elections.sample import (
    AFTER,
    CERTIFIED,
    CLOSES,
    DEALT,
    DEFINED,
    FIXED,
    OPENS,
    ROLL,
    TRUSTEES,
    UNIT,
    cast,
    checked,
    ended,
    keyed,
    opened,
    partial,
    ready,
    set_up,
    terms,
)
from tests.specification import NOW, THE_BEGINNING, THE_ID, Given, fact, replay

NOT_ALLOWED = (
    "No electronic secret ballot: the vote policy of the session does not allow it "
    "or names no document that does."
)


def phase(name):
    return f"This cannot be done while the election is in the phase {name}."


def setting_up(**changes):
    return lambda kind: kind.set_up(election_id=THE_ID, terms=terms(**changes), at=NOW)


def saying(step, trustee="t1"):
    return lambda it: it.say(step=step, trustee=trustee, text="text", at=NOW)


def defining(roll=ROLL):
    return lambda it: it.define(definition=FIXED, fingerprint="f", roll=roll, at=NOW)


def casting(member, text="ballot", at=NOW, key=None):
    return lambda it: it.cast(
        member_id=member, ballot=f"{text} of {key or member}", checked=checked(key or member), at=at
    )


def ending(at=NOW):
    return lambda it: it.end(by="m01", encrypted_tally="sum", at=at)


def opening(trustee="t1"):
    return lambda it: it.open_share(trustee=trustee, partial="part", at=NOW)


def test_an_election_pins_voters_trustees_policy_and_times():
    Given(Election).when(setting_up()).then(set_up())


@pytest.mark.parametrize(
    "changes",
    [
        {"electronic_allowed": False},
        {"electronic_authorised_by": None},
    ],
)
def test_without_a_document_that_allows_it_there_is_no_electronic_ballot(changes):
    Given(Election).when(setting_up(**changes)).then_refused(
        ElectronicNotAuthorisedError, NOT_ALLOWED
    )


def test_an_open_vote_is_not_electronic():
    Given(Election).when(setting_up(ballot_kind="open")).then_refused(
        NotASecretBallotError,
        "The vote policy asks for an open vote: there is no electronic secret ballot.",
    )


@pytest.mark.parametrize("trustees", [("t1", "t2"), ("t1", "t2", "t2"), ("t1", "t2", "t3", "t4")])
def test_three_different_people_hold_the_key(trustees):
    Given(Election).when(setting_up(trustees=trustees)).then_refused(
        TrusteesFaultyError, "Exactly 3 different people of the counting board hold the key."
    )


def test_a_ballot_closes_after_it_opens():
    Given(Election).when(setting_up(closes_at=OPENS)).then_refused(
        TimesFaultyError, "The ballot must close after it opens."
    )


def test_one_voter_keeps_no_secret():
    Given(Election).when(setting_up(voters=("m01",))).then_refused(
        TooFewVotersError, "A ballot is secret among two voters or more; there are 1."
    )
    Given(Election).when(setting_up(voters=("m01", "m02"))).then(set_up(voters=("m01", "m02")))


def test_the_key_is_made_step_by_step():
    given = Given(Election, set_up())

    given.when(saying(Step.CERTIFICATE)).then(
        fact(Election.CertificateReceived, trustee="t1", certificate="text")
    )
    Given(Election, set_up(), *CERTIFIED).when(saying(Step.POLYNOMIAL)).then(
        fact(Election.PolynomialReceived, trustee="t1", polynomial="text")
    )
    Given(Election, set_up(), *CERTIFIED, *DEALT).when(saying(Step.VOUTPUT)).then(
        fact(Election.ShareVerified, trustee="t1", output="text")
    )


@pytest.mark.parametrize(
    ("facts", "step", "due"),
    [
        ([set_up()], Step.POLYNOMIAL, "certificate"),
        ([set_up(), CERTIFIED[0]], Step.CERTIFICATE, "certificate"),
        ([set_up(), *CERTIFIED], Step.VOUTPUT, "polynomial"),
    ],
)
def test_nobody_speaks_out_of_turn_in_the_ceremony(facts, step, due):
    Given(Election, *facts).when(saying(step)).then_refused(
        NotThisStepError, f"The key ceremony is at the step {due}; t1 cannot send this now."
    )


def test_only_trustees_speak_in_the_ceremony():
    Given(Election, set_up()).when(saying(Step.CERTIFICATE, "m01")).then_refused(
        NoTrusteeError, "m01 holds no share of the key of this election."
    )
    Given(Election, *keyed()).when(saying(Step.CERTIFICATE)).then_refused(
        WrongPhaseError, phase("enrolment")
    )


def test_what_trustees_said_stands_in_their_order():
    election = replay(Election, set_up(), *reversed(CERTIFIED))

    assert election.ceremony.certificates == tuple(f"certificate of {each}" for each in TRUSTEES)
    assert (election.step, election.place_of("t3")) == (Step.POLYNOMIAL, 2)


def test_roll_and_questions_are_fixed_once_there_is_a_key():
    Given(Election, *keyed()).when(defining()).then(DEFINED)
    Given(Election, set_up()).when(defining()).then_refused(WrongPhaseError, phase("ceremony"))
    Given(Election, *ready()).when(defining()).then_refused(WrongPhaseError, phase("open"))
    Given(Election, *keyed()).when(defining({"key-m01": "m01"})).then_refused(
        NobodyEnrolledError, "Only 1 members enrolled a voting key; at least two are needed."
    )


def test_a_member_casts_one_ballot():
    new = Given(Election, *ready()).when(casting("m01")).then(cast("m01"))

    assert new is True


def test_the_same_ballot_again_changes_nothing_even_after_the_end():
    for facts in ([*ready(), cast("m01")], ended("m01", "m02")):
        assert Given(Election, *facts).when(casting("m01")).then() is False


def test_nobody_votes_anew():
    Given(Election, *ready(), cast("m01")).when(casting("m01", "other")).then_refused(
        AlreadyCastError, "You have voted. Everybody votes once, and nobody votes anew."
    )


def test_nobody_casts_anothers_ballot():
    Given(Election, *ready()).when(casting("m02", key="m01")).then_refused(
        OthersBallotError, "This ballot is signed with another member's key."
    )
    Given(Election, *ready(), cast("m01")).when(casting("m02", key="m01")).then_refused(
        OthersBallotError, "This ballot is signed with another member's key."
    )


@pytest.mark.parametrize("person", ["m04", "m05", "t1"])
def test_absent_recused_and_others_do_not_vote(person):
    Given(Election, *ready()).when(casting(person)).then_refused(
        NotOnRollError, f"{person} is not on the roll of this election."
    )


def test_ballots_come_between_opening_and_closing():
    Given(Election, *ready()).when(casting("m01", at=OPENS)).then(cast("m01"))
    Given(Election, *ready()).when(casting("m01", at=CLOSES)).then(cast("m01"))
    Given(Election, *ready()).when(casting("m01", at=THE_BEGINNING)).then_refused(
        WrongPhaseError, phase("ready")
    )
    Given(Election, *ready()).when(casting("m01", at=AFTER)).then_refused(
        WrongPhaseError, phase("ended")
    )


def test_the_vote_ends_when_all_have_voted_or_time_is_up():
    three = [*ready(), *map(cast, ("m01", "m02", "m03"))]
    trackers = ["tracker-m01", "tracker-m02", "tracker-m03"]
    published = fact(Election.EncryptedTallyPublished, encrypted_tally="sum")

    Given(Election, *three).when(ending()).then(
        fact(Election.Ended, cast=3, trackers=trackers, ended_by="m01"), published
    )
    Given(Election, *three[:-1]).when(ending()).then_refused(
        StillOpenError, "Time is not up and 2 of 3 have voted: it cannot end yet."
    )
    Given(Election, *three[:-1]).when(ending(AFTER)).then(
        fact(Election.Ended, cast=2, trackers=trackers[:2], ended_by="m01"), published
    )


def test_two_trustees_open_the_sum():
    given = ended("m01", "m02", "m03")

    Given(Election, *given).when(opening("t1")).then(partial("t1"))
    Given(Election, *given, partial("t1")).when(opening("t3")).then(partial("t3"))
    parts = [partial("t1"), partial("t3"), partial("t2")]
    assert replay(Election, *given, *parts).opening == {0: "part", 2: "part", 1: "part"}
    assert replay(Election, *given, *parts, opened()).opening == {0: "part", 1: "part"}


def test_nobody_else_nobody_twice_and_nobody_early_opens_the_sum():
    given = ended("m01", "m02", "m03")

    Given(Election, *given).when(opening("m01")).then_refused(
        NoTrusteeError, "m01 holds no share of the key of this election."
    )
    Given(Election, *given, partial("t1")).when(opening("t1")).then_refused(
        OpenedTwiceError, "t1 has opened the sum already."
    )
    Given(Election, *ready()).when(opening()).then_refused(WrongPhaseError, phase("open"))


def test_the_sum_of_one_ballot_is_not_opened():
    Given(Election, *ended("m01")).when(opening()).then_refused(
        TooFewBallotsError,
        "There are 1 ballots: opening the sum would open a ballot. Void it and vote anew.",
    )


def test_a_share_is_said_to_be_destroyed_only_when_it_is_not_needed():
    attesting = lambda it: it.attest_destruction(trustee="t1", at=NOW)  # noqa: E731
    given = [*ended("m01", "m02"), partial("t1"), partial("t2"), opened()]

    Given(Election, *given).when(attesting).then(fact(Election.ShareDestroyed, trustee="t1"))
    Given(Election, *given[:-1]).when(attesting).then_refused(WrongPhaseError, phase("ended"))


def test_an_election_is_cancelled_before_it_opens_and_voided_after():
    cancelling = lambda it: it.cancel(reason=" Thiếu người ", by="m01", at=NOW)  # noqa: E731
    voiding = lambda it: it.void(reason="Máy hỏng", by="m01", at=NOW)  # noqa: E731
    cancelled = fact(Election.Cancelled, reason="Thiếu người", cancelled_by="m01")
    voided = fact(Election.Voided, reason="Máy hỏng", voided_by="m01")

    Given(Election, *keyed()).when(cancelling).then(cancelled)
    Given(Election, *ready()).when(cancelling).then_refused(WrongPhaseError, phase("open"))
    Given(Election, *ready(), cast("m01")).when(voiding).then(voided)
    Given(Election, *keyed(), cancelled).when(voiding).then_refused(
        WrongPhaseError, phase("cancelled")
    )
    Given(Election, *keyed()).when(lambda it: it.cancel(reason=" ", by="m01", at=NOW)).then_refused(
        ReasonNeededError, "A reason is needed."
    )


def test_opinions_in_writing_come_from_absent_members_where_the_policy_asks_them():
    sums = Sums(nomination_id=UNIT, yes=1, no=0)

    def noting(*members):
        return lambda it: it.note_written(members=members, counts=[sums], by="t1", at=NOW)

    noted = fact(
        Election.WrittenOpinionsNoted, members=["m04"], counts=[sums.as_data()], noted_by="t1"
    )

    Given(Election, *ready(absent="written_opinion")).when(noting("m04")).then(noted)
    Given(Election, *ready()).when(noting("m04")).then_refused(
        WrittenMembersError, "m04 cannot give an opinion in writing in this ballot."
    )
    Given(Election, *ready(absent="written_opinion")).when(noting("m01")).then_refused(
        WrittenMembersError, "m01 cannot give an opinion in writing in this ballot."
    )
    Given(Election, set_up()).when(noting("m04")).then_refused(WrongPhaseError, phase("ceremony"))


def test_an_election_tells_turnout_trackers_and_phase():
    election = replay(Election, *ready(), cast("m02"))

    assert (election.turnout, election.roll_size, election.participants) == (1, 3, ("m02",))
    assert election.tracker_of("m02") == "tracker-m02"
    assert election.tracker_of("m01") is None
    assert election.ballot_of("tracker-m02") == "ballot of m02"
    assert election.ballot_of("nothing") is None
    assert [election.phase(at) for at in (THE_BEGINNING, NOW)] == [Phase.READY, Phase.OPEN]
