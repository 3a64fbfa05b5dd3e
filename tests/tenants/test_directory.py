from dataclasses import replace
from datetime import date

import pytest

from tenants import directory
from tenants.directory import Status, Tenant
from tenants.errors import UnknownTenantError

PROVINCE = Tenant("binh-phuoc", "Tỉnh Bình Phước", "Bình Phước", "province", None, date(1997, 1, 1))
AGENCY = Tenant("sxd", "Sở Xây dựng", "SXD", "agency", "binh-phuoc", date(2010, 5, 3))
OTHER_AGENCY = Tenant("snv", "Sở Ngoại vụ", "SNgV", "agency", "binh-phuoc", date(2011, 5, 3))
MINISTRY = Tenant("bnv", "Bộ Nội vụ", "BNV", "ministry", None, date(1945, 8, 28))


@pytest.fixture
def province(engine):
    directory.add(engine, PROVINCE)


@pytest.fixture
def agency(engine, province):  # noqa: ARG001 -- it has to report to somebody
    directory.add(engine, AGENCY, document="12/2010/QĐ-UBND")


@pytest.mark.usefixtures("agency")
def test_an_agency_is_found_by_its_slug(engine):
    assert directory.get(engine, "sxd") == AGENCY


@pytest.mark.usefixtures("agency")
def test_every_agency_is_listed_by_slug(engine):
    directory.add(engine, OTHER_AGENCY)

    assert directory.all(engine) == [PROVINCE, OTHER_AGENCY, AGENCY]


@pytest.mark.usefixtures("agency")
def test_a_province_knows_who_reports_to_it(engine):
    directory.add(engine, MINISTRY)

    assert directory.children_of(engine, "binh-phuoc") == [AGENCY]
    assert directory.children_of(engine, "bnv") == []


@pytest.mark.usefixtures("agency")
def test_the_life_of_an_agency_is_kept_change_by_change(engine):
    directory.rename(
        engine,
        "sxd",
        name="Sở Xây dựng và Giao thông",
        short_name="SXDGT",
        on=date(2025, 3, 1),
        document="7/NQ-HĐND",
    )
    directory.dissolve(engine, "sxd", on=date(2025, 7, 1), document="9/NQ-HĐND")

    new_name = ("Sở Xây dựng và Giao thông", "SXDGT")
    assert directory.history(engine, "sxd") == [
        Status(1, date(2010, 5, 3), "established", "Sở Xây dựng", "SXD", "12/2010/QĐ-UBND"),
        Status(2, date(2025, 3, 1), "renamed", *new_name, "7/NQ-HĐND"),
        Status(3, date(2025, 7, 1), "dissolved", *new_name, "9/NQ-HĐND"),
    ]
    assert directory.get(engine, "sxd") == Tenant(
        "sxd", *new_name, "agency", "binh-phuoc", date(2010, 5, 3), date(2025, 7, 1)
    )


@pytest.mark.usefixtures("agency")
def test_a_dissolved_agency_is_not_changed_again(engine):
    directory.dissolve(engine, "sxd", on=date(2025, 7, 1), document="9/NQ-HĐND")

    with pytest.raises(directory.DissolvedError, match="was dissolved on 2025-07-01"):
        directory.dissolve(engine, "sxd", on=date(2026, 7, 1), document="10/NQ-HĐND")


def test_an_unknown_agency_is_refused_in_both_languages(engine):
    with pytest.raises(UnknownTenantError) as refusal:
        directory.get(engine, "nowhere")

    assert refusal.value.code == "unknown-tenant"
    assert refusal.value.message("vi") == "Không có cơ quan nào mang mã nowhere."
    assert refusal.value.message("en") == "There is no agency nowhere."


@pytest.mark.usefixtures("agency")
def test_a_slug_is_taken_for_ever(engine):
    with pytest.raises(directory.TenantExistsError):
        directory.add(engine, AGENCY)

    assert len(directory.history(engine, "sxd")) == 1


@pytest.mark.parametrize("slug", ["", "a", "Sở", "SXD", "a b", "a/b", "a" * 64, "ab\n"])
def test_a_malformed_slug_is_refused(engine, slug):
    with pytest.raises(directory.InvalidSlugError):
        directory.add(engine, Tenant(slug, "Sở", "S", "agency", None, date(2010, 1, 1)))


def test_an_unknown_level_is_refused(engine):
    with pytest.raises(directory.UnknownLevelError):
        directory.add(engine, replace(PROVINCE, level="commune"))


@pytest.mark.usefixtures("agency")
def test_an_agency_does_not_report_to_an_agency(engine):
    with pytest.raises(directory.WrongParentError):
        directory.add(engine, Tenant("tt", "Trung tâm", "TT", "agency", "sxd", date(2010, 1, 1)))


def test_an_agency_does_not_report_to_nobody_known(engine):
    with pytest.raises(UnknownTenantError):
        directory.add(engine, AGENCY)

    assert directory.all(engine) == []
