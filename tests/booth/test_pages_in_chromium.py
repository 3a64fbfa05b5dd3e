"""The pages in a real browser, against an agency in memory that checks as the service does."""

import json
import urllib.request

from tests.booth import walk
from tests.booth.browser import Person

ELECTION, COUNCIL = "so-xay-dung/1", "so-xay-dung/hd"
MEMBERS = 3


def move_on(board, to):
    urllib.request.urlopen(f"{board}/control/{to}").close()


def blocked_or_broken(chromium):
    """What the browser told of faults and of what the policy of the page refused."""
    return [
        line["message"]
        for line in chromium.get_log("browser")
        if line["level"] == "SEVERE" and "401" not in line["message"]
    ]


def test_members_vote_one_challenges_one_comes_back_and_two_trustees_open_the_sum(
    chromium, board, downloads
):
    trustees = [Person(chromium, board, f"kp{at}") for at in (1, 2, 3)]
    first, doubting, leaving = (Person(chromium, board, f"tv{at + 1}") for at in range(MEMBERS))
    walk.make_the_key(trustees, ELECTION)
    for member in (first, doubting, leaving):
        walk.enrol(member, COUNCIL)
    move_on(board, "open")

    first.come(f"/booth/{ELECTION}")
    first.see("Hội đồng nhỏ")
    code = walk.fill_and_seal(first, [0, 1])
    trackers = [walk.cast(first)]
    assert first.text("ballot-code") == code

    doubting.come(f"/booth/{ELECTION}")
    code, opened = walk.challenge(doubting, [1, 2], downloads)
    assert "signature" not in json.loads(json.loads(opened.read_text())["ballot"])
    walk.fill_and_seal(doubting, [0, 1])
    trackers += [walk.cast(doubting)]
    held_code, held = walk.check_opened(doubting, ELECTION, opened)
    assert held_code == code
    assert [line.split(": ")[1] for line in held.splitlines()] == [
        "Không đồng ý Do not agree",
        "Không có ý kiến No opinion",
    ]

    leaving.come(f"/booth/{ELECTION}")
    walk.fill_and_seal(leaving, [2, 2])
    leaving.come_back(f"/booth/{ELECTION}")
    walk.fill_and_seal(leaving, [0, 0])
    trackers += [walk.cast(leaving)]
    leaving.come_back(f"/booth/{ELECTION}")
    assert leaving.text("tracker") == trackers[-1]
    kept = chromium.execute_script("return JSON.stringify(localStorage)")
    assert "choice" not in kept

    move_on(board, "end")
    assert [walk.open_the_sum(trustee, ELECTION) for trustee in trustees[1:]] == [MEMBERS] * 2
    result = walk.check_result(trustees[0], ELECTION).splitlines()
    assert result[1:] == ["Đối tượng 1 3 0 0", "Đối tượng 2 1 2 0"]
    assert blocked_or_broken(chromium) == []
