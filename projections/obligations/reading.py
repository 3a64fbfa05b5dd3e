"""Puts together what is known of an agency's plans from the rows of the read model."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.sql.elements import ColumnElement

from domain.obligations.known import Answered, Dossier, IssuedPlan, Known, Ower, SentList
from domain.obligations.obligation import Answer
from domain.obligations.requests import DataRequest
from domain.rules.document import PlanDocument
from domain.rules.reading import read_plan
from domain.rules.steps import Step
from domain.times import start_of
from projections.obligations.tables import (
    answer,
    data_request,
    dossier,
    plan_version,
    unit,
    upward_list,
)
from tenants.directory import Tenant

Answers = Mapping[tuple[str, str, UUID | None], Sequence[Answered]]


def known_plans(
    connection: Connection, tenant: Tenant, generation: ColumnElement[int]
) -> list[Known]:
    """What is known under each issued plan of an agency, in the order of the plans' ids."""
    found = _Found(connection, tenant.tenant_id, generation)
    units = [_unit(row) for row in found.rows(unit)]
    dossiers = _grouped(found.rows(dossier))
    answers = _grouped(found.rows(answer))
    lists = _grouped(found.rows(upward_list))
    dissolved_on = tenant.dissolved_on
    return [
        Known(
            plan=plan,
            agency=tenant.name,
            units=units,
            dossiers=[_dossier(row) for row in dossiers[plan.plan_id]],
            lists=[_list(row) for row in lists[plan.plan_id] if row["sent_at"] is not None],
            answers=_answers(answers[plan.plan_id]),
            dissolved_at=None if dissolved_on is None else start_of(dissolved_on),
        )
        for plan in _plans(found.rows(plan_version))
    ]


def known_requests(
    connection: Connection, tenant: Tenant, generation: ColumnElement[int]
) -> list[DataRequest]:
    """The requests of persons about their data that an agency received."""
    names = DataRequest.__dataclass_fields__
    rows = _Found(connection, tenant.tenant_id, generation).rows(data_request)
    return [DataRequest(**{name: row[name] for name in names}) for row in rows]


class _Found:
    def __init__(
        self, connection: Connection, tenant_id: str, generation: ColumnElement[int]
    ) -> None:
        self._connection = connection
        self._tenant_id = tenant_id
        self._generation = generation

    def rows(self, table: Table) -> list[RowMapping]:
        query = (
            select(table)
            .where(table.c.tenant_id == self._tenant_id, table.c.generation == self._generation)
            .order_by(*table.primary_key)
        )
        return list(self._connection.execute(query).mappings())


def _grouped(rows: Iterable[RowMapping]) -> Mapping[UUID, list[RowMapping]]:
    grouped: dict[UUID, list[RowMapping]] = defaultdict(list)
    for row in rows:
        grouped[row["plan_id"]].append(row)
    return grouped


def _plans(rows: Iterable[RowMapping]) -> list[IssuedPlan]:
    in_force = [row for row in rows if row["since"] is not None]
    return [
        _plan(plan_id, list(versions))
        for plan_id, versions in groupby(in_force, key=lambda row: row["plan_id"])
    ]


def _plan(plan_id: UUID, versions: Sequence[RowMapping]) -> IssuedPlan:
    return IssuedPlan(
        plan_id=plan_id,
        versions=[(row["since"], _rules(row["document"])) for row in versions],
        closed_at=versions[-1]["closed_at"],
    )


def _rules(document: dict[str, Any]) -> PlanDocument:
    return _parsed(json.dumps(document, ensure_ascii=False))


@lru_cache(maxsize=512)
def _parsed(text: str) -> PlanDocument:
    return read_plan(json.loads(text))


def _unit(row: RowMapping) -> Ower:
    return Ower(
        unit_id=row["unit_id"],
        name=row["name"],
        requested=row["external"],
        since=row["established_at"],
        until=None if row["dissolved_on"] is None else start_of(row["dissolved_on"]),
    )


def _dossier(row: RowMapping) -> Dossier:
    return Dossier(
        nomination_id=row["nomination_id"],
        subject_id=row["subject_id"],
        unit_id=row["unit_id"],
        reached={Step(step): datetime.fromisoformat(at) for step, at in row["reached"].items()},
        withdrawn_at=row["withdrawn_at"],
        stopped_at=row["stopped_at"],
    )


def _list(row: RowMapping) -> SentList:
    return SentList(
        first_day=row["first_day"],
        last_day=row["last_day"],
        at=row["sent_at"],
        text=f"Danh sách số {row['number']}",
    )


def _answers(rows: Iterable[RowMapping]) -> Answers:
    answers: dict[tuple[str, str, UUID | None], list[Answered]] = defaultdict(list)
    for row in rows:
        if row["version"] > 1:
            answers[row["duty_key"], row["window"], row["unit_id"]].append(_answered(row))
    return answers


def _answered(row: RowMapping) -> Answered:
    return Answered(
        answer=Answer(row["answer"]),
        at=row["answered_at"],
        text=row["text"],
        number=row["number"],
        ended_at=row["ended_at"],
    )
