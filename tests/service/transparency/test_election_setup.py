"""What stands before the first ballot, and in what order events may come, is checked part by part.

The archives are edits of one that belenios-tool made: every hash is made anew after the edit.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.transparency.standalone.election import check_archive, election_lines
from service.transparency.standalone.election_forms import bel_compact
from tests.service.transparency.made_elections import (
    FIRST_MEMBER,
    YES,
    Election,
    digest,
    read_events,
    write_archive,
    write_tar,
)
from tests.service.transparency.test_election import TWO_OF_THREE

Change = Callable[[Any], Any]
ELECTION, TRUSTEES, ROLL = range(3)
IDENTITY = f"{1:064x}"


@cache
def events():
    return tuple(read_events(TWO_OF_THREE.read_bytes()))


def found(archive):
    return {(each.code, each.place) for each in check_archive(archive).findings}


def edited(document, path, change):
    """A JSON text with one value changed."""
    value = {"": json.loads(document)}
    at = value
    for step in ["", *path][:-1]:
        at = at[step]
    last = ["", *path][-1]
    at[last] = change(at[last])
    return bel_compact(value[""])


def with_setup(number, path, change):
    """The beginning of the archive with one of its documents changed."""
    data = [*events()[0][1]]
    data[number] = edited(data[number], path, change)
    names = ("election", "trustees", "credentials")
    digests = [digest(text) for text in data[:3]]
    data[3] = bel_compact(dict(zip(names, digests, strict=True)))
    return write_archive([("Setup", data)])


def one_more(number: str) -> str:
    return str(int(number) + 1)


def of_another(message: str) -> str:
    return message.replace('"index":2', '"index":3')


SECOND = (("trustee", 2),)
PEDERSEN = (0, 1)
FORGED: dict[str, tuple[int, tuple[Any, ...], Change, str, tuple[tuple[str, int], ...]]] = {
    "a certificate for another place": (
        TRUSTEES,
        (*PEDERSEN, "certs", 1, "message"),
        of_another,
        "certificate",
        SECOND,
    ),
    "a certificate that is not signed": (
        TRUSTEES,
        (*PEDERSEN, "certs", 1, "signature", "response"),
        one_more,
        "certificate",
        SECOND,
    ),
    "commitments that are not signed": (
        TRUSTEES,
        (*PEDERSEN, "coefexps", 1, "signature", "response"),
        one_more,
        "coefficients",
        SECOND,
    ),
    "commitments that others were not told": (
        TRUSTEES,
        (*PEDERSEN, "signatures", 1, "challenge"),
        one_more,
        "coefficients",
        SECOND,
    ),
    "a share's key that its trustee did not sign": (
        TRUSTEES,
        (*PEDERSEN, "verification_keys", 1, "signature", "response"),
        one_more,
        "share-key",
        SECOND,
    ),
    "a share's key without knowledge of its secret": (
        TRUSTEES,
        (*PEDERSEN, "verification_keys", 1, "pok", "response"),
        one_more,
        "share-key",
        SECOND,
    ),
    "shares in another order": (
        TRUSTEES,
        (*PEDERSEN, "verification_keys"),
        lambda keys: keys[::-1],
        "share-key",
        (("trustee", 1),),
    ),
    "another threshold": (
        TRUSTEES,
        (*PEDERSEN, "threshold"),
        lambda _: 1,
        "certificate",
        (("trustee", 1),),
    ),
    "a threshold beyond all": (TRUSTEES, (*PEDERSEN, "threshold"), lambda _: 4, "form", ()),
    "one trustee who says less": (
        TRUSTEES,
        (*PEDERSEN, "signatures"),
        lambda all_of_them: all_of_them[:2],
        "form",
        (),
    ),
    "another kind of trustee": (
        TRUSTEES,
        (0, 0),
        lambda _: "Shamir",
        "unsupported",
        (("trustee", 1),),
    ),
    "no trustees": (TRUSTEES, (), lambda _: [], "election-key", ()),
    "trustees twice": (TRUSTEES, (), lambda all_of_them: all_of_them * 2, "election-key", ()),
    "another group": (ELECTION, ("group",), lambda _: "RFC-3526-2048", "unsupported", ()),
    "another version": (ELECTION, ("version",), lambda _: 2, "unsupported", ()),
    "a version that only equals a number": (
        ELECTION,
        ("version",),
        lambda _: True,
        "form",
        (),
    ),
    "a key that everybody holds": (ELECTION, ("public_key",), lambda _: IDENTITY, "identity", ()),
    "a question with blank votes": (
        ELECTION,
        ("questions", 0),
        lambda question: {**question, "blank": True},
        "unsupported",
        (),
    ),
    "fewer at most than at least": (ELECTION, ("questions", 0, "max"), lambda _: 0, "form", ()),
    "a member who counts double": (
        ROLL,
        (1,),
        lambda key: f"{key},2",
        "unsupported",
        (("credential", 2),),
    ),
    "a credential that everybody holds": (
        ROLL,
        (1,),
        lambda _: IDENTITY,
        "identity",
        (("credential", 2),),
    ),
    "a roll that is no list": (ROLL, (), lambda _: {}, "form", ()),
}


@pytest.mark.parametrize("forgery", FORGED)
def test_a_forged_setup_is_found(forgery):
    number, path, change, code, place = FORGED[forgery]
    told = found(with_setup(number, path, change))

    assert (code, place) in {
        (code, tuple(pair for pair in at if pair[0] != "field")) for code, at in told
    }


ORDERS = {
    "no setup": lambda all_of_them: all_of_them[1:],
    "setup twice": lambda all_of_them: [all_of_them[0], *all_of_them],
    "a ballot after the end": lambda all_of_them: [*all_of_them[:6], all_of_them[1]],
    "the end twice": lambda all_of_them: [*all_of_them[:6], all_of_them[5]],
    "a sum before the end": lambda all_of_them: [*all_of_them[:5], all_of_them[6]],
    "a result of nothing opened": lambda all_of_them: [*all_of_them[:7], all_of_them[9]],
    "something after the result": lambda all_of_them: [*all_of_them, all_of_them[8]],
    "an event of another kind": lambda all_of_them: [*all_of_them[:6], ("Shuffle", [])],
}


@pytest.mark.parametrize("order", ORDERS)
def test_events_in_another_order_are_found(order):
    told = found(write_archive(ORDERS[order](list(events()))))

    assert {code for code, _ in told} == {"order"}


def test_data_that_no_event_names_are_found():
    first = ("Setup", ["{}", *events()[0][1]])

    assert found(write_archive([first])) == {("payload", (("event", 0),))}


def test_data_after_the_last_event_are_found():
    more = write_tar([(f"{digest('{}')}.data.json", "{}")])

    assert found(write_archive(list(events())) + more) == {("payload", (("event", 10),))}


def test_an_event_without_its_payload_is_found():
    empty = write_archive([events()[0], ("Ballot", [])])

    assert found(empty) == {("payload", (("event", 1),))}


def test_an_event_with_its_fields_in_another_order_is_found():
    data = events()[0][1]
    text = bel_compact({"type": "Setup", "height": 0, "payload": digest(data[3])})
    members = [(f"{digest(each)}.data.json", each) for each in data]

    archive = write_tar([FIRST_MEMBER, *members, (f"{digest(text)}.event.json", text)])

    assert found(archive) == {("form", (("event", 0),))}


def test_an_election_that_says_a_field_twice_is_found():
    data = [*events()[0][1]]
    data[ELECTION] = data[ELECTION].replace('{"version":1', '{"version":1,"name":"x"', 1)
    names = ("election", "trustees", "credentials")
    data[3] = bel_compact(dict(zip(names, map(digest, data), strict=False)))

    assert found(write_archive([("Setup", data)])) == {("form", ())}


def test_one_decryption_of_two_is_not_enough():
    without = [each for place, each in enumerate(events()) if place != 8]

    assert found(write_archive(without)) == {("shares", (("found", 1), ("expected", 2)))}


@pytest.mark.parametrize("owner", [1, 4])
def test_a_decryption_of_nobody_or_of_one_trustee_twice_is_found(owner):
    kind, (opened, owned) = events()[8]
    forged = bel_compact({**json.loads(owned), "owner": owner})
    chained = [*events()[:8], (kind, [opened, forged]), events()[9]]

    assert ("owner", (("trustee", owner),)) in found(write_archive(chained))


@cache
def small():
    election = Election(members=1, questions=("Phòng Quản lý xây dựng",))
    ballots = [election.ballot(election.members[0], YES)]
    return tuple(read_events(election.archive(ballots, counts=[[1, 0]])))


def paths(value, path=()):
    """The ways to all values within one."""
    yield path
    inside = range(len(value)) if isinstance(value, list) else value
    for step in inside if isinstance(value, list | dict) else ():
        yield from paths(value[step], (*path, step))


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=3), st.just([]), st.just({})
)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_whatever_stands_in_place_of_a_value_is_answered(data):
    event = data.draw(st.integers(0, len(small()) - 1).filter(lambda place: small()[place][1]))
    kind, documents = small()[event]
    number = data.draw(st.integers(0, len(documents) - 1))
    path = data.draw(st.sampled_from(list(paths(json.loads(documents[number])))))
    anything = data.draw(ANYTHING)
    forged = edited(documents[number], path, lambda _: anything)
    changed = [forged if place == number else each for place, each in enumerate(documents)]
    if number < len(documents) - 1:
        changed[-1] = changed[-1].replace(digest(documents[number]), digest(forged))

    report = check_archive(
        write_archive([*small()[:event], (kind, changed), *small()[event + 1 :]])
    )

    assert list(election_lines(report))


def test_a_document_that_is_not_what_its_name_says_is_found():
    archive = TWO_OF_THREE.read_bytes()
    begin = archive.index(b'"name":')

    told = found(archive[:begin] + archive[begin:].replace("đợt 1".encode(), "đợt 2".encode(), 1))

    assert ("digest", (("event", 0),)) in told
