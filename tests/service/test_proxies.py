"""What a caller says of its address counts only as far as proxies are trusted."""

import pytest
from flask import request

from service.app import create_app
from service.proxies import caller_address

FORWARDED = {
    "X-Forwarded-For": "203.0.113.9, 198.51.100.4",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "elsewhere.example",
    "Forwarded": "for=203.0.113.9;proto=https",
}


def seen(world, proxies, **base):
    """Address, scheme and host as the application sees them."""
    app = create_app(world.backend, proxies=proxies)
    found = []
    app.before_request(lambda: found.append((caller_address(), request.scheme, request.host)))
    app.test_client().get("/healthz", headers=FORWARDED, environ_base=base)
    return found[0]


def test_nobody_is_believed_unless_the_operator_says_so(world):
    assert seen(world, 0) == ("127.0.0.1", "http", "localhost")


def test_one_proxy_is_believed_about_what_it_saw_and_no_further(world):
    assert seen(world, 1) == ("198.51.100.4", "https", "localhost")


def test_two_proxies_are_believed_one_step_further(world):
    assert seen(world, 2)[0] == "203.0.113.9"


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", "unknown"),
        ("/run/socket", "unknown"),
    ],
)
def test_addresses_are_counted_in_one_form(world, given, counted):
    assert seen(world, 0, REMOTE_ADDR=given)[0] == counted
