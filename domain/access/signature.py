"""A signature made in the head's place: the fact that stands beside what was decided."""

from datetime import date, datetime
from uuid import UUID

from domain.access.delegation import Delegation
from domain.aggregate import Aggregate, Birth


class Signature(Aggregate):
    """One act under a delegation; it never changes."""

    TOPIC = "signature"

    class Made(Birth):
        """Somebody acted in the head's place; `about` is what they decided on, if it existed."""

        TOPIC = "signature.made"
        delegation_id: UUID
        signer: str
        signature: str
        document_number: str
        document_date: date
        right: str
        about: UUID | None

    @classmethod
    def make(
        cls, *, signature_id: UUID, at: datetime, delegation: Delegation, right: str,
        about: UUID | None,
    ) -> "Signature":  # fmt: skip
        """Record in which capacity and by which document somebody acts (NĐ 30/2020, Điều 13)."""
        mandate = delegation.mandate
        return cls._begin(
            cls.Made,
            id=signature_id,
            at=at,
            delegation_id=delegation.id,
            signer=mandate.delegate,
            signature=mandate.signature,
            document_number=mandate.document_number,
            document_date=mandate.document_date,
            right=right,
            about=about,
        )
