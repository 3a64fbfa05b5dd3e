from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest
from eventsourcing.persistence import (
    DataError,
    IntegrityError,
    OperationalError,
    ProgrammingError,
    StoredEvent,
)
from sqlalchemy import event, text

from tenants import receipts
from tenants.engine import open_engine
from tenants.errors import UnknownTenantError
from tenants.event_log import (
    OtherTenantInScopeError,
    RecordedEvent,
    TenantEventLog,
    read_after,
)
from tenants.receipts import StoredReceipt
from tenants.scope import NoTenantInScopeError, Receipt, Scope, enter
from tests.tenants.conftest import ALICE, ALICE_ELSEWHERE

DOSSIER, SESSION = UUID(int=11), UUID(int=12)


def stored(originator_id=DOSSIER, version=1):
    return StoredEvent(originator_id, version, "nomination.submitted", b'{"a":1}')


@pytest.fixture
def log(engine, in_scope):  # noqa: ARG001 -- a log needs a scope
    return TenantEventLog(engine)


def test_an_event_is_recorded_with_who_and_why(engine, agencies):  # noqa: ARG001 -- needs them
    before = datetime.now(UTC)
    scope = Scope("sxd", "alice", "office", UUID(int=1), causation_id=UUID(int=9))

    with enter(scope):
        positions = TenantEventLog(engine).insert_events([stored()])
        found = read_after(engine, 0, 10)

    assert positions == [1]
    assert found == [
        RecordedEvent(
            tenant_id="sxd",
            position=1,
            originator_id=DOSSIER,
            originator_version=1,
            topic="nomination.submitted",
            state=b'{"a":1}',
            event_id=found[0].event_id,
            recorded_at=found[0].recorded_at,
            actor="alice",
            acting_role="office",
            correlation_id=UUID(int=1),
            causation_id=UUID(int=9),
        )
    ]
    assert found[0].event_id.version == 4
    assert before <= found[0].recorded_at <= datetime.now(UTC)
    assert found[0].recorded_at.utcoffset() == timedelta(0)


def test_events_of_several_aggregates_are_recorded_together(log):
    positions = log.insert_events([stored(DOSSIER, 1), stored(SESSION, 1), stored(DOSSIER, 2)])

    assert positions == [1, 2, 3]
    assert [
        (n.id, n.originator_id, n.originator_version) for n in log.select_notifications(1, 9)
    ] == [(1, DOSSIER, 1), (2, SESSION, 1), (3, DOSSIER, 2)]


def test_events_of_several_aggregates_are_recorded_together_or_not_at_all(log):
    log.insert_events([stored(SESSION, 1)])

    with pytest.raises(IntegrityError):
        log.insert_events([stored(DOSSIER, 1), stored(SESSION, 1)])

    assert log.select_events(DOSSIER) == []
    assert log.max_notification_id() == 1
    assert log.insert_events([stored(DOSSIER, 1)]) == [2]


def test_nothing_is_recorded_when_there_is_nothing(log):
    assert log.insert_events([]) == []
    assert log.max_notification_id() is None


def test_the_log_is_read_in_pages(engine, log):
    log.insert_events([stored(DOSSIER, version) for version in range(1, 6)])

    assert [recorded.position for recorded in read_after(engine, 1, 3)] == [2, 3, 4]
    assert [recorded.position for recorded in read_after(engine, 4, 3)] == [5]
    assert read_after(engine, 5, 3) == []


def test_tenants_count_for_themselves_and_do_not_see_one_another(engine, log):
    log.insert_events([stored(DOSSIER, 1), stored(SESSION, 1)])

    with enter(ALICE_ELSEWHERE):
        elsewhere = TenantEventLog(engine)
        assert elsewhere.select_events(DOSSIER) == []
        assert elsewhere.select_notifications(None, 10) == []
        assert elsewhere.max_notification_id() is None
        assert read_after(engine, 0, 10) == []
        assert elsewhere.insert_events([stored(DOSSIER, 1)]) == [1]

    assert log.select_events(DOSSIER) == [stored(DOSSIER, 1)]
    assert log.max_notification_id() == 2


def test_an_unknown_tenant_has_no_log(engine, agencies):  # noqa: ARG001 -- there are others
    with enter(replace(ALICE, tenant_id="nowhere")):
        with pytest.raises(UnknownTenantError):
            TenantEventLog(engine).insert_events([stored()])

        assert read_after(engine, 0, 10) == []


def test_a_log_is_not_opened_without_a_scope(engine):
    with pytest.raises(NoTenantInScopeError):
        TenantEventLog(engine)


def test_a_log_is_not_used_after_its_scope(engine, agencies):  # noqa: ARG001 -- needs them
    with enter(ALICE):
        log = TenantEventLog(engine)
        log.insert_events([stored()])

    for use in (
        lambda: log.insert_events([stored(DOSSIER, 2)]),
        lambda: log.select_events(DOSSIER),
        lambda: log.select_notifications(1, 10),
        log.max_notification_id,
        lambda: read_after(engine, 0, 10),
    ):
        with pytest.raises(NoTenantInScopeError):
            use()


def test_a_log_is_not_used_in_the_scope_of_another_tenant(log):
    log.insert_events([stored()])

    with enter(ALICE_ELSEWHERE):
        for use in (
            lambda: log.insert_events([stored(DOSSIER, 2)]),
            lambda: log.select_events(DOSSIER),
            lambda: log.select_notifications(1, 10),
            log.max_notification_id,
        ):
            with pytest.raises(OtherTenantInScopeError):
                use()


def test_metadata_is_not_taken_from_arguments(log):
    with pytest.raises(TypeError, match=r"comes from the scope, not from \['actor'\]"):
        log.insert_events([stored()], actor="bob")

    assert log.max_notification_id() is None


def test_opening_a_log_asks_the_database_nothing(engine, in_scope):  # noqa: ARG001 -- in force
    asked = []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    event.listen(engine, "checkout", lambda *_: asked.append("connection"))

    logs = [TenantEventLog(engine) for _ in range(1000)]

    assert len(logs) == 1000
    assert asked == []


def test_a_missing_version_becomes_the_error_of_the_library(log):
    with pytest.raises(IntegrityError):
        log.insert_events([stored(version=None)])


@pytest.mark.parametrize(
    ("wrong", "error"),
    [(stored(version=2**70), DataError), (stored("not-a-uuid"), DataError)],
)
def test_wrong_data_becomes_the_error_of_the_library(postgres_engine, wrong, error):
    with enter(ALICE), pytest.raises(error):
        TenantEventLog(postgres_engine).insert_events([wrong])


def test_a_database_without_migrations_is_told_by_the_error_of_the_library(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")

    with enter(ALICE), pytest.raises((OperationalError, ProgrammingError)):
        TenantEventLog(engine).insert_events([stored()])

    engine.dispose()


def test_a_receipt_is_stored_with_the_first_append(engine, agencies):  # noqa: ARG001 -- needs them
    receipt = Receipt("key-1", "hash-1", {"mã": "đề cử", "ids": [1, 2]})

    with enter(replace(ALICE, receipt=receipt)):
        TenantEventLog(engine).insert_events([stored(DOSSIER, 1), stored(DOSSIER, 2)])
        TenantEventLog(engine).insert_events([stored(DOSSIER, 3)])
        found = receipts.find(engine, actor="alice", key="key-1")

    assert found == StoredReceipt("key-1", "hash-1", {"mã": "đề cử", "ids": [1, 2]}, 2)


def test_a_receipt_is_stored_only_with_its_events(engine, log):
    log.insert_events([stored()])

    with enter(replace(ALICE, receipt=Receipt("key-1", "hash-1", {}))):
        with pytest.raises(IntegrityError):
            TenantEventLog(engine).insert_events([stored()])
        assert receipts.find(engine, actor="alice", key="key-1") is None

        TenantEventLog(engine).insert_events([stored(SESSION, 1)])
        assert receipts.find(engine, actor="alice", key="key-1") is not None


def test_the_same_key_is_never_used_for_a_second_append(engine, agencies):  # noqa: ARG001 -- needs
    with enter(replace(ALICE, receipt=Receipt("key-1", "hash-1", {"first": True}))):
        TenantEventLog(engine).insert_events([stored(DOSSIER, 1)])

    with enter(replace(ALICE, receipt=Receipt("key-1", "hash-1", {"first": False}))):
        log = TenantEventLog(engine)
        with pytest.raises(IntegrityError):
            log.insert_events([stored(SESSION, 1), stored(SESSION, 2)])
        assert log.select_events(SESSION) == []
        assert log.max_notification_id() == 1


def test_a_receipt_belongs_to_its_actor_and_its_tenant(engine, agencies):  # noqa: ARG001 -- needs
    with enter(replace(ALICE, receipt=Receipt("key-1", "hash-1", {"at": "sxd"}))):
        TenantEventLog(engine).insert_events([stored(DOSSIER, 1)])
        assert receipts.find(engine, actor="bob", key="key-1") is None

    with enter(ALICE_ELSEWHERE):
        assert receipts.find(engine, actor="alice", key="key-1") is None


def test_an_append_is_one_transaction_on_postgresql(postgres_engine):
    with enter(ALICE), postgres_engine.connect() as watcher:
        log = TenantEventLog(postgres_engine)
        log.insert_events([stored(uuid4(), 1)])
        before = _transactions(watcher)
        log.insert_events([stored(uuid4(), 1)])
        log.insert_events([stored(uuid4(), version) for version in range(1, 4)])
        after = _transactions(watcher)

    assert after - before == 2


def _transactions(connection):
    ids = connection.execute(text("SELECT count(DISTINCT xmin::text) FROM events")).scalar()
    connection.rollback()
    return ids


def test_connections_that_were_lost_are_made_anew(postgres_engine, postgres_owner_url):
    with enter(ALICE):
        log = TenantEventLog(postgres_engine)
        log.insert_events([stored(DOSSIER, 1)])
        assert log.max_notification_id() == 1
        with psycopg.connect(postgres_owner_url, autocommit=True) as operator:
            operator.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

        with pytest.raises(OperationalError):
            log.insert_events([stored(DOSSIER, 2)])
        with pytest.raises(OperationalError):
            log.max_notification_id()

        assert log.insert_events([stored(DOSSIER, 2)]) == [2]
        assert log.max_notification_id() == 2
