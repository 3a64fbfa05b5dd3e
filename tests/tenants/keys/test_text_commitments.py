"""One personal text can be shown to be what was recorded, until its key is destroyed."""

import json
from hashlib import sha256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from domain.topics import mapper
from tenants.engine import reading
from tenants.event_log import TenantEventLog
from tenants.keys.errors import SealBrokenError
from tenants.keys.vault import TenantVault
from tenants.leaves import leaf_of, text_commitment
from tenants.schema import events
from tests.tenants.keys.test_vault import AN, NAME, keyring, register, vault

__all__ = ["keyring", "vault"]


@pytest.fixture
def registered(engine, vault):
    """The stored row of a registration, and its texts as they are stored."""
    register(engine, vault)
    with reading(engine) as connection:
        row = connection.execute(select(events)).mappings().one()
    (stored,) = TenantEventLog(engine).select_events(AN)
    return row, mapper(vault).sealed_texts(stored)


@pytest.mark.usefixtures("in_scope")
class TestOpenings:
    def test_a_text_opens_against_the_leaf_without_any_key(self, vault, registered):
        row, texts = registered
        leaf = json.loads(row["leaf"])
        (name,) = [each for each in texts if each.field == "name"]

        opening = vault.opening(name.text.sealed, about=AN, place=name.place)

        assert (opening.text, name.place) == (NAME, f"{AN}/1/name")
        told = json.dumps([f"{AN}/1/name", NAME], ensure_ascii=False, separators=(",", ":"))
        assert sha256(opening.salt + told.encode()).hexdigest() in leaf["personal"]
        assert leaf["format"] == "guong-leaf/2"
        assert len(leaf["personal"]) == len(texts)
        assert NAME not in row["leaf"].decode()

    def test_after_erasure_no_salt_is_left_and_the_leaf_is_as_it_was(
        self, engine, keyring, vault, registered
    ):
        before, (name, *_) = registered
        vault.destroy(AN)

        anew = TenantVault(engine, keyring)
        assert vault.opening(name.text.sealed, about=AN, place=name.place) is None
        assert anew.opening(name.text.sealed, about=AN, place=name.place) is None
        with reading(engine) as connection:
            after = connection.execute(select(events)).mappings().one()
        assert after["leaf"] == before["leaf"]
        again = leaf_of(dict(after), after["leaf_salt"], after["position"])
        assert again == after["leaf"]

    def test_salts_differ_by_place_and_a_false_commitment_is_told(self, vault, registered):
        _, (name, *_) = registered
        other = vault.seal(NAME, about=AN, place="other/1/name")
        first = vault.opening(name.text.sealed, about=AN, place=name.place)
        second = vault.opening(other, about=AN, place="other/1/name")
        assert first.salt != second.salt

        forged = f"{name.text.sealed[:-64]}{'0' * 64}"
        with pytest.raises(SealBrokenError):
            vault.opening(forged, about=AN, place=name.place)

    def test_a_text_from_before_commitments_is_read_and_has_no_opening(self, vault, registered):
        _, (name, *_) = registered
        old = name.text.sealed[:-65]

        assert vault.open(old, about=AN, place=name.place) == NAME
        assert vault.opening(old, about=AN, place=name.place) is None


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_committed_to_is_written_as_rfc_8785_has_it(text):
    salt = bytes(32)

    expected = sha256(salt + rfc8785.dumps(["a/1/name", text])).hexdigest()

    assert text_commitment(salt, "a/1/name", text) == expected
