"""The electronic ballots of a session, as anybody can check them: archive, policy and roll."""

from collections.abc import Iterator
from uuid import UUID

from domain.councils.ballot import Ballot
from domain.elections.election import Election
from domain.elections.phases import Phase
from projections.election_board import ElectionBoardView, ElectionEntry
from projections.session_report import SessionReport
from service.election_archive import evidence_of
from service.office import Office
from service.transparency.evidence.reading import Reader
from tenants.event_log import TenantEventLog
from tenants.scope import current

_AT_ONCE = 200


def elections_of(reader: Reader, session_id: UUID, size: int) -> list[ElectionEntry]:
    """The elections of a session of the tenant in scope, as they stood at the size of its log."""
    found: list[ElectionEntry] = []
    with reader.view(ElectionBoardView, size) as view:
        after = None
        while True:
            page = view.page(after, _AT_ONCE, session_id=session_id)
            found += page.items
            after = page.next_cursor
            if after is None:
                return found


def archives_of(reader: Reader, session: SessionReport, size: int) -> Iterator[tuple[str, bytes]]:
    """What the verifier checks of each election whose sum was opened, by the names of the files."""
    office = Office(
        tenant_id=current().tenant_id,
        recorder=TenantEventLog(reader.engine),
        mapper=reader.mapper,
        kept={},
    )
    versions = {each["ballot_id"]: each["version"] for each in session.ballots}
    for entry in elections_of(reader, session.session_id, size):
        if entry.stage != Phase.DECIDED:
            continue
        election = office.elections.recall(Election, entry.election_id, version=entry.version)
        ballot = office.councils.recall(
            Ballot, election.ballot_id, version=versions[str(election.ballot_id)]
        )
        for suffix, content in evidence_of(election, ballot.outcomes).items():
            yield f"elections/{entry.election_id}{suffix}", content
