"""Kiểm tra một cuộc bỏ phiếu kín điện tử · Verify an electronic secret ballot, offline.

    python3 -I -S election.py FILE.bel [--policy FILE] [--roster FILE] [--tracker TRACKER]...

Python 3.9 or newer and nothing else. FILE.bel is an archive of Belenios 3.3: group Ed25519,
homomorphic questions without blank votes. Exit code 0: everything agrees. Exit code 1: something
does not, and each line says what and where. It opens no vote: who runs it learns the sums.

Written from the specification of Belenios 3.3 ("4.…" below are its sections), sharing no code with
the service. All names begin with ed, bel or election: it can stand in one file with other parts.
"""

import argparse
import base64
import functools
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, Union

# The group (5.2.1): points of Ed25519 of prime order, in extended coordinates (RFC 8032, 5.1.4).

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


def ed_double(point: EdPoint) -> EdPoint:
    """Twice a point."""
    x, y, z, _ = point
    a, b, both = x * x % ED_P, y * y % ED_P, x + y
    h, g = a + b, a - b
    e, f = h - both * both % ED_P, 2 * z * z % ED_P + g
    return e * f % ED_P, g * h % ED_P, f * g % ED_P, e * h % ED_P


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
        for _ in range(ED_STEP):
            point = ed_double(point)
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


# What does not agree: a finding has a code for programs, and says what and where in two languages.

ELECTION_WORDS = {
    "byte": ("byte", "byte"),
    "event": ("sự kiện", "event"),
    "credential": ("khóa phiếu", "credential"),
    "ballot": ("phiếu", "ballot"),
    "question": ("câu", "question"),
    "answer": ("phương án", "answer"),
    "trustee": ("người giữ khóa", "trustee"),
    "tracker": ("mã tra cứu", "tracker"),
    "field": ("trường", "field"),
    "found": ("có", "found"),
    "expected": ("đúng phải là", "expected"),
}
ELECTION_FINDINGS = {
    "archive": ("tệp không đúng dạng lưu trữ Belenios", "not laid out as a Belenios archive"),
    "digest": ("nội dung không khớp mã băm của nó", "content does not match its hash"),
    "chain": ("chuỗi sự kiện bị đứt", "the chain of events is broken"),
    "order": ("sự kiện không đúng lúc", "an event out of its order"),
    "payload": ("dữ liệu của sự kiện thiếu hoặc thừa", "data of an event missing or left over"),
    "form": ("dữ liệu không đúng dạng", "data in the wrong form"),
    "scalar": ("số không ở dạng chuẩn tắc", "a number that is not canonical"),
    "point": ("điểm không ở dạng chuẩn tắc", "a point that is not canonical"),
    "torsion": ("điểm ngoài nhóm con nguyên tố", "a point outside the prime-order subgroup"),
    "identity": ("khóa là phần tử đơn vị", "a key that is the identity"),
    "unsupported": ("loại bầu cử không được hỗ trợ", "a kind of election that is not supported"),
    "certificate": ("chứng thư của người giữ khóa sai", "a trustee's certificate is false"),
    "coefficients": ("cam kết của người giữ khóa sai", "a trustee's commitments are false"),
    "share-key": ("khóa phần của người giữ khóa sai", "a trustee's share key is false"),
    "election-key": ("khóa bầu cử không do các phần tạo ra", "the election key is not theirs"),
    "duplicate-credential": ("khóa phiếu ghi hai lần", "a credential listed twice"),
    "not-enrolled": ("khóa phiếu không của thành viên nào", "a credential that no member enrolled"),
    "left-out": ("thiếu khóa phiếu của thành viên", "a member's credential is left out"),
    "other-election": ("phiếu của cuộc bỏ phiếu khác", "a ballot of another election"),
    "non-member": ("phiếu của người ngoài danh sách", "a ballot of somebody not on the roll"),
    "second-ballot": ("một khóa bỏ hơn một phiếu", "more than one ballot of one credential"),
    "signature": ("chữ ký trên phiếu sai", "the signature on a ballot is false"),
    "vote": ("không chứng minh được phiếu là 0 hoặc 1", "no proof that a vote is 0 or 1"),
    "choice": ("không chứng minh được số lựa chọn", "no proof of the number of choices"),
    "tally": (
        "tổng mã hóa không phải tổng các phiếu",
        "the encrypted sum is not that of the ballots",
    ),
    "tally-size": ("số phiếu của tổng mã hóa sai", "the encrypted sum counts other ballots"),
    "owner": ("phần giải mã không rõ của ai", "a partial decryption of nobody or given twice"),
    "decryption": ("phần giải mã sai", "a partial decryption is false"),
    "shares": ("không đủ phần giải mã", "not enough partial decryptions"),
    "result": ("kết quả không phải là tổng đã mở", "the result is not the opened sum"),
    "unfinished": ("chưa có kết quả", "there is no result yet"),
    "turnout": ("số phiếu khác số người đã bỏ phiếu", "other ballots than members who took part"),
    "lost-ballot": ("không có phiếu mang mã tra cứu", "no ballot has the tracker"),
    "unauthorised": ("quy chế không cho bỏ phiếu điện tử", "no document authorises the ballot"),
    "question": ("câu hỏi không theo quy chế", "a question that the policy does not ask so"),
    "outcome": ("kết luận trái quy chế", "an outcome that the policy does not give"),
}


class ElectionFinding(NamedTuple):
    """One thing that does not agree."""

    code: str
    place: tuple[tuple[str, Any], ...]

    def told(self, language: int) -> str:
        """The finding in Vietnamese (0) or English (1)."""
        where = ", ".join(f"{ELECTION_WORDS[word][language]} {at}" for word, at in self.place)
        return f"{ELECTION_FINDINGS[self.code][language]}" + (f" ({where})" if where else "")

    def line(self) -> str:
        """The finding in both languages."""
        return f"SAI: {self.told(0)} · BAD: {self.told(1)}"


class ElectionFault(Exception):  # noqa: N818 -- caught where its place is known, and then a finding
    """Something does not agree, at a place that whoever calls knows better."""

    def __init__(self, code: str, **place: Any) -> None:
        super().__init__(code)
        self.code, self.place = code, place


class ElectionNotes:
    """Where findings are kept; as a context it makes a finding of a fault, and goes on after it."""

    def __init__(self, findings: list[ElectionFinding], place: Mapping[str, Any]) -> None:
        self.findings, self.place = findings, place

    def at(self, **place: Any) -> "ElectionNotes":
        """The same, for findings at a place within this one."""
        return ElectionNotes(self.findings, {**self.place, **place})

    def note(self, code: str, **place: Any) -> None:
        """Keep a finding."""
        self.findings.append(ElectionFinding(code, tuple({**self.place, **place}.items())))

    def __enter__(self) -> "ElectionNotes":  # noqa: PYI034 -- Python 3.9 has no Self
        return self

    def __exit__(self, kind: object, fault: Union[BaseException, None], trace: object) -> bool:
        if isinstance(fault, ElectionFault):
            self.note(fault.code, **fault.place)
        return isinstance(fault, ElectionFault)


class ElectionReport:
    """What was checked and what does not agree; `ok` says whether everything does.

    `phase` is open, ended, tallied or counted; `counts` has, for each question in order, the
    number of votes for each answer, and `outcomes` what the policy makes of them.
    """

    def __init__(self) -> None:
        self.findings: list[ElectionFinding] = []
        self.notes = ElectionNotes(self.findings, {})
        self.phase = "open"
        self.election: Union[BelElection, None] = None
        self.credentials: list[str] = []
        self.trackers: list[str] = []
        self.counts: list[list[int]] = []
        self.outcomes: list[dict[str, Any]] = []

    @property
    def ok(self) -> bool:
        """Whether everything agrees."""
        return not self.findings


def bel_refuse(code: str, **place: Any) -> NoReturn:
    """Go no further here."""
    raise ElectionFault(code, **place) from None


# Forms (4.1 to 4.3): JSON in compact form with fields in order, canonical numbers and points.


class BelProof(NamedTuple):
    """A pair (challenge, response)."""

    challenge: int
    response: int


class BelCiphertext(NamedTuple):
    """An ElGamal pair."""

    alpha: EdElement
    beta: EdElement

    @property
    def text(self) -> str:
        """The pair as hashes take it."""
        return f"{self.alpha.text},{self.beta.text}"


class BelQuestion(NamedTuple):
    """A homomorphic question: from `least` to `most` of its answers are chosen."""

    text: str
    answers: list[str]
    least: int
    most: int


class BelElection(NamedTuple):
    """What ballots refer to: `fingerprint` is the hash of the definition's exact bytes."""

    name: str
    uuid: str
    fingerprint: str
    key: EdElement
    questions: list[BelQuestion]


def bel_json(text: str) -> Any:
    """The value of a JSON text that says each field once, in characters that can be written."""
    try:
        value = json.loads(text, object_pairs_hook=bel_once)
        bel_compact(value).encode()
    except (ValueError, RecursionError):
        bel_refuse("form")
    return value


def bel_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose fields are all different."""
    if len(dict(pairs)) != len(pairs):
        bel_refuse("form")
    return dict(pairs)


def bel_compact(value: Any) -> str:
    """The one compact text of a value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def bel_canonical(text: str) -> Any:
    """The value of a text that is exactly its compact form: hashes depend on every byte."""
    value = bel_json(text)
    if bel_compact(value) != text:
        bel_refuse("form")
    return value


def bel_fields(value: Any, *names: str) -> list[Any]:
    """The values of an object that has exactly these fields, in this order."""
    if not isinstance(value, dict) or tuple(value) != names:
        bel_refuse("form", field=names[0])
    return list(value.values())


def bel_some(value: Any, *names: str) -> list[Any]:
    """The values of these fields of an object that may have others."""
    if not isinstance(value, dict) or not set(names) <= set(value):
        bel_refuse("form", field=next(iter(names), "{}"))
    return [value[name] for name in names]


def bel_list(value: Any, length: Union[int, None] = None) -> list[Any]:
    """A list, of a given length if one is given."""
    if not isinstance(value, list) or length not in (None, len(value)):
        bel_refuse("form")
    return value


def bel_count(value: Any) -> int:
    """A whole number from 0, as JSON writes it."""
    if type(value) is not int or value < 0:
        bel_refuse("form")
    return value


def bel_word(value: Any) -> str:
    """A string."""
    if not isinstance(value, str):
        bel_refuse("form")
    return value


def bel_scalar(value: Any) -> int:
    """A number below q in base 10, without leading zeros."""
    text = bel_word(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,75}", text) or int(text) >= ED_Q:
        bel_refuse("scalar")
    return int(text)


def bel_element(value: Any) -> EdElement:
    """A point in canonical form and of prime order: q times it is nothing, exactly."""
    text = bel_word(value)
    point = ed_decoded(text)
    if point is None:
        bel_refuse("point")
    element = EdElement(point, text)
    if not ed_same(element.times(ED_Q), ED_IDENTITY):
        bel_refuse("torsion")
    return element


def bel_key(value: Any) -> EdElement:
    """A public key: a point whose secret is not known to everybody."""
    element = bel_element(value)
    if ed_same(element.point, ED_IDENTITY):
        bel_refuse("identity")
    return element


def bel_proof(value: Any) -> BelProof:
    """A proof."""
    return BelProof(*map(bel_scalar, bel_fields(value, "challenge", "response")))


def bel_ciphertext(value: Any) -> BelCiphertext:
    """A ciphertext."""
    return BelCiphertext(*map(bel_element, bel_fields(value, "alpha", "beta")))


def bel_tracker(text: str) -> str:
    """The hash of a text as people see it: the tracker of a ballot, an election's fingerprint."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


def bel_digest(text: str) -> str:
    """The hash under which the archive knows a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def bel_challenge(prefix: str, points: Sequence[EdPoint]) -> int:
    """The challenge that follows from commitments: SHA-256, high digits first, modulo q."""
    text = prefix + ",".join(ed_texts(points))
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big") % ED_Q


def bel_is_signed(prefix: str, key: EdElement, proof: BelProof) -> bool:
    """Whether the holder of a key signed what the prefix holds (4.5, 4.6.1, 4.16)."""
    commitment = key.commitment(ed_table(ED_GENERATOR), proof)
    return bel_challenge(prefix, [commitment]) == proof.challenge


# The archive (4.4): an old-style tar of named contents, among them a chain of events.


class BelEvent(NamedTuple):
    """An event and the data that stand before it; the last of them is its payload."""

    kind: str
    height: int
    data: list[str]


BEL_BLOCK = 512
BEL_EVENT = ("parent", "height", "type", "payload")
BEL_PAYLOADS: dict[str, tuple[str, ...]] = {
    "Setup": ("election", "trustees", "credentials", "credentials_certificate"),
    "Ballot": (),
    "EndBallots": (),
    "EncryptedTally": ("num_tallied", "total_weight", "encrypted_tally"),
    "PartialDecryption": ("owner", "payload"),
    "Result": (),
}
BEL_OPTIONAL = ("credentials_certificate",)
BEL_NUMBERS = ("num_tallied", "total_weight", "owner")
BEL_DATA = {
    "Setup": (4, 5),
    "Ballot": (1,),
    "EndBallots": (0,),
    "EncryptedTally": (2,),
    "PartialDecryption": (2,),
    "Result": (1,),
}
BEL_NEXT = {
    "": ("Setup",),
    "Setup": ("Ballot", "EndBallots"),
    "Ballot": ("Ballot", "EndBallots"),
    "EndBallots": ("EncryptedTally",),
    "EncryptedTally": ("PartialDecryption",),
    "PartialDecryption": ("PartialDecryption", "Result"),
    "Result": (),
}


def bel_tar_header(name: str, size: int, timestamp: int) -> bytes:
    """The only header that Belenios writes for a member of an archive."""
    fields = [(0, name), (100, "0000644"), (108, "0000000"), (116, "0000000")]
    fields += [(124, f"{size:011o}"), (136, f"{timestamp:011o}"), (148, " " * 8), (156, "0")]
    header = bytearray(BEL_BLOCK)
    for place, text in fields:
        header[place : place + len(text)] = text.encode()
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header)


def bel_members(archive: bytes) -> Iterator[tuple[str, str]]:
    """The name and content of each member after the first, of an archive with no byte to spare."""
    place, begun = 0, None
    while place < len(archive):
        header = archive[place : place + BEL_BLOCK]
        try:
            name = header[:100].rstrip(b"\0").decode("ascii")
            size, timestamp = int(header[124:135], 8), int(header[136:147], 8)
            end = place + BEL_BLOCK + size
            content = archive[place + BEL_BLOCK : end].decode()
        except ValueError:
            bel_refuse("archive", byte=place)
        padded = -(-end // BEL_BLOCK) * BEL_BLOCK
        if header != bel_tar_header(name, size, timestamp) or padded > len(archive):
            bel_refuse("archive", byte=place)
        first = ("BELENIOS", bel_compact({"version": 1, "timestamp": str(timestamp)}))
        if archive[end:padded].strip(b"\0") or begun not in (None, timestamp):
            bel_refuse("archive", byte=place)
        if begun is None and (name, content) != first:
            bel_refuse("archive", byte=place)
        if begun is not None:
            yield name, content
        place, begun = padded, timestamp


def bel_events(archive: bytes, notes: ElectionNotes) -> list[BelEvent]:
    """The events of an archive with their data; a broken chain is a finding and is walked on."""
    events: list[BelEvent] = []
    data: list[str] = []
    parent = None
    for name, content in bel_members(archive):
        digest = bel_digest(content)
        if name not in (f"{digest}.data.json", f"{digest}.event.json"):
            notes.note("digest", event=len(events))
        if name.endswith(".data.json"):
            data.append(content)
            continue
        link = {"parent": parent, "height": len(events)}
        events.append(bel_event(content, data, link, notes.at(event=len(events))))
        bel_follow(events)
        data, parent = [], digest
    if data:
        bel_refuse("payload", event=len(events))
    return events


def bel_event(
    text: str, data: list[str], link: Mapping[str, Any], notes: ElectionNotes
) -> BelEvent:
    """An event; its data are named by hash: the payload by the event, the others by the payload."""
    value = bel_canonical(text)
    kind = bel_word(*bel_some(value, "type"))
    if kind not in BEL_PAYLOADS:
        bel_refuse("order", **notes.place)
    if list(value) != [name for name in BEL_EVENT if name in value]:
        bel_refuse("form", **notes.place)
    if {name: value.get(name) for name in link} != link:
        notes.note("chain")
    digests = bel_named(data[-1], BEL_PAYLOADS[kind]) if BEL_PAYLOADS[kind] and data else []
    digests += [value["payload"]] if "payload" in value else []
    if digests != list(map(bel_digest, data)):
        bel_refuse("payload", **notes.place)
    return BelEvent(kind, link["height"], data)


def bel_named(payload: str, names: Sequence[str]) -> list[Any]:
    """The hashes in a payload that has exactly these fields; some are optional or no hashes."""
    value = bel_canonical(payload)
    bel_some(value)
    bel_fields(value, *(name for name in names if name in value or name not in BEL_OPTIONAL))
    return [each for name, each in value.items() if name not in BEL_NUMBERS]


def bel_follow(events: list[BelEvent]) -> None:
    """The last event stands where one of its kind may stand, with as many data as it needs."""
    before, last = [BelEvent("", -1, []), *events][-2:]
    if last.kind not in BEL_NEXT[before.kind]:
        bel_refuse("order", event=last.height)
    if len(last.data) not in BEL_DATA[last.kind]:
        bel_refuse("payload", event=last.height)


# The setup: the questions (4.9, 4.10), the roll (4.8) and the trustees (4.5 to 4.7).


def bel_election(text: str) -> BelElection:
    """What the election asks, and under which key."""
    value = bel_json(text)
    version, group, name, uuid = bel_some(value, "version", "group", "name", "uuid")
    if (version, group) != (1, "Ed25519"):
        bel_refuse("unsupported")
    key, asked = bel_some(value, "public_key", "questions")
    questions = [bel_question(each) for each in bel_list(asked)]
    return BelElection(bel_word(name), bel_word(uuid), bel_tracker(text), bel_key(key), questions)


def bel_question(value: Any) -> BelQuestion:
    """A question whose answers are added up under encryption."""
    if not isinstance(value, dict) or "type" in value or value.get("blank", False) is not False:
        bel_refuse("unsupported")
    answers, least, most, text = bel_some(value, "answers", "min", "max", "question")
    if bel_count(least) > bel_count(most):
        bel_refuse("form", field="min")
    return BelQuestion(bel_word(text), list(map(bel_word, bel_list(answers))), least, most)


def bel_roll(text: str, notes: ElectionNotes) -> dict[str, EdElement]:
    """The credentials that may vote, each once and with the weight of one."""
    roll: dict[str, EdElement] = {}
    for number, listed in enumerate(bel_list(bel_json(text)), 1):
        with notes.at(credential=number):
            if "," in bel_word(listed):
                bel_refuse("unsupported")
            if listed in roll:
                bel_refuse("duplicate-credential")
            roll[listed] = bel_key(listed)
    return roll


class BelTrustees(NamedTuple):
    """Trustees of whom `threshold` are needed; `keys` has theirs by number, `whole` is the key."""

    threshold: int
    keys: dict[int, EdElement]
    whole: EdPoint


def bel_trustees(text: str, notes: ElectionNotes) -> list[BelTrustees]:
    """The groups of trustees; they are numbered through all groups, from 1."""
    groups: list[BelTrustees] = []
    first = 1
    for item in bel_list(bel_json(text)):
        kind, value = bel_list(item, 2)
        if kind == "Single":
            key = bel_share_key(value, notes.at(trustee=first))
            groups.append(BelTrustees(1, {first: key}, key.point))
        elif kind == "Pedersen":
            groups.append(bel_pedersen(value, first, notes))
        else:
            bel_refuse("unsupported", trustee=first)
        first += len(groups[-1].keys)
    return groups


def bel_share_key(value: Any, notes: ElectionNotes) -> EdElement:
    """The public key of a trustee, who proved to hold the secret one (4.5)."""
    public, pok = bel_some(value, "public_key", "pok")
    key = bel_key(public)
    if not bel_is_signed(f"pok|Ed25519|{key.text}|", key, bel_proof(pok)):
        notes.note("share-key")
    return key


def bel_pedersen(value: Any, first: int, notes: ElectionNotes) -> BelTrustees:
    """Trustees of whom some suffice, with all that they told each other in public (4.6)."""
    names = ("threshold", "certs", "coefexps", "signatures", "verification_keys")
    threshold, certificates, *columns = bel_some(value, *names)
    size = len(bel_list(certificates))
    if not 1 <= bel_count(threshold) <= size:
        bel_refuse("form", field="threshold")
    context = {"group": "Ed25519", "size": size, "threshold": threshold}
    commitments, keys = [], {}
    rows = zip(certificates, *(bel_list(column, size) for column in columns))  # noqa: B905 -- 3.9
    for index, (certificate, committed, witnessed, share) in enumerate(rows, 1):
        here = notes.at(trustee=first + index - 1)
        signer = bel_certificate(certificate, {**context, "index": index}, here)
        listed = bel_commitments(committed, signer, here)
        everything = "certs_sig|" + bel_compact({"certs": certificates, "coefexps": listed})
        if not bel_is_signed(f"sigmsg|{everything}|", signer, bel_proof(witnessed)):
            here.note("coefficients")
        commitments.append([bel_element(each).point for each in bel_list(listed, threshold)])
        keys[first + index - 1] = bel_signed_share(share, signer, here)
    whole = bel_check_shares(commitments, keys, notes)
    return BelTrustees(threshold, keys, whole)


def bel_certificate(value: Any, context: Mapping[str, Any], notes: ElectionNotes) -> EdElement:
    """The key with which a trustee signs, certified by itself for this place among so many."""
    message, signature = bel_fields(value, "message", "signature")
    told, verification, encryption = bel_fields(
        bel_json(bel_word(message)), "context", "verification", "encryption"
    )
    signer = bel_key(verification)
    bel_key(encryption)
    signed = bel_is_signed(f"sigmsg|{message}|", signer, bel_proof(signature))
    if told != context or not signed:
        notes.note("certificate")
    return signer


def bel_commitments(value: Any, signer: EdElement, notes: ElectionNotes) -> Any:
    """The commitments to a trustee's polynomial, as it signed them (4.6.4)."""
    message, signature = bel_fields(value, "message", "signature")
    (listed,) = bel_fields(bel_json(bel_word(message)), "coefexps")
    if not bel_is_signed(f"sigmsg|{message}|", signer, bel_proof(signature)):
        notes.note("coefficients")
    return listed


def bel_signed_share(value: Any, signer: EdElement, notes: ElectionNotes) -> EdElement:
    """The key of a trustee's share, signed by the trustee (4.6.6)."""
    key = bel_share_key(value, notes)
    (signature,) = bel_some(value, "signature")
    if not bel_is_signed(f"sigmsg|{key.text}|", signer, bel_proof(signature)):
        notes.note("share-key")
    return key


def bel_check_shares(
    commitments: list[list[EdPoint]], keys: Mapping[int, EdElement], notes: ElectionNotes
) -> EdPoint:
    """Each share is what the sum of all polynomials gives at its index; the whole is at 0."""
    sums = [ed_sum(column) for column in zip(*commitments)]  # noqa: B905 -- Python 3.9
    for index, (trustee, key) in enumerate(keys.items(), 1):
        at_index = ED_IDENTITY
        for coefficient in reversed(sums):
            at_index = ed_sum([*[at_index] * index, coefficient])
        if not ed_same(at_index, key.point):
            notes.note("share-key", trustee=trustee)
    return sums[0]


class BelPublic(NamedTuple):
    """The setup of an election: what is asked, who opens the sum, who votes."""

    election: BelElection
    trustees: list[BelTrustees]
    roll: dict[str, EdElement]


def bel_setup(event: BelEvent, report: ElectionReport) -> BelPublic:
    """What everybody knew before the first ballot, once it agrees with itself."""
    election = report.election = bel_election(event.data[0])
    trustees = bel_trustees(event.data[1], report.notes)
    if not ed_same(ed_sum(group.whole for group in trustees), election.key.point):
        report.notes.note("election-key")
    roll = bel_roll(event.data[2], report.notes)
    report.credentials = list(roll)
    return BelPublic(election, trustees, roll)


# Ballots (4.11, 4.12, 4.16, 4.17). Their proofs hold challenges, not commitments: each commitment
# has to be made to be hashed, so that there is no equation for checking many proofs at once.


BelPair = tuple[EdPoint, EdPoint]
BelPairs = list[list[BelPair]]


def bel_ballots(
    texts: Sequence[str], public: BelPublic, report: ElectionReport
) -> dict[str, BelPairs]:
    """What each credential's ballot adds to the sums; a ballot in a wrong form adds nothing."""
    counted: dict[str, BelPairs] = {}
    for number, text in enumerate(texts, 1):
        report.trackers.append(bel_tracker(text))
        with report.notes.at(ballot=number) as notes:
            credential, pairs = bel_ballot(text, public, notes)
            if credential in counted:
                bel_refuse("second-ballot")
            counted[credential] = pairs
    return counted


class BelAsked(NamedTuple):
    """A question as a credential answers it."""

    election: BelElection
    number: int
    credential: str

    @property
    def question(self) -> BelQuestion:
        """The question."""
        return self.election.questions[self.number]

    @property
    def prefix(self) -> str:
        """What binds a proof to the election and the credential."""
        return f"{self.election.fingerprint}|{self.credential}"


def bel_ballot(text: str, public: BelPublic, notes: ElectionNotes) -> tuple[str, BelPairs]:
    """Whose ballot it is, and its ciphertexts question by question."""
    value = bel_canonical(text)
    names = ("election_uuid", "election_hash", "credential", "answers", "signature")
    uuid, fingerprint, credential, answers, _ = bel_fields(value, *names)
    if (uuid, fingerprint) != (public.election.uuid, public.election.fingerprint):
        bel_refuse("other-election")
    if bel_word(credential) not in public.roll:
        bel_refuse("non-member")
    if not bel_ballot_is_signed(value, public.roll[credential]):
        notes.note("signature")
    widths = [len(question.answers) for question in public.election.questions]
    pairs: BelPairs = []
    for number, answer in enumerate(bel_list(answers, len(widths))):
        with notes.at(question=number + 1) as here:
            pairs.append(bel_answer(answer, BelAsked(public.election, number, credential), here))
    return credential, pairs if [len(each) for each in pairs] == widths else []


def bel_ballot_is_signed(ballot: Mapping[str, Any], credential: EdElement) -> bool:
    """Whether the credential signed the rest of the ballot."""
    told, proof = bel_fields(ballot["signature"], "hash", "proof")
    signed = bel_compact({name: value for name, value in ballot.items() if name != "signature"})
    digest = bel_tracker(signed)
    return bool(told == digest) and bel_is_signed(f"sig|{digest}|", credential, bel_proof(proof))


def bel_answer(value: Any, asked: BelAsked, notes: ElectionNotes) -> list[BelPair]:
    """The ciphertexts of an answer: each of 0 or 1, and together as many as may be chosen."""
    names = ("choices", "individual_proofs", "overall_proof")
    choices, proofs, overall = bel_fields(value, *names)
    width = len(asked.question.answers)
    ciphertexts = []
    rows = zip(bel_list(choices, width), bel_list(proofs, width))  # noqa: B905 -- Python 3.9
    for number, (choice, proof) in enumerate(rows, 1):
        with notes.at(answer=number):
            ciphertexts.append(bel_ciphertext(choice))
            if not bel_is_between(ciphertexts[-1], (0, 1), proof, asked.prefix, asked.election.key):
                bel_refuse("vote")
    if len(ciphertexts) < width:
        return []
    prefix = "|".join([asked.prefix, ",".join(each.text for each in ciphertexts)])
    bounds = (asked.question.least, asked.question.most)
    if not bel_is_between(bel_total(ciphertexts), bounds, overall, prefix, asked.election.key):
        notes.note("choice")
    return [(each.alpha.point, each.beta.point) for each in ciphertexts]


def bel_total(ciphertexts: Sequence[BelCiphertext]) -> BelCiphertext:
    """The ciphertext of the sum."""
    points = [
        ed_sum(each.alpha.point for each in ciphertexts),
        ed_sum(each.beta.point for each in ciphertexts),
    ]
    return BelCiphertext(*map(EdElement, points, ed_texts(points)))


def bel_is_between(
    ciphertext: BelCiphertext, bounds: tuple[int, int], value: Any, prefix: str, key: EdElement
) -> bool:
    """Whether the proof shows that the ciphertext holds a number within the bounds (4.12)."""
    least, most = bounds
    proofs = [bel_proof(each) for each in bel_list(value, most - least + 1)]
    base, whole = ed_table(ED_GENERATOR), ed_table(key.point)
    commitments = []
    for held, proof in enumerate(proofs, least):
        commitments.append(ciphertext.alpha.commitment(base, proof))
        shifted = ciphertext.beta.commitment(whole, proof)
        commitments.append(ed_plus_multiple(shifted, base, -held * proof.challenge % ED_Q))
    challenge = bel_challenge(f"prove|{prefix}|{ciphertext.text}|", commitments)
    return challenge == sum(proof.challenge for proof in proofs) % ED_Q


# The sum, its partial decryptions, and the result (4.18, 4.20, 4.21).

BelTally = list[list[BelCiphertext]]
BelFactors = list[list[EdElement]]


def bel_table(value: Any, widths: Sequence[int]) -> list[list[Any]]:
    """A list for each question, with an entry for each of its answers."""
    rows = zip(bel_list(value, len(widths)), widths)  # noqa: B905 -- Python 3.9
    return [bel_list(row, width) for row, width in rows]


def bel_cells(table: Sequence[Sequence[Any]]) -> Iterator[tuple[dict[str, int], Any]]:
    """The entries of a table, each with its place."""
    for question, row in enumerate(table, 1):
        for answer, cell in enumerate(row, 1):
            yield {"question": question, "answer": answer}, cell


def bel_tally(event: BelEvent, public: BelPublic, notes: ElectionNotes) -> BelTally:
    """The encrypted sum as it was published."""
    widths = [len(each.answers) for each in public.election.questions]
    tally: BelTally = [[] for _ in widths]
    for place, cell in bel_cells(bel_table(bel_canonical(event.data[0]), widths)):
        with notes.at(event=event.height, **place):
            tally[place["question"] - 1].append(bel_ciphertext(cell))
    if [len(row) for row in tally] != widths:
        bel_refuse("tally", event=event.height)
    return tally


def bel_check_tally(
    event: BelEvent, tally: BelTally, counted: Mapping[str, BelPairs], notes: ElectionNotes
) -> None:
    """The encrypted sum is the sum of the ballots, if all of them could be read."""
    size, weight = bel_some(bel_json(event.data[1]), "num_tallied", "total_weight")
    if (size, weight) != (len(counted), len(counted)):
        notes.note("tally-size", found=size, expected=len(counted))
    if [] in counted.values():
        return
    for place, told in bel_cells(tally):
        pairs = [each[place["question"] - 1][place["answer"] - 1] for each in counted.values()]
        alpha, beta = (ed_sum(pair[half] for pair in pairs) for half in (0, 1))
        if not (ed_same(alpha, told.alpha.point) and ed_same(beta, told.beta.point)):
            notes.note("tally", **place)


def bel_decryptions(
    events: Iterable[BelEvent], public: BelPublic, tally: BelTally, notes: ElectionNotes
) -> dict[int, BelFactors]:
    """The factors of each trustee whose partial decryption is proven."""
    keys = {number: key for group in public.trustees for number, key in group.keys.items()}
    given: dict[int, BelFactors] = {}
    for event in events:
        owner = bel_count(*bel_some(bel_json(event.data[1]), "owner"))
        with notes.at(trustee=owner) as here:
            if owner not in keys or owner in given:
                bel_refuse("owner")
            before = len(here.findings)
            factors = bel_factors(event.data[0], tally, keys[owner], public.election, here)
            if len(here.findings) == before:
                given[owner] = factors
    return given


def bel_factors(
    text: str, tally: BelTally, key: EdElement, election: BelElection, notes: ElectionNotes
) -> BelFactors:
    """A trustee's factors; one that is not proven is a finding (4.20)."""
    names = ("decryption_factors", "decryption_proofs")
    widths = [len(row) for row in tally]
    told, proofs = (bel_table(each, widths) for each in bel_fields(bel_canonical(text), *names))
    factors: BelFactors = [[] for _ in tally]
    for place, ciphertext in bel_cells(tally):
        question, answer = place["question"] - 1, place["answer"] - 1
        with notes.at(**place):
            factor, proof = bel_element(told[question][answer]), bel_proof(proofs[question][answer])
            factors[question].append(factor)
            if not bel_is_opened(ciphertext.alpha, factor, proof, key, election.fingerprint):
                bel_refuse("decryption")
    return factors


def bel_is_opened(
    alpha: EdElement, factor: EdElement, proof: BelProof, key: EdElement, fingerprint: str
) -> bool:
    """Whether the factor is alpha to the secret of the key."""
    commitments = [
        key.commitment(ed_table(ED_GENERATOR), proof),
        ed_sum([alpha.times(proof.response), factor.times(proof.challenge)]),
    ]
    return bel_challenge(f"decrypt|{fingerprint}|{key.text}|", commitments) == proof.challenge


def bel_weights(public: BelPublic, given: Iterable[int]) -> dict[int, int]:
    """The exponents with which factors open the sum: Lagrange's, for as many as are needed."""
    weights: dict[int, int] = {}
    held = set(given)
    for group in public.trustees:
        first = min(group.keys)
        chosen = sorted(held & set(group.keys))[: group.threshold]
        if len(chosen) < group.threshold:
            bel_refuse("shares", found=len(chosen), expected=group.threshold)
        for one in chosen:
            weights[one] = 1
            for other in set(chosen) - {one}:
                share = (other - first + 1) * pow(other - one, -1, ED_Q)
                weights[one] = weights[one] * share % ED_Q
    return weights


def bel_result(
    event: BelEvent, public: BelPublic, tally: BelTally, given: Mapping[int, BelFactors]
) -> Iterator[tuple[dict[str, int], int, bool]]:
    """Each count with its place, and whether the opened sum is that count."""
    weights = bel_weights(public, given)
    (told,) = bel_fields(bel_canonical(event.data[0]), "result")
    table = bel_table(told, [len(row) for row in tally])
    for (place, ciphertext), (_, count) in zip(bel_cells(tally), bel_cells(table)):  # noqa: B905 -- 3.9
        question, answer = place["question"] - 1, place["answer"] - 1
        opened = ed_sum(
            given[trustee][question][answer].times(weight) for trustee, weight in weights.items()
        )
        known = type(count) is int and 0 <= count < ED_Q
        claimed = ed_plus_multiple(opened, ed_table(ED_GENERATOR), count if known else 0)
        yield place, count, known and ed_same(claimed, ciphertext.beta.point)


# What the agency says about it: its policy, who enrolled, who took part, what was concluded.

ELECTION_POLICY = (
    "electronic_allowed",
    "authorised_by",
    "abstain_option",
    "threshold",
    "comparison",
    "base",
    "recused",
    "tie",
)
ELECTION_ANSWERS = ["Đồng ý", "Không đồng ý", "Không có ý kiến"]


def election_roster(roster: Mapping[str, Any], report: ElectionReport) -> None:
    """The roll is the enrolled keys, and every ballot that was taken in is there."""
    notes = report.notes
    if "keys" in roster:
        for number, key in enumerate(report.credentials, 1):
            if key not in roster["keys"]:
                notes.note("not-enrolled", credential=number)
        for number, key in enumerate(roster["keys"], 1):
            if key not in report.credentials:
                notes.note("left-out", credential=number)
    found = len(report.trackers)
    if roster.get("turnout", found) != found:
        notes.note("turnout", found=found, expected=roster["turnout"])
    for tracker in roster.get("trackers", []):
        if tracker not in report.trackers:
            notes.note("lost-ballot", tracker=tracker)


def election_policy(
    policy: Mapping[str, Any], roster: Mapping[str, Any], report: ElectionReport
) -> None:
    """The questions and the outcomes are those of the policy that the session pinned."""
    notes, election = report.notes, report.election
    allowed, document, abstain, *_ = bel_some(policy, *ELECTION_POLICY)
    if allowed is not True or not str(document).strip():
        notes.note("unauthorised")
    answers = ELECTION_ANSWERS[: 3 if abstain else 2]
    for number, question in enumerate(election.questions if election else [], 1):
        if (question.answers, question.least, question.most) != (answers, 1, 1):
            notes.note("question", question=number)
    if report.phase != "counted":
        notes.note("unfinished")
    nominees = roster.get("nominees", [{}] * len(report.counts))
    if len(nominees) != len(report.counts):
        notes.note("outcome", found=len(nominees), expected=len(report.counts))
    pairs = zip(report.counts, nominees)  # noqa: B905 -- Python 3.9
    for number, (counts, nominee) in enumerate(pairs, 1):
        with notes.at(question=number) as here:
            report.outcomes.append(election_outcome(policy, counts, {**roster, **nominee}))
            election_compare(report.outcomes[-1], nominee, here)


def election_compare(
    outcome: Mapping[str, Any], claimed: Mapping[str, Any], notes: ElectionNotes
) -> None:
    """What was concluded is what the policy gives; in the last round a tie is a failure."""
    for name, value in outcome.items():
        told = claimed.get(name, value)
        if told != value and (value, told) != ("tied", "failed"):
            notes.note("outcome", field=name, found=told, expected=value)


def election_outcome(
    policy: Mapping[str, Any], counts: Sequence[int], known: Mapping[str, Any]
) -> dict[str, Any]:
    """What the policy makes of the counts, in whole numbers: yes * q >= p * base."""
    p, q = map(int, policy["threshold"].split("/"))
    yes, no = counts[0] + known.get("written_yes", 0), counts[1] + known.get("written_no", 0)
    base = election_base(policy, yes + no + sum(counts[2:]), known)
    more = policy["comparison"] == "more_than"
    required = p * base // q + 1 if more else max(-(-p * base // q), 1)
    outcome = "passed" if base > 0 and yes >= required else "failed"
    tie = yes == no > 0 and yes * q == p * base and policy["tie"] == "revote"
    if outcome == "failed" and tie:
        outcome = "tied"
    return {"outcome": outcome, "yes": yes, "base": base, "required": required}


def election_base(policy: Mapping[str, Any], votes: int, known: Mapping[str, Any]) -> int:
    """Of how many the threshold is a share; an encrypted ballot is never invalid."""
    if policy["base"] in ("valid_ballots", "cast"):
        return votes
    heads = bel_count(*bel_some(known, "members" if policy["base"] == "all_members" else "present"))
    return heads - (known.get("recused", 0) if policy["recused"] == "leave_base" else 0)


# The program.


def check_archive(
    archive: Union[str, Path, bytes],
    policy: Union[Mapping[str, Any], None] = None,
    roster: Union[Mapping[str, Any], None] = None,
) -> ElectionReport:
    """Check an election archive, given as a file's path or as its bytes.

    `policy` is the vote policy that the session pinned, as events keep it; with it the election has
    to be finished. `roster` says what the agency's log knows, as far as it does: `keys` (the public
    keys that members enrolled), `turnout`, `trackers` that members kept, `members` and `present`
    for the base, and for each question in `nominees`: `recused`, `written_yes`, `written_no`, and
    the `outcome`, `yes`, `base`, `required` that were concluded.
    """
    content = archive if isinstance(archive, bytes) else Path(archive).read_bytes()
    report = ElectionReport()
    with report.notes:
        election_walk(bel_events(content, report.notes), report)
    if roster is not None:
        election_roster(roster, report)
    if policy is not None:
        with report.notes:
            election_policy(policy, roster or {}, report)
    return report


def election_walk(events: Sequence[BelEvent], report: ElectionReport) -> None:
    """Check what each event adds to what stands before it."""
    of = {kind: [event for event in events if event.kind == kind] for kind in BEL_NEXT}
    if not of["Setup"]:
        bel_refuse("order")
    public = bel_setup(of["Setup"][0], report)
    counted = bel_ballots([event.data[0] for event in of["Ballot"]], public, report)
    report.phase = "ended" if of["EndBallots"] else "open"
    for event in of["EncryptedTally"]:
        tally = bel_tally(event, public, report.notes)
        bel_check_tally(event, tally, counted, report.notes)
        report.phase = "tallied"
        given = bel_decryptions(of["PartialDecryption"], public, tally, report.notes)
        for last in of["Result"]:
            election_counts(bel_result(last, public, tally, given), report)


def election_counts(
    result: Iterable[tuple[dict[str, int], int, bool]], report: ElectionReport
) -> None:
    """Keep the counts; one that was not opened is a finding."""
    report.phase = "counted"
    for place, count, opened in result:
        if place["answer"] == 1:
            report.counts.append([])
        report.counts[-1].append(count if type(count) is int else 0)
        if not opened:
            report.notes.note("result", **place)


def election_lines(report: ElectionReport) -> Iterator[str]:
    """What was found, line by line: the counts, what does not agree, and one last word."""
    if report.election:
        yield f"{report.election.name} · {report.election.fingerprint}"
        yield f"Khóa phiếu · credentials: {len(report.credentials)}"
        yield f"Phiếu · ballots: {len(report.trackers)}"
        yield from (f"   mã tra cứu · tracker {each}" for each in report.trackers)
        asked = zip(report.election.questions, report.counts)  # noqa: B905 -- Python 3.9
        for number, (question, counts) in enumerate(asked, 1):
            pairs = zip(question.answers, counts)  # noqa: B905 -- Python 3.9
            told = ", ".join(f"{answer}: {count}" for answer, count in pairs)
            outcome = "".join(
                f" → {each['outcome']}" for each in report.outcomes[number - 1 : number]
            )
            yield f"{number}. {question.text}: {told}{outcome}"
    yield from map(ElectionFinding.line, report.findings)
    vi, en = ELECTION_PHASES[report.phase]
    yield f"ĐÚNG ({vi}) · GOOD ({en})" if report.ok else "KHÔNG KHỚP · DOES NOT AGREE"


ELECTION_PHASES = {
    "open": ("đang bỏ phiếu", "still open"),
    "ended": ("đã kết thúc, chưa cộng", "ended, not added up"),
    "tallied": ("đã cộng, chưa mở", "added up, not opened"),
    "counted": ("đã có kết quả", "with its result"),
}


def election_main() -> int:
    """Check the archive of the command line."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("archive", type=Path)
    options.add_argument(
        "--policy", type=Path, help="quy chế biểu quyết đã ghim · pinned vote policy"
    )
    options.add_argument(
        "--roster", type=Path, help="điều cơ quan đã ghi · what the agency recorded"
    )
    options.add_argument("--tracker", action="append", default=[])
    given = options.parse_args()
    policy, roster = (
        json.loads(path.read_text("utf-8")) if path else None
        for path in (given.policy, given.roster)
    )
    if given.tracker:
        roster = {**(roster or {}), "trackers": (roster or {}).get("trackers", []) + given.tracker}
    report = check_archive(given.archive, policy, roster)
    for line in election_lines(report):
        print(line)  # noqa: T201 -- a program of its own
    return 0 if report.ok else 1


if __name__ == "__main__":
    sys.exit(election_main())
