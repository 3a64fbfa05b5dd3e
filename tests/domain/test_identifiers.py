"""An id that follows from another is stored and told to other agencies: it is the same for ever."""

from typing import Any
from uuid import UUID

import pytest

from domain.erasures.preservation import preservation_id_of
from domain.exemplars.exemplar import exemplar_id_of
from domain.exemplars.registration_list import list_id_of
from domain.obligations.requirements import obligation_id
from domain.processes.copying import dossier_id_of
from domain.processes.listing import incoming_id_of

ONE, OTHER = UUID(int=1), UUID(int=2)
IN_MAY: dict[str, Any] = {"plan_id": ONE, "duty_key": "q", "window": "2021-05"}
IDENTIFIERS = {
    "exemplar": (lambda: exemplar_id_of(ONE), "bd8c1430-08c2-5d41-9226-607d725edb6f"),
    "duty of a unit": (
        lambda: obligation_id(**IN_MAY, unit_id=OTHER),
        "5236c080-e78f-50c6-94ae-695ba5cf9692",
    ),
    "duty of the agency": (
        lambda: obligation_id(**IN_MAY, unit_id=None),
        "082bb1b5-d487-5221-b6b5-73ec1731eb86",
    ),
    "registration list": (
        lambda: list_id_of(plan_id=ONE, unit_id=OTHER, period="2021"),
        "0d2c41e5-3003-5532-9bc8-426e89c02dda",
    ),
    "orders to preserve": (
        lambda: preservation_id_of(ONE),
        "3e3874be-d8b6-50ce-8d6e-992a13072ead",
    ),
    "dossier above": (lambda: dossier_id_of(ONE), "4aa0901b-f657-54b2-b1cf-e9e0e3ae38a5"),
    "list above": (lambda: incoming_id_of(ONE), "5f21627e-035d-55d4-9854-6eb990142d0c"),
}


@pytest.mark.parametrize(("identify", "stored"), IDENTIFIERS.values(), ids=IDENTIFIERS)
def test_the_identifier_of_this_is_the_same_for_ever(identify, stored):
    assert identify() == UUID(stored)
