"""How what revocations leave to be reviewed is asked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.engine import RowMapping

from projections.paging import Page
from projections.revocation_effects.projection import RevocationEffects
from projections.revocation_effects.tables import effect
from projections.view import View


@dataclass(frozen=True, kw_only=True)
class EffectEntry:
    """A dossier that rested on a revoked recognition, and what a person is to do about it.

    `recognition_id` is the revoked one; `dependent_recognition_id` is set where the dossier had
    led to a recognition of its own; `state` is `open` or `reviewed`.
    """

    recognition_id: UUID
    nomination_id: UUID
    subject_id: UUID
    subject_name: str | None
    collective_name: str | None
    dependent_recognition_id: UUID | None
    needed_vi: str
    needed_en: str
    opened_at: datetime
    state: str
    note: str | None
    reviewed_by: str | None
    reviewed_at: datetime | None


class RevocationEffectsView(View):
    """The effects of the revocations of the tenant in scope."""

    projection = RevocationEffects

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        recognition_id: UUID | None = None,
        state: str | None = None,
    ) -> Page[EffectEntry]:
        """Effects in the order of the revocations.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"recognition_id": recognition_id, "state": state}
        order = ("position", "nomination_id")
        return self._page(effect, wanted, order=order, after=after, limit=limit, item=_entry)


def _entry(row: RowMapping) -> EffectEntry:
    return EffectEntry(**{name: row[name] for name in EffectEntry.__dataclass_fields__})
