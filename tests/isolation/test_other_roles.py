"""What the worker, the province's reader and an auditor may read in SQL, and what not."""

from datetime import datetime, timedelta

import psycopg
import pytest

from domain.times import VIETNAM
from tests.isolation.conftest import RECORDED, rows_of, tenants_in
from tests.postgres import ROLES

EXEMPT = (
    "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = %s"
)
OWNED = "SELECT count(*) FROM pg_class WHERE relowner = %s::regrole"
MEMBER = "SELECT count(*) FROM pg_auth_members WHERE member = %s::regrole OR roleid = %s::regrole"


@pytest.mark.parametrize("role", sorted(vars(ROLES).values()))
def test_no_role_that_runs_owns_anything_or_may_pass_a_policy(owner, role):
    assert owner.execute(EXEMPT, [role]).fetchone() == (False, False, False, False)
    assert owner.execute(OWNED, [role]).fetchone() == (0,)
    assert owner.execute(MEMBER, [role, role]).fetchone() == (0,)


def test_the_worker_sees_positions_of_all_and_events_of_one(connect):
    session = connect("guong_worker")

    heads = session.execute("SELECT tenant_id, position FROM tenant_head").fetchall()
    assert dict(heads) == RECORDED
    assert session.execute("SELECT * FROM events").fetchall() == []

    bound = connect("guong_worker", tenant="sngv").execute("SELECT tenant_id FROM events")
    assert bound.fetchall() == [("sngv",)] * 3


@pytest.mark.parametrize("table", ["user_account", "api_token", "feed_token", "role_grant"])
def test_the_worker_does_not_read_who_may_sign_in(connect, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows_of(connect("guong_worker"), table)


def counted(owner):
    for tenant, dossiers in (("sxd", 4), ("sngv", 5), ("elsewhere", 6)):
        owner.execute(
            "INSERT INTO view_province_count VALUES (%s, 1, 2024, 'individual', 'voted', %s)"
            " ON CONFLICT DO NOTHING",
            [tenant, dossiers],
        )


def test_the_provinces_reader_sees_the_counts_of_its_agencies_alone(connect, owner):
    counted(owner)
    ask = "SELECT tenant_id, count FROM view_province_count ORDER BY 1"

    assert connect("guong_province_reader").execute(ask).fetchall() == []
    of_province = connect("guong_province_reader", tenant="binh-phuoc").execute(ask).fetchall()
    of_agency = connect("guong_province_reader", tenant="sxd").execute(ask).fetchall()

    assert of_province == [("sngv", 5), ("sxd", 4)]
    assert of_agency == [("sxd", 4)]


BOARD = """
INSERT INTO view_nomination_board (tenant_id, generation, nomination_id, version, position, plan_id,
  plan_version, plan_year, subject_id, subject_kind, scope, stage, late, returned, findings, met,
  not_met, insufficient, origin_revoked, on_hold, registered_at, updated_at, origin_tenant)
VALUES (%s, 1, gen_random_uuid(), 1, 1, gen_random_uuid(), 1, 2024, gen_random_uuid(), 'individual',
  'round', 'submitted', false, 0, '{}', 0, 0, 0, false, false, now(), now(), %s)"""


def test_the_provinces_reader_sees_referred_dossiers_alone(connect, owner):
    for tenant, origin in (("binh-phuoc", "sxd"), ("binh-phuoc", None), ("sxd", None)):
        owner.execute(BOARD, [tenant, origin])

    found = connect("guong_province_reader", tenant="binh-phuoc").execute(
        "SELECT tenant_id, origin_tenant FROM view_nomination_board"
    )

    assert found.fetchall() == [("binh-phuoc", "sxd")]


@pytest.mark.parametrize("table", ["events", "receipt", "role_grant", "view_recognition"])
def test_the_provinces_reader_reads_nothing_else(connect, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows_of(connect("guong_province_reader", tenant="binh-phuoc"), table)


AUDIT = """
INSERT INTO view_access_audit (tenant_id, generation, access_id, version, auditor, scope, purpose,
  document, first_day, last_day, given_by, given_at, revoked_at)
VALUES (%s, %s, gen_random_uuid(), 1, 'ingrid', %s, 'Kiểm tra', '45/QĐ', %s, %s, 'henry', now(),
  %s)"""
TODAY = datetime.now(VIETNAM).date()
A_DAY = timedelta(days=1)
IN_FORCE = {"tenant": "binh-phuoc", "scope": "agency", "first": TODAY, "last": TODAY}
NOT_IN_FORCE = {
    "past": {"first": TODAY - 2 * A_DAY, "last": TODAY - A_DAY},
    "to-come": {"first": TODAY + A_DAY, "last": TODAY + A_DAY},
    "revoked": {"revoked": datetime.now(VIETNAM)},
    "of-a-dossier-only": {"scope": "nomination"},
    "of-another-agency": {"tenant": "sngv"},
    "of-an-old-generation": {"generation": 7},
}


def give(owner, *, tenant, scope, first, last, generation=1, revoked=None):
    owner.execute("DELETE FROM view_access_audit")
    owner.execute(AUDIT, [tenant, generation, scope, first, last, revoked])


def test_an_auditor_reads_the_history_of_the_agency_that_is_set(connect, owner):
    counted(owner)
    give(owner, **IN_FORCE)
    session = connect("guong_auditor", tenant="binh-phuoc")

    for table in ("events", "tenant_head", "tenant", "tenant_status"):
        assert tenants_in(session, table) == {"binh-phuoc"}, table
    assert session.execute("SELECT * FROM view_province_count").fetchall() == []


@pytest.mark.parametrize("changed", NOT_IN_FORCE.values(), ids=NOT_IN_FORCE)
def test_without_an_access_in_force_an_auditor_reads_nothing_of_the_agency(connect, owner, changed):
    give(owner, **IN_FORCE | changed)
    session = connect("guong_auditor", tenant="binh-phuoc")

    for table in ("events", "tenant_head", "tenant", "view_access_audit", "log_tree"):
        assert rows_of(session, table) == [], table


@pytest.mark.parametrize("table", ["events", "tenant_head", "role_grant", "tenant"])
def test_without_an_agency_an_auditor_reads_nothing(connect, owner, table):
    give(owner, **IN_FORCE)

    assert rows_of(connect("guong_auditor"), table) == []


@pytest.mark.parametrize("table", ["api_token", "user_account", "feed_token", "receipt"])
def test_an_auditor_reads_no_secret(connect, table):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        rows_of(connect("guong_auditor", tenant="sxd"), table)


@pytest.mark.parametrize("role", ["guong_auditor", "guong_province_reader"])
def test_readers_write_nothing(connect, role):
    session = connect(role, tenant="sxd")
    session.execute("SET default_transaction_read_only = off")

    for sql in ("INSERT INTO tenant SELECT * FROM tenant", "DELETE FROM view_province_count"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute(sql)
