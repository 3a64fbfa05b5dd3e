"""The directory of agencies: their level, to whom they report, and their dated life."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Engine, Select, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from tenants.columns import columns_of
from tenants.engine import reading, writing
from tenants.errors import TenancyError, UnknownTenantError
from tenants.schema import tenant, tenant_head, tenant_status
from tenants.scope import NO_TENANT, bound_to

PARENTS: dict[str, frozenset[str]] = {
    "agency": frozenset({"province", "ministry"}),
    "province": frozenset({"ministry"}),
    "ministry": frozenset(),
}
_DATED = ("name", "short_name", "status", "effective_on", "ministry_id")
_SLUG = re.compile(r"[a-z0-9-]{2,63}")


class InvalidSlugError(TenancyError):
    """A slug has 2 to 63 lower-case letters, digits and hyphens."""

    vi = "Mã cơ quan {tenant_id} không hợp lệ: chỉ gồm 2–63 chữ thường không dấu, số, gạch nối."
    en = "The slug {tenant_id} is not valid: 2 to 63 lower-case letters, digits and hyphens."


class TenantExistsError(TenancyError):
    """The slug is taken, for ever."""

    vi = "Mã cơ quan {tenant_id} đã được dùng."
    en = "There already is an agency {tenant_id}."


class UnknownLevelError(TenancyError):
    """A level is agency, province or ministry."""

    vi = "Không có cấp {level}; chọn agency, province hoặc ministry."
    en = "There is no level {level}; choose agency, province or ministry."


class WrongParentError(TenancyError):
    """An agency reports to a province or a ministry, a province to a ministry."""

    vi = "Cơ quan cấp {level} không thể trực thuộc {parent_id} (cấp {parent_level})."
    en = "A tenant of level {level} cannot report to {parent_id} ({parent_level})."


class NoLineMinistryError(TenancyError):
    """Only an agency has a line ministry beside the province, and it is a ministry."""

    vi = "Cơ quan cấp {level} không thể theo ngành dọc {ministry_id} (cấp {ministry_level})."
    en = "A tenant of level {level} has no line ministry {ministry_id} ({ministry_level})."


class DissolvedError(TenancyError):
    """The agency was dissolved; its log stays readable."""

    vi = "Cơ quan {tenant_id} đã giải thể từ ngày {on}."
    en = "The agency {tenant_id} was dissolved on {on}."


@dataclass(frozen=True)
class Tenant:
    """An agency as it is now; names and ministry are those of its last dated change.

    It reports to `parent_id`, and in its line of work to `ministry_id` as well.
    """

    tenant_id: str
    name: str
    short_name: str
    level: str
    parent_id: str | None
    established_on: date
    dissolved_on: date | None = None
    ministry_id: str | None = None

    @property
    def affiliations(self) -> tuple[str, ...]:
        """To whom it reports: its parent, then its line ministry; each once, as far as known."""
        return tuple(dict.fromkeys(each for each in (self.parent_id, self.ministry_id) if each))


@dataclass(frozen=True)
class Status:
    """One dated change in the life of an agency.

    `status` is established, renamed, affiliated (to another line ministry) or dissolved.
    """

    seq: int
    effective_on: date
    status: str
    name: str
    short_name: str
    document: str
    ministry_id: str | None = None


def add(engine: Engine, new: Tenant, *, document: str = "") -> None:
    """Enter an agency and open its log; `document` is the decision that established it.

    Raises:
        InvalidSlugError, UnknownLevelError, TenantExistsError: the entry itself is wrong.
        UnknownTenantError, WrongParentError: it cannot report to that parent.
        NoLineMinistryError: its line ministry cannot be one.
    """
    if _SLUG.fullmatch(new.tenant_id) is None:
        raise InvalidSlugError(tenant_id=new.tenant_id)
    if new.level not in PARENTS:
        raise UnknownLevelError(level=new.level)
    with bound_to(NO_TENANT), writing(engine) as connection:
        _check_parent(connection, new)
        _check_ministry(connection, new, new.ministry_id)
        _refuse_taken(connection, new)
        _record(connection, new, on=new.established_on, status="established", document=document)


def get(engine: Engine, tenant_id: str) -> Tenant:
    """One agency.

    Raises:
        UnknownTenantError: there is no such agency.
    """
    with reading(engine) as connection:
        return _get(connection, tenant_id)


def all(engine: Engine) -> list[Tenant]:  # noqa: A001 -- always read as `directory.all`
    """Every agency, also dissolved ones, by slug."""
    return _listed(engine, _entries())


def children_of(engine: Engine, tenant_id: str) -> list[Tenant]:
    """The agencies that report to a province or ministry, also dissolved ones, by slug.

    To a ministry report also those whose line ministry it is.
    """
    reports = or_(tenant.c.parent_id == tenant_id, tenant_status.c.ministry_id == tenant_id)
    return _listed(engine, _entries().where(reports))


def history(engine: Engine, tenant_id: str) -> list[Status]:
    """The dated life of an agency, in the order of entry."""
    query = (
        select(*columns_of(tenant_status, Status))
        .where(tenant_status.c.tenant_id == tenant_id)
        .order_by(tenant_status.c.seq)
    )
    with reading(engine) as connection:
        return [Status(*row) for row in connection.execute(query)]


def rename(
    engine: Engine, tenant_id: str, *, name: str, short_name: str, on: date, document: str
) -> None:
    """Give an agency another name from a day on, by a document.

    Raises:
        UnknownTenantError, DissolvedError: there is no such agency any more.
    """

    def renamed(connection: Connection, before: Tenant) -> None:
        after = replace(before, name=name, short_name=short_name)
        _add_status(connection, after, on=on, status="renamed", document=document)

    _change(engine, tenant_id, renamed)


def affiliate(
    engine: Engine, tenant_id: str, *, ministry_id: str | None, on: date, document: str
) -> None:
    """Put an agency under another line ministry (None: under none) from a day, by a document.

    Raises:
        UnknownTenantError, DissolvedError: there is no such agency, or ministry, any more.
        NoLineMinistryError: that is no ministry, or this is no agency.
    """

    def affiliated(connection: Connection, before: Tenant) -> None:
        _check_ministry(connection, before, ministry_id)
        after = replace(before, ministry_id=ministry_id)
        _add_status(connection, after, on=on, status="affiliated", document=document)

    _change(engine, tenant_id, affiliated)


def dissolve(engine: Engine, tenant_id: str, *, on: date, document: str) -> None:
    """End an agency on a day, by a document; its log stays readable for ever.

    Raises:
        UnknownTenantError, DissolvedError: there is no such agency any more.
    """

    def dissolved(connection: Connection, before: Tenant) -> None:
        _add_status(connection, before, on=on, status="dissolved", document=document)

    _change(engine, tenant_id, dissolved)


def _change(engine: Engine, tenant_id: str, change: Callable[[Connection, Tenant], None]) -> None:
    with bound_to(tenant_id), writing(engine) as connection:
        before = _get(connection, tenant_id)
        if before.dissolved_on is not None:
            raise DissolvedError(tenant_id=tenant_id, on=before.dissolved_on)
        change(connection, before)


def _check_parent(connection: Connection, new: Tenant) -> None:
    if new.parent_id is None:
        return
    parent = _get(connection, new.parent_id)
    if parent.level not in PARENTS[new.level]:
        raise WrongParentError(
            level=new.level, parent_id=parent.tenant_id, parent_level=parent.level
        )


def _check_ministry(connection: Connection, agency: Tenant, ministry_id: str | None) -> None:
    if ministry_id is None:
        return
    ministry = _get(connection, ministry_id)
    if (agency.level, ministry.level) != ("agency", "ministry"):
        raise NoLineMinistryError(
            level=agency.level, ministry_id=ministry_id, ministry_level=ministry.level
        )


def _refuse_taken(connection: Connection, new: Tenant) -> None:
    try:
        connection.execute(insert(tenant_head).values(tenant_id=new.tenant_id, position=0))
    except IntegrityError:
        raise TenantExistsError(tenant_id=new.tenant_id) from None


def _record(connection: Connection, new: Tenant, *, on: date, status: str, document: str) -> None:
    entry = {name: getattr(new, name) for name in tenant.c.keys()}  # noqa: SIM118 -- not a dict
    connection.execute(insert(tenant).values(entry))
    _add_status(connection, new, on=on, status=status, document=document)


def _add_status(
    connection: Connection, changed: Tenant, *, on: date, status: str, document: str
) -> None:
    of_tenant = tenant_status.c.tenant_id == changed.tenant_id
    last = connection.execute(select(func.max(tenant_status.c.seq)).where(of_tenant)).scalar()
    connection.execute(
        insert(tenant_status).values(
            tenant_id=changed.tenant_id,
            seq=(last or 0) + 1,
            effective_on=on,
            status=status,
            name=changed.name,
            short_name=changed.short_name,
            document=document,
            ministry_id=changed.ministry_id,
        )
    )


def _entries() -> Select[Any]:
    later = tenant_status.alias("later")
    last = (
        select(func.max(later.c.seq))
        .where(later.c.tenant_id == tenant.c.tenant_id)
        .scalar_subquery()
    )
    return (
        select(*tenant.c, *(tenant_status.c[name] for name in _DATED))
        .join(tenant_status, tenant_status.c.tenant_id == tenant.c.tenant_id)
        .where(tenant_status.c.seq == last)
        .order_by(tenant.c.tenant_id)
    )


def _listed(engine: Engine, query: Select[Any]) -> list[Tenant]:
    with reading(engine) as connection:
        return [_tenant(row) for row in connection.execute(query)]


def _get(connection: Connection, tenant_id: str) -> Tenant:
    row = connection.execute(_entries().where(tenant.c.tenant_id == tenant_id)).first()
    if row is None:
        raise UnknownTenantError(tenant_id=tenant_id)
    return _tenant(row)


def _tenant(row: Any) -> Tenant:
    return Tenant(
        tenant_id=row.tenant_id,
        name=row.name,
        short_name=row.short_name,
        level=row.level,
        parent_id=row.parent_id,
        established_on=row.established_on,
        dissolved_on=row.effective_on if row.status == "dissolved" else None,
        ministry_id=row.ministry_id,
    )
