"""Every coded value of a ballot has words in the audit."""

from itertools import product

import pytest

from domain.councils.attendance import Presence
from domain.councils.roster import Role
from domain.rules.vote_terms import BallotKind, Base, Comparison, Recused
from service.transparency.ballot_audit import markdown
from service.transparency.ballot_audit.rules import in_words


@pytest.mark.parametrize(("base", "how", "recused"), [*product(Base, Comparison, Recused)])
def test_every_rule_is_a_sentence_of_its_own(base, how, recused):
    policy = {"base": base, "comparison": how, "recused": recused}

    told = in_words(policy | {"threshold": "9/10", "quorum": "2/3"})

    assert told["vi"].startswith("Đạt khi có ")
    assert told["en"].startswith("Passed when ")
    assert all("9/10" in each for each in told.values())


def test_a_rule_says_what_its_parts_are():
    policy = {"threshold": "2/3", "quorum": 5}

    assert in_words(
        policy | {"base": "present", "comparison": "more_than", "recused": "leave_base"}
    ) == {
        "vi": "Đạt khi có trên 2/3 số thành viên có mặt hoặc có ý kiến bằng văn bản đồng ý; người"
        " không tham gia do xung đột lợi ích không tính vào cơ sở; phiên họp cần có mặt 5.",
        "en": "Passed when more than 2/3 of the members present or asked in writing say yes;"
        " recused members leave the base; the session needs 5 present.",
    }


def test_roles_presence_and_kinds_have_words():
    assert set(Role) == set(markdown.ROLES)
    assert {*Presence, None} == set(markdown.PRESENCE)
    assert set(BallotKind) == set(markdown.KINDS)
