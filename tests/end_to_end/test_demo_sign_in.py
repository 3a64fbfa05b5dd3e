"""`make run` asks nobody for a password: each figure signs in once by a link."""

import json
import re
import urllib.request

from tests.end_to_end.processes import rehearsing


def test_a_figure_of_the_rehearsal_signs_in_by_its_link(tmp_path):
    url = f"sqlite:///{tmp_path}/guong.db"
    with rehearsing(url, tmp_path) as told:
        (head,) = (
            each
            for each in told["sign_ins"]
            if (each["tenant_id"], each["role"]) == ("so-xay-dung-binh-phuoc", "head")
        )
        page = urllib.request.urlopen(head["sign_in"], timeout=10).read().decode()
        ticket = head["sign_in"].rpartition("/")[2]
        tokens = post(f"{told['address']}/v1/sign-in/ticket", {"ticket": ticket})
        me = get(f"{told['address']}/v1/me", tokens["access_token"])

    assert re.search(r'<form method="post"><button', page)
    assert "password" not in json.dumps(told).lower()
    assert {"head"} <= {each["role"] for each in me["grants"]}


def get(address, token):
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {token}"})
    return json.loads(urllib.request.urlopen(request, timeout=10).read())


def post(address, body):
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)
    return json.loads(urllib.request.urlopen(request, timeout=10).read())
