"""`guong access audit`, `delegate` and how both end: what an officer's document orders.

The command line is the operator's; `--by` names the officer of the agency who decided.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import click
from sqlalchemy import Engine

from domain.access.audit import Commission
from domain.access.audit_scope import AuditScope, ScopeKind
from domain.access.commands import EndDelegation, GiveAudit, GiveDelegation, RevokeAudit
from domain.access.delegation import Capacity, Mandate
from domain.times import VIETNAM
from service.access.rights import DELEGABLE
from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.scopes import operating
from service.cli.terminal import this_terminal
from service.cli.values import DAY
from tenants.users import require_user

_TENANT = click.option("--tenant", required=True, help="Mã cơ quan · Slug of the agency.")
_BY = click.option("--by", required=True, help="Người quyết định · The officer who decided.")
_FROM = click.option("--from", "first_day", type=DAY, help="Từ ngày · From this day on.")
_REASON = click.option("--reason", required=True, help="Lý do · Why.")


@click.command(cls=GuongCommand)
@click.argument("auditor")
@_TENANT
@_BY
@_FROM
@click.option("--to", "last_day", type=DAY, required=True, help="Đến hết ngày · To this day.")
@click.option("--purpose", required=True, help="Mục đích · What for.")
@click.option("--document", required=True, help="Quyết định thanh tra · By which document.")
@click.option("--nomination", type=click.UUID, help="Chỉ một hồ sơ · One dossier only.")
@click.option("--session", type=click.UUID, help="Chỉ một phiên họp · One session only.")
@click.option("--unit", type=click.UUID, help="Chỉ hồ sơ của một đơn vị · Of one unit only.")
@click.option("--plan", type=click.UUID, help="Chỉ một kế hoạch · Of one plan only.")
@click.option("--since", type=DAY, help="Chỉ một kỳ: từ · One period only: from.")
@click.option("--until", type=DAY, help="Chỉ một kỳ: đến · One period only: to.")
def audit(
    *, auditor: str, tenant: str, by: str, first_day: date | None, last_day: date, purpose: str,
    document: str, since: date | None, until: date | None, **only: UUID | None,
) -> None:  # fmt: skip
    """Cấp quyền kiểm tra có thời hạn · Let an auditor read until a day."""
    commission = Commission(
        auditor=auditor,
        scope=_scope(only, since=since, until=until),
        purpose=purpose,
        document=document,
        first_day=first_day or datetime.now(VIETNAM).date(),
        last_day=last_day,
    )
    command = GiveAudit(access_id=uuid4(), commission=commission, by=by, at=datetime.now(UTC))
    with database() as engine, operating(engine, tenant):
        _require_users(engine, auditor, by)
        Backend(engine=engine).office().access.give_audit(command)
    this_terminal().done(
        {"access_id": command.access_id, "auditor": auditor, "last_day": last_day},
        vi=f"{auditor} được xem dữ liệu của {tenant} đến hết ngày {last_day:%d/%m/%Y}.",
        en=f"{auditor} may read at {tenant} to {last_day.isoformat()}.",
    )


@click.command(cls=GuongCommand)
@click.argument("access_id", type=click.UUID)
@_TENANT
@_BY
@_REASON
def revoke(*, access_id: UUID, tenant: str, by: str, reason: str) -> None:
    """Thu hồi quyền kiểm tra · End an auditor's access now."""
    command = RevokeAudit(access_id=access_id, by=by, at=datetime.now(UTC), reason=reason)
    with database() as engine, operating(engine, tenant):
        _require_users(engine, by)
        Backend(engine=engine).office().access.revoke_audit(command)
    this_terminal().done(
        {"access_id": access_id}, vi="Đã thu hồi quyền kiểm tra.", en="The access was revoked."
    )


@click.command(cls=GuongCommand)
@click.argument("user_id")
@_TENANT
@_BY
@_FROM
@click.option("--to", "last_day", type=DAY, help="Đến hết ngày · To this day, included.")
@click.option("--capacity", type=click.Choice([each.value for each in Capacity]), required=True)
@click.option("--head-title", required=True, help="Chức vụ cấp trưởng · Title of the head.")
@click.option("--own-title", required=True, help="Chức vụ người ký · Title of who signs.")
@click.option("--document", required=True, help="Số văn bản · Number of the document.")
@click.option("--document-date", type=DAY, required=True, help="Ngày văn bản · Its date.")
@click.option(
    "--right", "rights", multiple=True, required=True,
    type=click.Choice([right.value for right in DELEGABLE]),
)  # fmt: skip
def delegate(
    *, user_id: str, tenant: str, by: str, first_day: date | None, last_day: date | None,
    capacity: str, head_title: str, own_title: str, document: str, document_date: date,
    rights: tuple[str, ...],
) -> None:  # fmt: skip
    """Giao ký thay (KT) hoặc quyền cấp trưởng (Q) · Let somebody sign in the head's place."""
    mandate = Mandate(
        delegate=user_id,
        capacity=Capacity(capacity),
        head_title=head_title,
        own_title=own_title,
        document_number=document,
        document_date=document_date,
        rights=rights,
        first_day=first_day or datetime.now(VIETNAM).date(),
        last_day=last_day,
    )
    command = GiveDelegation(delegation_id=uuid4(), mandate=mandate, by=by, at=datetime.now(UTC))
    with database() as engine, operating(engine, tenant):
        _require_users(engine, user_id, by)
        Backend(engine=engine).office().access.give_delegation(command)
    this_terminal().done(
        {"delegation_id": command.delegation_id, "signature": mandate.signature},
        vi=f"{user_id} được ký “{mandate.signature}” tại {tenant}.",
        en=f"{user_id} may sign “{mandate.signature}” at {tenant}.",
    )


@click.command("end-delegation", cls=GuongCommand)
@click.argument("delegation_id", type=click.UUID)
@_TENANT
@_BY
@_REASON
def end_delegation(*, delegation_id: UUID, tenant: str, by: str, reason: str) -> None:
    """Chấm dứt việc giao ký thay · End a delegation now."""
    command = EndDelegation(access_id=delegation_id, by=by, at=datetime.now(UTC), reason=reason)
    with database() as engine, operating(engine, tenant):
        _require_users(engine, by)
        Backend(engine=engine).office().access.end_delegation(command)
    this_terminal().done(
        {"delegation_id": delegation_id},
        vi="Đã chấm dứt việc giao ký thay.",
        en="The delegation was ended.",
    )


def _require_users(engine: Engine, *user_ids: str) -> None:
    for user_id in user_ids:
        require_user(engine, user_id)


def _scope(
    only: Mapping[str, UUID | None], *, since: date | None, until: date | None
) -> AuditScope:
    named: list[tuple[ScopeKind, UUID | None]] = [
        (ScopeKind(kind), id) for kind, id in only.items() if id is not None
    ]
    if since is not None or until is not None:
        named.append((ScopeKind.PERIOD, None))
    if len(named) > 1:
        text = "Chỉ chọn một phạm vi. · Choose one scope only."
        raise click.UsageError(text)
    kind, thing_id = named[0] if named else (ScopeKind.AGENCY, None)
    return AuditScope(kind=kind, thing_id=thing_id, since=since, until=until)
