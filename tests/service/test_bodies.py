"""JSON is read strictly: what two readers could understand differently is refused."""

import json

import pytest

from service.bodies import DEEPEST, MOST_VALUES, UnreadableJsonError, read_json


def test_json_is_read_as_it_stands():
    body = {"tên": "Bà Lê", "years": [2023, 2024], "share": 0.5, "none": None, "yes": True}

    assert read_json(json.dumps(body).encode()) == body


@pytest.mark.parametrize(
    "body",
    [
        b'{"role": "head", "role": "auditor"}',
        b'{"outer": [{"a": 1, "a": 1}]}',
        b'{"share": NaN}',
        b"[Infinity, -Infinity]",
        '{"name": "Lê"}'.encode("utf-16"),
        '{"name": "Lê"}'.encode("latin-1", "replace") + b"\xff",
        b"\xef\xbb\xbf{}",
        b"{} {}",
        b"{'name': 1}",
        b"",
    ],
)
def test_what_is_not_strictly_json_is_refused(body):
    with pytest.raises(UnreadableJsonError):
        read_json(body)


def test_depth_is_limited():
    assert read_json("[" * DEEPEST + "]" * DEEPEST)
    with pytest.raises(UnreadableJsonError):
        read_json("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


def test_the_number_of_values_is_limited():
    assert len(read_json(json.dumps([0] * (MOST_VALUES - 1)))) == MOST_VALUES - 1
    with pytest.raises(UnreadableJsonError):
        read_json(json.dumps([0] * MOST_VALUES))


def test_the_refusal_repeats_nothing_of_the_body():
    with pytest.raises(UnreadableJsonError) as refused:
        read_json('{"password": swordfish')

    assert (str(refused.value), refused.value.__cause__) == ("", None)
