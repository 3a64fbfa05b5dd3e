import pytest

from domain.rules.route import (
    CouncilProposalMissingError,
    NoRouteError,
    WrongRouteError,
    reason_to_leave,
    require_council_proposal,
)


def test_where_the_route_leads_there_is_nothing_to_explain():
    assert reason_to_leave(route_to="ministry", level="ministry", reason="Không cần.") is None


def test_elsewhere_the_reason_is_kept_without_spaces_around():
    assert reason_to_leave(route_to="ministry", level="province", reason=" Ủy quyền. ") == (
        "Ủy quyền."
    )


@pytest.mark.parametrize("reason", [None, "", " "])
def test_T17_elsewhere_nothing_goes_without_a_reason(reason):
    with pytest.raises(WrongRouteError) as refusal:
        reason_to_leave(route_to="ministry", level="province", reason=reason)

    assert refusal.value.message("vi") == (
        "Kế hoạch quy định gửi lên cấp bộ, không phải cấp tỉnh;"
        " người đứng đầu muốn gửi khác tuyến thì phải nêu lý do."
    )
    assert refusal.value.message("en") == (
        "The plan's route leads to the ministry, not to the province;"
        " to leave it, the head must give a reason."
    )


def test_a_level_without_a_word_is_named_as_it_is():
    refusal = WrongRouteError(to="union", level="bloc")

    assert "cấp union, không phải cấp bloc" in refusal.message("vi")


def test_no_reason_makes_a_route():
    with pytest.raises(NoRouteError):
        reason_to_leave(route_to=None, level="province", reason="Vẫn muốn gửi.")


@pytest.mark.parametrize(("required", "minutes"), [(False, None), (True, "3/BB-HĐ")])
def test_the_councils_proposal_is_asked_for_where_the_plan_does(required, minutes):
    require_council_proposal(required=required, minutes=minutes)


@pytest.mark.parametrize("minutes", [None, " "])
def test_without_minutes_there_is_no_proposal(minutes):
    with pytest.raises(CouncilProposalMissingError):
        require_council_proposal(required=True, minutes=minutes)
