"""`guong plan …` for whoever writes a plan: begin one, try it out, trace it, amend it."""

import json
from pathlib import Path
from uuid import UUID

import click

from domain.plans.commands import AmendPlan
from domain.rules.document import PlanDocument
from domain.rules.feasibility.simulation import Office, simulate
from service import clock
from service.backend import Backend
from service.cli.commands import GuongCommand
from service.cli.database import database
from service.cli.plan_sources import plan_id_of, valid_plan
from service.cli.ratings import read_ratings
from service.cli.refusals import Refusal
from service.cli.scopes import operating
from service.cli.terminal import Column, this_terminal
from service.cli.values import PLAN_PATH
from service.legal_bases import legal_bases
from service.rule_trace import TracedRule, trace
from tenants import plan_files

_TRACE_COLUMNS = (
    Column("rule", "Quy tắc", "Rule"),
    Column("line", "Dòng", "Line"),
    Column("quote", "Trích", "Quote"),
    Column("reading", "Cách hiểu", "Reading"),
    Column("data", "Dữ liệu", "Data"),
    Column("code", "Nơi thực thi", "Code"),
)
_WEIGHTS_VI = {"impossible": "KHÔNG THỂ", "tight": "CHẶT", "info": "LƯU Ý"}


@click.command(cls=GuongCommand)
@click.argument("file", type=click.Path(path_type=Path))
def new(*, file: Path) -> None:
    """Viết một kế hoạch mẫu có chú thích · Write a commented template of a plan."""
    template = plan_files.TEMPLATE.read_text(encoding="utf-8")
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(template)
    except FileExistsError:
        raise Refusal(
            vi=f"{file} đã có; hãy chọn tên khác.", en=f"{file} exists: choose another name."
        ) from None
    except OSError as error:
        raise Refusal(
            vi=f"Không ghi được {file} ({error.strerror}).",
            en=f"{file} cannot be written ({error.strerror}).",
        ) from None
    this_terminal().done(
        {"file": str(file)},
        vi=f"Đã viết {file}. Sửa từng mục, rồi chạy: guong plan check {file}",
        en=f"Wrote {file}. Change every part, then run: guong plan check {file}",
    )


@click.command("trace", cls=GuongCommand)
@click.option("--rule", help="Chỉ một quy tắc, ví dụ S2-20. · One rule only, such as S2-20.")
def trace_(*, rule: str | None) -> None:
    """127 quy tắc của năm kế hoạch thật, và nơi thực thi · Where each rule is in force."""
    rules = [each for each in trace() if rule in {None, each.rule}]
    if not rules:
        raise Refusal(vi=f"Không có quy tắc “{rule}”.", en=f"There is no rule “{rule}”.")
    terminal = this_terminal()
    if terminal.as_json:
        terminal.lines([each.as_data() for each in rules], [])
        return
    terminal.table(_TRACE_COLUMNS, [row for each in rules for row in _rows(each)])


@click.command("simulate", cls=GuongCommand)
@click.argument("plan", type=PLAN_PATH)
@click.option("--council-size", type=int, required=True, help="Số thành viên Hội đồng. · Members.")
@click.option(
    "--ratings",
    type=click.Path(path_type=Path),
    help="Xếp loại năm trước: tệp CSV hoặc JSON (unit, staff, rated, excellent, good)."
    " · Last year's ratings.",
)
def simulate_(*, plan: Path, council_size: int, ratings: Path | None) -> None:
    """Tính thử trước một đợt: quy tắc kéo theo điều gì · What a plan implies before a round."""
    document = valid_plan(plan, plan_files.read_file(plan))
    office = Office(
        council_size=council_size,
        units=read_ratings(ratings) if ratings else (),
        cap=legal_bases().rating_cap,
    )
    notes = simulate(document, office)
    terminal = this_terminal()
    terminal.lines(
        {"key": document.key, "notes": [note.as_data() for note in notes]},
        [_line(note.weight.value, terminal.say(note.vi, note.en), note.rule) for note in notes],
    )


@click.command(cls=GuongCommand)
def schema() -> None:
    """JSON Schema của tệp kế hoạch · The JSON Schema of plan files."""
    described = PlanDocument.model_json_schema()
    this_terminal().lines(described, [json.dumps(described, ensure_ascii=False, indent=2)])


@click.command(cls=GuongCommand)
@click.argument("file", type=PLAN_PATH)
@click.option("--tenant", required=True, help="Mã cơ quan. · Slug of the agency.")
@click.option("--reason", required=True, help="Lý do sửa đổi. · Why it is amended.")
@click.option("--authorised-by", required=True, help="Văn bản cho phép. · The document.")
@click.option("--plan", "plan_id", type=click.UUID, help="Mã kế hoạch. · Id of the plan.")
def amend(
    *, file: Path, tenant: str, reason: str, authorised_by: str, plan_id: UUID | None
) -> None:
    """Sửa đổi kế hoạch đã ban hành; hồ sơ cũ giữ bản cũ · Amend a plan that is in force."""
    source = plan_files.read_file(file)
    document = valid_plan(file, source)
    command = AmendPlan(
        plan_id=plan_id or plan_id_of(tenant, document.key),
        document=dict(source.data),
        source_sha256=source.sha256,
        reason=reason,
        authorised_by=authorised_by,
        at=clock.now(),
    )
    with database() as engine, operating(engine, tenant):
        plans = Backend(engine=engine).office().plans
        position = plans.amend_plan(command)
        version = plans.current_version(command.plan_id)
    this_terminal().done(
        {"plan_id": command.plan_id, "rules_version": version, "position": position},
        vi=f"Đã sửa đổi kế hoạch {document.key} tại {tenant}: phiên bản {version}.",
        en=f"The plan {document.key} at {tenant} is amended: version {version}.",
    )


def _rows(rule: TracedRule) -> list[dict[str, object]]:
    return [
        {
            "rule": rule.rule,
            "line": place.line,
            "quote": place.quote,
            "reading": place.reading,
            "data": place.data,
            "code": ", ".join(place.code),
        }
        for place in rule.in_force
    ]


def _line(weight: str, said: str, rule: str | None) -> str:
    label = this_terminal().say(_WEIGHTS_VI[weight], weight.upper())
    return f"{label}: {said}" + (f" [{rule}]" if rule else "")
