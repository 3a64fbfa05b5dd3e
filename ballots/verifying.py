"""Everything that anybody can check of an election from its archive alone (3.5.1, 3.5.2)."""

from dataclasses import dataclass

from ballots import ballot, election, tally, trustees
from ballots.archive import Archive
from ballots.election import Election
from ballots.errors import ArchiveRefusedError
from ballots.group import element_of
from ballots.texts import listed, parsed
from ballots.trustees import Trustees


@dataclass(frozen=True)
class Verified:
    """What an archive proves: who took part, by credential, and the counts once they are opened."""

    election: Election
    credentials: frozenset[str]
    trackers: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...] | None


def verify(archive: Archive) -> Verified:
    """What the archive proves, as far as the election has come.

    Raises:
        ArchiveRefusedError: something in it does not hold; says what.
        BallotRefusedError, TrusteeRefusedError, DecryptionRefusedError: or whose part it is.
    """
    asked = election.read(archive.election)
    holders = trustees.read(archive.trustees)
    if holders.key != asked.key:
        raise ArchiveRefusedError(what="public_key")
    trackers = _checked_ballots(archive, asked)
    return Verified(asked, _roll(archive), trackers, _counted(archive, asked, holders))


def _roll(archive: Archive) -> frozenset[str]:
    credentials = listed(parsed(archive.credentials, "credentials"), "credentials")
    for each in credentials:
        element_of(each)
    if len(set(credentials)) != len(credentials):
        raise ArchiveRefusedError(what="credentials")
    return frozenset(credentials)


def _checked_ballots(archive: Archive, asked: Election) -> tuple[str, ...]:
    roll = _roll(archive)
    checked = [ballot.check(asked, roll, text) for text in archive.ballots]
    if len({each.credential for each in checked}) != len(checked):
        raise ArchiveRefusedError(what="second ballot")
    return tuple(each.tracker for each in checked)


def _counted(
    archive: Archive, asked: Election, holders: Trustees
) -> tuple[tuple[int, ...], ...] | None:
    if archive.encrypted_tally is None:
        _none_of(archive.partials, archive.result)
        return None
    if not archive.ended or archive.encrypted_tally != tally.add(asked, archive.ballots):
        raise ArchiveRefusedError(what="encrypted_tally")
    partials = dict(archive.partials)
    if len(partials) != len(archive.partials):
        raise ArchiveRefusedError(what="owner")
    if archive.result is None:
        for owner, text in archive.partials:
            tally.check_partial(asked, holders, archive.encrypted_tally, owner, text)
        return None
    return _opened(archive, asked, holders)


def _opened(archive: Archive, asked: Election, holders: Trustees) -> tuple[tuple[int, ...], ...]:
    result = tally.combine(
        asked,
        holders,
        archive.encrypted_tally or "",
        dict(archive.partials),
        ballots=len(archive.ballots),
    )
    if result != archive.result:
        raise ArchiveRefusedError(what="result")
    return tally.counts_of(asked, result)


def _none_of(*later: object) -> None:
    if any(later):
        raise ArchiveRefusedError(what="encrypted_tally")
