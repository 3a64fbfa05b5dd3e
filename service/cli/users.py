"""`guong user` and `guong token`: who may enter, in which role, with which token."""

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import click

from domain.times import VIETNAM
from service.access.rights import Right
from service.access.roles import STANDING
from service.cli.commands import GuongGroup
from service.cli.database import database
from service.cli.scopes import OPERATOR
from service.cli.terminal import Column, this_terminal
from service.cli.values import DAY
from tenants import access, machine_keys, users

DAYS, MOST_DAYS = 90, 366

_GRANT_COLUMNS = (
    Column("tenant_id", "Cơ quan", "Agency"),
    Column("role", "Vai trò", "Role"),
    Column("unit_id", "Đơn vị", "Unit"),
    Column("valid_from", "Từ ngày", "From"),
    Column("valid_to", "Đến ngày", "To"),
)


_KEY_COLUMNS = (
    Column("label", "Dùng để", "For"),
    Column("tenant_id", "Cơ quan", "Agency"),
    Column("rights", "Quyền", "Rights"),
    Column("created_at", "Từ lúc", "Since"),
    Column("expires_at", "Đến lúc", "Until"),
)


@click.group(cls=GuongGroup)
def user() -> None:
    """Người dùng và vai trò · Users and their roles."""


@user.command()
@click.argument("user_id")
@click.option("--name", required=True, help="Họ tên. · Display name.")
def add(*, user_id: str, name: str) -> None:
    """Thêm một người dùng, chưa có quyền nào · Enter a user, who may do nothing yet."""
    with database() as engine:
        users.add_user(engine, user_id=user_id, display_name=name, at=datetime.now(UTC))
    this_terminal().done(
        {"user_id": user_id, "display_name": name},
        vi=f"Đã thêm người dùng {user_id}.",
        en=f"The user {user_id} was entered.",
    )


@user.command()
@click.argument("user_id")
@click.option("--tenant", required=True, help="Mã cơ quan. · Slug of the agency.")
@click.option("--role", type=click.Choice(sorted(STANDING)), required=True)
@click.option("--unit", type=click.UUID, help="Mã đơn vị (UUID). · Id of the unit.")
@click.option("--from", "valid_from", type=DAY, help="Từ ngày. · From this day on.")
@click.option("--to", "valid_to", type=DAY, help="Đến hết ngày. · To this day, included.")
@click.option("--why", default="", help="Lý do, văn bản. · Why, by which document.")
def grant(
    *,
    user_id: str,
    tenant: str,
    role: str,
    unit: UUID | None,
    valid_from: date | None,
    valid_to: date | None,
    why: str,
) -> None:
    """Giao một vai trò tại một cơ quan · Give a user a role at an agency."""
    given = access.Grant(
        tenant_id=tenant,
        role=role,
        unit_id="" if unit is None else str(unit),
        valid_from=valid_from or datetime.now(VIETNAM).date(),
        valid_to=valid_to,
    )
    with database() as engine:
        access.grant_role(
            engine,
            user_id=user_id,
            grant=given,
            granted_by=OPERATOR,
            at=datetime.now(UTC),
            why=why,
        )
    this_terminal().done(
        {"user_id": user_id, **asdict(given)},
        vi=f"Đã giao vai trò {role} tại {tenant} cho {user_id}.",
        en=f"{user_id} now holds the role {role} at {tenant}.",
    )


@user.command()
@click.argument("user_id")
def grants(*, user_id: str) -> None:
    """Liệt kê các vai trò của một người · List the roles of a user."""
    with database() as engine:
        rows = [asdict(each) for each in access.grants_of(engine, user_id)]
    this_terminal().table(_GRANT_COLUMNS, rows)


@click.group(cls=GuongGroup)
def token() -> None:
    """Khóa truy cập của máy · Keys of machines."""


@token.command()
@click.argument("user_id")
@click.option("--label", default="cli", help="Dùng để làm gì. · What it is for.")
@click.option(
    "--days",
    type=click.IntRange(min=1, max=MOST_DAYS),
    default=DAYS,
    show_default=True,
    help="Số ngày hiệu lực. · Days it is valid.",
)
@click.option("--tenant", help="Chỉ tại cơ quan này. · At this agency only.")
@click.option(
    "--right",
    "rights",
    multiple=True,
    type=click.Choice([each.value for each in Right]),
    help="Chỉ những quyền này. · These rights only.",
)
@click.option(
    "--step-up-exempt",
    is_flag=True,
    help="Miễn xác thực lớp hai, chỉ khi diễn tập. · No second factor; in a rehearsal only.",
)
def issue(
    *,
    user_id: str,
    label: str,
    days: int,
    tenant: str | None,
    rights: tuple[str, ...],
    step_up_exempt: bool,
) -> None:
    """Cấp khóa cho máy, chỉ hiện một lần · Issue a key to a machine; it is shown only now."""
    now = datetime.now(UTC)
    expires_at = now + timedelta(days=days)
    scope = machine_keys.KeyScope(tenant, frozenset(rights) or None, step_up_exempt)
    with database() as engine:
        secret = machine_keys.issue_token(
            engine, user_id=user_id, label=label, at=now, expires_at=expires_at, scope=scope
        )
    this_terminal().done(
        {"user_id": user_id, "token": secret, "expires_at": expires_at}, vi=secret, en=secret
    )


@token.command()
@click.argument("secret", metavar="TOKEN")
def revoke(*, secret: str) -> None:
    """Hủy một mã truy cập · Revoke a token."""
    with database() as engine:
        machine_keys.revoke_token(engine, secret, at=datetime.now(UTC))
    this_terminal().done({"revoked": True}, vi="Đã hủy mã truy cập.", en="The token was revoked.")


@token.command("list")
@click.argument("user_id")
def list_all(*, user_id: str) -> None:
    """Các khóa của một người còn hiệu lực · The keys of a user that are valid."""
    with database() as engine:
        found = machine_keys.tokens_of(engine, user_id, datetime.now(UTC))
    this_terminal().table(_KEY_COLUMNS, [asdict(each) for each in found])


@token.command()
@click.argument("user_id")
def end(*, user_id: str) -> None:
    """Hủy mọi khóa của một người · End all keys of a user."""
    with database() as engine:
        ended = machine_keys.revoke_tokens_of(engine, user_id, at=datetime.now(UTC))
    this_terminal().done(
        {"user_id": user_id, "ended": ended},
        vi=f"Đã hủy {ended} khóa của {user_id}.",
        en=f"{ended} keys of {user_id} were revoked.",
    )
