"""The group of Belenios 3.3 (5.2.1): points of Ed25519 of prime order (RFC 8032, 5.1.4)."""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Union

ED_P = 2**255 - 19
ED_Q = 2**252 + 27742317777372353535851937790883648493
ED_D = -121665 * pow(121666, -1, ED_P) % ED_P
ED_ROOT_OF_MINUS_ONE = pow(2, (ED_P - 1) // 4, ED_P)
ED_STEP, ED_HALF = 5, 16  # a ladder climbs five bits at a time, with digits from -15 to 16
ED_WINDOW = 6
ED_HEX = re.compile(r"[0-9a-f]{64}")
EdPoint = tuple[int, int, int, int]
EdStep = tuple[EdPoint, EdPoint]
EdTable = list[list[EdPoint]]
ED_IDENTITY: EdPoint = (0, 1, 1, 0)


def ed_ready(point: EdPoint) -> EdPoint:
    """A point as `ed_add` takes its second one: the products that need no first one are made."""
    x, y, z, t = point
    return y - x, y + x, 2 * z, 2 * ED_D * t % ED_P


def ed_add(point: EdPoint, ready: EdPoint) -> EdPoint:
    """The sum of a point and a ready one."""
    x, y, z, t = point
    a, b = (y - x) * ready[0] % ED_P, (y + x) * ready[1] % ED_P
    c, d = t * ready[3] % ED_P, z * ready[2] % ED_P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % ED_P, g * h % ED_P, f * g % ED_P, e * h % ED_P


def ed_climbed(point: EdPoint) -> EdPoint:
    """A point doubled five times, which is most of the work; t is made only once."""
    x, y, z, _ = point
    e = h = 0
    for _ in range(ED_STEP):
        a, b, both = x * x % ED_P, y * y % ED_P, x + y
        h, g = a + b, a - b
        e, f = h - both * both % ED_P, 2 * z * z % ED_P + g
        x, y, z = e * f % ED_P, g * h % ED_P, f * g % ED_P
    return x, y, z, e * h % ED_P


def ed_sum(points: Iterable[EdPoint]) -> EdPoint:
    """The sum of any number of points."""
    return functools.reduce(lambda total, each: ed_add(total, ed_ready(each)), points, ED_IDENTITY)


def ed_negative(point: EdPoint) -> EdPoint:
    """What leaves nothing when added to the point."""
    return -point[0] % ED_P, point[1], point[2], -point[3] % ED_P


def ed_same(first: EdPoint, second: EdPoint) -> bool:
    """Whether two points are the same one."""
    return (first[0] * second[2] - second[0] * first[2]) % ED_P == 0 and (
        first[1] * second[2] - second[1] * first[2]
    ) % ED_P == 0


def ed_ladder(point: EdPoint) -> list[EdStep]:
    """The multiples of a point by 32**0, 32**1, …, each with its negative, ready to be added.

    A ladder is climbed once and serves every multiple of its point: the two branches of a proof
    and the check of the point's order.
    """
    steps = []
    for _ in range(51):
        minus, plus, z, t = ed_ready(point)
        steps.append(((minus, plus, z, t), (plus, minus, z, -t)))
        point = ed_climbed(point)
    return steps


def ed_multiple(ladder: list[EdStep], scalar: int) -> EdPoint:
    """A multiple of a ladder's point, by a scalar of at most q (Yao's method)."""
    buckets = [ED_IDENTITY] * (ED_HALF + 1)
    for step in ladder:
        digit = scalar & (2 * ED_HALF - 1)
        scalar >>= ED_STEP
        if digit > ED_HALF:
            digit, scalar = digit - 2 * ED_HALF, scalar + 1
        if digit:
            buckets[abs(digit)] = ed_add(buckets[abs(digit)], step[digit < 0])
    total = running = ED_IDENTITY
    for bucket in buckets[:0:-1]:
        running = ed_add(running, ed_ready(bucket))
        total = ed_add(total, ed_ready(running))
    return total


@functools.lru_cache(maxsize=8)
def ed_table(point: EdPoint) -> EdTable:
    """Multiples of a point that many proofs share: the generator, and the key of an election."""
    table = []
    for _ in range(43):
        window, ready = [ED_IDENTITY], ed_ready(point)
        for _ in range(2**ED_WINDOW - 1):
            window.append(ed_add(window[-1], ready))
        table.append([ed_ready(each) for each in window])
        point = ed_add(window[-1], ready)
    return table


def ed_plus_multiple(point: EdPoint, table: EdTable, scalar: int) -> EdPoint:
    """A point and a multiple of a table's point, together."""
    for window in table:
        if scalar & (2**ED_WINDOW - 1):
            point = ed_add(point, window[scalar & (2**ED_WINDOW - 1)])
        scalar >>= ED_WINDOW
    return point


def ed_texts(points: Sequence[EdPoint]) -> list[str]:
    """Points as Belenios writes them: hexadecimal of the compressed number, high digits first."""
    products = [1]
    for point in points:
        products.append(products[-1] * point[2] % ED_P)
    inverse = pow(products[-1], -1, ED_P)
    texts = []
    for (x, y, z, _), product in zip(points[::-1], products[-2::-1]):  # noqa: B905 -- Python 3.9
        one_over_z, inverse = inverse * product % ED_P, inverse * z % ED_P
        odd = x * one_over_z % ED_P & 1
        texts.append(f"{(odd << 255) | (y * one_over_z % ED_P):064x}")
    return texts[::-1]


def ed_decoded(text: str) -> Union[EdPoint, None]:
    """The point of a canonical text, or None; its order is not looked at."""
    number = int(text, 16) if ED_HEX.fullmatch(text) else ED_P
    odd, y = number >> 255, number & (2**255 - 1)
    if y >= ED_P:
        return None
    above, below = (y * y - 1) % ED_P, (ED_D * y * y + 1) % ED_P
    x = above * below**3 * pow(above * below**7, (ED_P - 5) // 8, ED_P) % ED_P
    if (below * x * x - above) % ED_P:
        x = x * ED_ROOT_OF_MINUS_ONE % ED_P
    if (below * x * x - above) % ED_P or (x == 0 and odd):
        return None
    x = ED_P - x if x & 1 != odd else x
    return x, y, 1, x * y % ED_P


ED_GENERATOR = ed_decoded(f"{4 * pow(5, -1, ED_P) % ED_P:064x}") or ED_IDENTITY


class EdElement:
    """A point of the group with its text and, climbed once, its ladder."""

    def __init__(self, point: EdPoint, text: str) -> None:
        self.point, self.text, self.ladder = point, text, ed_ladder(point)

    def times(self, scalar: int) -> EdPoint:
        """A multiple of the point."""
        return ed_multiple(self.ladder, scalar)

    def commitment(self, table: EdTable, proof: "BelProof") -> EdPoint:
        """base**response · self**challenge, for the base of a table."""
        return ed_plus_multiple(self.times(proof.challenge), table, proof.response)


class BelProof(NamedTuple):
    """A pair (challenge, response)."""

    challenge: int
    response: int
