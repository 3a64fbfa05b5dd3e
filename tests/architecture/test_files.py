import ast
import re

import pytest

from tests.architecture.source import PACKAGES, ROOT, modules_of, text_files, tree_of

FOREIGN = {
    "a path of one machine": re.compile(r"(^|[^\w.])/(wor[k]|far[m]|roo[t]|hom[e]|User[s])/"),
    "a folder outside the project": re.compile(r"\.\./share[d]"),
}
PIN = re.compile(r"[\w.-]+==\S+ \\\n    --hash=sha256:[0-9a-f]{64}( \\)?")
HOSTS = re.compile(r"https?://|index-ur[l]|find-link[s]|file:/")


@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_names(what):
    found = [
        f"{path}:{number}"
        for path in text_files()
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1)
        if FOREIGN[what].search(line)
    ]

    assert found == []


@pytest.mark.parametrize("name", ["runtime.txt", "develop.txt", "mutate.txt"])
def test_a_lock_pins_every_package_by_hash_and_names_no_host(name):
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    unindented = re.findall(r"^[^\s#].*\n.*", text, flags=re.MULTILINE)

    assert unindented
    assert [each for each in unindented if not PIN.fullmatch(each)] == []
    assert not HOSTS.search(text)


@pytest.mark.parametrize("path", modules_of(*PACKAGES, "tests"), ids=str)
def test_an_init_file_holds_a_docstring_only(path):
    if path.name == "__init__.py":
        tree = tree_of(path)
        docstring = tree.body[:1] if ast.get_docstring(tree) is not None else []

        assert tree.body == docstring
