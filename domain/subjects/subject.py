"""Subjects: the collectives, people, households and models that can become exemplars."""

from datetime import datetime
from uuid import UUID

from eventsourcing.domain import event

from domain.aggregate import Aggregate, Birth
from domain.errors import DomainError
from domain.personal import PersonalText
from domain.rules.kinds import SubjectKind


class NamelessSubjectError(DomainError):
    """A subject needs a name."""

    vi = "Đối tượng phải có tên."
    en = "A subject needs a name."


class LeaderWithoutUnitError(DomainError):
    """A leader is judged with the collective he or she heads (S2:72), so it must be named."""

    vi = "Cá nhân giữ chức vụ lãnh đạo phải ghi rõ tập thể do người đó đứng đầu."
    en = "A leader needs the unit that he or she heads."


class Subject(Aggregate):
    """Somebody or something that can be nominated."""

    TOPIC = "subject"

    class Registered(Birth):
        """A subject is known to the agency from now on."""

        TOPIC = "subject.registered"
        kind: str
        name: PersonalText
        position: str | None
        unit_id: UUID | None
        leads_unit_id: UUID | None
        origin_tenant: str | None

    class Corrected(Aggregate.Event):
        """What is known of a subject was wrong or has changed."""

        TOPIC = "subject.corrected"
        name: PersonalText
        position: str | None
        reason: str

    @classmethod
    def register(
        cls,
        *,
        subject_id: UUID,
        at: datetime,
        kind: SubjectKind,
        name: str,
        position: str | None = None,
        unit_id: UUID | None = None,
        leads_unit_id: UUID | None = None,
        origin_tenant: str | None = None,
    ) -> "Subject":
        """Begin a subject.

        Raises:
            NamelessSubjectError: the name is blank.
            LeaderWithoutUnitError: a leader of this agency without the unit that he or she heads.
        """
        if not name.strip():
            raise NamelessSubjectError
        if kind is SubjectKind.LEADER and leads_unit_id is None and origin_tenant is None:
            raise LeaderWithoutUnitError
        return cls._begin(
            cls.Registered,
            id=subject_id,
            at=at,
            kind=kind.value,
            name=PersonalText(name.strip()),
            position=position,
            unit_id=unit_id,
            leads_unit_id=leads_unit_id,
            origin_tenant=origin_tenant,
        )

    def correct(self, *, at: datetime, name: str, position: str | None, reason: str) -> None:
        """Put right what is known; the earlier entry stays in the history.

        Raises:
            NamelessSubjectError: the name is blank.
        """
        if not name.strip():
            raise NamelessSubjectError
        self._record(
            self.Corrected,
            at=at,
            name=PersonalText(name.strip()),
            position=position,
            reason=reason,
        )

    @property
    def kind(self) -> SubjectKind:
        """What kind of subject this is."""
        return SubjectKind(self._kind)

    @property
    def name(self) -> PersonalText:
        """What the subject is called."""
        return self._name

    @event(Registered)
    def __init__(self, kind: str, name: PersonalText) -> None:
        self._kind = kind
        self._name = name

    @event(Corrected)
    def _corrected(self, name: PersonalText) -> None:
        self._name = name
