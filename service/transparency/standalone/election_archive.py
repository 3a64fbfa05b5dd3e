"""The archive (4.4): an old-style tar of named contents, among them a chain of events."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from service.transparency.standalone.election_findings import ElectionNotes, bel_refuse
from service.transparency.standalone.election_forms import (
    bel_canonical,
    bel_compact,
    bel_digest,
    bel_fields,
    bel_some,
    bel_word,
)


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
    if bel_compact({name: value.get(name) for name in link}) != bel_compact(link):
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
