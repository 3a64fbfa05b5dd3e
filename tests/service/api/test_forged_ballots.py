"""What a forger sends to an election over HTTP; nothing of it is taken, and nothing is withheld."""

import json
from urllib.parse import quote

import pytest

from ballots import election
from ballots.archive import read as read_archive
from ballots.decryptions import decryption_challenge
from ballots.group import ORDER, power, raised, random_number, text_of
from ballots.proofs import Proof
from ballots.tally import sums_of
from ballots.texts import written
from ballots.verifying import verify
from service.demo.machines import MembersMachine, TrusteesMachine
from tests.ballots.forgeries import FORGERIES, Scene
from tests.service import electing
from tests.service.electing import NO, YES
from tests.service.people import kind_of

REFUSED = 409


@pytest.fixture
def polled(world):
    return electing.ready(world)


def test_forged_ballots_are_refused(polled):
    asked = election.read(polled.text("definition"))
    clara, sam = (polled.machines[each].key for each in ("clara", "sam"))
    good = polled.ballot("clara", YES)
    scene = Scene(asked, clara, sam, good)
    before = polled.see()["version"]

    answers = {name: polled.cast("clara", forge(scene)) for name, (forge, _) in FORGERIES.items()}

    taken = {
        name: answer.get_json()
        for name, answer in answers.items()
        if not kind_of(answer)[1].startswith(("ballot-", "others-ballot", "invalid"))
    }
    assert taken == {}
    assert len(FORGERIES) >= 10
    assert polled.see()["version"] == before
    assert polled.cast("clara", good).status_code == 202


def test_nobody_votes_twice_for_others_from_outside_or_late(world, polled):
    first, second = polled.ballot("clara", YES), polled.ballot("clara", NO)
    stranger = MembersMachine("a stranger").ballot(polled.text("definition"), [YES])
    maxs = polled.ballot("max", YES)

    assert polled.cast("clara", first).status_code == 202
    assert polled.cast("clara", first).status_code == 202
    assert kind_of(polled.cast("clara", second)) == (REFUSED, "already-cast")
    assert kind_of(polled.cast("clara", maxs)) == (REFUSED, "already-cast")
    assert kind_of(polled.cast("sam", maxs)) == (REFUSED, "others-ballot")
    assert kind_of(polled.cast("sam", first)) == (REFUSED, "others-ballot")
    assert kind_of(polled.cast("max", stranger)) == (REFUSED, "ballot-not-a-member")
    assert polled.cast("tom", stranger).status_code == 403
    assert polled.cast("max", "{}").json["type"].endswith("ballot-malformed")
    assert kind_of(world.post("clara", f"{polled.path}/end")) == (REFUSED, "still-open")
    polled.vote(max=NO, sam=YES)
    polled.end()
    assert kind_of(polled.cast("clara", second)) == (REFUSED, "wrong-phase")


def test_a_lying_trustee_is_refused_and_another_pair_opens_the_sum(world, polled):
    polled.vote(clara=YES, max=NO, sam=YES)
    polled.end()
    honest = polled.partial("tom")

    for lie in _lies(honest, polled):
        answer = world.post("tom", f"{polled.path}/partial-decryptions", {"payload": lie})
        assert kind_of(answer) == (REFUSED, "decryption-refused"), lie[:80]
    stolen = world.post("tim", f"{polled.path}/partial-decryptions", {"payload": honest})
    assert kind_of(stolen) == (REFUSED, "decryption-refused")
    other = world.post("max", f"{polled.path}/partial-decryptions", {"payload": honest})
    assert kind_of(other) == (REFUSED, "no-trustee")
    polled.open("sam", "tim")

    assert [(each["yes"], each["no"]) for each in polled.see()["counts"]] == [(2, 1)]
    assert polled.see()["phase"] == "decided"


def test_a_part_that_passes_its_check_and_opens_nothing_does_not_block_the_sum(world, polled):
    polled.vote(clara=YES, max=NO, sam=NO)
    polled.end()
    path = f"{polled.path}/partial-decryptions"
    asked, encrypted = election.read(polled.text("definition")), polled.text("encrypted-tally")
    lie = _passing_lie(asked, encrypted, polled.boards["sam"].share(polled.ceremony("sam")))

    world.done("sam", path, {"payload": lie})
    polled.open("tom")
    assert polled.see()["phase"] == "ended"
    polled.open("tim")

    assert [(each["yes"], each["no"]) for each in polled.see()["counts"]] == [(1, 2)]
    archived = read_archive(world.get("max", f"{polled.path}/archive").data)
    assert [owner for owner, _ in archived.partials] == [2, 3]
    assert verify(archived).counts == ((1, 2),)


def test_what_trustees_say_is_checked_and_comes_in_order(world):
    polled = electing.Polled(world, electing.in_session(world))
    polled.set_up()
    path = f"{polled.path}/ceremony"
    own = polled.boards["tom"].say(polled.ceremony("tom"))
    of_another = TrusteesMachine("x").say(polled.ceremony("tim"))

    assert kind_of(world.post("tom", f"{path}/certificate", {"payload": of_another}))[1] == (
        "trustee-refused"
    )
    assert kind_of(world.post("tom", f"{path}/polynomial", {"payload": own}))[1] == "not-this-step"
    assert kind_of(world.post("max", f"{path}/certificate", {"payload": own}))[1] == "no-trustee"
    world.done("tom", f"{path}/certificate", {"payload": own})
    assert kind_of(world.post("tom", f"{path}/certificate", {"payload": own}))[1] == "not-this-step"
    assert polled.see("tom")["my"]["trustee_step"] == "wait"


def test_a_withheld_ballot_is_missed_by_its_tracker_and_by_the_count(world, polled):
    polled.vote(clara=YES, max=NO)
    kept = polled.cast("sam", polled.ballot("sam", YES)).json["tracker"]
    polled.end()
    shown = [each["tracker"] for each in world.get("sam", f"{polled.path}/ballots").json["items"]]

    withheld = [each for each in shown if each != kept]

    assert kept in shown
    for tracker in (kept, "/" + "a" * 42, "a/b//" + "c" * 38):
        found = world.get("sam", f"{polled.path}/ballots/{quote(tracker, safe='')}")
        assert found.status_code == (200 if tracker == kept else 404)
        assert tracker == kept or "địa chỉ" not in found.json["detail"]
    assert kept not in withheld
    (ballot,) = world.seen("sam", f"sessions/{polled.story.session}")["ballots"]
    assert ballot["participation"]["papers"] == len(shown) == len(withheld) + 1


def _lies(honest, polled):
    def edited(change):
        value = json.loads(honest)
        change(value)
        return json.dumps(value, separators=(",", ":"))

    def first(value, name):
        return value[name][0]

    yield edited(lambda value: first(value, "decryption_factors").reverse())
    yield edited(lambda value: first(value, "decryption_proofs").reverse())
    yield edited(lambda value: first(value, "decryption_proofs")[0].update(response="1"))
    yield edited(lambda value: value["decryption_factors"].pop())
    yield polled.boards["tim"].partial(
        polled.text("definition"), polled.text("encrypted-tally"), polled.ceremony("tim")
    )


def _passing_lie(asked, encrypted, secret):
    """What Belenios' proof of a decryption does not bind: it is right about another sum."""
    rows = [
        [_lying_part(asked, secret, about.alpha) for about in row]
        for row in sums_of(asked, encrypted)
    ]
    return written(
        {
            "decryption_factors": [[text_of(factor) for factor, _ in row] for row in rows],
            "decryption_proofs": [[proof.value for _, proof in row] for row in rows],
        }
    )


def _lying_part(asked, secret, alpha):
    first, second = random_number(), random_number()
    challenge = decryption_challenge(asked, raised(secret), raised(first), power(alpha, second))
    response = (first - secret * challenge) % ORDER
    factor = power(alpha, (second - response) * pow(challenge, -1, ORDER))
    return factor, Proof(challenge, response)
