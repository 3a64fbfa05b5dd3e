from collections import Counter

import pytest

from domain.errors import DomainError
from service.access.two_people import SEPARATIONS

KEYS = [each.key for each in SEPARATIONS]
DEMANDED = {"nominator-verifier", "teller-confirmer", "granter-auditor"}


def test_every_rule_is_declared_once():
    assert [key for key, number in Counter(KEYS).items() if number > 1] == []
    assert set(KEYS) >= DEMANDED


@pytest.mark.parametrize("rule", SEPARATIONS, ids=KEYS)
def test_a_rule_has_a_source_and_refuses_in_both_languages(rule):
    assert rule.source
    assert rule.vi != rule.en
    assert [each for each in rule.refusals if not issubclass(each, DomainError)] == []


def test_a_rule_is_plain_data_too():
    data = SEPARATIONS[0].as_data()

    assert data["enforced_by"] == [
        "domain.nominations.nomination.Nomination.examine",
        "domain.nominations.nomination.Nomination.verify",
    ]
    assert data["refusals"] == ["NominatorVerifiesError"]
