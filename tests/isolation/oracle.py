"""Whether "not yours" can be told from "does not exist": by status, body, statements or time."""

import random
import re
import statistics
import time
from contextlib import contextmanager
from uuid import uuid4

import psycopg

from tests.isolation.fuzzing import TOKEN
from tests.isolation.lives import AUTUMN

HOME, ELSEWHERE, NOWHERE = "so-a1", "so-b1", "khong-co"
ROLE_OF_ALL = "standing_body"
READ = {
    "plans/{}": "plan_id",
    "units/{}": "unit_id",
    "subjects/{}": "subject_id",
    "subjects/{}/facts": "subject_id",
    "exemplars/{}/timeline": "subject_id",
    "nominations/{}": "nomination_id",
    "nominations/{}/history": "nomination_id",
    "nominations/{}/assessment": "nomination_id",
    "emerging/{}": "emerging_id",
    "registrations/{}": "list_id",
    "movements/{}": "movement_id",
    "councils/{}": "council_id",
}
CHANGED = {
    "units/{}/renaming": ("unit_id", {"name": "Phòng", "short_name": "P"}),
    "nominations/{}/return": ("nomination_id", {"reason": "Thiếu"}),
    "nominations/{}/withdrawal": ("nomination_id", {"reason": "Rút"}),
    "emerging/{}/closing": ("emerging_id", {"reason": "Thôi"}),
    "subjects/{}/holds": ("subject_id", {"reason": "Đang xác minh", "kind": "inspection"}),
}


class Oracle:
    """Asks the same twice: for something of another tenant, and for what there is nowhere."""

    def __init__(self, world):
        self._world = world
        self._ids = world.tenants[ELSEWHERE].ids

    def answers(self, path, kind, body=None):
        """What is answered for both, with what was asked taken out, and how many statements."""
        return [self._answer(path.format(each), body) for each in (self._ids[kind], uuid4())]

    def answers_at(self, path):
        """The same for somebody else's tenant and for one that there is not."""
        return [self._answer(path, None, tenant) for tenant in (ELSEWHERE, NOWHERE)]

    def seconds(self, path, kind, pairs):
        """How long both took, each of them one id, in an order drawn by lot."""
        addresses = [path.format(each) for each in (self._ids[kind], uuid4())]
        taken: tuple[list[float], list[float]] = ([], [])
        for _ in range(pairs):
            for place in random.sample((0, 1), k=2):
                began = time.perf_counter()
                self._send(addresses[place], None, HOME)
                taken[place].append(time.perf_counter() - began)
        return taken

    def _answer(self, path, body, tenant=HOME):
        with counting() as statements:
            answer = self._send(path, body, tenant)
        plain = TOKEN.sub("…", answer.get_data(as_text=True))
        return answer.status_code, re.sub(f"{ELSEWHERE}|{NOWHERE}", "…", plain), len(statements)

    def _send(self, path, body, tenant):
        headers = {
            "Authorization": f"Bearer {self._world.tokens[ROLE_OF_ALL, HOME]}",
            "Rehearsal-Time": AUTUMN,
        }
        method = "GET" if body is None else "POST"
        address = f"/v1/tenants/{tenant}/{path}"
        return self._world.client.open(address, method=method, json=body, headers=headers)


@contextmanager
def counting():
    """The statements that this process sends meanwhile."""
    sent, execute = [], psycopg.Cursor.execute

    def counted(self, query, *args, **kwargs):
        sent.append(query)
        return execute(self, query, *args, **kwargs)

    setattr(psycopg.Cursor, "execute", counted)  # noqa: B010 -- mypy: a method
    try:
        yield sent
    finally:
        setattr(psycopg.Cursor, "execute", execute)  # noqa: B010 -- mypy: a method


def rank_sum_z(one, other):
    """By how many standard deviations the rank sum is off (Mann and Whitney, 1947)."""
    ranked = sorted([(value, 0) for value in one] + [(value, 1) for value in other])
    ranks = sum(place for place, (_, which) in enumerate(ranked, 1) if which == 0)
    m, n = len(one), len(other)
    expected = m * (m + n + 1) / 2
    return (ranks - expected) / (m * n * (m + n + 1) / 12) ** 0.5


def medians(one, other):
    """Both medians in microseconds."""
    return [round(1e6 * statistics.median(each), 1) for each in (one, other)]
