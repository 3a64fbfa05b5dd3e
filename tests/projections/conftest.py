"""Two agencies, their province, and a worker that keeps every read model in step."""

from datetime import date

import pytest

from domain.topics import mapper
from projections.catalogue import PROJECTIONS
from projections.worker import Worker
from tenants import directory
from tenants.directory import Tenant
from tests.projections.publishing import Publisher

AGENCIES = (
    Tenant("binh-phuoc", "Tỉnh Bình Phước", "BP", "province", None, date(1997, 1, 1)),
    Tenant("sxd", "Sở Xây dựng", "SXD", "agency", "binh-phuoc", date(2010, 5, 3)),
    Tenant("sngv", "Sở Ngoại vụ", "SNgV", "agency", "binh-phuoc", date(2011, 5, 3)),
    Tenant("khanh-hoa", "Tỉnh Khánh Hòa", "KH", "province", None, date(1989, 7, 1)),
)


@pytest.fixture
def agencies(engine):
    for agency in AGENCIES:
        directory.add(engine, agency)


@pytest.fixture
def publish(engine, agencies):  # noqa: ARG001 -- a log needs its agency
    return Publisher(engine)


@pytest.fixture
def worker(engine):
    return Worker(engine, mapper(), PROJECTIONS)
