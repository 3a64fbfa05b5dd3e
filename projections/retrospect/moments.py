"""The moments in a log to which one can look back."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eventsourcing.persistence import Mapper
from sqlalchemy import Engine, func, select
from typing_extensions import override

from domain.errors import DomainError
from projections.reading_log import read_facts
from tenants.engine import reading
from tenants.schema import events


class MomentFaultyError(DomainError):
    """One cannot look back at what was named."""


class MomentUnknownError(MomentFaultyError):
    """What was named is no moment of this log."""

    vi = (
        "Không xem lại được thời điểm “{named}”: cần một ngày đã qua (2024-11-29), một thời điểm đã"
        " qua kèm múi giờ (2024-11-29T08:00:00+07:00) hoặc một vị trí đã có trong nhật ký."
    )
    en = (
        "One cannot look back at “{named}”: a day that is over (2024-11-29), a past instant with"
        " its offset (2024-11-29T08:00:00+07:00) or a position that the log has reached is needed."
    )


class PositionOfOneLogError(MomentFaultyError):
    """A view of several agencies was asked as of a position, which means nothing in other logs."""

    vi = "Số liệu của nhiều cơ quan chỉ xem lại được theo thời điểm, không theo vị trí nhật ký."
    en = "What several agencies show is looked back at by an instant, not by a position."


class Moment(ABC):
    """A moment to which one can look back; in each log it comes after one position.

    What is looked at is always a whole beginning of a log, so that nothing is seen without what
    came before it.
    """

    @abstractmethod
    def position(self, engine: Engine, mapper: Mapper[UUID], tenant_id: str) -> int:
        """The last position before the moment in the log of a tenant; 0 before the first."""


@dataclass(frozen=True)
class Reached(Moment):
    """The log had just reached a position, which is also the size of its checkpoint."""

    reached: int

    @override
    def position(self, engine: Engine, mapper: Mapper[UUID], tenant_id: str) -> int:
        return self.reached


@dataclass(frozen=True)
class RecordedBefore(Moment):
    """Just before an instant (aware), by the clock of the log."""

    end: datetime

    @override
    def position(self, engine: Engine, mapper: Mapper[UUID], tenant_id: str) -> int:
        query = select(func.coalesce(func.max(events.c.position), 0)).where(
            events.c.tenant_id == tenant_id, events.c.recorded_at < self.end
        )
        with reading(engine) as connection:
            return int(connection.execute(query).scalar_one())


@dataclass(frozen=True)
class HappenedBefore(Moment):
    """Just before an instant (aware), by the time that the players of a rehearsal chose."""

    end: datetime

    @override
    def position(self, engine: Engine, mapper: Mapper[UUID], tenant_id: str) -> int:
        facts = read_facts(engine, mapper, tenant_id)
        return max((each.position for each in facts if each.occurred_at < self.end), default=0)
