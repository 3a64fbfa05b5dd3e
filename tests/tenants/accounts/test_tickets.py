from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from tenants import instance
from tenants.accounts.refusals import InvalidTicketError
from tenants.accounts.tickets import (
    Purpose,
    Ticket,
    find_ticket,
    issue_rehearsal_ticket,
    issue_ticket,
    use_ticket,
)
from tenants.engine import reading
from tenants.machine_keys import StepUpExemptionError
from tenants.users import UnknownUserError
from tests.tenants.accounts.moments import DAY, HOUR, NOW


@pytest.fixture
def ticket(engine, alice):
    return issue_ticket(engine, user_id=alice, purpose=Purpose.SET_UP, at=NOW, expires_at=NOW + DAY)


def test_a_ticket_counts_once(engine, ticket):
    assert find_ticket(engine, ticket, Purpose.SET_UP, NOW) == Ticket("alice", False)  # noqa: FBT003 -- as stored
    assert use_ticket(engine, ticket, Purpose.SET_UP, NOW).user_id == "alice"

    with pytest.raises(InvalidTicketError):
        use_ticket(engine, ticket, Purpose.SET_UP, NOW)


def test_of_many_at_the_same_time_one_gets_in(engine, ticket):
    def use(_):
        try:
            use_ticket(engine, ticket, Purpose.SET_UP, NOW)
        except InvalidTicketError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(use, range(16))) == 1


def test_a_ticket_is_good_for_its_purpose_until_it_expires(engine, ticket):
    for purpose, at in ((Purpose.SIGN_IN, NOW), (Purpose.SET_UP, NOW + DAY)):
        with pytest.raises(InvalidTicketError):
            use_ticket(engine, ticket, purpose, at)

    use_ticket(engine, ticket, Purpose.SET_UP, NOW + 23 * HOUR)


def test_a_new_ticket_takes_the_place_of_the_old(engine, alice, ticket):
    issue_ticket(engine, user_id=alice, purpose=Purpose.SET_UP, at=NOW, expires_at=NOW + DAY)

    with pytest.raises(InvalidTicketError):
        use_ticket(engine, ticket, Purpose.SET_UP, NOW)


def test_only_a_hash_is_kept(engine, ticket):
    with reading(engine) as connection:
        kept = str(connection.execute(text("SELECT * FROM ticket")).all())

    assert ticket.startswith("guongonce_")
    assert ticket.removeprefix("guongonce_") not in kept


def test_nobody_is_invited_who_is_not_known(engine):
    with pytest.raises(UnknownUserError):
        issue_ticket(engine, user_id="x", purpose=Purpose.SET_UP, at=NOW, expires_at=NOW + DAY)


def test_figures_without_second_factor_exist_in_a_rehearsal_only(engine, alice):
    with pytest.raises(StepUpExemptionError):
        issue_rehearsal_ticket(engine, user_id=alice, at=NOW, expires_at=NOW + DAY)

    instance.change_setting(engine, instance.REHEARSAL, "true")
    ticket = issue_rehearsal_ticket(engine, user_id=alice, at=NOW, expires_at=NOW + DAY)

    assert use_ticket(engine, ticket, Purpose.SIGN_IN, NOW).step_up_exempt
