"""`guong account provider`, `link` and `unlink`: who else vouches for our users."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime

import click

from service.access.discovery import require_safe
from service.cli.commands import GuongCommand, GuongGroup
from service.cli.database import database, settings
from service.cli.refusals import Refusal
from service.cli.scopes import OPERATOR
from service.cli.terminal import Column, this_terminal
from tenants.accounts import providers
from tenants.accounts.providers import Provider
from tenants.accounts.sealing import Keyring

_COLUMNS = (
    Column("provider_id", "Mã", "Id"),
    Column("name", "Tên", "Name"),
    Column("issuer", "Đơn vị phát hành", "Issuer"),
    Column("client_id", "Mã ứng dụng", "Client id"),
    Column("second_factor_methods", "Lớp thứ hai (amr)", "Second factor (amr)"),
)
_AT = click.option("--provider", "provider_id", required=True, help="Mã nhà cung cấp. · Its id.")
_SUBJECT = click.option("--subject", required=True, help="Giá trị “sub”. · The value of “sub”.")


@click.group(cls=GuongGroup)
def provider() -> None:
    """Nhà cung cấp danh tính (OIDC) · Identity providers (OpenID Connect)."""


@provider.command()
@click.argument("provider_id")
@click.option("--name", required=True, help="Tên hiển thị. · Display name.")
@click.option("--issuer", required=True, help="Địa chỉ https://… · Its address.")
@click.option("--client-id", required=True, help="Mã ứng dụng tại đó. · Our id there.")
@click.option(
    "--second-factor-methods",
    default=Provider.second_factor_methods,
    show_default=True,
    help="Giá trị “amr” được coi là lớp thứ hai. · Values of “amr” that count as one.",
)
def add(
    *, provider_id: str, name: str, issuer: str, client_id: str, second_factor_methods: str
) -> None:
    """Thêm; khóa bí mật đọc từ stdin · Enter one; the client secret is read from stdin."""
    require_safe(issuer)
    given = Provider(
        provider_id=provider_id,
        name=name,
        issuer=issuer,
        client_id=client_id,
        second_factor_methods=second_factor_methods,
    )
    with database() as engine:
        keyring = Keyring(settings().secret_keys)
        providers.add_provider(engine, keyring, given, secret=_secret(), at=datetime.now(UTC))
    place = f"{settings().public_url}/sign-in/{provider_id}"
    callback, logout = f"{place}/callback", f"{place}/back-channel-logout"
    this_terminal().done(
        {"provider_id": provider_id, "redirect_uri": callback, "backchannel_logout_uri": logout},
        vi=f"Khai báo tại nhà cung cấp: redirect_uri {callback}, backchannel_logout_uri {logout}",
        en=f"Register there: redirect_uri {callback}, backchannel_logout_uri {logout}",
    )


@provider.command("list")
def list_all() -> None:
    """Liệt kê · List them."""
    with database() as engine:
        rows = [asdict(each) for each in providers.providers(engine)]
    shown = [{column.key: row[column.key] for column in _COLUMNS} for row in rows]
    this_terminal().table(_COLUMNS, shown)


@provider.command()
@click.argument("provider_id")
def remove(*, provider_id: str) -> None:
    """Không tin nữa; các phiên từ đó kết thúc · Trust it no longer; its sign-ins end."""
    with database() as engine:
        ended = providers.remove_provider(engine, provider_id, at=datetime.now(UTC))
    this_terminal().done(
        {"provider_id": provider_id, "ended": ended},
        vi=f"Đã gỡ {provider_id}; {ended} phiên kết thúc.",
        en=f"{provider_id} was removed; {ended} sign-ins were ended.",
    )


@click.command(cls=GuongCommand)
@click.argument("user_id")
@_AT
@_SUBJECT
def link(*, user_id: str, provider_id: str, subject: str) -> None:
    """Liên kết một tài khoản tại nhà cung cấp · Link an account at a provider to a user."""
    with database() as engine:
        found = providers.provider_of(engine, provider_id)
        providers.link(
            engine,
            found,
            user_id=user_id,
            subject=subject,
            linked_by=OPERATOR,
            at=datetime.now(UTC),
        )
    this_terminal().done(
        {"user_id": user_id, "issuer": found.issuer, "subject": subject},
        vi=f"{user_id} đăng nhập được qua {found.name}.",
        en=f"{user_id} may sign in through {found.name}.",
    )


@click.command(cls=GuongCommand)
@_AT
@_SUBJECT
def unlink(*, provider_id: str, subject: str) -> None:
    """Bỏ liên kết; các phiên của nó kết thúc · Unlink an account; its sign-ins end."""
    with database() as engine:
        found = providers.provider_of(engine, provider_id)
        ended = providers.unlink(engine, found, subject=subject, at=datetime.now(UTC))
    this_terminal().done(
        {"subject": subject, "ended": ended},
        vi=f"Đã bỏ liên kết; {ended} phiên kết thúc.",
        en=f"It was unlinked; {ended} sign-ins were ended.",
    )


def _secret() -> str:
    secret = sys.stdin.readline().strip()
    if not secret:
        raise Refusal(
            vi="Hãy đưa khóa bí mật của ứng dụng vào stdin.",
            en="Give the secret of the client on stdin.",
        )
    return secret
