"""The signer signs what continues its last signature, and nothing else."""

import pytest
from sqlalchemy import text

from proofs.keys import SignerKey
from proofs.witnessing import keys_of
from service.transparency.keys import OpenKeyFileError, read_key, write_key
from service.transparency.memory import MemoryInUseError, memory
from service.transparency.witnesses import RemoteWitness
from tenants.engine import writing
from tests.service.transparency.logs import ORIGIN, PREFIX


def test_a_tree_that_grew_gets_one_checkpoint(stand):
    assert stand.grow(3) == (1, [])
    assert stand.sign() == (0, [])
    assert stand.grow(300) == (1, [])

    signed = stand.last()
    assert (signed.checkpoint.origin, signed.checkpoint.size) == (ORIGIN, 303)
    assert signed.note.require_signature(keys_of(ORIGIN, [stand.key.verifier]))
    assert stand.reconciled() == set()
    assert stand.monitored() == ""


def test_each_tenant_has_a_log_of_its_own(stand):
    stand.record(2, "sngv")

    assert stand.grow(1) == (2, [])
    assert (stand.last().checkpoint.size, stand.last("sngv").checkpoint.size) == (1, 2)
    assert stand.last("sngv").checkpoint.origin == f"{PREFIX}/sngv"


def test_witnesses_cosign_each_checkpoint_over_http(stand):
    with stand.witness() as witness:
        for count in (3, 300):
            stand.grow(count, witness)
        stand.sign(witness)

    note = stand.last().note
    assert note.signed_by([stand.witness_key.verifier]) == [stand.witness_key.verifier]
    assert len(note.signatures) == 2
    assert stand.monitored(witnesses=[stand.witness_key.verifier]) == ""


def test_a_witness_that_was_away_is_asked_again(stand):
    nobody = RemoteWitness(stand.witness_key.verifier, "http://127.0.0.1:9")
    assert stand.grow(3, nobody) == (1, [])
    assert stand.monitored(witnesses=[stand.witness_key.verifier]) == "unwitnessed"

    with stand.witness() as witness:
        stand.sign(witness)

    assert stand.monitored(witnesses=[stand.witness_key.verifier]) == ""


def test_a_log_that_nobody_witnessed_lately_is_silent(stand_on_sqlite):
    stand = stand_on_sqlite
    with stand.witness() as witness:
        stand.grow(3, witness)

    keys = [stand.witness_key.verifier]
    assert stand.monitored(witnesses=keys, silence=-1) == "silent"
    assert stand.monitored(witnesses=keys) == ""


def test_a_checkpoint_that_was_lost_after_signing_is_published_again(stand_on_sqlite):
    stand = stand_on_sqlite
    stand.grow(3)
    before = stand.last().note
    with writing(stand.engine) as connection:
        connection.execute(text("DELETE FROM log_checkpoint"))

    assert stand.sign() == (1, [])
    assert stand.last().note == before


def test_the_signer_without_its_memory_or_with_another_tree_is_not_fooled(stand_on_sqlite):
    stand = stand_on_sqlite
    stand.grow(3)
    with writing(stand.engine) as connection:
        connection.execute(text("UPDATE log_tree SET size = 2"))

    count, (refused,) = stand.sign()

    assert (count, refused.code) == (0, "refused-to-sign")


def test_a_memory_serves_one_process(tmp_path):
    with memory(tmp_path / "state"), pytest.raises(MemoryInUseError), memory(tmp_path / "state"):
        pass


def test_a_key_that_others_can_read_is_refused(tmp_path):
    key = SignerKey.generate(PREFIX)
    write_key(tmp_path / "key", key)
    assert read_key(tmp_path / "key") == key

    (tmp_path / "key").chmod(0o640)

    with pytest.raises(OpenKeyFileError):
        read_key(tmp_path / "key")
    with pytest.raises(FileExistsError):
        write_key(tmp_path / "key", key)
