from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import MultipleResultsFound

from projections.names import name_of
from projections.nomination_board.tables import board_names
from projections.province_overview.tables import stage_count
from projections.rows import RowExistsError, RowMissingError, Rows
from tenants.engine import bind_again, reading, writing
from tenants.scope import bound_to

AN = UUID(int=1)
BINH = UUID(int=2)
GROUP = {"plan_year": 2024, "subject_kind": "individual"}


@pytest.fixture(autouse=True)
def as_the_worker_of_sxd():
    with bound_to("sxd"):
        yield


@pytest.fixture
def rows(engine):
    with writing(engine) as connection:
        yield Rows(connection, "sxd", 1)


def stored(engine, table=board_names):
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def test_what_was_inserted_is_read_at_once_and_stored_by_flush(rows):
    rows.insert(board_names, named_id=AN, name="An")
    before = rows.one(board_names, named_id=AN)
    rows.flush()

    expected = {"tenant_id": "sxd", "generation": 1, "named_id": AN, "name": "An"}
    assert before == expected
    assert rows.all(board_names) == [expected]


def test_the_newest_of_several_changes_is_stored(engine):
    with writing(engine) as connection:
        own = Rows(connection, "sxd", 1)
        own.insert(board_names, named_id=AN, name="An")
        own.update(board_names, {"named_id": AN}, name="Ân")
        own.flush()
        own.update(board_names, {"named_id": AN}, name="Ấn")
        own.flush()

    assert stored(engine) == [("sxd", 1, AN, "Ấn")]


def test_a_row_of_an_earlier_batch_is_changed(engine):
    with writing(engine) as connection:
        earlier = Rows(connection, "sxd", 1)
        earlier.insert(board_names, named_id=AN, name="An")
        earlier.flush()
        later = Rows(connection, "sxd", 1)
        later.update(board_names, {"named_id": AN}, name="Ân")
        later.flush()

    assert stored(engine) == [("sxd", 1, AN, "Ân")]


def test_several_rows_are_changed_by_a_part_of_their_key(rows):
    for stage in ("registered", "submitted"):
        rows.insert(stage_count, **GROUP, stage=stage, count=1)
    rows.insert(stage_count, plan_year=2025, subject_kind="individual", stage="tabled", count=1)

    rows.update(stage_count, GROUP, count=5)

    counts = [(row["plan_year"], row["stage"], row["count"]) for row in rows.all(stage_count)]
    assert counts == [(2024, "registered", 5), (2024, "submitted", 5), (2025, "tabled", 1)]


def test_removed_rows_are_gone_and_others_stay(rows):
    rows.insert(board_names, named_id=AN, name="An")
    rows.insert(board_names, named_id=BINH, name="Bình")

    rows.delete(board_names, named_id=AN)

    assert rows.one(board_names, named_id=AN) is None
    assert name_of(rows, board_names, BINH) == "Bình"
    assert name_of(rows, board_names, None) is None


def test_a_change_of_what_one_returned_changes_nothing(rows):
    rows.insert(board_names, named_id=AN, name="An")

    rows.existing(board_names, named_id=AN)["name"] = "Bình"

    assert name_of(rows, board_names, AN) == "An"


def test_rows_of_other_tenants_and_generations_are_neither_seen_nor_changed(engine):
    with writing(engine) as connection:
        for tenant_id, generation in (("sngv", 1), ("sxd", 2)):
            bind_again(connection, tenant_id)
            others = Rows(connection, tenant_id, generation)
            others.insert(board_names, named_id=AN, name="An")
            others.flush()
        own = Rows(connection, "sxd", 1)
        assert own.one(board_names, named_id=AN) is None
        assert own.one(board_names, name="An") is None
        own.update(board_names, {"name": "An"}, name="Bình")
        own.delete(board_names, named_id=AN)

    with bound_to("sngv"):
        elsewhere = stored(engine)
    assert {*elsewhere, *stored(engine)} == {("sngv", 1, AN, "An"), ("sxd", 2, AN, "An")}


def test_a_second_row_with_the_same_key_is_refused(rows):
    rows.insert(board_names, named_id=AN, name="An")

    with pytest.raises(RowExistsError):
        rows.insert(board_names, named_id=AN, name="Bình")


def test_a_row_that_is_not_there_cannot_be_changed_nor_taken_for_granted(rows):
    with pytest.raises(RowMissingError):
        rows.update(board_names, {"named_id": AN}, name="An")
    with pytest.raises(RowMissingError):
        rows.existing(board_names, named_id=AN)


def test_one_row_by_a_part_of_its_key_must_be_the_only_one(rows):
    rows.insert(stage_count, **GROUP, stage="registered", count=1)
    assert rows.existing(stage_count, **GROUP)["stage"] == "registered"

    rows.insert(stage_count, **GROUP, stage="submitted", count=1)

    with pytest.raises(MultipleResultsFound):
        rows.one(stage_count, **GROUP)


def test_what_was_foreseen_is_what_is_stored_or_missing(engine):
    with writing(engine) as connection:
        earlier = Rows(connection, "sxd", 1)
        earlier.insert(board_names, named_id=AN, name="An")
        earlier.flush()
        later = Rows(connection, "sxd", 1)
        later.foresee(board_names, {AN, BINH})
        later.update(board_names, {"named_id": AN}, name="Ân")
        later.insert(board_names, named_id=BINH, name="Bình")
        later.flush()

    assert sorted(stored(engine)) == [("sxd", 1, AN, "Ân"), ("sxd", 1, BINH, "Bình")]


def test_a_table_whose_key_is_more_than_an_id_is_not_foreseen(rows):
    rows.foresee(stage_count, {AN})

    assert rows.one(stage_count, **GROUP, stage="registered") is None
