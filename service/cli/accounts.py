"""`guong account`: how people get in, and how an operator helps them or shuts them out."""

from datetime import UTC, datetime, timedelta

import click

from service.cli.commands import GuongGroup
from service.cli.database import database, settings
from service.cli.providers import link, provider, unlink
from service.cli.terminal import Column, this_terminal
from tenants import users
from tenants.accounts import lockout, passwords, second_factor, sign_ins, tickets, tidying
from tenants.accounts.tickets import Purpose

DAYS, MOST_DAYS = 3, 14
_SIGN_IN_COLUMNS = (
    Column("sign_in_id", "Mã", "Id"),
    Column("device", "Thiết bị", "Device"),
    Column("methods", "Cách xác thực", "Methods"),
    Column("created_at", "Từ lúc", "Since"),
    Column("seen_at", "Gần nhất", "Last seen"),
)


@click.group(cls=GuongGroup)
def account() -> None:
    """Tài khoản: mời, mở khóa, đăng xuất, liên kết · Accounts: invite, unlock, sign out, link."""


@account.command()
@click.argument("user_id")
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=DAYS,
    show_default=True,
    help="Số ngày hiệu lực. · Days it is valid.",
)
def invite(*, user_id: str, days: int) -> None:
    """Cấp mã đặt mật khẩu, dùng một lần · Print a one-time token to set a password with.

    Mã chỉ hiện một lần. Dùng lại lệnh này khi quên mật khẩu. · It is shown only now. For somebody
    who forgot the password, too.
    """
    now = datetime.now(UTC)
    expires_at = now + timedelta(days=days)
    with database() as engine:
        secret = tickets.issue_ticket(
            engine, user_id=user_id, purpose=Purpose.SET_UP, at=now, expires_at=expires_at
        )
    address = f"{settings().public_url}/v1/account/set-up"
    result = {"user_id": user_id, "ticket": secret, "expires_at": expires_at, "address": address}
    this_terminal().done(result, vi=secret, en=secret)


@account.command()
@click.argument("user_id")
def show(*, user_id: str) -> None:
    """Tài khoản có gì · What an account has: password, second factor, sign-ins."""
    with database() as engine:
        users.require_user(engine, user_id)
        result = {
            "user_id": user_id,
            "password": passwords.has_password(engine, user_id),
            "second_factor": second_factor.is_enrolled(engine, user_id),
            "sign_ins": len(sign_ins.sign_ins_of(engine, user_id, datetime.now(UTC))),
        }
    marks = [name for name in ("password", "second_factor") if result[name]]
    text = f"{user_id}: {', '.join(marks) or '-'}; sign-ins: {result['sign_ins']}"
    this_terminal().done(result, vi=text, en=text)


@account.command()
@click.argument("user_id")
def unlock(*, user_id: str) -> None:
    """Cho thử lại ngay sau nhiều lần sai · Let somebody try again after wrong attempts."""
    with database() as engine:
        users.require_user(engine, user_id)
        lockout.forget_attempts(engine, user_id)
    this_terminal().done(
        {"user_id": user_id},
        vi=f"{user_id} được đăng nhập lại.",
        en=f"{user_id} may sign in again.",
    )


@account.command("forget-second-factor")
@click.argument("user_id")
def forget_second_factor(*, user_id: str) -> None:
    """Gỡ lớp thứ hai khi mất thiết bị · Remove the second factor of a lost device.

    Mọi phiên đăng nhập kết thúc. · All sign-ins end.
    """
    with database() as engine:
        users.require_user(engine, user_id)
        second_factor.remove(engine, user_id)
        ended = sign_ins.end_every(engine, user_id, at=datetime.now(UTC))
    this_terminal().done(
        {"user_id": user_id, "ended": ended},
        vi=f"Đã gỡ xác thực lớp thứ hai của {user_id}.",
        en=f"The second factor of {user_id} was removed.",
    )


@account.command("sign-ins")
@click.argument("user_id")
def list_sign_ins(*, user_id: str) -> None:
    """Các phiên đăng nhập đang mở · The sign-ins that go on."""
    with database() as engine:
        users.require_user(engine, user_id)
        found = sign_ins.sign_ins_of(engine, user_id, datetime.now(UTC))
    this_terminal().table(_SIGN_IN_COLUMNS, [vars(each) for each in found])


@account.command("sign-out")
@click.argument("user_id")
def sign_out(*, user_id: str) -> None:
    """Kết thúc mọi phiên đăng nhập · End all sign-ins of a user."""
    with database() as engine:
        users.require_user(engine, user_id)
        ended = sign_ins.end_every(engine, user_id, at=datetime.now(UTC))
    this_terminal().done(
        {"user_id": user_id, "ended": ended},
        vi=f"Đã kết thúc {ended} phiên.",
        en=f"{ended} sign-ins were ended.",
    )


@account.command()
def tidy() -> None:
    """Xóa dấu vết đăng nhập đã kết thúc quá 90 ngày · Delete what ended more than 90 days ago."""
    with database() as engine:
        deleted = tidying.tidy(engine, datetime.now(UTC))
    this_terminal().done(
        {"deleted": deleted},
        vi=f"Đã xóa {deleted} phiên đăng nhập cũ.",
        en=f"{deleted} old sign-ins were deleted.",
    )


for command in (link, unlink, provider):
    account.add_command(command)
