"""The leader rule as a dependency between dossiers (S0:63, S2:72, S4:57)."""

from uuid import UUID

from domain.application import Application
from domain.errors import DomainError
from domain.nominations.commands import LinkToCollective
from domain.nominations.nomination import Nomination
from domain.processes.commands import ReviewEffect
from domain.recognitions.recognition import Recognition
from domain.rules.kinds import SubjectKind
from domain.subjects.subject import Subject


class NotALeaderError(DomainError):
    """Only a leader's dossier depends on a collective."""

    vi = "Chỉ hồ sơ của cá nhân giữ chức vụ lãnh đạo mới gắn với tập thể."
    en = "Only a leader's dossier is linked to a collective."


class CollectiveNotNamedError(DomainError):
    """A link names the collective's dossier, or the collective itself."""

    vi = "Phải ghi hồ sơ của tập thể, hoặc tập thể."
    en = "Name the collective's dossier, or the collective."


class OtherCollectiveError(DomainError):
    """A leader is judged with the collective that he or she heads, and with no other."""

    vi = "Tập thể {subject_id} không phải là tập thể do người này đứng đầu."
    en = "The collective {subject_id} is not the one that this leader heads."


class NoSuchEffectError(DomainError):
    """The dossier does not rest on this recognition."""

    vi = "Hồ sơ {nomination_id} không gắn với công nhận này."
    en = "The dossier {nomination_id} does not rest on this recognition."


class Leading(Application):
    """Links leaders' dossiers to those of their collectives, and closes effects of revocations."""

    def link_to_collective(self, command: LinkToCollective) -> int:
        """Name the collective that a leader heads, by its dossier or by itself.

        Raises:
            NotALeaderError, CollectiveNotNamedError, OtherCollectiveError: it cannot be linked.
        """
        nomination = self.load(
            Nomination, command.nomination_id, expected_version=command.expected_version
        )
        collective_id = self._collective_of(command)
        self._require_headed(nomination, collective_id)
        nomination.link_to_collective(
            at=command.at,
            by=command.by,
            collective_subject_id=collective_id,
            collective_nomination_id=command.collective_nomination_id,
        )
        return self.store(nomination)

    def review_effect(self, command: ReviewEffect) -> int:
        """Note that a person has dealt with a dossier that rested on a revoked recognition.

        Raises:
            NoSuchEffectError: the dossier does not rest on it.
            NotRevokedError, EffectReviewedError, ReviewNoteMissingError: nothing to note.
        """
        recognition = self.load(
            Recognition, command.recognition_id, expected_version=command.expected_version
        )
        dependent = self.load(Nomination, command.nomination_id)
        if (dependent.collective or (None, None))[1] != recognition.nomination_id:
            raise NoSuchEffectError(nomination_id=dependent.id)
        recognition.review_effect(
            at=command.at, by=command.by, nomination_id=dependent.id, note=command.note
        )
        return self.store(recognition)

    def _collective_of(self, command: LinkToCollective) -> UUID:
        if command.collective_nomination_id is not None:
            return self.load(Nomination, command.collective_nomination_id).subject_id
        if command.collective_subject_id is None:
            raise CollectiveNotNamedError
        return command.collective_subject_id

    def _require_headed(self, nomination: Nomination, collective_id: UUID) -> None:
        leader = self.load(Subject, nomination.subject_id)
        if leader.kind is not SubjectKind.LEADER:
            raise NotALeaderError
        collective = self.load(Subject, collective_id)
        if collective_id == leader.id or collective.unit_id != leader.leads_unit_id:
            raise OtherCollectiveError(subject_id=collective_id)
