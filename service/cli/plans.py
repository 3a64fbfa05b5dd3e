"""`guong plan`: check a plan file, put it in force, list the plans of an agency."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click
from eventsourcing.persistence import IntegrityError
from sqlalchemy import Engine

from domain.plans.plan import Plan
from domain.rules.faults import PlanFaultyError
from domain.rules.reading import read_plan
from domain.times import local_day
from projections.registers.plans import PlanEntry, PlanRegisterView
from service import clock
from service.backend import Backend
from service.cli.commands import GuongGroup
from service.cli.database import database
from service.cli.plan_drafting import amend, new, schema, simulate_, trace_
from service.cli.plan_faults import faults_of, warnings_of
from service.cli.plan_sources import plan_id_of, valid_plan
from service.cli.refusals import REFUSED, Refusal
from service.cli.scopes import operating
from service.cli.terminal import Column, this_terminal
from service.cli.values import DAY, PLAN_PATH
from tenants import plan_files

_COLUMNS = (
    Column("plan_id", "Mã", "Id"),
    Column("key", "Khóa", "Key"),
    Column("number", "Số", "Number"),
    Column("year", "Năm", "Year"),
    Column("state", "Trạng thái", "State"),
    Column("issued_on", "Ban hành", "Issued"),
    Column("title", "Tên", "Title"),
)
_SHIPPED_COLUMNS = (
    Column("name", "Tệp", "File"),
    Column("key", "Khóa", "Key"),
    Column("sketch", "Phác thảo", "Sketch"),
    Column("title", "Tên", "Title"),
)


@click.group(cls=GuongGroup)
def plan() -> None:
    """Kế hoạch · Plans."""


for command in (new, trace_, simulate_, schema, amend):
    plan.add_command(command)


@plan.command()
@click.argument("file", type=PLAN_PATH)
@click.option("--on", type=DAY, help="Xét căn cứ vào ngày này; hôm nay nếu bỏ trống. · On a day.")
def check(*, file: Path, on: date | None) -> None:
    """Kiểm tra một tệp kế hoạch · Check a plan file and show every fault with its line."""
    source = plan_files.read_file(file)
    terminal = this_terminal()
    try:
        document = read_plan(source.data)
    except PlanFaultyError as faulty:
        faults = faults_of(file, source, faulty)
        terminal.lines(
            {"file": str(file), "valid": False, "faults": [fault.as_data() for fault in faults]},
            [fault.line_in(terminal.language) for fault in faults],
        )
        click.get_current_context().exit(REFUSED)
    warnings = warnings_of(file, source, document, on=on or local_day(clock.now()))
    valid = terminal.say(
        f"{file}: kế hoạch “{document.key}” hợp lệ.",
        f"{file}: the plan “{document.key}” is valid.",
    )
    terminal.lines(
        {
            "file": str(file),
            "valid": True,
            "key": document.key,
            "faults": [],
            "warnings": [warning.as_data() for warning in warnings],
        },
        [valid, *(warning.line_in(terminal.language) for warning in warnings)],
    )


@plan.command()
@click.argument("file", type=PLAN_PATH)
@click.option("--tenant", required=True, help="Mã cơ quan. · Slug of the agency.")
@click.option("--number", help="Số văn bản, nếu tệp chưa ghi. · Number, if not in the file.")
@click.option("--issued-on", type=DAY, help="Ngày ban hành, nếu tệp chưa ghi. · Day of issue.")
@click.option("--signer", help="Người ký, nếu tệp chưa ghi. · Signer, if not in the file.")
def issue(
    *, file: Path, tenant: str, number: str | None, issued_on: date | None, signer: str | None
) -> None:
    """Ban hành một kế hoạch · Put a plan in force."""
    source = plan_files.read_file(file)
    document = valid_plan(file, source)
    plan_id = plan_id_of(tenant, document.key)
    new = Plan.draft(
        plan_id=plan_id,
        at=clock.now(),
        document=dict(source.data),
        source_sha256=source.sha256,
    )
    new.issue(
        at=clock.now(),
        number=number or document.number or "",
        issued_on=issued_on or document.issued_on or local_day(clock.now()),
        signer=signer or document.signer or "",
    )
    with database() as engine, operating(engine, tenant):
        position = _store(engine, new, key=document.key)
    this_terminal().done(
        {"plan_id": plan_id, "key": document.key, "tenant_id": tenant, "position": position},
        vi=f"Đã ban hành kế hoạch {document.key} tại {tenant}: {plan_id}",
        en=f"The plan {document.key} is in force at {tenant}: {plan_id}",
    )


@plan.command("list")
@click.option("--tenant", help="Mã cơ quan · Slug of the agency.")
def list_(*, tenant: str | None) -> None:
    """Kế hoạch của cơ quan; không có --tenant: kế hoạch mẫu · Plans of an agency, or shipped."""
    if tenant is None:
        this_terminal().table(_SHIPPED_COLUMNS, _shipped())
        return
    with database() as engine, operating(engine, tenant):
        rows = [asdict(entry) for entry in _every_plan(PlanRegisterView(engine))]
    this_terminal().table(_COLUMNS, rows)


def _shipped() -> list[dict[str, object]]:
    files = {name: plan_files.shipped_path(name) for name in plan_files.shipped()}
    plans = {name: read_plan(plan_files.read_file(path).data) for name, path in files.items()}
    return [
        {"name": name, "key": each.key, "title": each.title, "sketch": each.sketch}
        for name, each in plans.items()
    ]


def _every_plan(view: PlanRegisterView) -> Iterator[PlanEntry]:
    page = view.page()
    yield from page.items
    while page.next_cursor is not None:
        page = view.page(page.next_cursor)
        yield from page.items


def _store(engine: Engine, new: Plan, *, key: str) -> int:
    try:
        return Backend(engine=engine).office().plans.store(new)
    except IntegrityError:
        raise Refusal(
            vi=f"Kế hoạch {key} đã được ban hành tại cơ quan này.",
            en=f"The plan {key} was issued at this agency before.",
        ) from None
