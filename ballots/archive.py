"""An election as one file that anybody can check: texts and a chain of events (4.4)."""

from dataclasses import dataclass, field
from typing import Any

from ballots import tar
from ballots.errors import ArchiveRefusedError, BallotsError
from ballots.tally import sized
from ballots.tar import File
from ballots.texts import hash_of, parsed, written

_HEADER = "BELENIOS"
_VERSION = 1


@dataclass(frozen=True)
class Archive:
    """The exact texts of an election as far as it has come; times are whole seconds."""

    timestamp: int
    election: str
    trustees: str
    credentials: str
    ballots: tuple[str, ...] = ()
    ended: bool = False
    encrypted_tally: str | None = None
    partials: tuple[tuple[int, str], ...] = ()
    result: str | None = None


@dataclass
class _Chain:
    """Files as they are appended, with the last event that the next one refers to."""

    files: list[File] = field(default_factory=list)
    last: str | None = None
    height: int = 0

    def data(self, text: str) -> str:
        """Append a text; answers its hash."""
        self.files.append(File(f"{hash_of(text)}.data.json", text))
        return hash_of(text)

    def event(self, kind: str, payload: str | None = None) -> None:
        """Append an event that refers to the one before it and to its payload."""
        value: dict[str, Any] = {} if self.last is None else {"parent": self.last}
        value |= {"height": self.height, "type": kind}
        value |= {} if payload is None else {"payload": payload}
        text = written(value)
        self.files.append(File(f"{hash_of(text)}.event.json", text))
        self.last, self.height = hash_of(text), self.height + 1


def credentials_text(credentials: list[str]) -> str:
    """The exact text of the roll: every member's public credential, sorted (3.1, 4.8)."""
    return written(sorted(credentials))


def write(archive: Archive) -> bytes:
    """The archive as `.bel` file; the same election always gives the same bytes."""
    header = {"version": _VERSION, "timestamp": str(archive.timestamp)}
    chain = _Chain([File(_HEADER, written(header))])
    _set_up(chain, archive)
    for ballot in archive.ballots:
        chain.event("Ballot", chain.data(ballot))
    if archive.ended:
        chain.event("EndBallots")
    _tallied(chain, archive)
    return tar.written(chain.files, archive.timestamp)


def read(data: bytes) -> Archive:
    """The texts of an archive whose hashes and chain hold; what they say is not checked.

    Raises:
        ArchiveRefusedError: it is not what `write` writes, to the byte.
    """
    files = list(tar.files_of(data))
    if not files or files[0].name != _HEADER:
        raise ArchiveRefusedError(what=_HEADER)
    try:
        archive = _Reading(files).archive()
        whole = write(archive)
    except (BallotsError, KeyError, TypeError, ValueError) as broken:
        raise ArchiveRefusedError(what="chain") from broken
    if whole != data:
        raise ArchiveRefusedError(what="chain")
    return archive


def _set_up(chain: _Chain, archive: Archive) -> None:
    hashes = {
        "election": chain.data(archive.election),
        "trustees": chain.data(archive.trustees),
        "credentials": chain.data(archive.credentials),
    }
    chain.event("Setup", chain.data(written(hashes)))


def _tallied(chain: _Chain, archive: Archive) -> None:
    if archive.encrypted_tally is not None:
        chain.data(archive.encrypted_tally)
        size = sized(archive.encrypted_tally, len(archive.ballots))
        chain.event("EncryptedTally", chain.data(size))
    for owner, text in archive.partials:
        owned = written({"owner": owner, "payload": chain.data(text)})
        chain.event("PartialDecryption", chain.data(owned))
    if archive.result is not None:
        chain.event("Result", chain.data(archive.result))


class _Reading:
    """Finds the texts of an archive by following its events; `write` then proves the form."""

    def __init__(self, files: list[File]) -> None:
        self.timestamp = int(parsed(files[0].text, _HEADER)["timestamp"])
        self.texts = {hash_of(each.text): each.text for each in files}
        self.events = [
            parsed(each.text, "event") for each in files if each.name.endswith(".event.json")
        ]

    def archive(self) -> Archive:
        (setup,) = self._payloads("Setup")
        tallied = [
            parsed(each, "sized_encrypted_tally") for each in self._payloads("EncryptedTally")
        ]
        owned = [parsed(each, "owned") for each in self._payloads("PartialDecryption")]
        hashes = parsed(setup, "setup_data")
        return Archive(
            timestamp=self.timestamp,
            election=self.texts[hashes["election"]],
            trustees=self.texts[hashes["trustees"]],
            credentials=self.texts[hashes["credentials"]],
            ballots=tuple(self._payloads("Ballot")),
            ended=any(each["type"] == "EndBallots" for each in self.events),
            encrypted_tally=_last([self.texts[each["encrypted_tally"]] for each in tallied]),
            partials=tuple((_place(each["owner"]), self.texts[each["payload"]]) for each in owned),
            result=_last(self._payloads("Result")),
        )

    def _payloads(self, kind: str) -> list[str]:
        return [self.texts[each["payload"]] for each in self.events if each["type"] == kind]


def _place(owner: Any) -> int:
    if type(owner) is not int:
        raise ArchiveRefusedError(what="owner")
    return owner


def _last(texts: list[str]) -> str | None:
    return texts[-1] if texts else None
