"""How stories and publications are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from domain.errors import NotFoundError
from projections.exemplars.stories import Stories
from projections.exemplars.story_tables import publication, story
from projections.paging import Page, fetch_page
from projections.view import View
from tenants.engine import reading

UP, SCHEDULED, TO_TAKE_DOWN, TAKEN_DOWN = "up", "scheduled", "to_take_down", "taken_down"
STATES = (UP, SCHEDULED, TO_TAKE_DOWN, TAKEN_DOWN)


@dataclass(frozen=True, kw_only=True)
class StoryEntry:
    """A story with the consents that it needs and has.

    `barred` says why it may not be up: consent_withdrawn or recognition_revoked.
    """

    story_id: UUID
    version: int
    nomination_id: UUID
    recognition_id: UUID | None
    subject_id: UUID
    subject_name: str | None
    subject_kind: str
    minor: bool
    decision_number: str | None
    title: str
    text: str
    facts_ref: list[str]
    consents_needed: list[str]
    consents: list[dict[str, Any]]
    barred: str | None
    drafted_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class PublicationEntry:
    """One time that a story went up; `state` as of the day that was asked for.

    It is `up`, `scheduled`, `taken_down`, or `to_take_down`: it should be up no longer, because
    its time has passed or the story is barred.
    """

    story_id: UUID
    subject_id: UUID
    subject_name: str | None
    title: str
    channel: str
    url: str | None
    published_from: date
    published_until: date | None
    taken_down_on: date | None
    reason: str | None
    barred: str | None
    state: str


class StoriesView(View):
    """The stories of the tenant in scope."""

    projection = Stories

    def page(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        nomination_id: UUID | None = None,
        subject_id: UUID | None = None,
        barred: str | None = None,
    ) -> Page[StoryEntry]:
        """Stories in the order in which they were drafted.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        wanted = {"nomination_id": nomination_id, "subject_id": subject_id, "barred": barred}
        order = ("drafted_at", "story_id")
        return self._page(story, wanted, order=order, after=after, limit=limit, item=_story)

    def get(self, story_id: UUID) -> StoryEntry:
        """One story (NotFoundError where it is not shown)."""
        of_id = story.c.story_id == story_id
        for row in self._fetch(select(story).where(self._own(story), of_id)):
            return _story(row)
        raise NotFoundError(kind="story", id=story_id)

    def publications(
        self,
        after: str | None = None,
        limit: int = 50,
        *,
        on: date,
        state: str | None = None,
        subject_id: UUID | None = None,
        channel: str | None = None,
    ) -> Page[PublicationEntry]:
        """Publications in the order of their first days, with their state on the day `on`.

        Raises:
            BadCursorError: `after` is not a cursor of this list.
        """
        columns = publication.c
        query = select(publication).where(self._own(publication))
        if subject_id is not None:
            query = query.where(columns.subject_id == subject_id)
        if channel is not None:
            query = query.where(columns.channel == channel)
        if state is not None:
            query = query.where(_conditions(on)[state])
        order = [columns.published_from, columns.position, columns.story_id]
        with reading(self._engine) as connection:
            return fetch_page(
                connection,
                query,
                order=order,
                after=after,
                limit=limit,
                item=lambda row: _publication(row, on),
            )


def _conditions(on: date) -> Mapping[str, ColumnElement[bool]]:
    row = publication.c
    remains = row.taken_down_on.is_(None)
    over = or_(row.barred.is_not(None), row.published_until < on)
    in_time = and_(
        remains,
        row.barred.is_(None),
        or_(row.published_until.is_(None), row.published_until >= on),
    )
    return {
        TAKEN_DOWN: row.taken_down_on.is_not(None),
        TO_TAKE_DOWN: and_(remains, over),
        SCHEDULED: and_(in_time, row.published_from > on),
        UP: and_(in_time, row.published_from <= on),
    }


def _state(row: RowMapping, on: date) -> str:
    if row["taken_down_on"] is not None:
        return TAKEN_DOWN
    until = row["published_until"]
    if row["barred"] is not None or (until is not None and until < on):
        return TO_TAKE_DOWN
    return SCHEDULED if row["published_from"] > on else UP


def _publication(row: RowMapping, on: date) -> PublicationEntry:
    names = [name for name in PublicationEntry.__dataclass_fields__ if name != "state"]
    return PublicationEntry(state=_state(row, on), **{name: row[name] for name in names})


def _story(row: RowMapping) -> StoryEntry:
    return StoryEntry(**{name: row[name] for name in StoryEntry.__dataclass_fields__})
