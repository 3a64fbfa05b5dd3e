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


LINE_MINISTRY = Tenant("btnmt", "Bộ TN&MT", "BTNMT", "ministry", None, date(2002, 8, 5))
NEXT_MINISTRY = Tenant("bnnmt", "Bộ NN&MT", "BNNMT", "ministry", None, date(2025, 3, 1))
IN_TWO_LINES = Tenant(
    "stnmt", "Sở TN&MT", "STNMT", "agency", "binh-phuoc", date(2003, 5, 3), ministry_id="btnmt"
)


@pytest.fixture
def in_two_lines(engine, province):  # noqa: ARG001 -- it has to report to somebody
    for entry in (LINE_MINISTRY, NEXT_MINISTRY, IN_TWO_LINES):
        directory.add(engine, entry)


@pytest.mark.usefixtures("in_two_lines")
def test_an_agency_reports_to_its_province_and_to_its_line_ministry(engine):
    assert directory.get(engine, "stnmt") == IN_TWO_LINES
    assert IN_TWO_LINES.affiliations == ("binh-phuoc", "btnmt")
    assert directory.children_of(engine, "binh-phuoc") == [IN_TWO_LINES]
    assert directory.children_of(engine, "btnmt") == [IN_TWO_LINES]


@pytest.mark.parametrize(
    ("entry", "above"),
    [
        (PROVINCE, ()),
        (AGENCY, ("binh-phuoc",)),
        (replace(AGENCY, parent_id="btnmt", ministry_id="btnmt"), ("btnmt",)),
    ],
)
def test_affiliations_name_each_level_above_once(entry, above):
    assert entry.affiliations == above


@pytest.mark.usefixtures("in_two_lines")
def test_another_line_ministry_is_a_dated_change(engine):
    moved = date(2025, 3, 1)
    directory.affiliate(engine, "stnmt", ministry_id="bnnmt", on=moved, document="NQ 176")
    directory.rename(engine, "stnmt", name="Sở NN&MT", short_name="SNNMT", on=moved, document="2")
    directory.affiliate(engine, "stnmt", ministry_id=None, on=moved, document="3")

    names = [("Sở TN&MT", "STNMT"), ("Sở NN&MT", "SNNMT")]
    assert directory.history(engine, "stnmt") == [
        Status(1, date(2003, 5, 3), "established", *names[0], "", "btnmt"),
        Status(2, moved, "affiliated", *names[0], "NQ 176", "bnnmt"),
        Status(3, moved, "renamed", *names[1], "2", "bnnmt"),
        Status(4, moved, "affiliated", *names[1], "3", None),
    ]
    assert directory.children_of(engine, "btnmt") == []


@pytest.mark.usefixtures("in_two_lines", "agency")
def test_only_a_ministry_is_a_line_ministry(engine):
    with pytest.raises(directory.NoLineMinistryError, match="no line ministry binh-phuoc"):
        directory.affiliate(
            engine, "sxd", ministry_id="binh-phuoc", on=date(2025, 3, 1), document="1"
        )

    assert len(directory.history(engine, "sxd")) == 1


@pytest.mark.usefixtures("in_two_lines")
def test_only_an_agency_has_a_line_ministry(engine):
    second = replace(PROVINCE, tenant_id="khanh-hoa", ministry_id="btnmt")

    with pytest.raises(directory.NoLineMinistryError, match="level province"):
        directory.add(engine, second)


@pytest.mark.usefixtures("agency")
def test_an_unknown_line_ministry_is_refused(engine):
    with pytest.raises(UnknownTenantError):
        directory.affiliate(engine, "sxd", ministry_id="bnv", on=date(2025, 3, 1), document="1")
