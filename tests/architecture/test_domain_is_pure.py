import ast

import pytest

from tests.architecture.source import modules_of, tree_of

CLOCKS_AND_DICE = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "monotonic"),
    ("uuid", "uuid1"),
    ("uuid", "uuid4"),
    ("os", "urandom"),
}
BARE_DICE = {"uuid1", "uuid4", "random", "secrets", "token_bytes", "token_hex", "urandom"}
ENVIRONMENT = {"environ", "getenv", "environb"}


def name_of(node):
    return getattr(node, "id", None) or getattr(node, "attr", None)


def clocks_and_dice_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and (name_of(node.value), node.attr) in CLOCKS_AND_DICE:
            yield node.lineno, node.attr
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None)}
            yield from ((node.lineno, name) for name in sorted(BARE_DICE & names))


def uses_of_types_in(node):
    for place in ("annotation", "returns", "func"):
        yield from ast.walk(getattr(node, place, None) or ast.Pass())


def floats_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, node.value
        if any(name_of(part) == "float" for part in uses_of_types_in(node)):
            yield getattr(node, "lineno", 0), "float"
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno, "/"


def environment_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and name_of(node) in ENVIRONMENT:
            yield node.lineno, name_of(node)


def underscored_methods_in(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (each.lineno for each in node.body if getattr(each, "name", None) == "_")


@pytest.mark.parametrize("path", modules_of("domain"), ids=str)
def test_the_domain_has_no_clock_and_no_dice(path):
    assert list(clocks_and_dice_in(tree_of(path))) == []


@pytest.mark.parametrize("path", modules_of("domain"), ids=str)
def test_the_domain_counts_in_integers(path):
    assert list(floats_in(tree_of(path))) == []


@pytest.mark.parametrize("path", modules_of("domain"), ids=str)
def test_no_method_of_the_domain_is_called_underscore(path):
    assert list(underscored_methods_in(tree_of(path))) == []


@pytest.mark.parametrize("path", modules_of("domain", "tenants", "projections"), ids=str)
def test_only_the_service_reads_the_environment(path):
    assert list(environment_in(tree_of(path))) == []


@pytest.mark.parametrize(
    ("seen_by", "source"),
    [
        (clocks_and_dice_in, "at = datetime.now(UTC)"),
        (clocks_and_dice_in, "day = datetime.date.today()"),
        (clocks_and_dice_in, "from uuid import UUID, uuid4"),
        (clocks_and_dice_in, "import random"),
        (floats_in, "share = 0.9"),
        (floats_in, "share = yes / all"),
        (floats_in, "def share() -> float: ..."),
        (floats_in, "shares: list[float] = []"),
        (floats_in, "share = float(yes)"),
        (environment_in, "url = os.environ['URL']"),
        (environment_in, "from os import getenv; url = getenv('URL')"),
        (underscored_methods_in, "class Plan:\n    def _(self): ..."),
    ],
)
def test_these_tests_can_fail(seen_by, source):
    assert list(seen_by(ast.parse(source))) != []
