"""One dossier from the plan to the province, over HTTP."""

from tests.service import stories


def test_a_dossier_goes_from_registration_to_the_province_and_back(world_on_both):
    world = world_on_both
    story = stories.referred(world)

    inbox = world.seen("paul", "nominations?origin=sxd", "binh-phuoc")["items"]

    assert [(each["origin_tenant"], each["stage"]) for each in inbox] == [("sxd", "submitted")]
    sent = world.seen("henry", f"referrals/{story.referral}")
    assert sent["dossier_id"] == inbox[0]["nomination_id"]
    row = world.seen("alice", f"nominations/{story.nomination}")
    assert (row["stage"], row["vote_yes"], row["vote_base"]) == ("recognised", 3, 3)
