"""The scheme of electronic secret ballots, as the domain asks for it: Belenios 3.3 over Ed25519."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

from typing_extensions import override

from ballots import ballot, credentials, election, tally, trustees
from ballots.errors import (
    BallotRefusedError,
    BallotsError,
    NothingOpensError,
    TooFewDecryptionsError,
)
from ballots.texts import written
from domain.elections.scheme import (
    Ceremony,
    Checked,
    Definition,
    Form,
    MessageRefusedError,
    Opened,
    Scheme,
)
from domain.elections.terms import THRESHOLD, TRUSTEES


class Belenios(Scheme):
    """Hands texts to `ballots` and says its refusals as those of the domain."""

    @override
    def check_key(self, public_key: str, proof: Mapping[str, str], *, statement: str) -> None:
        with _refusing():
            credentials.check_possession(public_key, statement, dict(proof))

    @override
    def check_certificate(self, ceremony: Ceremony, place: int, text: str) -> None:
        with _refusing():
            trustees.check_certificate(text, index=place + 1, size=TRUSTEES, threshold=THRESHOLD)

    @override
    def check_polynomial(self, ceremony: Ceremony, place: int, text: str) -> None:
        with _refusing():
            trustees.check_polynomial(ceremony.certificates, place + 1, text)

    @override
    def input_for(self, ceremony: Ceremony, place: int) -> str:
        with _refusing():
            return trustees.vinput(ceremony.certificates, ceremony.polynomials, place + 1)

    @override
    def check_output(self, ceremony: Ceremony, place: int, text: str) -> None:
        with _refusing():
            trustees.check_voutput(ceremony.certificates, ceremony.polynomials, place + 1, text)

    @override
    def sealed_share(self, output: str) -> str:
        with _refusing():
            return trustees.sealed_share(output)

    @override
    def trustees(self, ceremony: Ceremony) -> str:
        with _refusing():
            return trustees.combine(ceremony.certificates, ceremony.polynomials, ceremony.outputs)

    @override
    def define(self, form: Form, key: str) -> str:
        with _refusing():
            return election.make(
                uuid=election.uuid_of(form.election_id),
                name=form.name,
                description=form.description,
                key=trustees.read(key).key,
                questions=[election.Question(text, form.answers) for text in form.questions],
            )

    @override
    def credentials(self, public_keys: Sequence[str]) -> str:
        return written(sorted(public_keys))

    @override
    def fingerprint(self, text: str) -> str:
        return election.fingerprint(text)

    @override
    def check_ballot(
        self, definition: Definition, public_keys: Sequence[str], text: str
    ) -> Checked:
        with _refusing():
            found = ballot.check(election.read(definition.election), public_keys, text)
        return Checked(credential=found.credential, tracker=found.tracker)

    @override
    def tracker(self, text: str) -> str:
        return ballot.tracker(text)

    @override
    def encrypted_tally(self, definition: Definition, ballots: Sequence[str]) -> str:
        with _refusing():
            return tally.add(election.read(definition.election), ballots)

    @override
    def check_partial(self, definition: Definition, encrypted: str, place: int, text: str) -> None:
        with _refusing():
            tally.check_partial(
                election.read(definition.election),
                trustees.read(definition.trustees),
                encrypted,
                place + 1,
                text,
            )

    @override
    def opened(
        self, definition: Definition, encrypted: str, partials: Mapping[int, str], *, ballots: int
    ) -> Opened | None:
        asked, board = election.read(definition.election), trustees.read(definition.trustees)
        given = {place + 1: text for place, text in partials.items()}
        with _refusing(), suppress(NothingOpensError, TooFewDecryptionsError):
            chosen = tally.opening(asked, board, encrypted, given, ballots=ballots)
            result = tally.combine(asked, board, encrypted, chosen, ballots=ballots)
            return Opened(result=result, places=tuple(owner - 1 for owner in sorted(chosen)))
        return None

    @override
    def counts(self, definition: Definition, result: str) -> tuple[tuple[int, ...], ...]:
        with _refusing():
            return tally.counts_of(election.read(definition.election), result)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except BallotRefusedError as refused:
        raise _said(refused, f"ballot-{refused.reason.code}") from None
    except BallotsError as refused:
        raise _said(refused, refused.code) from None


def _said(refused: BallotsError, reason: str) -> MessageRefusedError:
    return MessageRefusedError(vi=refused.message("vi"), en=refused.message("en"), reason=reason)
