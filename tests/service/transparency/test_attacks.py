"""Each attack on a log, and who sees it: reconciler, signer, monitor or witness.

The insider is the superuser of the database; in some tests the signing key is in the same hands.
The table in `docs/transparency-log.md` says the same.
"""

import pytest
from sqlalchemy import text

from proofs.errors import FalseProofError
from tests.service.transparency.attacks import FORGED, OF_SXD, Insider
from tests.service.transparency.logs import ORIGIN

SECOND = f"{OF_SXD} AND position = 2"


@pytest.fixture
def insider(request, stand):
    url = stand.engine.url.render_as_string(hide_password=False)
    if stand.engine.dialect.name == "postgresql":
        url = request.getfixturevalue("postgres_owner_url")
    return Insider(url, stand.key)


@pytest.fixture
def log(stand, insider):
    """Five events, signed, witnessed and seen by the monitor; a backup of that; then three more."""
    with stand.witness() as witness:
        stand.grow(5, witness)
        assert stand.monitored() == ""
        insider.old = insider.snapshot()
        stand.grow(3, witness)
    assert (stand.monitored(), stand.reconciled()) == ("", set())
    return stand


def sign_with_a_new_memory(log):
    """What an insider with the key does: the signer's memory is thrown away."""
    with log.witness() as witness:
        return log.sign(witness, memory_of="other")


def test_an_edited_row_does_not_open_its_leaf(log, insider):
    insider.run(f"UPDATE events SET actor = 'mallory' {SECOND}")

    assert log.reconciled() == {"event-differs-from-leaf"}


def test_an_edited_state_does_not_open_its_leaf(log, insider):
    insider.run(f"UPDATE events SET state = :state {SECOND}", state=b'{"a":2}')

    assert log.reconciled() == {"event-differs-from-leaf"}


def test_an_edited_row_with_a_new_leaf_differs_from_the_tiles(log, insider):
    insider.run(f"UPDATE events SET actor = 'mallory' {SECOND}")
    with insider.connection() as connection:
        insider.make_leaves(connection, after=1)

    assert {"tile-differs", "root-differs", "checkpoint-differs"} <= log.reconciled()


def test_rebuilt_tiles_differ_from_what_was_signed(log, insider):
    insider.run(f"UPDATE events SET actor = 'mallory' {SECOND}")
    insider.rebuild()

    assert log.reconciled() == {"checkpoint-differs"}
    assert log.monitored() == "tiles-differ"
    log.record(1)
    log.integrate()
    assert [each.code for each in log.sign()[1]] == ["refused-to-sign"]


def test_the_reconciler_passes_but_the_monitor_and_the_witness_fail_an_insider_with_the_key(
    log, insider
):
    insider.run(f"UPDATE events SET actor = 'mallory' {SECOND}")
    insider.rebuild()
    insider.sign()

    assert log.reconciled() == set()
    found = log.prove(2)
    assert found.proof.verify(found.leaf, [log.key.verifier.named(ORIGIN)]).size == 8
    assert log.monitored() == "forked"
    log.record(1)
    log.integrate()
    sign_with_a_new_memory(log)
    newest = log.last()
    assert newest.note.signed_by([log.witness_key.verifier]) == []


def test_a_tail_that_was_cut_is_missed(log, insider):
    insider.cut(6)

    assert {"leaves-without-events"} <= log.reconciled()


def test_a_tail_that_was_cut_with_its_tiles_is_smaller_than_what_was_signed(log, insider):
    insider.cut(6)
    insider.rebuild_tree()

    assert log.reconciled() == {"tree-smaller-than-signed"}
    assert [each.code for each in log.sign()[1]] == ["refused-to-sign"]


def test_an_old_backup_agrees_with_itself_but_not_with_those_who_remember(log, insider):
    insider.cut(5)
    insider.restore(insider.old)

    assert log.reconciled() == set()
    assert log.monitored() == "shrunk"
    assert [each.code for each in log.sign()[1]] == ["refused-to-sign"]


def test_an_old_backup_that_went_on_is_a_fork(log, insider):
    insider.cut(5)
    insider.restore(insider.old)
    log.record(4)
    log.integrate()

    assert [each.code for each in log.sign()[1]] == ["refused-to-sign"]
    count, _ = sign_with_a_new_memory(log)
    assert count == 1
    assert log.monitored() == "forked"


def test_two_swapped_events_do_not_open_their_leaves(log, insider):
    insider.run(
        f"UPDATE events SET position = 99 {SECOND}",
        f"UPDATE events SET position = 2 {OF_SXD} AND position = 3",
        f"UPDATE events SET position = 3 {OF_SXD} AND position = 99",
    )

    assert {"event-differs-from-leaf", "root-differs"} <= log.reconciled()


def test_an_event_that_was_removed_leaves_a_gap(log, insider):
    insider.run(f"DELETE FROM events {SECOND}")

    assert {"events-missing", "leaves-without-events"} <= log.reconciled()


def test_an_event_that_was_put_in_changes_what_was_signed(log, insider):
    insider.run(
        f"UPDATE events SET position = position + 1000 {OF_SXD} AND position > 2",
        f"UPDATE events SET position = position - 999 {OF_SXD} AND position > 1000",
        f"UPDATE tenant_head SET position = 9 {OF_SXD}",
        "INSERT INTO events SELECT tenant_id, 3, originator_id, 77, topic, state, event_id,"
        f" recorded_at, actor, acting_role, correlation_id, causation_id, leaf, leaf_salt"
        f" FROM events {SECOND}",
    )
    assert "event-differs-from-leaf" in log.reconciled()

    insider.rebuild()
    assert log.reconciled() == {"checkpoint-differs"}
    assert [each.code for each in log.sign()[1]] == ["refused-to-sign"]


def test_an_old_checkpoint_shown_again_is_a_rollback(log, insider):
    insider.restore({"log_checkpoint": insider.old["log_checkpoint"]})

    assert log.monitored() == "shrunk"


def test_the_checkpoint_of_another_tenant_is_seen(log, insider):
    log.record(8, "sngv")
    log.integrate()
    log.sign()
    foreign = log.last("sngv")
    with insider.connection() as connection:
        insider.replace_checkpoint(connection, 8, foreign.note.content)

    assert log.reconciled() == {"checkpoint-of-another-log"}
    assert log.monitored() == "unsigned"


def test_a_forged_key_is_no_key(log, insider):
    insider.run(f"UPDATE events SET actor = 'mallory' {SECOND}")
    insider.rebuild()
    insider.sign(FORGED)

    assert log.reconciled() == {"checkpoint-unsigned"}
    assert log.monitored() == "unsigned"


def test_a_flipped_bit_in_a_tile_is_located(log, insider):
    with insider.connection() as connection:
        query = text(f"SELECT hashes FROM log_tile {OF_SXD} AND level = 0")
        hashes = bytearray(connection.execute(query).scalar_one())
        hashes[40] ^= 1
        change = text(f"UPDATE log_tile SET hashes = :hashes {OF_SXD} AND level = 0")
        connection.execute(change, {"hashes": bytes(hashes)})

    assert log.reconciled() == {"tile-differs"}
    assert log.monitored() == "tiles-differ"
    found = log.prove(1)
    with pytest.raises(FalseProofError):
        found.proof.verify(found.leaf, [log.key.verifier.named(ORIGIN)])


def test_a_tile_that_is_missing_is_seen(log, insider):
    insider.run(f"DELETE FROM log_tile {OF_SXD}")

    assert log.reconciled() == {"tile-differs"}
    assert log.monitored() == "forked"
    log.record(1)
    log.integrate()
    assert log.reconciled() == {"tile-differs"}


def test_an_event_that_is_never_integrated_is_overdue(log, insider):
    log.record(1)
    insider.run(
        f"UPDATE events SET recorded_at = '2020-01-01 00:00:00.000000+00' {OF_SXD} AND position = 9"
        if log.engine.dialect.name == "postgresql"
        else f"UPDATE events SET recorded_at = '2020-01-01 00:00:00.000000' {OF_SXD}"
        " AND position = 9"
    )

    assert "not-integrated" in log.reconciled()


def test_what_changes_before_it_is_signed_is_not_detected(stand, insider):
    """The window between the commit and the witnessed checkpoint: honesty, not a feature."""
    stand.grow(3)
    stand.record(1)
    insider.run(f"UPDATE events SET actor = 'mallory' {OF_SXD} AND position = 4")
    assert stand.reconciled() == {"event-differs-from-leaf"}

    with insider.connection() as connection:
        insider.make_leaves(connection, after=3)
    stand.integrate()

    assert stand.sign() == (1, [])
    assert (stand.reconciled(), stand.monitored()) == (set(), "")


def test_a_crash_between_tiles_and_checkpoint_loses_nothing(log):
    log.record(2)
    log.integrate()

    assert log.reconciled() == set()
    assert log.sign() == (1, [])
    assert log.monitored() == ""


def test_a_new_key_goes_on_where_the_old_one_ended(log):
    old, log.key = log.key, FORGED
    log.record(2)
    log.integrate()

    assert log.sign() == (1, [])
    assert log.monitored() == ""
    assert log.reconciled(keys=(old.verifier, FORGED.verifier)) == set()
    assert log.reconciled(keys=(FORGED.verifier,)) == {"checkpoint-unsigned"}
    log.key = old
    assert log.monitored() == "unsigned"
