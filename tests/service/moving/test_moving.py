"""A province and an agency leave one instance and are in another as they were."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from projections.schema import metadata as views
from service.backend import Backend
from service.moving.packing import history, pack
from service.moving.refusals import (
    HistoryDiffersError,
    NotAPackError,
    OtherUserError,
    SuperiorMissingError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from service.moving.tables import STAYS, TRAVELS
from service.moving.transport import Transport
from service.moving.unpacking import unpack
from service.worker import BackgroundWorker
from tenants import users
from tenants.directory import TenantExistsError
from tenants.engine import open_engine, reading
from tenants.errors import UnknownTenantError
from tenants.integrating import integrate
from tenants.keys.keyring import Keyring, make_file
from tenants.schema import metadata, tenant, user_account
from tenants.scope import bound_to
from tests.service import stories
from tests.service.world import BEGAN, World

PASSPHRASE = "một mật khẩu đủ dài"  # noqa: S105 -- of tests
PROVINCE, AGENCY = "binh-phuoc", "sxd"


def quiet(_, __):
    pass


def packed(world, tmp_path, tenant_id):
    path = tmp_path / f"{tenant_id}.jsonl"
    transport = Transport.begun(PASSPHRASE)
    pack(
        world.engine,
        world.backend.keyring,
        transport,
        tenant_id=tenant_id,
        path=path,
        told=quiet,
    )
    return path


class Elsewhere:
    """Another instance with keys of its own."""

    def __init__(self, url, keys):
        make_file(keys)
        self.engine = open_engine(url)
        self.keyring = Keyring(keys)
        self.backend = Backend(engine=self.engine, keyring=self.keyring)

    def take(self, path, passphrase=PASSPHRASE):
        return unpack(self.engine, self.keyring, passphrase, path, quiet)

    def rows(self):
        with reading(self.engine) as connection:
            return [
                connection.execute(select(func.count()).select_from(table)).scalar()
                for table in (tenant, user_account)
            ]


@pytest.fixture
def elsewhere(sqlite_template, tmp_path):
    other = tmp_path / "other.db"
    other.write_bytes(sqlite_template.read_bytes())
    instance = Elsewhere(f"sqlite:///{other}", tmp_path / "other.keys")
    yield instance
    instance.engine.dispose()


def views_of(engine, tenant_id):
    """Everything that the views of an agency hold, by table."""
    tables = [each for each in views.sorted_tables if each.name.startswith("view_")]
    with bound_to(tenant_id), reading(engine) as connection:
        return {table.name: _rows(connection, table, tenant_id) for table in tables}


def _rows(connection, table: Table, tenant_id):
    own = select(table).where(table.c.tenant_id == tenant_id).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(own).mappings()]


def root_of(engine, tenant_id):
    with bound_to(tenant_id), reading(engine) as connection:
        return history(connection, tenant_id)


@pytest.fixture(scope="module")
def left(sqlite_template, tmp_path_factory):
    """The instance that they leave; nothing here changes it."""
    path = tmp_path_factory.mktemp("left") / "guong.db"
    shutil.copy(sqlite_template, path)
    world = told_of(f"sqlite:///{path}")
    yield world
    world.close()


def told_of(url):
    world = World(url)
    stories.referred(world)
    world.worker.catch_up()
    for tenant_id in (PROVINCE, AGENCY):
        integrate(world.engine, tenant_id)
    return world


@pytest.mark.parametrize("there", ["sqlite", "postgres"])
def test_views_and_root_are_equal_in_the_other_instance(
    left, tmp_path, sqlite_template, request, there
):
    if there == "postgres":
        url = request.getfixturevalue("postgres_owner_url")
    else:
        (tmp_path / "other.db").write_bytes(sqlite_template.read_bytes())
        url = f"sqlite:///{tmp_path}/other.db"
    other = Elsewhere(url, tmp_path / "other.keys")

    brought = [other.take(packed(left, tmp_path, each)) for each in (PROVINCE, AGENCY)]
    BackgroundWorker(other.backend).catch_up()

    for done in brought:
        here, there_now = (root_of(each.engine, done.tenant_id) for each in (left, other))
        assert here == there_now == (done.size, bytes.fromhex(done.root))
        assert views_of(other.engine, done.tenant_id) == views_of(left.engine, done.tenant_id)
    other.engine.dispose()


def test_what_came_from_postgresql_is_equal_on_sqlite(postgres_owner_url, elsewhere, tmp_path):
    world = told_of(postgres_owner_url)

    for each in (PROVINCE, AGENCY):
        elsewhere.take(packed(world, tmp_path, each))
    BackgroundWorker(elsewhere.backend).catch_up()

    for each in (PROVINCE, AGENCY):
        assert root_of(elsewhere.engine, each) == root_of(world.engine, each)
        assert views_of(elsewhere.engine, each) == views_of(world.engine, each)
    world.close()


def test_an_agency_comes_in_once_and_after_its_superior(left, elsewhere, tmp_path):
    province, agency = (packed(left, tmp_path, each) for each in (PROVINCE, AGENCY))

    with pytest.raises(SuperiorMissingError):
        elsewhere.take(agency)
    assert elsewhere.rows() == [0, 0]
    elsewhere.take(province)
    elsewhere.take(agency)
    with pytest.raises(TenantExistsError):
        elsewhere.take(agency)


def test_keys_open_with_the_passphrase_alone(left, elsewhere, tmp_path):
    path = packed(left, tmp_path, PROVINCE)

    with pytest.raises(WrongPassphraseError):
        elsewhere.take(path, "một mật khẩu hoàn toàn khác")
    with pytest.raises(WeakPassphraseError):
        elsewhere.take(path, "ngắn")
    assert elsewhere.rows() == [0, 0]
    assert PASSPHRASE not in path.read_text()


def test_nobody_becomes_somebody_else(left, elsewhere, tmp_path):
    users.add_user(elsewhere.engine, user_id="paul", display_name="Người khác", at=BEGAN)

    with pytest.raises(OtherUserError, match="Người khác"):
        elsewhere.take(packed(left, tmp_path, PROVINCE))
    assert elsewhere.rows() == [0, 1]


def sealed_again(path: Path, lines):
    """The same file with other lines and a last line that agrees with them."""
    body = "".join(f"{line}\n" for line in lines)
    digest = hashlib.sha256(body.encode()).hexdigest()
    end = json.dumps({"end": {"rows": len(lines) - 1, "sha256": digest}}, sort_keys=True)
    path.write_text(f"{body}{end}\n")


@pytest.mark.parametrize("what", ["cut", "changed", "empty", "other"])
def test_a_file_that_is_no_whole_pack_is_refused(left, elsewhere, tmp_path, what):
    path = packed(left, tmp_path, PROVINCE)
    lines = path.read_text().splitlines()
    match what:
        case "cut":
            path.write_text("\n".join(lines[:-1]) + "\n")
        case "changed":
            path.write_text("\n".join(lines).replace("Bình Phước", "Bình Dương") + "\n")
        case "empty":
            path.write_text("")
        case "other":
            sealed_again(path, ['{"kind": "something"}'])

    with pytest.raises(NotAPackError):
        elsewhere.take(path)
    assert elsewhere.rows() == [0, 0]


def test_a_history_changed_by_whoever_wrote_the_file_anew_is_refused(left, elsewhere, tmp_path):
    path = packed(left, tmp_path, PROVINCE)
    lines = path.read_text().splitlines()[:-1]
    place = next(i for i, line in enumerate(lines) if json.loads(line).get("table") == "events")
    row = json.loads(lines[place])
    row["row"]["actor"] = "somebody"
    sealed_again(path, [*lines[:place], json.dumps(row, ensure_ascii=False), *lines[place + 1 :]])

    with pytest.raises(HistoryDiffersError, match="event-differs-from-leaf"):
        elsewhere.take(path)
    assert elsewhere.rows() == [0, 0]


def test_an_entry_put_into_the_log_of_a_province_by_hand_is_refused(left, elsewhere, tmp_path):
    path = packed(left, tmp_path, PROVINCE)
    lines = path.read_text().splitlines()[:-1]
    entry = {
        "tenant_id": PROVINCE, "position": 1, "member_id": AGENCY, "size": 1,
        "entry": "bm9uZQ==", "entered_at": BEGAN.isoformat(),
    }  # fmt: skip
    sealed_again(path, [*lines, json.dumps({"table": "province_log_entry", "row": entry})])

    with pytest.raises(HistoryDiffersError, match="entry-differs province-log 1"):
        elsewhere.take(path)
    assert elsewhere.rows() == [0, 0]


def test_an_unknown_agency_and_a_file_that_is_there_are_refused(left, tmp_path):
    (tmp_path / "sxd.jsonl").write_text("mine")

    with pytest.raises(UnknownTenantError):
        packed(left, tmp_path, "nowhere")
    with pytest.raises(FileExistsError):
        packed(left, tmp_path, AGENCY)
    assert (tmp_path / "sxd.jsonl").read_text() == "mine"


def test_every_table_of_a_tenant_travels_or_stays_for_a_reason():
    of_tenants = {each.name for each in metadata.sorted_tables if "tenant_id" in each.c}

    assert of_tenants == {each.name for each in TRAVELS} | STAYS.keys()
