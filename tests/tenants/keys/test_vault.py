from dataclasses import replace
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import select

from domain.personal import ERASED
from domain.rules.kinds import SubjectKind
from domain.subjects.application import Subjects
from domain.subjects.commands import RegisterSubject
from domain.subjects.subject import Subject
from domain.topics import mapper
from tenants.engine import reading
from tenants.event_log import TenantEventLog
from tenants.keys import rotation
from tenants.keys.errors import (
    InstanceKeyLostError,
    KeyFileError,
    KeysOutOfReachError,
    SealBrokenError,
    StateSecretError,
)
from tenants.keys.keyring import Keyring, LocalKeyring, make_file
from tenants.keys.tables import subject_key, tenant_key
from tenants.keys.vault import TenantVault
from tenants.schema import events
from tenants.scope import enter
from tests.every_tenant import owning
from tests.specification import NOW
from tests.tenants.conftest import ALICE, ALICE_ELSEWHERE

AN, BA = UUID(int=71), UUID(int=72)
NAME = "Nguyễn Thị An"
PLACE = "place/1/name"


@pytest.fixture
def keyring(tmp_path):
    return LocalKeyring(tmp_path / "ring" / "keys")


@pytest.fixture
def vault(engine, keyring):
    return TenantVault(engine, keyring)


def register(engine, vault, subject_id=AN, name=NAME):
    subjects = Subjects(recorder=TenantEventLog(engine), mapper=mapper(vault))
    subjects.register_subject(
        RegisterSubject(subject_id=subject_id, kind=SubjectKind.INDIVIDUAL, name=name, at=NOW)
    )
    return subjects


@pytest.fixture
def owner(engine):
    """The role that owns the tables of keys: the one that serves cannot read them."""
    with owning(engine) as owner:
        yield owner


def rows(engine, table):
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(select(table))]


@pytest.mark.usefixtures("in_scope")
class TestTheLog:
    def test_it_holds_no_name_in_plain(self, engine, vault):
        subjects = register(engine, vault)

        ((state,),) = rows(engine, select(events.c.state).subquery())
        assert NAME.encode() not in bytes(state)
        assert NAME.encode("unicode_escape") not in bytes(state)
        assert subjects.load(Subject, AN).name == NAME

    def test_after_the_key_is_destroyed_not_a_byte_of_it_is_changed(self, engine, vault):
        subjects = register(engine, vault)
        register(engine, vault, BA, "Trần Văn Ba")
        before = rows(engine, events)

        vault.destroy(AN)

        assert rows(engine, events) == before
        assert subjects.load(Subject, AN).name == ERASED
        assert subjects.load(Subject, BA).name == "Trần Văn Ba"

    def test_a_text_that_is_moved_to_another_event_does_not_open(self, engine, vault):
        register(engine, vault)
        shared = mapper(vault)
        (stored,) = TenantEventLog(engine).select_events(AN)

        with pytest.raises(SealBrokenError, match=f"The personal text at {AN}/2/name"):
            shared.to_domain_event(replace(stored, originator_version=2))

    def test_a_text_that_is_moved_to_another_subject_does_not_open(self, engine, vault):
        register(engine, vault)
        register(engine, vault, BA, "Trần Văn Ba")
        (stored,) = TenantEventLog(engine).select_events(AN)

        with pytest.raises(SealBrokenError):
            mapper(vault).to_domain_event(replace(stored, originator_id=BA))


@pytest.mark.usefixtures("agencies")
def test_a_text_opens_in_its_own_agency_only(vault):
    with enter(ALICE):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        assert vault.open(sealed, about=AN, place=PLACE) == NAME

    with enter(ALICE_ELSEWHERE):
        vault.seal("…", about=AN, place=PLACE)
        with pytest.raises(SealBrokenError):
            vault.open(sealed, about=AN, place=PLACE)


@pytest.mark.usefixtures("in_scope")
class TestKeys:
    def test_nothing_is_sealed_any_more_about_somebody_who_was_erased(self, owner, vault):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        vault.destroy(AN)

        assert vault.open(sealed, about=AN, place=PLACE) is None
        assert vault.seal(NAME, about=AN, place=PLACE) is None
        ((wrapped, destroyed_at),) = rows(
            owner, select(subject_key.c.wrapped, subject_key.c.destroyed_at).subquery()
        )
        assert wrapped is None
        assert destroyed_at is not None

    def test_a_key_that_another_process_destroyed_works_no_longer_in_a_batch(
        self, engine, keyring, vault
    ):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        TenantVault(engine, keyring).destroy(AN)

        with vault.held({AN}):
            assert vault.open(sealed, about=AN, place=PLACE) is None

    def test_a_key_that_another_process_destroyed_works_in_no_request_that_begins_then(
        self, engine, keyring, vault
    ):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        TenantVault(engine, keyring).destroy(AN)

        with enter(replace(ALICE, correlation_id=UUID(int=9))):
            assert vault.open(sealed, about=AN, place=PLACE) is None

    def test_a_request_that_lasts_asks_again_after_a_while(
        self, engine, keyring, vault, monkeypatch
    ):
        monkeypatch.setattr("tenants.keys.subject_keys.FRESH_FOR", 0.0)
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        TenantVault(engine, keyring).destroy(AN)

        assert vault.open(sealed, about=AN, place=PLACE) is None

    def test_a_mark_of_a_state_secret_counts_at_once_in_every_process(self, engine, keyring, vault):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        TenantVault(engine, keyring).close_for_secret(AN, reference="12/BM-CA")

        with enter(replace(ALICE, correlation_id=UUID(int=9))):
            assert vault.open(sealed, about=AN, place=PLACE) is None
            with pytest.raises(StateSecretError):
                vault.seal(NAME, about=AN, place=PLACE)

    def test_no_key_is_in_the_tables_as_it_is(self, owner, vault):
        vault.seal(NAME, about=AN, place=PLACE)

        ((of_tenant,),) = rows(owner, select(tenant_key.c.wrapped).subquery())
        ((of_subject,),) = rows(owner, select(subject_key.c.wrapped).subquery())
        assert (len(of_tenant), len(of_subject)) == (12 + 32 + 16, 12 + 32 + 16)

    def test_of_a_state_secret_only_the_reference_number_is_taken(self, vault):
        before = vault.seal(NAME, about=AN, place=PLACE)
        vault.close_for_secret(AN, reference="12/BM-CA")

        with pytest.raises(StateSecretError, match="only the reference number 12/BM-CA is taken"):
            vault.seal(NAME, about=AN, place=PLACE)
        kept = vault.seal("12/BM-CA", about=AN, place=PLACE)
        assert vault.open(kept, about=AN, place=PLACE) == "12/BM-CA"
        assert vault.open(before, about=AN, place=PLACE) is None


@pytest.mark.usefixtures("in_scope")
class TestRotation:
    def test_a_new_key_of_the_agency_wraps_every_key_and_changes_no_event(
        self, owner, engine, keyring, vault
    ):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        vault.destroy(BA)

        assert rotation.rotate_tenant(owner, keyring, "sxd") == 1

        anew = TenantVault(engine, keyring)
        assert anew.open(sealed, about=AN, place=PLACE) == NAME
        assert anew.open(sealed, about=BA, place=PLACE) is None
        assert rotation.rotate_tenant(owner, keyring, "sxd") == 1
        assert [row[1] for row in rows(owner, tenant_key)] == [2, 3]

    def test_a_new_key_of_the_instance_makes_earlier_backups_of_keys_worthless(
        self, owner, engine, keyring, vault
    ):
        sealed = vault.seal(NAME, about=AN, place=PLACE)
        (backup,) = rows(owner, tenant_key)

        assert rotation.rotate_instance(owner, keyring) == 1
        assert rotation.prune(owner, keyring) == 1

        assert TenantVault(engine, keyring).open(sealed, about=AN, place=PLACE) == NAME
        _, _, wrapped, key_id, _ = backup
        with pytest.raises(InstanceKeyLostError, match="lacks the key k-"):
            keyring.unwrap(key_id, wrapped, "tenant-key/sxd/1")

    def test_a_process_at_work_finds_the_new_key_by_itself(self, owner, engine, keyring, vault):
        vault.seal(NAME, about=AN, place=PLACE)
        other = Keyring(keyring.path)
        other.require()
        rotation.rotate_instance(owner, keyring)

        assert TenantVault(engine, other).seal(NAME, about=AN, place=PLACE)


def test_a_named_key_file_must_be_there(tmp_path):
    with pytest.raises(KeyFileError, match="guong keys init"):
        Keyring(tmp_path / "keys").require()


def test_a_key_file_that_others_may_read_is_refused(tmp_path):
    path = tmp_path / "keys"
    make_file(path)
    path.chmod(0o644)

    with pytest.raises(KeyFileError, match="others may read it"):
        Keyring(path).require()


@pytest.mark.parametrize(
    ("text", "fault"), [("", "it is empty"), ("k-1 AAAA\n", "no key"), ("one\n", "no key")]
)
def test_a_key_file_without_keys_is_refused(tmp_path, text, fault):
    path = tmp_path / "keys"
    path.write_text(text)
    path.chmod(0o600)

    with pytest.raises(KeyFileError, match=fault):
        Keyring(path).require()


def test_a_key_file_that_is_there_is_never_replaced(tmp_path):
    path = tmp_path / "keys"
    make_file(path)
    before = path.read_text()

    make_file(path)

    assert path.read_text() == before


@pytest.mark.usefixtures("in_scope")
def test_a_request_asks_for_a_key_once(engine, keyring, vault):
    vault.seal(NAME, about=AN, place=PLACE)
    TenantVault(engine, keyring).destroy(AN)

    assert vault.seal(NAME, about=AN, place=PLACE) is not None


def test_a_message_is_told_by_every_key_of_the_ring(keyring):
    (first,) = keyring.fingerprints(b"message")
    keyring.add()

    newest, same = keyring.fingerprints(b"message")
    assert same == first
    assert newest != first


def test_no_other_role_of_the_database_reads_a_key(postgres_owner_url):
    with psycopg.connect(postgres_owner_url.replace("+psycopg", ""), autocommit=True) as owner:
        owner.execute("CREATE ROLE guong_stranger_of_keys")
        try:
            for table in ("tenant_key", "subject_key"):
                asked = "SELECT has_table_privilege('guong_stranger_of_keys', %s, 'SELECT')"
                assert owner.execute(asked, [table]).fetchone() == (False,)
        finally:
            owner.execute("DROP ROLE guong_stranger_of_keys")


def test_the_role_that_serves_does_not_rotate_keys(postgres_engine, keyring):
    with pytest.raises(KeysOutOfReachError, match="guong_service cannot read them"):
        rotation.rotate_tenant(postgres_engine, keyring, "sxd")
