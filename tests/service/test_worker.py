from service.worker import BackgroundWorker, start
from tests.service import stories


def test_it_catches_up_with_views_and_referrals(world_on_both):
    world = world_on_both
    stories.referred(world)

    BackgroundWorker(world.backend).catch_up()

    assert world.get(None, "/readyz").json["worst_lag"] == 0
    assert BackgroundWorker(world.backend).run_once() == 0


def test_a_thread_of_the_process_does_the_same_until_it_is_told_to_stop(world):
    finish = start(world.backend)
    made = world.done("alice", "units", {"name": "Phòng A", "short_name": "A"})

    seen = world.get("alice", f"units/{made['id']}?position={made['position']}").status_code

    finish()
    assert seen == 200
