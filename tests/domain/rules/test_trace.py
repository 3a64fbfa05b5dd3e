from domain.rules.reading import read_plan
from domain.rules.trace import places_of
from tests.domain.rules.sample import CLAUSE, plan


def test_every_rule_of_a_plan_is_found_where_it_stands():
    here = read_plan(plan(principles=[CLAUSE | {"rule": "X-09"}]))

    found = list(places_of(here))

    assert [(place.clause.rule, place.data) for place in found] == [
        ("X-09", "principles"),
        ("X-01", "subjects"),
        ("X-01", "criteria.X-02"),
        ("X-01", "criteria.X-03"),
        ("X-01", "intake"),
        ("X-01", "deadlines.submission"),
        ("X-01", "verification"),
        ("X-01", "vote"),
        ("X-01", "decision"),
        ("X-01", "certificate"),
        ("X-01", "route"),
    ]
    assert [place.part for place in found[2:4]] == list(here.criteria)
    assert [place.section for place in found[2:4]] == ["criteria", "criteria"]


def test_a_passage_without_a_rule_id_is_no_rule():
    passage = {name: each for name, each in CLAUSE.items() if name != "rule"}
    here = read_plan(plan(fields=[{"key": "f", "title": "Lĩnh vực", "clause": passage}]))

    assert "fields" not in {place.section for place in places_of(here)}
