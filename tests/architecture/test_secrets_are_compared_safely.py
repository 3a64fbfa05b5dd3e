"""No secret is compared in a way whose duration tells how much of it was right.

A secret of 256 random bits is looked up by its hash, by the database, or else compared by
`hmac.compare_digest`. This test reads every comparison in Python for names that speak of secrets.
"""

import ast
import re

import pytest

from tests.architecture.source import modules_of, tree_of

SECRET = re.compile(r"token|secret|password|passphrase|hmac|mac$|signature|nonce|csrf|otp|cookie")
NONE = {
    "TOKEN_PREFIX",  # the same for all tokens, and in the documentation
    "secret_reference",  # the number of a paper that is secret; the number is not
    "DEVELOPMENT_SECRET",  # known to everybody, and refused beyond loopback
}
"""Names that speak of secrets and are none."""


def comparisons(tree):
    """Every == and != of a module but those the database makes, with the secrets named in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and _is_equality(node) and not _is_harmless(node):
            yield node.lineno, {name for name in _names(node) if SECRET.search(name.lower())}


def _is_equality(node):
    return any(isinstance(each, ast.Eq | ast.NotEq) for each in node.ops)


def _is_harmless(node):
    """Whether a comparison is made by the database, or tells only how long something is."""
    measures = isinstance(node.left, ast.Call) and ast.unparse(node.left.func) == "len"
    return measures or _asks_database(node)


def _asks_database(node):
    sides = (node.left, *node.comparators)
    return any(isinstance(side, ast.Attribute) and _is_columns(side.value) for side in sides)


def _is_columns(node):
    return isinstance(node, ast.Attribute) and node.attr == "c"


def _names(node):
    for each in ast.walk(node):
        if isinstance(each, ast.Name):
            yield each.id
        elif isinstance(each, ast.Attribute):
            yield each.attr


def unsafe_in(tree):
    return [line for line, names in comparisons(tree) if names - NONE]


@pytest.mark.parametrize("path", modules_of("tenants", "service"), ids=str)
def test_no_secret_is_compared_by_equality(path):
    assert unsafe_in(tree_of(path)) == []


@pytest.mark.parametrize(
    "source",
    ["given == stored_token", "if user.password != typed: pass", "(mac(key) == given, 1)"],
)
def test_such_a_comparison_is_seen(source):
    assert unsafe_in(ast.parse(source)) == [1]


@pytest.mark.parametrize("path", modules_of("tenants", "service", "domain"), ids=str)
def test_chance_that_guards_something_is_cryptographic(path):
    imported = {
        alias.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    } | {node.module for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom)}

    assert imported & {"random", "pickle", "marshal", "shelve", "md5", "sha1"} == set()
