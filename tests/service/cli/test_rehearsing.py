"""`make run` asks nobody for a password: each figure signs in once by a link."""

from urllib.parse import urlsplit

import pytest

from service.app import create_app
from service.backend import Backend
from service.cli.rehearsing import sign_ins_by_role
from service.demo import stage
from service.demo.year import CASTS

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def rows(engine):
    stage.take(engine)
    stage.enter(engine, CASTS)
    return sign_ins_by_role(engine, ADDRESS)


@pytest.fixture
def client(engine):
    return create_app(Backend(engine=engine)).test_client()


def test_every_role_of_every_agency_has_a_link(rows):
    expected = [(cast.tenant, role) for cast in CASTS for role in cast.by_role()]

    assert [(row["tenant_id"], row["role"]) for row in rows] == expected
    assert all(row["sign_in"].startswith(f"{ADDRESS}/sign-in/once/guongonce_") for row in rows)


def test_a_figure_signs_in_by_its_link_once(rows, client):
    tenant = "so-xay-dung-binh-phuoc"
    (head,) = (row for row in rows if (row["tenant_id"], row["role"]) == (tenant, "head"))
    link = urlsplit(head["sign_in"]).path

    page = client.get(link).text
    statuses = [client.post(link).status_code for _ in range(2)]
    me = client.get("/v1/me").json

    assert '<form method="post"><button' in page
    assert statuses == [303, 401]
    assert (me["display_name"], (tenant, "head") in held(me)) == (head["name"], True)


def held(me):
    return {(grant["tenant_id"], grant["role"]) for grant in me["grants"]}
