from datetime import UTC, date, datetime

import pytest

from service.demo import stage
from service.demo.year import CASTS
from tenants import access, directory, machine_keys
from tenants.accounts.refusals import InvalidTicketError
from tenants.accounts.tickets import Purpose, use_ticket
from tenants.directory import Tenant
from tenants.errors import InvalidTokenError


def test_the_operator_may_prepare_twice(engine):
    for _ in range(2):
        stage.take(engine)
        stage.enter(engine, CASTS)

    assert [each.tenant_id for each in directory.all(engine)] == [
        "ban-quan-ly-kcn-soc-trang",
        "binh-phuoc",
        "bo-tai-nguyen-moi-truong",
        "cao-bang",
        "khanh-hoa",
        "so-ngoai-vu-binh-phuoc",
        "so-tnmt-khanh-hoa",
        "so-xay-dung-binh-phuoc",
        "soc-trang",
        "ubnd-huyen-thach-an",
    ]
    assert [each.role for each in access.grants_of(engine, "bp-thuy-duong")] == [
        "province_body",
        "standing_body",
    ]


def test_tokens_open_the_door_until_they_are_ended(engine):
    stage.take(engine)
    stage.enter(engine, CASTS)
    tokens = stage.issue_tokens(engine, CASTS)
    now = datetime.now(UTC)
    assert machine_keys.authenticate(engine, tokens["sxd-thu-ha"], now).user_id == "sxd-thu-ha"

    stage.end_tokens(engine, tokens)

    with pytest.raises(InvalidTokenError):
        machine_keys.authenticate(engine, tokens["sxd-thu-ha"], now)


def test_real_agencies_are_left_alone(engine):
    real = Tenant("so-that", "Sở thật", "ST", "agency", None, date(2020, 1, 1))
    directory.add(engine, real)

    with pytest.raises(stage.NotForRehearsalError):
        stage.take(engine)


def test_figures_sign_in_once_each(engine):
    stage.take(engine)
    stage.enter(engine, CASTS)
    now = datetime.now(UTC)
    found = stage.issue_tickets(engine, ["sxd-thu-ha", "sxd-thu-ha"])

    used = use_ticket(engine, found["sxd-thu-ha"], Purpose.SIGN_IN, now)

    assert (used.user_id, used.step_up_exempt) == ("sxd-thu-ha", True)
    with pytest.raises(InvalidTicketError):
        use_ticket(engine, found["sxd-thu-ha"], Purpose.SIGN_IN, now)
