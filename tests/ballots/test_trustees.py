"""The ceremony gives two of three a key, and a trustee who cheats in it is named."""

import json
from itertools import combinations

import pytest

from ballots import pki, trustees
from ballots.errors import BallotsError, TrusteeRefusedError
from ballots.group import ORDER, power, raised, text_of
from ballots.keys import proven
from ballots.pki import Keys, UnreadableMessageError
from ballots.polynomials import Ceremony
from ballots.texts import written
from ballots.trustees import Board
from tests.ballots.elections import changes
from tests.ballots.whole import ceremony

CEREMONY = ceremony()
OTHER = pki.new_seed()


def changed(text, change):
    value = json.loads(text)
    change(value)
    return written(value)


def with_one(texts, index, text):
    return [*texts[: index - 1], text, *texts[index:]]


def swap_secrets(value):
    value["secrets"].reverse()


def test_any_two_of_three_have_the_key_and_one_has_nothing():
    board = trustees.read(CEREMONY.text).boards[0]
    shares = {index: CEREMONY.share(index) for index in (1, 2, 3)}
    base = raised(77)
    for pair in combinations(shares, 2):
        opened = board.opened({index: power(base, shares[index]) for index in pair})
        assert opened == power(board.public, 77)
    alone = Board(1, board.public, board.keys)
    assert all(
        alone.opened({index: power(base, share)}) != power(board.public, 77)
        for index, share in shares.items()
    )
    assert [raised(share) for share in shares.values()] == list(board.keys)


def test_all_of_several_single_trustees_are_needed():
    secrets = [trustees.new_single() for _ in range(2)]
    read = trustees.read(trustees.of_singles([trustees.single(each) for each in secrets]))
    assert read.key == raised(sum(secrets))
    assert read.key_of(2) == raised(secrets[1])
    for place in (0, 3):
        with pytest.raises(TrusteeRefusedError):
            read.key_of(place)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"challenge":"', '"challenge":"1'),
        ('\\"index\\":2', '\\"index\\":3'),
        ('\\"threshold\\":2', '\\"threshold\\":1'),
        ('\\"size\\":3', '\\"size\\":\\"3\\"'),
        ("Ed25519", "Ed448"),
        ("message", "massage"),
        ("{", "["),
    ],
)
def test_a_certificate_that_does_not_hold_is_its_owners_fault(old, new):
    text = CEREMONY.certificates[1].replace(old, new, 1)
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.check_certificates(with_one(CEREMONY.certificates, 2, text))
    assert refused.value.facts["index"] == 2
    assert "2" in refused.value.message("vi")


@pytest.mark.parametrize(
    ("index", "size", "threshold"), [(1, 3, 2), (2, 3, 1), (2, 4, 2), (2, 3, 4), (0, 3, 2)]
)
def test_a_certificate_of_another_ceremony_is_refused(index, size, threshold):
    text = trustees.certificate(OTHER, index=index, size=size, threshold=threshold)
    with pytest.raises(TrusteeRefusedError):
        trustees.check_certificate(text, index=2, size=3, threshold=2)


def test_a_certificate_is_signed_for_this_group_by_its_own_key():
    keys = Keys.of(OTHER)
    value = json.loads(trustees.certificate(OTHER, index=2, size=3, threshold=2))
    other_group = pki.signed(keys, value["message"].replace("Ed25519", "Ed448")).value
    signature = pki.signed(Keys.of("x"), value["message"]).signature.value
    other_signer = {**value, "signature": signature}
    for forged in (other_group, other_signer):
        with pytest.raises(TrusteeRefusedError):
            trustees.check_certificate(written(forged), index=2, size=3, threshold=2)
    trustees.check_certificate(written(value), index=2, size=3, threshold=2)


@pytest.mark.parametrize("count", [1, 3])
def test_a_polynomial_has_as_many_coefficients_as_open_a_sum(count):
    keys, held = Keys.of(CEREMONY.seeds[2]), Ceremony.of(CEREMONY.certificates)
    elements = [raised(place + 1) for place in range(count)]
    message = written({"coefexps": [text_of(each) for each in elements]})
    text = changed(
        CEREMONY.polynomials[2],
        lambda value: value.update(
            coefexps=pki.signed(keys, message).value,
            signature=pki.signed(keys, held.certified(elements)).signature.value,
        ),
    )
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.check_polynomial(CEREMONY.certificates, 3, text)
    assert refused.value.facts == {"index": 3, "what": "coefexps"}


def test_a_trustee_cannot_bring_another_key_than_what_was_dealt():
    mine = Keys.of(CEREMONY.seeds[0])
    value = proven(5)
    value["signature"] = pki.signed(mine, value["public_key"]).signature.value
    text = changed(CEREMONY.voutputs[0], lambda given: given.update(public_key=value))
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.check_voutput(CEREMONY.certificates, CEREMONY.polynomials, 1, text)
    assert refused.value.facts == {"index": 1, "what": "public_key"}


def test_one_trustee_cannot_take_two_places():
    first, _, third = CEREMONY.certificates
    twice = trustees.certificate(CEREMONY.seeds[0], index=2, size=3, threshold=2)
    with pytest.raises(TrusteeRefusedError):
        trustees.check_certificates([first, twice, third])
    with pytest.raises(TrusteeRefusedError):
        trustees.check_certificates([])


def test_only_a_trustee_of_the_ceremony_can_deal():
    with pytest.raises(TrusteeRefusedError):
        trustees.polynomial(OTHER, CEREMONY.certificates)


@changes(
    lambda value: value["secrets"].pop(),
    lambda value: value["signature"].update(response="1"),
    lambda value: value["coefexps"]["signature"].update(response="1"),
    lambda value: value["coefexps"].update(message='{"coefexps":[]}'),
    lambda value: value.update(coefexps=json.loads(CEREMONY.polynomials[0])["coefexps"]),
    lambda value: value.pop("signature"),
)
def test_a_polynomial_that_does_not_hold_is_its_dealers_fault(change):
    texts = with_one(CEREMONY.polynomials, 3, changed(CEREMONY.polynomials[2], change))
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.vinput(CEREMONY.certificates, texts, 1)
    assert refused.value.facts["index"] == 3


def test_a_wrong_share_is_found_by_who_receives_it():
    texts = with_one(CEREMONY.polynomials, 2, changed(CEREMONY.polynomials[1], swap_secrets))
    given = trustees.vinput(CEREMONY.certificates, texts, 1)
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.voutput(CEREMONY.seeds[0], CEREMONY.certificates, given)
    assert refused.value.facts == {"index": 2, "what": "secret"}


def test_a_share_off_the_polynomial_is_found_though_signed_and_sealed_well():
    dealer, reader = Keys.of(CEREMONY.seeds[1]), Keys.of(CEREMONY.seeds[0])
    wrong = pki.sent(dealer, reader.encryption, written({"secret": "5"}))
    text = changed(CEREMONY.polynomials[1], lambda value: value["secrets"].__setitem__(0, wrong))
    given = trustees.vinput(CEREMONY.certificates, with_one(CEREMONY.polynomials, 2, text), 1)
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.voutput(CEREMONY.seeds[0], CEREMONY.certificates, given)
    assert refused.value.facts == {"index": 2, "what": "secret"}


@changes(
    lambda value: value.pop("signatures"),
    lambda value: value["secrets"].pop(),
    lambda value: value["signatures"].reverse(),
    lambda value: value["coefexps"].reverse(),
)
def test_what_the_server_routes_is_checked_by_the_trustee(change):
    given = trustees.vinput(CEREMONY.certificates, CEREMONY.polynomials, 1)
    with pytest.raises(TrusteeRefusedError):
        trustees.voutput(CEREMONY.seeds[0], CEREMONY.certificates, changed(given, change))


@changes(
    lambda value: value.pop("private_key"),
    lambda value: value["public_key"].pop("signature"),
    lambda value: value["public_key"]["signature"].update(response="1"),
    lambda value: value["public_key"]["pok"].update(response="1"),
    lambda value: value.update(json.loads(CEREMONY.voutputs[1])),
)
def test_a_share_that_was_not_dealt_is_refused(change):
    texts = with_one(CEREMONY.voutputs, 1, changed(CEREMONY.voutputs[0], change))
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.combine(CEREMONY.certificates, CEREMONY.polynomials, texts)
    assert refused.value.facts["index"] == 1


def test_a_message_that_is_missing_is_asked_for():
    with pytest.raises(TrusteeRefusedError) as refused:
        trustees.combine(CEREMONY.certificates, CEREMONY.polynomials, CEREMONY.voutputs[:2])
    assert refused.value.facts["index"] == 3
    with pytest.raises(TrusteeRefusedError):
        trustees.vinput(CEREMONY.certificates, CEREMONY.polynomials[:2], 1)


@changes(
    lambda value: value.clear(),
    lambda value: value[0].__setitem__(0, "Shamir"),
    lambda value: value[0][1].update(threshold=1),
    lambda value: value[0][1]["verification_keys"].reverse(),
    lambda value: value[0][1]["verification_keys"].pop(),
    lambda value: value[0][1]["coefexps"].reverse(),
    lambda value: value[0][1]["signatures"].reverse(),
    lambda value: value[0][1].pop("signatures"),
)
def test_trustees_that_do_not_hold_are_refused(change):
    with pytest.raises(BallotsError):
        trustees.read(changed(CEREMONY.text, change))


def test_a_share_opens_only_with_its_own_seed():
    sealed = trustees.sealed_share(CEREMONY.voutputs[0])
    assert 0 < trustees.open_share(CEREMONY.seeds[0], sealed) < ORDER
    for seed in (CEREMONY.seeds[1], OTHER):
        with pytest.raises(UnreadableMessageError):
            trustees.open_share(seed, sealed)


def test_a_sealed_message_is_for_its_reader_from_its_sender_unchanged():
    alice, bob, eve = (Keys.of(pki.new_seed()) for _ in range(3))
    text = pki.sent(alice, bob.encryption, "kín")
    assert pki.received(bob, alice.verification, text) == "kín"
    forwarded = pki.sealed(eve.encryption, pki.opened(bob.decryption, text))
    for reader, sender, sealed in (
        (bob, eve.verification, text),
        (eve, alice.verification, text),
        (eve, alice.verification, forwarded),
        (bob, alice.verification, changed(text, lambda value: value.update(data="00"))),
        (bob, alice.verification, changed(text, lambda value: value.update(data="x"))),
    ):
        with pytest.raises(UnreadableMessageError):
            pki.received(reader, sender, sealed)
    with pytest.raises(BallotsError):
        pki.opened(bob.decryption, changed(text, lambda value: value.update(algorithm="AES-CCM")))


def test_a_seed_does_not_show_itself():
    assert CEREMONY.seeds[0] not in CEREMONY.text
    assert str(CEREMONY.share(1)) not in repr(Keys.of(CEREMONY.seeds[0]))
    assert "signing" not in repr(Keys.of(CEREMONY.seeds[0]))
