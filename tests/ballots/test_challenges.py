"""An opened ballot says what was sealed, and a machine that sealed something else is found."""

import json

import pytest

from ballots import challenges
from ballots.answers import answered
from ballots.challenges import DishonestMachineError, check_opened
from ballots.credentials import public_of
from ballots.errors import BallotsError, MalformedTextError
from ballots.group import random_number
from ballots.membership import encrypted
from ballots.texts import short_hash_of, written
from tests.ballots.elections import ABSTAIN, NO, YES, changes, council, moved
from tests.service.cli.conftest import Shell

COUNCIL = council()
ELECTION = COUNCIL.election


def opened(sealed=(YES, ABSTAIN), shown=None):
    """What the booth hands out, from ciphertexts of one choice and the word for another."""
    nonces = [[random_number() for _ in each.answers] for each in ELECTION.questions]
    context = f"{ELECTION.fingerprint}|{public_of(COUNCIL.keys[0])}"
    answers = []
    for question, choice, row in zip(ELECTION.questions, sealed, nonces, strict=True):
        bits = [int(place == choice) for place in range(len(question.answers))]
        honest = [int(place == YES) for place in range(len(bits))]
        value = answered(ELECTION.key, context, question, honest).value
        pairs = zip(bits, row, strict=True)
        value["choices"] = [encrypted(ELECTION.key, *pair).value for pair in pairs]
        answers.append(value)
    ballot = {
        "election_uuid": ELECTION.uuid,
        "election_hash": ELECTION.fingerprint,
        "credential": public_of(COUNCIL.keys[0]),
        "answers": answers,
    }
    text = written(ballot)
    return {
        "form": challenges.FORM,
        "election": ELECTION.fingerprint,
        "code": short_hash_of(text),
        "choices": list(shown or sealed),
        "randomness": [[str(each) for each in row] for row in nonces],
        "ballot": text,
    }


OPENED = opened()


def test_an_honest_machine_sealed_what_it_shows():
    assert check_opened(ELECTION, written(OPENED)) == (OPENED["code"], (YES, ABSTAIN))


def test_a_machine_that_sealed_another_choice_is_found():
    with pytest.raises(DishonestMachineError):
        check_opened(ELECTION, written(opened(sealed=(NO, ABSTAIN), shown=(YES, ABSTAIN))))


@changes(
    lambda value: value.update(code=short_hash_of("x")),
    lambda value: value.update(election=short_hash_of("x")),
    lambda value: value.update(form="guong-opened-ballot-2"),
    lambda value: value["choices"].pop(),
    lambda value: value.update(choices=[True, ABSTAIN]),
    lambda value: value.update(choices=[YES, 3]),
    lambda value: value["randomness"].reverse(),
    lambda value: value.update(randomness=None),
    lambda value: value["randomness"][0].pop(),
    lambda value: value["randomness"][0].__setitem__(0, 5),
    lambda value: value.update(ballot="{}", code=short_hash_of("{}")),
    lambda value: value.pop("ballot"),
)
def test_an_opened_ballot_that_does_not_hold_is_refused(change):
    value = json.loads(written(OPENED))
    change(value)
    with pytest.raises(BallotsError):
        check_opened(ELECTION, written(value))


def test_a_machine_that_sealed_nothing_is_found():
    nothing = len(ELECTION.questions[0].answers)
    with pytest.raises(DishonestMachineError):
        check_opened(ELECTION, written(opened(sealed=(nothing, YES), shown=(nothing, YES))))


def test_a_ballot_sealed_for_another_election_is_found():
    text = OPENED["ballot"].replace(ELECTION.uuid, 22 * "9")
    with pytest.raises(DishonestMachineError):
        check_opened(ELECTION, written({**OPENED, "ballot": text, "code": short_hash_of(text)}))


def test_it_is_held_against_the_election_that_is_asked_about():
    with pytest.raises(DishonestMachineError):
        check_opened(moved(ELECTION, 22 * "9"), written(OPENED))
    with pytest.raises(MalformedTextError):
        check_opened(ELECTION, "[]")


def test_a_member_checks_it_on_another_machine(tmp_path):
    shell = Shell("sqlite:////nowhere/at/all.db")
    for name, text in (("opened", written(OPENED)), ("election", ELECTION.text)):
        (tmp_path / name).write_text(f"{text}\n")
    command = ("ballot", "check-challenge", tmp_path / "opened", "--election")
    told = shell.json(*command, tmp_path / "election")
    assert told["code"] == OPENED["code"]
    assert [each["answer"] for each in told["choices"]] == ["Đồng ý", "Không có ý kiến"]
    (tmp_path / "opened").write_text(written(opened(sealed=(NO, NO), shown=(YES, YES))))
    status, line = shell.refusal(*command, tmp_path / "election")
    assert status == 1
    assert "đừng bỏ phiếu" in line
