"""How far a history is vouched for from outside: what every answer to an auditor carries."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from domain.times import VIETNAM
from proofs.notes import Note
from service.transparency.proving import cosigners
from tenants.witnessed import witnessed


@dataclass(frozen=True, kw_only=True)
class Assurance:
    """Up to which event a history was witnessed, when and by whom; and how far it is signed."""

    witnessed: int
    signed: int
    witnessed_at: datetime | None
    witnesses: tuple[str, ...]

    @property
    def vi(self) -> str:
        """The sentence that stands beside a history."""
        if self.witnessed_at is None:
            return (
                "Chưa được ai bên ngoài chứng thực: không có điểm kiểm nào được làm chứng"
                f" (đã ký đến sự kiện {self.signed})."
            )
        return (
            f"Đã kiểm chứng đến sự kiện {self.witnessed}, được chứng thực lúc"
            f" {_moment(self.witnessed_at)} bởi {', '.join(self.witnesses)}."
        )

    @property
    def en(self) -> str:
        """The same in English."""
        if self.witnessed_at is None:
            return (
                "Not vouched for by anybody outside: no checkpoint was witnessed"
                f" (signed to event {self.signed})."
            )
        return (
            f"Verified to event {self.witnessed}, witnessed at"
            f" {_moment(self.witnessed_at)} by {', '.join(self.witnesses)}."
        )

    @property
    def document(self) -> dict[str, object]:
        """The assurance as the API and the command line tell it."""
        return vars(self) | {"vi": self.vi, "en": self.en}


def assurance_of(engine: Engine, tenant_id: str) -> Assurance:
    """What the newest witnessed checkpoint of a tenant says, or that there is none.

    Names and times are as the signer checked and stored them; certainty takes one's own keys.
    """
    found = witnessed(engine, tenant_id)
    by = cosigners(Note("", found.lines))
    at = max(by.values(), default=None)
    return Assurance(
        witnessed=found.size,
        signed=found.signed,
        witnessed_at=None if at is None else datetime.fromtimestamp(at, UTC),
        witnesses=tuple(by),
    )


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M:%S %d/%m/%Y}"
