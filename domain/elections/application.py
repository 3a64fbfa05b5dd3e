"""Runs the commands that concern an election alone: the key, the roll, the ballots."""

from datetime import date
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, Mapper

from domain.application import Application
from domain.elections.commands import (
    AttestDestruction,
    CastBallot,
    DefineElection,
    NoteWrittenOpinions,
    OnElection,
    SayInCeremony,
)
from domain.elections.election import Election
from domain.elections.key_roll import KeyRoll, key_roll_id
from domain.elections.persistence import persistently
from domain.elections.phases import Step
from domain.elections.scheme import Definition, Form, Scheme
from domain.elections.terms import answers_under
from domain.errors import NotFoundError


class Elections(Application):
    """The elections of one agency; each command answers with its position."""

    def __init__(
        self, *, recorder: ApplicationRecorder, mapper: Mapper[UUID], scheme: Scheme
    ) -> None:
        super().__init__(recorder=recorder, mapper=mapper)
        self._scheme = scheme

    def say(self, command: SayInCeremony) -> int:
        """Take a trustee's message; the last one completes the key.

        When every voter has enrolled a key by then, the election is fixed at once.
        """
        election = self._load(command)
        election.require_turn(step=command.step, trustee=command.by, at=command.at)
        self._check(election, command)
        election.say(step=command.step, trustee=command.by, text=command.payload, at=command.at)
        if election.step is not Step.DONE:
            return self.store(election)
        trustees = self._scheme.trustees(election.ceremony)
        election.complete_ceremony(trustees=trustees, at=command.at)
        keys = self.keys(election.council_id)
        if keys is None or set(election.voters).difference(keys.keys):
            return self.store(election)
        return self._define(election, keys, command)

    def define(self, command: DefineElection) -> int:
        """Fix questions, key and roll with the voting keys enrolled by now."""
        election = self._load(command)
        keys = self.keys(election.council_id) or KeyRoll.begin(
            council_id=election.council_id, at=command.at
        )
        return self._define(election, keys, command)

    def cast(self, command: CastBallot) -> int:
        """Take a ballot; sent again, the same text changes nothing."""
        known = self._load(command)
        checked = self._scheme.check_ballot(known.definition, list(known.roll), command.ballot)

        def attempt() -> int:
            election = self._load(command)
            is_new = election.cast(
                member_id=command.by, ballot=command.ballot, checked=checked, at=command.at
            )
            return self.store(election) if is_new else self._position()

        return persistently(attempt)

    def tracker_of(self, ballot: str) -> str:
        """The tracker of a ballot, whether it is accepted or not."""
        return self._scheme.tracker(ballot)

    def note_written(self, command: NoteWrittenOpinions) -> int:
        """Note what absent members said in writing."""
        election = self._load(command)
        election.note_written(
            members=command.members, counts=command.counts, by=command.by, at=command.at
        )
        return self.store(election)

    def attest_destruction(self, command: AttestDestruction) -> int:
        """Note that a trustee says to have destroyed its share."""
        election = self._load(command)
        election.attest_destruction(trustee=command.by, at=command.at)
        return self.store(election)

    def election(self, election_id: UUID) -> Election:
        """One election as it stands.

        Raises:
            NotFoundError: there is none.
        """
        return self.load(Election, election_id)

    def keys(self, council_id: UUID) -> KeyRoll | None:
        """The voting keys of a council's members; None when nobody has enrolled one."""
        try:
            return self.load(KeyRoll, key_roll_id(council_id))
        except NotFoundError:
            return None

    def input_for(self, election: Election, trustee: str) -> str | None:
        """What the others sent to a trustee, encrypted to it; None as long as they have not."""
        if election.step not in {Step.VOUTPUT, Step.DONE}:
            return None
        return self._scheme.input_for(election.ceremony, election.place_of(trustee))

    def share_of(self, election: Election, trustee: str) -> str | None:
        """A trustee's share, which only the trustee can open; None before the last step."""
        said = election.said(Step.VOUTPUT).get(trustee)
        return None if said is None else self._scheme.sealed_share(said)

    def _load(self, command: OnElection) -> Election:
        return self.load(Election, command.election_id, expected_version=command.expected_version)

    def _check(self, election: Election, command: SayInCeremony) -> None:
        checks = {
            Step.CERTIFICATE: self._scheme.check_certificate,
            Step.POLYNOMIAL: self._scheme.check_polynomial,
            Step.VOUTPUT: self._scheme.check_output,
        }
        place = election.place_of(command.by)
        checks[command.step](election.ceremony, place, command.payload)

    def _define(
        self, election: Election, keys: KeyRoll, command: SayInCeremony | DefineElection
    ) -> int:
        roll = {keys.keys[each]: each for each in election.voters if each in keys.keys}
        definition = self._definition(election, list(roll))
        election.define(
            definition=definition,
            fingerprint=self._scheme.fingerprint(definition.election),
            roll=roll,
            at=command.at,
        )
        keys.pin(election_id=election.id, members=list(roll.values()), at=command.at)
        return self.store(election, keys)

    def _definition(self, election: Election, public_keys: list[str]) -> Definition:
        trustees = election.trustees_text or ""
        return Definition(
            election=self._scheme.define(_form_of(election), trustees),
            trustees=trustees,
            credentials=self._scheme.credentials(public_keys),
        )

    def _position(self) -> int:
        return self.recorder.max_notification_id() or 0


def _form_of(election: Election) -> Form:
    """What the election asks; no name of a person stands in it, so that erasing one is possible."""
    return Form(
        election_id=election.id,
        name=name_of(election),
        description=f"Phiên họp {election.session_id}",
        questions=questions_of(election),
        answers=answers_under(election.policy),
    )


def name_of(election: Election) -> str:
    """What an election is called."""
    return f"Bỏ phiếu kín ngày {date.fromisoformat(election.held_on):%d/%m/%Y}"


def questions_of(election: Election) -> tuple[str, ...]:
    """The question about each nominee, named by its place and its id."""
    return tuple(
        f"Hồ sơ {number}: {nomination_id}"
        for number, nomination_id in enumerate(election.nominees, start=1)
    )
