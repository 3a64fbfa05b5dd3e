from domain.rules.allowed import keys_allowed_at


def test_a_place_deep_inside_has_the_keys_of_its_table():
    assert keys_allowed_at(("parent", "parent", "period")) == ("start", "end")


def test_a_place_in_a_list_has_the_keys_of_its_table():
    assert keys_allowed_at(("checklist", 3)) == ("key", "title", "required")


def test_a_place_for_several_tables_has_the_keys_of_all():
    assert keys_allowed_at(("criteria", 0, "check")) == (
        "years",
        "year",
        "at_least_years",
        "kind",
        "of",
        "scale",
        "at_least",
        "whole",
        "title",
        "what",
        "at_most",
        "by_percent",
        "done",
        "target",
        "launchers",
        "exemplary",
        "checks",
    )


def test_a_place_that_takes_no_table_has_no_keys():
    assert keys_allowed_at(("title",)) == ()
    assert keys_allowed_at(("nowhere", "at", "all")) == ()
