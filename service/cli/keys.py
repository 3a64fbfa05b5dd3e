"""`guong keys`: the keys that seal personal texts; none of these commands prints one."""

import os
from pathlib import Path

import click

from service.backend import Backend
from service.cli.commands import GuongGroup
from service.cli.database import database
from service.cli.terminal import this_terminal
from service.erased import destroy_again
from service.key_file import KEY_FILE
from service.settings import UnusableSettingError
from tenants.keys import rotation
from tenants.keys.keyring import make_file


@click.group(cls=GuongGroup)
def keys() -> None:
    """Khóa bảo vệ dữ liệu cá nhân · The keys that seal personal data."""


@keys.command()
def init() -> None:
    """Tạo tệp khóa GUONG_KEY_FILE nếu chưa có · Make the key file, if there is none."""
    named = os.environ.get(KEY_FILE)
    if not named:
        raise UnusableSettingError(name=KEY_FILE, allowed="the path of the key file")
    make_file(Path(named))
    this_terminal().done(
        {"key_file": named},
        vi=f"Tệp khóa: {named}. Sao lưu riêng, không cùng chỗ với cơ sở dữ liệu.",
        en=f"The key file: {named}. Back it up apart from the database.",
    )


@keys.command()
@click.option("--tenant", help="Chỉ một cơ quan · One agency only.")
@click.option("--instance", is_flag=True, help="Khóa của hệ thống · The key of the instance.")
def rotate(*, tenant: str | None, instance: bool) -> None:
    """Thay khóa, không đụng đến sự kiện nào · New keys wrap the old; no event is touched."""
    with database() as engine:
        keyring = Backend(engine=engine).keyring
        if instance:
            done = rotation.rotate_instance(engine, keyring)
        else:
            chosen = [tenant] if tenant else rotation.tenants_with_keys(engine)
            done = sum(rotation.rotate_tenant(engine, keyring, each) for each in chosen)
    this_terminal().done(
        {"rewrapped": done}, vi=f"Đã bọc lại {done} khóa.", en=f"Keys wrapped anew: {done}."
    )


@keys.command()
def prune() -> None:
    """Bỏ khóa hệ thống cũ: bản sao lưu khóa cũ không mở được nữa · Drop old instance keys."""
    with database() as engine:
        dropped = rotation.prune(engine, Backend(engine=engine).keyring)
    this_terminal().done(
        {"dropped": dropped},
        vi=f"Đã bỏ {dropped} khóa cũ của hệ thống.",
        en=f"Old keys of the instance dropped: {dropped}.",
    )


@keys.command()
def check() -> None:
    """Sau khi phục hồi: hủy lại khóa của những ai đã được xóa · Destroy again what was erased."""
    with database() as engine:
        done = destroy_again(Backend(engine=engine))
    this_terminal().done(
        {"destroyed_again": done},
        vi=f"Đã hủy lại {done} khóa mà nhật ký ghi là đã hủy.",
        en=f"Keys destroyed again, as the logs say they were: {done}.",
    )
